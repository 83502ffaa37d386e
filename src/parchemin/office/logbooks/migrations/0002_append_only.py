"""Facts of this stage are added, never changed: the database refuses anything else."""

from django.db import migrations

from parchemin.office.journal.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("logbooks", "0001_initial")]
    operations = [
        AppendOnly("logbooks_attestation"),
    ]
