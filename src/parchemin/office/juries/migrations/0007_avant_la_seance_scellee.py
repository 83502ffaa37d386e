"""Calls, attendance and what is learnt of a member are facts: added, never changed."""

from django.db import migrations

from parchemin.office.journal.triggers import AppendOnly

FACTS = (
    "mandate",
    "availability",
    "jurorfact",
    "call",
    "callsending",
    "callanswer",
    "filessent",
    "replacement",
    "passage",
    "signedsheet",
)


class Migration(migrations.Migration):
    dependencies = [("juries", "0006_avant_la_seance")]
    operations = [AppendOnly(f"juries_{fact}") for fact in FACTS]
