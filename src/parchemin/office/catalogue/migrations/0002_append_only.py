"""Texts and changes are facts, kept by the database; the words have the table of their engine."""

from django.db import migrations

from parchemin.office.catalogue.engine import SearchTable
from parchemin.office.journal.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [
        AppendOnly("catalogue_document"),
        AppendOnly("catalogue_change"),
        SearchTable(),
    ]
