"""The description of an enterprise is a fact: a change is a new row."""

from django.db import migrations

from parchemin.office.journal.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("candidates", "0009_entreprise_d_accueil")]
    operations = [AppendOnly("candidates_hostcompany")]
