"""A choice of options is a fact: a change is a new row."""

from django.db import migrations

from parchemin.office.journal.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("candidates", "0007_choix_d_options")]
    operations = [AppendOnly("candidates_optionchoice")]
