"""Les actes de travers en séance : refusés avec la règle ou la ligne en cause, rien n'a changé."""

from collections.abc import Callable
from typing import Any

import pytest

from parchemin.domain.errors import ParcheminError, RefusedAct
from parchemin.office.journal.models import Entry
from parchemin.office.juries.actions import adjusting, closing, voting
from parchemin.office.juries.actions.adjusting import Change
from parchemin.office.juries.models import Adjustment, Decision, Hearing, Jury, Minutes, Seat, Vote
from tests.office.juries.conftest import IMTD, WORD, Office, presiding

pytestmark = pytest.mark.django_db
BC01 = f"{IMTD}BC01"


def counted() -> tuple[int, ...]:
    """How many facts there are: a refused act adds none, nor a line of the journal."""
    tables = (Vote, Adjustment, Decision, Minutes, Entry)
    return tuple(table.objects.count() for table in tables)


def refused(act: Callable[[], object]) -> ParcheminError:
    before = counted()
    with pytest.raises(ParcheminError) as said:
        act()
    assert counted() == before
    return said.value


def test_le_candidat_d_une_autre_seance(opened: Any, office: Office) -> None:
    """Le candidat d'un jury, présenté comme celui d'un autre : ni voix, ni résultat changé."""
    mine: Jury = opened(office)
    other: Jury = opened(office)
    theirs = other.hearings.select_related("jury").get()
    posed = Hearing(pk=theirs.pk, jury=mine, enrolment=theirs.enrolment, position=1)
    seat = mine.seats.select_related("juror").get(chair=True)
    code = office.certification.blocs[0].assessments[0].code
    change = Change(bloc=BC01, assessment=code, outcome="acquis", reason="Relu.")
    for act in (
        lambda: voting.vote(on=posed, seat=seat, choices={BC01: "pour"}, by=office.by),
        lambda: adjusting.adjust(on=posed, change=change, by=office.by),
    ):
        assert "n'est pas présenté au jury" in str(refused(act))


def test_clore_sans_president(voted: Any, office: Office) -> None:
    """Personne ne préside : la clôture cite la règle, rien n'est décidé."""
    jury: Jury = voted(office)
    Seat.objects.filter(jury=jury).update(chair=False)
    error = refused(lambda: closing.close_jury(on=jury, word=WORD, by=office.by))
    assert isinstance(error, RefusedAct)
    assert "président" in error.rule
    assert jury.state == Jury.State.OPEN


def test_clore_avec_un_bulletin_qui_manque(opened: Any, office: Office) -> None:
    """Un membre n'a pas voté : la clôture nomme le candidat, le bloc et le membre."""
    jury: Jury = opened(office)
    hearing = jury.hearings.select_related("jury").get()
    chair = jury.seats.select_related("juror").get(chair=True)
    voting.vote(on=hearing, seat=chair, choices={BC01: "pour"}, by=office.by)
    error = refused(lambda: closing.close_jury(on=jury, by=presiding(jury)))
    assert "il manque 2 voix : " in str(error)
    assert BC01 in str(error)


def test_clore_avec_un_candidat_sans_decision(opened: Any, office: Office) -> None:
    """Personne n'a voté sur un candidat : il est nommé, les autres attendent avec lui."""
    jury: Jury = opened(office, candidates=2)
    first, second = jury.hearings.select_related("enrolment__person__civil_status")
    voting.vote_proposals(on=jury, hearing=first, by=office.by)
    error = refused(lambda: closing.close_jury(on=jury, by=presiding(jury)))
    assert str(second.enrolment.person) in str(error)
    assert str(first.enrolment.person) not in str(error)
