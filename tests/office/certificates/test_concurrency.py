"""Two people, or two workers, on the register at once: each fact once, each late one told."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from parchemin.domain.certificate_number import is_valid_number
from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.certificates import production, storage
from parchemin.office.certificates.actions.acknowledging import Received, acknowledge, reject
from parchemin.office.certificates.actions.declaring import declare
from parchemin.office.certificates.actions.issuing import issue, resume
from parchemin.office.certificates.actions.revoking import revoke
from parchemin.office.certificates.models import (
    Certificate,
    Declaration,
    DeclarationFile,
    DeclaredPassage,
    IssueBatch,
    PassageAnswer,
    Revocation,
)
from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import verify
from tests.office.certificates.builders import DELIVERED, FULL, build_jury
from tests.office.certificates.test_declaring import report
from tests.office.together import Act, at_once

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def other(secretary: User) -> User:
    return User.objects.create(username="autre", role=Role.SECRETARIAT)


def refused(said: list[Any]) -> list[RefusedAct]:
    """Those who came late; anything else that was raised fails the test."""
    faults = [item for item in said if isinstance(item, Exception)]
    assert all(isinstance(item, RefusedAct) for item in faults), said
    return faults


def entries(act: str) -> int:
    return Entry.objects.filter(act=act).count()


def check_register(count: int) -> None:
    """Numbers from 1 without a hole, keys right, one document by decision, files whole."""
    rows = list(Certificate.objects.order_by("number"))
    assert [int(row.number.split("-")[2]) for row in rows] == list(range(1, count + 1))
    assert all(is_valid_number(row.number) for row in rows)
    assert len({row.decision_id for row in rows}) == count
    assert all(storage.stored(row.number, row.sha256) for row in rows)
    assert entries("délivrer un parchemin") == count
    assert verify().sound


def test_two_secretaries_ask_for_the_same_documents(
    secretary: User, other: User, closed_jury: Any
) -> None:
    """One batch; both are led to it, one alone asked for it."""
    jury = closed_jury(FULL, FULL)
    said = at_once(
        *[lambda by=by: issue(on=jury, delivered_on=DELIVERED, by=by) for by in (secretary, other)]
    )
    assert not refused(said)
    assert said[0][0] == said[1][0]
    assert sorted(new for _, new in said) == [False, True]
    assert IssueBatch.objects.count() == entries("demander un lot de parchemins") == 1


def test_two_workers_on_one_batch(issued: Any, closed_jury: Any, batch_of: Any) -> None:
    """Each document is issued once, whoever takes it, and the batch is closed once."""
    batch = batch_of(closed_jury(FULL, FULL, FULL))
    work: Act = lambda: production.complete(str(batch.pk))  # noqa: E731
    said = at_once(work, work)
    assert not refused(said)
    assert sum(said) == 3
    assert entries("achever un lot") == 1
    check_register(3)


def test_two_batches_of_one_series(secretary: User, closed_jury: Any, batch_of: Any) -> None:
    """Two juries of one certification share one series of numbers, without a hole or a double."""
    batches = [batch_of(closed_jury(FULL, FULL)), batch_of(build_jury(secretary, FULL, FULL))]
    said = at_once(*[lambda batch=batch: production.complete(str(batch.pk)) for batch in batches])
    assert said == [2, 2]
    check_register(4)


def test_a_document_is_withdrawn_while_the_others_are_made(
    secretary: User, closed_jury: Any, batch_of: Any
) -> None:
    """The withdrawal and the batch do not hinder one another."""
    batch = batch_of(closed_jury(FULL, FULL, FULL))
    first, *_ = production.awaiting(batch)
    production.issue_one(batch, first)
    row = Certificate.objects.get()
    said = at_once(
        lambda: production.complete(str(batch.pk)),
        lambda: revoke(on=row, revoked_on=DELIVERED, reason="Erreur.", by=secretary),
    )
    assert said[0] == 2
    assert isinstance(said[1], Revocation)
    check_register(3)


def test_a_document_is_withdrawn_once(secretary: User, other: User, issued: Any) -> None:
    """The second secretary reads that it is done."""
    row = issued()[0]
    said = at_once(
        *[
            lambda by=by: revoke(on=row, revoked_on=DELIVERED, reason="Erreur.", by=by)
            for by in (secretary, other)
        ]
    )
    assert "déjà retiré" in str(*refused(said))
    assert Revocation.objects.count() == entries("retirer un parchemin") == 1
    assert verify().sound


def test_two_declarations_at_once_declare_each_holder_once(
    secretary: User, other: User, issued: Any
) -> None:
    """One declaration holds everybody, the other is told that nobody is left."""
    issued(FULL, FULL)
    said = at_once(*[lambda by=by: declare(by=by, now=NOW) for by in (secretary, other)])
    assert "Aucun titulaire" in str(*refused(said))
    assert Declaration.objects.get().number == "DECL-2026-0001"
    assert DeclaredPassage.objects.count() == 2
    assert verify().sound


def test_a_withdrawn_document_is_declared_before_or_never(secretary: User, issued: Any) -> None:
    """Declared and withdrawn at once: the journal tells which came first, and it is true."""
    row = issued()[0]
    said = at_once(
        lambda: declare(by=secretary, now=NOW),
        lambda: revoke(on=row, revoked_on=DELIVERED, reason="Erreur.", by=secretary),
    )
    assert isinstance(said[1], Revocation), said
    order = list(Entry.objects.order_by("id").values_list("act", flat=True))[-2:]
    if refused(said):
        assert not DeclaredPassage.objects.exists()
    else:
        assert order == ["établir une déclaration", "retirer un parchemin"]
    assert verify().sound


def test_one_report_recorded_twice_at_once(secretary: User, other: User, issued: Any) -> None:
    """Each answer is kept once; the second reading finds them known."""
    rows = issued(FULL, FULL)
    declare(by=secretary, now=NOW)
    one, two = [row.technical_id for row in rows]
    content = report(DeclarationFile.objects.get(), ok=[one], ko={two: "Nom inconnu."})
    said = at_once(
        *[
            lambda by=by: acknowledge(content=content, name="accuse.xml", by=by)
            for by in (secretary, other)
        ]
    )
    assert not refused(said)
    assert all(isinstance(item, Received) for item in said)
    assert sorted((item.accepted, item.refused, item.known) for item in said) == [
        (0, 0, 2),
        (1, 1, 0),
    ]
    assert PassageAnswer.objects.count() == 2
    assert entries("enregistrer un accusé de traitement") == 1
    assert verify().sound


def test_a_file_rejected_while_its_report_is_read(secretary: User, issued: Any) -> None:
    """Every holder has one answer, from one of the two, never both."""
    rows = issued(FULL, FULL)
    declare(by=secretary, now=NOW)
    file = DeclarationFile.objects.get()
    content = report(file, ok=[row.technical_id for row in rows])
    said = at_once(
        lambda: acknowledge(content=content, name="accuse.xml", by=secretary),
        lambda: reject(on=file, reason="Illisible.", by=secretary),
    )
    refused(said)
    answers = list(PassageAnswer.objects.values_list("accepted", flat=True))
    assert answers in ([True, True], [False, False])
    assert verify().sound


def test_a_stopped_batch_is_taken_up_by_two(
    secretary: User, other: User, closed_jury: Any, batch_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two clicks on « Reprendre »: whatever is queued, each document is made once."""
    batch = batch_of(closed_jury(FULL, FULL))
    IssueBatch.objects.filter(pk=batch.pk).update(failure="Disque plein.")
    acts: list[Callable[[], Any]] = [
        lambda by=by: resume(on=batch, by=by)  # type: ignore[misc]
        for by in (secretary, other)
    ]
    assert not refused(at_once(*acts))
    work: Act = lambda: production.complete(str(batch.pk))  # noqa: E731
    at_once(work, work)
    check_register(2)
