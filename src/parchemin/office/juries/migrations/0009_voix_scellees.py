"""Proxies and shows of hands are facts: added, never changed."""

from django.db import migrations

from parchemin.office.journal.triggers import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("juries", "0008_voix_autrement")]
    operations = [AppendOnly("juries_proxyact"), AppendOnly("juries_shownhands")]
