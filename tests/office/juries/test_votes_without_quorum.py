"""Sans quorum, aucune voix n'est prise : ni nominale, ni d'un geste pour toute la séance."""

from collections.abc import Callable

import pytest

from parchemin.domain.errors import RefusedAct
from parchemin.office.journal.queries import acts_on
from parchemin.office.juries.actions import preparation, voting
from parchemin.office.juries.models import Jury, Vote
from tests.office.juries.conftest import IMTD, Office

pytestmark = pytest.mark.django_db
Opened = Callable[..., Jury]


def left_alone(jury: Jury, office: Office) -> None:
    """The chair stays, the other member goes: the quorum of two is lost."""
    preparation.mark_presence(seat=jury.seats.last(), present=False, by=office.by)


def test_no_voice_is_taken_while_the_quorum_is_lost(opened: Opened, office: Office) -> None:
    """The voice of a member who is there is refused with the rule, and nothing is written."""
    jury = opened(office)
    left_alone(jury, office)
    hearing = jury.hearings.first()
    with pytest.raises(RefusedAct, match="Aucune voix n'est prise sans quorum") as refused:
        voting.vote(
            on=hearing, seat=jury.seats.first(), choices={f"{IMTD}BC01": "pour"}, by=office.by
        )
    assert refused.value.rule
    assert not Vote.objects.exists()
    assert not acts_on(hearing).filter(act="voter").exists()


def test_proposals_are_not_followed_while_the_quorum_is_lost(
    opened: Opened, office: Office
) -> None:
    """One gesture for the whole session is refused too; once the member is back, it is taken."""
    jury = opened(office)
    left_alone(jury, office)
    with pytest.raises(RefusedAct, match="Aucune voix n'est prise sans quorum"):
        voting.vote_proposals(on=jury, by=office.by)
    assert not Vote.objects.exists()
    preparation.mark_presence(seat=jury.seats.last(), present=True, by=office.by)
    assert voting.vote_proposals(on=jury, by=office.by) > 0


def test_a_presence_already_noted_writes_nothing(opened: Opened, office: Office) -> None:
    """Noting present somebody who is already there leaves the journal as it was."""
    jury = opened(office)
    before = acts_on(jury).count()
    preparation.mark_presence(seat=jury.seats.first(), present=True, by=office.by)
    assert acts_on(jury).count() == before
