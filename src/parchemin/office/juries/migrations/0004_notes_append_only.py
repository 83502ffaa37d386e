"""Notes and second steps are facts: added, never changed.

SQLite rebuilds a table to add a column and loses its triggers: those of decisions are laid again.
"""

from django.db import migrations

from parchemin.office.journal.triggers import AppendOnly

DECISIONS = AppendOnly("juries_decision")


class Migration(migrations.Migration):
    dependencies = [("juries", "0003_suites_de_seance")]
    operations = [AppendOnly("juries_note"), AppendOnly("juries_ratification"), DECISIONS]
