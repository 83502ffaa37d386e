"""What goes wrong in production: disk, writer, program, power; nothing is lost, nothing doubled."""

import errno
import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.certificates import production, storage
from parchemin.office.certificates.actions import acknowledging, declaring
from parchemin.office.certificates.actions.issuing import resume
from parchemin.office.certificates.models import (
    Certificate,
    Counter,
    Declaration,
    DeclarationFile,
    DeclaredPassage,
    IssueBatch,
    PassageAnswer,
)
from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import verify
from tests.office.certificates.builders import FULL
from tests.office.certificates.test_declaring import report

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)


class PowerCut(BaseException):
    """The machine stops here."""


def ranks() -> list[int]:
    rows = Certificate.objects.order_by("number")
    return [int(row.number.split("-")[2]) for row in rows]


def check_whole(count: int) -> None:
    """That many documents, numbered from 1, each with its file; nothing passing is left behind."""
    assert ranks() == list(range(1, count + 1))
    assert all(storage.stored(row.number, row.sha256) for row in Certificate.objects.all())
    assert not list(storage.folder().rglob("*.tmp"))
    assert verify().sound


@pytest.fixture(autouse=True)
def disk(settings: Any, tmp_path: Path) -> Path:
    """A folder of files of one's own."""
    settings.MEDIA_ROOT = tmp_path / "fichiers"
    return tmp_path / "fichiers"


@pytest.fixture
def batch(closed_jury: Any, batch_of: Any) -> IssueBatch:
    """Three documents asked for."""
    found: IssueBatch = batch_of(closed_jury(FULL, FULL, FULL))
    return found


@pytest.mark.parametrize(
    "step",
    [(storage.tempfile, "mkstemp"), (storage.os, "fsync"), (Path, "replace"), (Path, "mkdir")],
)
@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), OSError("x")])
def test_the_disk_fails_at_any_step_of_a_file(
    step: tuple[Any, str], fault: OSError, batch: IssueBatch, secretary: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The incident is written with what to do, the batch taken up gives every document once."""
    owner, name = step
    real, calls = getattr(owner, name), []

    def fails_second(*args: Any, **kwargs: Any) -> Any:
        calls.append(name)
        if len(calls) >= 2:
            raise fault
        return real(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, fails_second)
        production.complete(str(batch.pk))
    batch.refresh_from_db()
    assert "ne peut pas être écrit" in batch.failure
    assert "None" not in batch.failure
    assert "reprenez le lot" in batch.failure
    resume(on=batch, by=secretary)
    production.complete(str(batch.pk))
    check_whole(3)


@pytest.mark.parametrize("step", ["render", "draft", "storage.fingerprint", "register"])
def test_a_fault_of_the_program_is_told_and_stops_nobody_else(
    step: str, batch: IssueBatch, secretary: User,
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    """One paper makes the program fail: the others are issued, the screen says which and whom to
    tell, nobody's name goes to the log; once mended, the batch is completed.
    """
    owner: Any = storage if "." in step else production
    name = step.rpartition(".")[2]
    real, calls = getattr(owner, name), []

    def fails_first(*args: Any, **kwargs: Any) -> Any:
        calls.append(name)
        if len(calls) == 1:
            raise ValueError("Essaiba Dominique")
        return real(*args, **kwargs)

    with monkeypatch.context() as patch, caplog.at_level(logging.DEBUG):
        patch.setattr(owner, name, fails_first)
        assert production.complete(str(batch.pk)) == 2
    batch.refresh_from_db()
    assert batch.failure.startswith("P-1-1 : ")
    assert "administrateur" in batch.failure
    assert "Essaiba" not in batch.failure + caplog.text
    assert "ValueError" in caplog.text
    resume(on=batch, by=secretary)
    assert production.complete(str(batch.pk)) == 1
    check_whole(3)


def cut_at(
    owner: Any, name: str, act: Callable[[], Any], *, after: bool, patch: pytest.MonkeyPatch
) -> None:
    """Run the act on a machine that stops just before or just after that call."""
    real = getattr(owner, name)

    def stops(*args: Any, **kwargs: Any) -> Any:
        if after:
            real(*args, **kwargs)
        raise PowerCut

    with patch.context() as context:
        context.setattr(owner, name, stops)
        with pytest.raises(PowerCut):
            act()


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", ["_next_rank", "checked", "require_valid", "_keep", "record"])
def test_a_declaration_cut_at_any_step_was_never_made(
    step: str, after: bool, issued: Any, secretary: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is kept of it, its number is given to the next one, which holds everybody."""
    issued(FULL, FULL)
    before = Entry.objects.count()

    def act() -> Any:
        return declaring.declare(by=secretary, now=NOW)

    cut_at(declaring, step, act, after=after, patch=monkeypatch)
    assert not Declaration.objects.exists()
    assert not DeclaredPassage.objects.exists()
    assert Entry.objects.count() == before
    assert act()[0].number == "DECL-2026-0001"
    assert DeclaredPassage.objects.count() == 2
    assert Counter.objects.get(series="declaration-2026").last == 1
    assert verify().sound


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", ["_answered_file", "_answer", "record"])
def test_a_report_cut_at_any_step_is_read_again_whole(
    step: str, after: bool, issued: Any, secretary: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No answer is kept by half: read again, the report gives all of them, once."""
    rows = issued(FULL, FULL)
    declaring.declare(by=secretary, now=NOW)
    one, two = [row.technical_id for row in rows]
    content = report(DeclarationFile.objects.get(), ok=[one], ko={two: "Nom inconnu."})

    def act() -> Any:
        return acknowledging.acknowledge(content=content, name="accuse.xml", by=secretary)

    cut_at(acknowledging, step, act, after=after, patch=monkeypatch)
    assert not PassageAnswer.objects.exists()
    received = act()
    assert (received.accepted, received.refused, received.known) == (1, 1, 0)
    assert PassageAnswer.objects.count() == 2
    assert verify().sound


def test_a_report_that_contradicts_itself_is_refused(issued: Any, secretary: User) -> None:
    """Accepted and refused in one report: nobody guesses which; nothing is written."""
    row = issued(FULL)[0]
    declaring.declare(by=secretary, now=NOW)
    file = DeclarationFile.objects.get()
    content = report(file, ok=[row.technical_id], ko={row.technical_id: "Nom inconnu."})
    with pytest.raises(RefusedAct, match="contredit"):
        acknowledging.acknowledge(content=content, name="accuse.xml", by=secretary)
    assert not PassageAnswer.objects.exists()


def test_the_same_line_twice_in_a_report_is_one_answer(issued: Any, secretary: User) -> None:
    """A line repeated word for word is read once, and not counted as already known."""
    row = issued(FULL)[0]
    declaring.declare(by=secretary, now=NOW)
    content = report(DeclarationFile.objects.get(), ok=[row.technical_id, row.technical_id])
    received = acknowledging.acknowledge(content=content, name="accuse.xml", by=secretary)
    assert (received.accepted, received.refused, received.known) == (1, 0, 0)
