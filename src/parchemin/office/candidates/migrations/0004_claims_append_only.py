"""A withdrawal and a decision on a correspondence are facts: added, never changed."""

from django.db import migrations

from parchemin.office.journal.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("candidates", "0003_identity_and_claims")]
    operations = [
        AppendOnly("candidates_heldblocwithdrawal"),
        AppendOnly("candidates_correspondencedecision"),
    ]
