"""Issuing: every document once, numbers without a hole, wherever the work is cut short."""

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import DatabaseError, OperationalError

from parchemin.domain.certificate_number import is_valid_number
from parchemin.domain.errors import RefusedAct
from parchemin.office.certificates import documents, production, storage
from parchemin.office.certificates.actions.issuing import resume
from parchemin.office.certificates.mentions import certificate_of, frozen
from parchemin.office.certificates.models import Certificate, Counter, IssueBatch
from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import verify
from parchemin.writers.typesetting import UnprintableDocument

pytestmark = pytest.mark.django_db


class Cut(BaseException):
    """The process dies here."""


def ranks() -> list[int]:
    numbers = Certificate.objects.order_by("number").values_list("number", flat=True)
    return [int(number.split("-")[2]) for number in numbers]


def test_a_batch_gives_parchemins_and_attestations_numbered_in_order(issued: Any) -> None:
    """A full success gives one parchemin, a partial one an attestation per bloc, a refusal none."""
    rows = issued((True, True), (True, False), (False, False), (False, True))
    assert [(row.kind, row.bloc_code) for row in rows] == [
        ("parchemin", ""),
        ("attestation_de_bloc", "RNCP40657BC01"),
        ("attestation_de_bloc", "RNCP40657BC02"),
    ]
    assert [row.number.rsplit("-", 1)[0] for row in rows] == [
        f"RNCP40657-2026-{rank:06d}" for rank in (1, 2, 3)
    ]
    assert all(is_valid_number(row.number) for row in rows)
    assert len({row.verification_code for row in rows}) == 3
    assert rows[0].batch.finished_at


def test_a_bloc_held_from_before_gives_no_second_attestation(
    closed_jury: Any, batch_of: Any
) -> None:
    """A bloc already won before this jury has its own document: none is issued again."""
    with pytest.raises(RefusedAct, match="n'ouvre droit à un document"):
        batch_of(closed_jury((True, False), held=(0,)))


def test_what_the_paper_shows_is_frozen_with_the_row(issued: Any) -> None:
    """The mentions of a row give back the very same paper, field by field."""
    row = issued()[0]
    paper = certificate_of(row.mentions)
    assert frozen(paper) == row.mentions
    assert paper.registration.title == "Technicien inventé"
    assert [other.name for other in paper.co_certifiers] == ["Autre certificateur inventé"]
    assert paper.verification_url.endswith(f"/verifier/{row.verification_code}")


def test_a_second_run_of_the_task_changes_nothing(issued: Any) -> None:
    """A finished batch run again issues nothing and writes nothing in the journal."""
    batch = issued()[0].batch
    entries = Entry.objects.count()
    assert production.complete(str(batch.pk)) == 0
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("place", ["render", "register", "storage.publish", "record"])
def test_a_cut_at_any_point_is_taken_up_without_hole_or_double(
    place: str, closed_jury: Any, batch_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before, during or after any step of the third document, the batch completes."""
    batch = batch_of(closed_jury(*[(True, True)] * 5))
    owner: Any = production
    *path, name = place.split(".")
    for part in path:
        owner = getattr(owner, part)
    real, calls = getattr(owner, name), []

    def dies_at_third(*args: Any, **kwargs: Any) -> Any:
        calls.append(place)
        result = real(*args, **kwargs)
        if len(calls) == 3:
            raise Cut
        return result

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, dies_at_third)
        with pytest.raises(Cut):
            production.complete(str(batch.pk))
    assert ranks() == [1, 2]
    assert production.complete(str(batch.pk)) == 3
    assert ranks() == [1, 2, 3, 4, 5]
    assert Counter.objects.get(series="RNCP40657-2026").last == 5
    assert verify().sound
    for row in Certificate.objects.all():
        assert storage.stored(row.number, row.sha256)


def test_a_number_taken_meanwhile_is_not_given_twice(
    closed_jury: Any, batch_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another batch takes the number while the paper is composed: it is composed again."""
    batch = batch_of(closed_jury((True, True)))
    real, taken = production.render, []

    def overtaken(paper: Any) -> bytes:
        if not taken:
            taken.append(paper.number)
            Counter.objects.filter(series="RNCP40657-2026").update(last=1)
        return real(paper)

    monkeypatch.setattr(production, "render", overtaken)
    production.complete(str(batch.pk))
    row = Certificate.objects.get()
    assert row.number.startswith("RNCP40657-2026-000002-")
    assert row.number != taken[0]


def test_a_full_disk_is_said_on_the_batch_which_can_be_resumed(
    closed_jury: Any, batch_of: Any, secretary: Any, settings: Any, tmp_path: Path
) -> None:
    """The folder becomes impossible to write: nothing half-made, a sentence, then a full recovery."""
    blocked = tmp_path / "plein"
    blocked.write_text("un fichier là où il faut un dossier")
    batch = batch_of(closed_jury((True, True), (True, True)))
    settings.MEDIA_ROOT = blocked
    assert production.complete(str(batch.pk)) == 0
    batch.refresh_from_db()
    assert "ne peut pas être écrit" in batch.failure
    assert not batch.finished_at
    assert Certificate.objects.count() == 0
    settings.MEDIA_ROOT = tmp_path / "libre"
    resume(on=batch, by=secretary)
    assert production.complete(str(batch.pk)) == 2
    batch.refresh_from_db()
    assert (batch.failure, bool(batch.finished_at)) == ("", True)
    assert ranks() == [1, 2]


def test_a_base_that_stays_locked_is_tried_again_without_a_person(
    closed_jury: Any, batch_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock is nobody's fault: the task fails, the batch waits for the next round of the worker."""
    batch = batch_of(closed_jury((True, True)))

    def locked(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(production, "record", locked)
        with pytest.raises(OperationalError):
            production.complete(str(batch.pk))
    batch.refresh_from_db()
    assert (batch.failure, batch.finished_at) == ("", None)
    assert production.complete(str(batch.pk)) == 1


def test_one_name_that_no_font_draws_does_not_stop_the_others(
    closed_jury: Any, batch_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fault is said with the path of the candidate, the other documents are issued."""
    batch = batch_of(closed_jury((True, True), (True, True)))
    real = production.render

    def refuses_first(paper: Any) -> bytes:
        if paper.holder.birth_name == "Essaiba":
            raise UnprintableDocument("Le document ne peut pas être composé.")
        return real(paper)

    monkeypatch.setattr(production, "render", refuses_first)
    production.complete(str(batch.pk))
    batch.refresh_from_db()
    assert batch.failure.startswith("P-1-1 : Le document ne peut pas être composé.")
    assert ranks() == [1]


def test_the_pdf_is_made_again_to_the_same_bytes(issued: Any) -> None:
    """A lost or altered file comes back identical, and is put back in its place."""
    row = issued()[0]
    path = storage.path_of(row.number)
    original = path.read_bytes()
    path.unlink()
    assert documents.pdf(row) == original
    path.write_bytes(b"autre chose")
    assert documents.pdf(row) == original
    assert path.read_bytes() == original


def test_a_pdf_that_cannot_be_made_again_is_never_replaced_by_another(
    issued: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other bytes than those of the register are refused, with what to restore."""
    row = issued()[0]
    storage.path_of(row.number).unlink()
    monkeypatch.setattr(documents, "render", lambda _: b"%PDF autre")
    with pytest.raises(RefusedAct, match="Restaurez"):
        documents.pdf(row)


def test_the_register_is_append_only(issued: Any) -> None:
    """The database itself refuses to change or erase a document."""
    row = issued()[0]
    for act in (
        lambda: Certificate.objects.filter(pk=row.pk).update(number="X"),
        lambda: Certificate.objects.filter(pk=row.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert IssueBatch.objects.count() == 1
