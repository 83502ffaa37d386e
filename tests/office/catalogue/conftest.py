"""What the tests of the catalogue share: bringing an export in, as the command does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from parchemin.office.catalogue.actions import MACHINE, announce
from parchemin.office.catalogue.importing import run
from parchemin.office.catalogue.models import Export
from parchemin.office.catalogue.opening import opened
from tests.office.catalogue.exports import real_fiches, zipped

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
