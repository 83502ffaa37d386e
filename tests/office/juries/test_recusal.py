"""A member tied to a candidate: he judges nothing of him, whenever the tie is declared."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.juries import queries
from parchemin.office.juries.actions import adjusting, closing, preparation, room, voting
from parchemin.office.juries.actions.adjusting import Change
from parchemin.office.juries.models import Adjustment, Decision, Jury, Link, Note, Seat
from tests.office.juries.conftest import IMTD, Office, prepared, presiding

pytestmark = pytest.mark.django_db
CODE = f"{IMTD}BC01"


def tie(seat: Seat, jury: Jury, office: Office) -> Link:
    """Declare that this member knows the first candidate."""
    person = jury.hearings.order_by("position")[0].enrolment.person
    return preparation.declare_link(
        juror=seat.juror, person=person, kind=Link.Kind.PERSONAL, by=office.by
    )


def change(jury: Jury) -> Change:
    """The jury reads the first modality otherwise."""
    assessment = queries.candidate(jury.hearings.all()[0]).row.case.plan.blocs[0].modalities[0]
    return Change(bloc=CODE, assessment=assessment.code, outcome="non acquis", reason="Relu.")


@pytest.fixture
def jury(opened: Callable[..., Jury], office: Office) -> Jury:
    """An open jury of two candidates."""
    return opened(office, 2)


def test_a_member_changes_no_result_of_somebody_he_is_tied_to(jury: Jury, office: Office) -> None:
    """The result stays; the same member still changes the result of the other candidate."""
    seat = jury.seats.select_related("juror__account").get(chair=False)
    tie(seat, jury, office)
    account = seat.juror.account
    assert account is not None
    one, two = jury.hearings.all()
    with pytest.raises(RefusedAct, match="lien déclaré"):
        adjusting.adjust(on=one, change=change(jury), by=account)
    assert not Adjustment.objects.exists()
    adjusting.adjust(on=two, change=change(jury), by=account)
    adjusting.adjust(on=one, change=change(jury), by=office.by)


def test_a_member_writes_nothing_on_somebody_he_is_tied_to(jury: Jury, office: Office) -> None:
    """Neither reason nor recommendation comes from him; a note on the session does."""
    seat = jury.seats.select_related("juror__account").get(chair=False)
    tie(seat, jury, office)
    account = seat.juror.account
    assert account is not None
    one, two = jury.hearings.all()
    words = {"on": jury, "text": "Des mots.", "by": account}
    with pytest.raises(RefusedAct, match="lien déclaré"):
        room.note(kind=Note.Kind.RECOMMENDATION, hearing=one, **words)
    assert not Note.objects.exists()
    room.note(kind=Note.Kind.RECOMMENDATION, hearing=two, **words)
    room.note(kind=Note.Kind.INCIDENT, **words)


def test_a_tie_declared_after_the_vote_withdraws_the_voice(jury: Jury, office: Office) -> None:
    """The voice stays written, counts no more, and the jury of two cannot close without it."""
    voting.vote_proposals(on=jury, by=office.by)
    tie(jury.seats.get(chair=False), jury, office)
    with pytest.raises(RefusedAct, match="Aucun membre présent du collège"):
        closing.close_jury(on=jury, by=presiding(jury))
    assert not Decision.objects.exists()


def test_a_tie_declared_after_the_closing_changes_nothing_shown(
    jury: Jury, office: Office, signed_in: Callable[..., Client]
) -> None:
    """The page of a candidate judged shows the voices that were counted, before and after."""
    voting.vote_proposals(on=jury, by=office.by)
    closing.close_jury(on=jury, by=presiding(jury))
    client = signed_in(office.by)
    address = reverse("juries:hearing", args=[jury.pk, jury.hearings.all()[0].pk])

    def shown() -> list[Any]:
        row = client.get(address).context["row"]
        return [
            ([voice.choice for voice in bloc.voices], row.board.voters(row.case))
            for bloc in row.blocs
        ]

    before = shown()
    tie(jury.seats.get(chair=False), jury, office)
    assert shown() == before


def test_a_later_jury_of_the_same_day_changes_nothing_shown(
    voted: Callable[..., Jury], bench: Any, office: Office, signed_in: Callable[..., Client]
) -> None:
    """A bloc refused in the morning stays refused on its page once won in the afternoon."""
    morning = voted(office, BC02="non_acquis")
    closing.close_jury(on=morning, by=presiding(morning))
    hearing = morning.hearings.get()
    address = reverse("juries:hearing", args=[morning.pk, hearing.pk])
    client = signed_in(office.by)
    before = [bloc.bloc.outcome for bloc in client.get(address).context["row"].blocs]
    afternoon = prepared(office, *bench(office))
    again = [item.enrolment for item in afternoon.hearings.all()]
    preparation.choose_candidates(
        on=afternoon, enrolments=[hearing.enrolment, *again], by=office.by
    )
    room.open_jury(on=afternoon, by=office.by)
    second = afternoon.hearings.get(enrolment=hearing.enrolment)
    case = queries.candidate(second).row.case
    for item in case.plan.blocs[1].modalities:
        changed = Change(bloc=f"{IMTD}BC02", assessment=item.code, outcome="acquis", reason="Relu.")
        adjusting.adjust(on=second, change=changed, by=office.by)
    voting.vote_proposals(on=afternoon, by=office.by)
    closing.close_jury(on=afternoon, by=presiding(afternoon))
    assert Decision.objects.get(hearing=second, bloc_code=f"{IMTD}BC02").won
    assert [bloc.bloc.outcome for bloc in client.get(address).context["row"].blocs] == before
