"""A move is a fact; an enrolment changes version only after one."""

from django.db import migrations

from parchemin.office.candidates.moved_seal import MovedOnly
from parchemin.office.journal.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("candidates", "0005_versionmove")]
    operations = [AppendOnly("candidates_versionmove"), MovedOnly()]
