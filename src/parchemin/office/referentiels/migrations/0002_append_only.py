"""Facts of this stage are added, never changed: the database refuses anything else."""

from django.db import migrations

from parchemin.office.journal.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("referentiels", "0001_initial")]
    operations = [
        AppendOnly("referentiels_source"),
        AppendOnly("referentiels_version", once="OLD.published_at IS NOT NULL"),
        AppendOnly("referentiels_reglementversion"),
    ]
