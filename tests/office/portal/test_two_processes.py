"""Two processes of the office on one SQLite base: each writes in its turn, nothing is lost."""

import os
import subprocess
import sys
from pathlib import Path

ACTS = 25
WRITE = f"""
import django; django.setup()
from django.db import transaction
from parchemin.office.accounts.models import User
from parchemin.office.journal.actions import record
somebody = User(pk=1, username="essai")
for rank in range({ACTS}):
    with transaction.atomic():
        record("essayer", by="essai", on=somebody, rang=rank)
"""
READ = """
import django; django.setup()
from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import verify
print(Entry.objects.filter(act="essayer").count(), verify().sound)
"""


def python(code: str, surroundings: dict[str, str]) -> "subprocess.Popen[str]":
    """A process of the office that runs this code."""
    return subprocess.Popen(
        [sys.executable, "-c", code], env=surroundings, stdout=subprocess.PIPE, text=True
    )


def test_deux_processus_ecrivent_chacun_leur_tour(tmp_path: Path) -> None:
    """Two processes that record at once leave every entry, and one chain that verifies."""
    surroundings = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "parchemin.office.settings",
        "PARCHEMIN_DATA": str(tmp_path),
        "PARCHEMIN_MODE": "demonstration",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'essai.sqlite3'}",
    }
    command = [sys.executable, "-m", "parchemin.office", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=surroundings, check=True)
    writers = [python(WRITE, surroundings) for _ in range(2)]
    for writer in writers:
        writer.communicate(timeout=120)
        assert writer.returncode == 0
    said, _ = python(READ, surroundings).communicate(timeout=60)
    assert said.split() == [str(2 * ACTS), "True"]
