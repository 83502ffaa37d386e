"""Rules of correspondence are set and ended, never changed."""

from django.db import migrations

from parchemin.office.journal.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("correspondences", "0001_initial")]
    operations = [AppendOnly("correspondences_rule"), AppendOnly("correspondences_ruleend")]
