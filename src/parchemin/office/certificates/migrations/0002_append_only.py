"""Facts of this stage are added, never changed: the database refuses anything else."""

from django.db import migrations

from parchemin.office.journal.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("certificates", "0001_initial")]
    operations = [
        AppendOnly("certificates_certificate"),
        AppendOnly("certificates_revocation"),
        AppendOnly("certificates_declaration"),
        AppendOnly("certificates_declarationfile"),
        AppendOnly("certificates_declaredpassage"),
        AppendOnly("certificates_passageanswer"),
    ]
