"""A letter, a sending, an appeal and its steps are added, never changed."""

from django.db import migrations

from parchemin.office.journal.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial")]
    operations = [
        AppendOnly("notices_letter"),
        AppendOnly("notices_sending"),
        AppendOnly("notices_appeal"),
        AppendOnly("notices_appealstep"),
    ]
