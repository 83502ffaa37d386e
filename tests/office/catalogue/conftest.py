"""What the tests of the catalogue share: bringing an export in, as the command does."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from parchemin.office.catalogue.actions import MACHINE, announce
from parchemin.office.catalogue.engine import TABLE
from parchemin.office.catalogue.importing import run
from parchemin.office.catalogue.models import Export, Fiche
from parchemin.office.catalogue.opening import opened
from tests.office.catalogue.exports import invented, real_fiches, xml, zipped

Bring = Callable[[Path], Export]


@pytest.fixture
def bring(db: None) -> Bring:
    """Import a file to its end, or to what stops it."""

    def act(path: Path) -> Export:
        source = opened(path)
        export = announce(source=source, dated=None, by=MACHINE)
        return export if export.finished_at else run(export, source)

    return act


@pytest.fixture
def real(bring: Bring, tmp_path: Path) -> Export:
    """The six real fiches in the catalogue."""
    return bring(zipped(tmp_path, "2026-08-16", real_fiches()))


@pytest.fixture
def killed(transactional_db: None, tmp_path: Path) -> Iterator[Path]:
    """An export whose import, in a process of its own, was killed after some batches.

    The table of words has no model: nothing else empties it after a test without transaction.
    """
    path = xml(tmp_path, "2026-08-16", [invented(rank) for rank in range(6000)])
    program = (
        "import os, django; django.setup()\n"
        "from django.db import connections\n"
        f"connections['default'].settings_dict['NAME'] = {connection.settings_dict['NAME']!r}\n"
        "from django.core.management import call_command\n"
        f"call_command('catalogue', 'importer', {str(path)!r})\n"
    )
    surroundings = {**os.environ, "PARCHEMIN_DATA": str(settings.DATA)}
    process = subprocess.Popen(
        [sys.executable, "-c", program], env=surroundings, stdout=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 60
    while Fiche.objects.count() < 400 and time.monotonic() < deadline:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    yield path
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608
