"""Facts of this stage are added, never changed: the database refuses anything else."""

from django.db import migrations

from parchemin.office.journal.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("juries", "0001_initial")]
    operations = [
        AppendOnly("juries_link"),
        AppendOnly("juries_adjustment"),
        AppendOnly("juries_vote"),
        AppendOnly("juries_decision"),
        AppendOnly("juries_minutes"),
        AppendOnly("juries_jury", once="OLD.state = 'clos'"),
    ]
