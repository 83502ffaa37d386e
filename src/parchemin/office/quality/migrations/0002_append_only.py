"""An answer is added, never changed."""

from django.db import migrations

from parchemin.office.journal.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("quality", "0001_initial")]
    operations = [AppendOnly("quality_answer")]
