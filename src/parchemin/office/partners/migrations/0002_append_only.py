"""Facts of this stage are added, never changed: the database refuses anything else."""

from django.db import migrations

from parchemin.office.journal.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("partners", "0001_initial")]
    operations = [
        AppendOnly("partners_certifier"),
        AppendOnly("partners_registration"),
    ]
