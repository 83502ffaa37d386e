"""PostgreSQL asks the index of words, however common the word."""

from django.db import migrations

from parchemin.office.catalogue.engine import KeysByIndex


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_ordered_lists")]
    operations = [KeysByIndex()]
