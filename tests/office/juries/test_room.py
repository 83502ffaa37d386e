"""In the room: adjustments, notes, candidates sent to another session."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.epreuves.models import Result
from parchemin.office.journal.queries import acts_on
from parchemin.office.juries import queries
from parchemin.office.juries.actions import adjusting, room, voting
from parchemin.office.juries.actions.adjusting import Change
from parchemin.office.juries.models import Adjustment, Hearing, Jury, Note
from tests.office.juries.conftest import IMTD, Office

pytestmark = pytest.mark.django_db
Opened = Callable[..., Jury]
BC03 = f"{IMTD}BC03"


def first(jury: Jury) -> Hearing:
    hearing = jury.hearings.select_related("enrolment__person__civil_status", "jury").first()
    assert hearing is not None
    return hearing


def modality(office: Office) -> str:
    """The first modality of the third bloc."""
    return office.certification.blocs[2].assessments[0].code


def change(office: Office, **otherwise: str) -> Change:
    said = {
        "bloc": BC03, "assessment": modality(office), "outcome": "acquis",
        "reason": "Entretien repris devant le jury",
    }  # fmt: skip
    return Change(**{**said, **otherwise})


def fail_one(jury: Jury, office: Office) -> None:
    """A single modality of the third bloc is not acquired."""
    enrolment = first(jury).enrolment
    Result.objects.create(
        enrolment=enrolment, bloc_code=BC03, assessment_code=modality(office),
        outcome="non_acquis", obtained_on="2026-05-05", reason="relecture", recorded_by=office.by,
        supersedes=enrolment.results.get(assessment_code=modality(office)),
    )  # fmt: skip


def test_the_jury_reads_a_result_otherwise_and_the_assessor_s_stays(
    opened: Opened, office: Office, signed_in: Callable[..., Client]
) -> None:
    """The proposal follows the jury's reading; the page shows both, with the reason."""
    jury = opened(office)
    fail_one(jury, office)
    assert queries.candidate(first(jury)).row.blocs[2].bloc.outcome == "non acquis"
    row = adjusting.adjust(on=first(jury), change=change(office), by=office.by)
    assert queries.candidate(first(jury)).row.blocs[2].bloc.outcome == "acquis"
    page = signed_in(office.by).get(
        reverse("juries:reasons", args=[jury.pk, first(jury).pk])
    ).content.decode()  # fmt: skip
    assert "Entretien repris devant le jury" in page
    assert "non acquis" in page
    assert acts_on(row).count() == 1
    assert Result.objects.filter(outcome="non_acquis").count() == 1


@pytest.mark.parametrize(
    ("otherwise", "said"),
    [
        ({"reason": "  "}, "motif"),
        ({"outcome": "absent"}, "« acquis » ou « non acquis »"),
        ({"assessment": "RNCP1BC01ME1"}, "n'est pas une modalité"),
        ({"bloc": "RNCP1BC01"}, "n'est pas une modalité"),
    ],
    ids=["sans motif", "absent", "autre modalité", "autre bloc"],
)
def test_a_wrong_adjustment_is_refused(
    opened: Opened, office: Office, otherwise: dict[str, str], said: str
) -> None:
    """Each fault has its sentence and changes nothing."""
    jury = opened(office)
    with pytest.raises(RefusedAct, match=said):
        adjusting.adjust(on=first(jury), change=change(office, **otherwise), by=office.by)
    assert not Adjustment.objects.exists()


def test_an_adjustment_is_never_erased(opened: Opened, office: Office) -> None:
    """The layer of the jury is kept by the database."""
    jury = opened(office)
    adjusting.adjust(on=first(jury), change=change(office), by=office.by)
    with pytest.raises(DatabaseError), transaction.atomic():
        Adjustment.objects.all().delete()


def test_only_those_in_the_room_adjust(
    opened: Opened, office: Office, account: Callable[..., User]
) -> None:
    """A member present may; somebody from outside may not."""
    jury = opened(office)
    seat = jury.seats.select_related("juror__account").first()
    assert seat is not None
    assert adjusting.adjust(on=first(jury), change=change(office), by=seat.juror.account)  # type: ignore[arg-type]
    stranger = account(Role.JUROR)
    with pytest.raises(PermissionDenied):
        adjusting.adjust(on=first(jury), change=change(office), by=stranger)


def test_a_refused_adjustment_comes_back_in_the_form(
    opened: Opened, office: Office, signed_in: Callable[..., Client]
) -> None:
    """Without a reason the form says so and keeps the page."""
    jury = opened(office)
    address = reverse("juries:adjust", args=[jury.pk, first(jury).pk])
    answer = signed_in(office.by).post(address, {"outcome": "acquis", "reason": ""})
    assert answer.status_code == 422
    assert "obligatoire" in answer.content.decode()


def test_a_note_is_kept_and_an_empty_one_refused(opened: Opened, office: Office) -> None:
    """Of two recommendations the last one shows; an empty one is refused."""
    jury = opened(office)
    for text in ("Revoir la traçabilité", "Revoir la traçabilité et l'hygiène"):
        room.note(
            on=jury, kind=Note.Kind.RECOMMENDATION, text=text, hearing=first(jury), by=office.by
        )
    assert queries.candidate(first(jury)).row.advice == "Revoir la traçabilité et l'hygiène"
    with pytest.raises(RefusedAct, match="vide"):
        room.note(on=jury, kind=Note.Kind.INCIDENT, text=" ", by=office.by)


def test_a_candidate_sent_on_takes_no_more_votes(opened: Opened, office: Office) -> None:
    """Sent to another session with a reason, the candidate is presentable there."""
    jury = opened(office, candidates=2)
    with pytest.raises(RefusedAct, match="motif"):
        room.defer(on=first(jury), reason=" ", by=office.by)
    room.defer(on=first(jury), reason="Jury récusé", by=office.by)
    seat = jury.seats.select_related("juror").first()
    assert seat is not None
    with pytest.raises(RefusedAct, match="renvoyé à une autre session"):
        voting.vote(on=first(jury), seat=seat, choices={BC03: "pour"}, by=office.by)
    assert voting.vote_proposals(on=jury, by=office.by) == 8
