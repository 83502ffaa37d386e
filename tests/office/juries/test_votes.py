"""Votes: by the member, by show of hands, following the proposals."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role
from parchemin.office.journal.queries import acts_on, verify
from parchemin.office.juries import queries
from parchemin.office.juries.actions import preparation, room, voting
from parchemin.office.juries.models import Hearing, Jury, Link, Seat, Vote
from tests.office.juries.conftest import IMTD, Office, juror, prepared

pytestmark = pytest.mark.django_db
BC01, BC02 = f"{IMTD}BC01", f"{IMTD}BC02"
Opened = Callable[..., Jury]


def seats(jury: Jury) -> tuple[Seat, Seat]:
    """The chair's seat, then the other one."""
    chair, other = jury.seats.select_related("juror__account")
    return chair, other


def first(jury: Jury) -> Hearing:
    """The first candidate."""
    hearing = jury.hearings.select_related("enrolment__person__civil_status", "jury").first()
    assert hearing is not None
    return hearing


def test_a_member_votes_for_himself(opened: Opened, office: Office) -> None:
    """His voice is written with his name and journalled as his own."""
    jury = opened(office)
    chair, _ = seats(jury)
    account = chair.juror.account
    assert account is not None
    voting.vote(on=first(jury), seat=chair, choices={BC01: "pour"}, by=account)
    row = Vote.objects.get()
    assert (row.seat, row.choice, row.recorded_by) == (chair, "pour", account)
    act = acts_on(first(jury)).get(act="voter")
    assert act.details["saisie"] == "par le membre"


def test_a_member_does_not_vote_for_another(opened: Opened, office: Office) -> None:
    """A member's account with another member's seat is refused; nothing is written."""
    chair, other = seats(opened(office))
    with pytest.raises(RefusedAct, match=f"la voix de {other.juror.name} n'est pas la vôtre"):
        voting.vote(
            on=first(chair.jury), seat=other, choices={BC01: "pour"}, by=chair.juror.account
        )
    assert not Vote.objects.exists()


def test_the_secretariat_writes_a_show_of_hands(opened: Opened, office: Office) -> None:
    """The journal says that the voice was written for the member."""
    jury = opened(office)
    voting.vote(on=first(jury), seat=seats(jury)[1], choices={BC01: "contre"}, by=office.by)
    assert acts_on(first(jury)).get(act="voter").details["saisie"] == "main levée"


def test_the_same_voice_twice_is_written_once(opened: Opened, office: Office) -> None:
    """A double click is harmless; a change of mind adds a voice and the last one counts."""
    jury = opened(office)
    chair, _ = seats(jury)
    for choice, written in (("pour", 1), ("pour", 0), ("contre", 1)):
        given = voting.vote(on=first(jury), seat=chair, choices={BC01: choice}, by=office.by)
        assert given == written
    assert Vote.objects.count() == 2
    row = queries.candidate(first(jury)).row.blocs[0]
    assert [voice.choice for voice in row.voices] == ["contre", None]


def test_an_absent_member_does_not_vote(opened: Opened, office: Office) -> None:
    """A vote by somebody who is not in the room is refused with his name."""
    jury = opened(office)
    _, other = seats(jury)
    preparation.mark_presence(seat=other, present=False, by=office.by)
    with pytest.raises(RefusedAct, match="n'est pas noté présent"):
        voting.vote(on=first(jury), seat=other, choices={BC01: "pour"}, by=office.by)


def test_a_member_who_voted_is_no_longer_noted_absent(opened: Opened, office: Office) -> None:
    """His presence stays with his voice."""
    jury = opened(office)
    chair, _ = seats(jury)
    voting.vote(on=first(jury), seat=chair, choices={BC01: "pour"}, by=office.by)
    with pytest.raises(RefusedAct, match="a déjà voté"):
        preparation.mark_presence(seat=chair, present=False, by=office.by)


def test_a_member_tied_to_the_candidate_does_not_vote(opened: Opened, office: Office) -> None:
    """A link declared in the room recuses the member on that candidate alone, voices included."""
    jury = opened(office, candidates=2)
    _, other = seats(jury)
    voting.vote(on=first(jury), seat=other, choices={BC01: "pour"}, by=office.by)
    preparation.declare_link(
        juror=other.juror, person=first(jury).enrolment.person, kind=Link.Kind.PERSONAL,
        by=office.by,
    )  # fmt: skip
    with pytest.raises(RefusedAct, match="lien déclaré"):
        voting.vote(on=first(jury), seat=other, choices={BC02: "pour"}, by=office.by)
    board = queries.candidate(first(jury)).row.board
    assert [ballot.juror for ballot in board.ballots(board.cases[0], BC01)] == []
    second = jury.hearings.get(position=2)
    assert voting.vote(on=second, seat=other, choices={BC01: "pour"}, by=office.by) == 1


def test_a_bloc_without_all_its_results_takes_no_vote(opened: Opened, office: Office) -> None:
    """An excused modality waits for another session: no vote, and the sentence says why."""
    jury = opened(office, BC02="excuse")
    with pytest.raises(RefusedAct, match="ne sont pas complets"):
        voting.vote(on=first(jury), seat=seats(jury)[0], choices={BC02: "pour"}, by=office.by)


def test_an_unknown_bloc_takes_no_vote(opened: Opened, office: Office) -> None:
    """A bloc of another certification is refused by its code."""
    jury = opened(office)
    with pytest.raises(RefusedAct, match="RNCP1BC09"):
        voting.vote(
            on=first(jury), seat=seats(jury)[0], choices={"RNCP1BC09": "pour"}, by=office.by
        )


def test_a_candidate_of_another_session_is_refused(
    opened: Opened, office: Office, bench: Any
) -> None:
    """A seat of one jury does not vote on a candidate of another."""
    here = opened(office)
    there = room.open_jury(on=prepared(office, *bench(office)), by=office.by)
    with pytest.raises(RefusedAct, match="ne siège pas"):
        voting.vote(on=first(there), seat=seats(here)[0], choices={BC01: "pour"}, by=office.by)
    with pytest.raises(RefusedAct, match="n'est pas présenté"):
        voting.vote_proposals(on=here, hearing=first(there), by=office.by)


def test_no_vote_before_the_opening(office: Office, bench: Any) -> None:
    """A prepared jury takes no vote: the sentence says to open it."""
    jury = prepared(office, *bench(office))
    with pytest.raises(RefusedAct, match="n'est pas encore ouvert"):
        voting.vote_proposals(on=jury, by=office.by)


def test_all_follow_the_proposals_as_real_votes(opened: Opened, office: Office) -> None:
    """Each present member has a voice on each bloc to vote, for or against as proposed; once."""
    jury = opened(office, candidates=3, BC02="non_acquis")
    assert voting.vote_proposals(on=jury, by=office.by) == 3 * 4 * 2
    assert voting.vote_proposals(on=jury, by=office.by) == 0
    against = Vote.objects.filter(choice="contre")
    assert set(against.values_list("bloc_code", flat=True)) == {BC02}
    assert against.count() == 6
    assert verify().sound


def test_following_leaves_the_voices_already_given(opened: Opened, office: Office) -> None:
    """Only silent voices follow; a member follows for himself alone."""
    jury = opened(office)
    chair, other = seats(jury)
    voting.vote(on=first(jury), seat=chair, choices={BC01: "contre"}, by=office.by)
    assert voting.vote_proposals(on=jury, by=other.juror.account) == 4
    assert not Vote.objects.filter(seat=chair).exclude(bloc_code=BC01).exists()
    assert voting.vote_proposals(on=jury, by=office.by) == 3


def test_a_stranger_follows_nothing(opened: Opened, office: Office, account: Any) -> None:
    """An account that holds no seat is told so."""
    with pytest.raises(RefusedAct, match="Vous ne siégez pas"):
        voting.vote_proposals(on=opened(office), by=account(Role.JUROR))


def test_the_database_keeps_every_voice(opened: Opened, office: Office) -> None:
    """No voice is changed or erased, whoever asks."""
    jury = opened(office)
    voting.vote_proposals(on=jury, by=office.by)
    for act in (lambda: Vote.objects.update(choice="contre"), lambda: Vote.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert Vote.objects.filter(choice="pour").count() == 8


def test_a_member_votes_from_his_screen(
    opened: Opened, office: Office, signed_in: Callable[..., Client]
) -> None:
    """The page shows his own voices to fill, not the other member's, and posts them."""
    jury = opened(office)
    chair, other = seats(jury)
    client = signed_in(chair.juror.account)
    page = client.get(reverse("juries:hearing", args=[jury.pk, first(jury).pk])).content.decode()
    assert f'name="voix.{chair.juror_id}.{BC01}"' in page
    assert f'name="voix.{other.juror_id}.{BC01}"' not in page
    address = reverse("juries:vote", args=[jury.pk, first(jury).pk])
    typed = {f"voix.{chair.juror_id}.{BC01}": "pour", "lu": "0.0.0"}
    assert client.post(address, typed).status_code == 302
    refused = client.post(address, {f"voix.{other.juror_id}.{BC01}": "pour", "lu": "0.0.0"})
    assert refused.status_code == 409
    assert "Chaque membre vote pour lui-même" in refused.content.decode()
    assert Vote.objects.count() == 1


def test_a_refused_vote_is_said_in_place(
    opened: Opened, office: Office, signed_in: Callable[..., Client]
) -> None:
    """Asked by the page itself, the refusal comes back within the candidate's part."""
    jury = opened(office, BC02="excuse")
    answer = signed_in(office.by).post(
        reverse("juries:vote", args=[jury.pk, first(jury).pk]),
        {f"voix.{seats(jury)[0].juror_id}.{BC02}": "pour", "lu": "0.0.0"},
        headers={"HX-Request": "true"},
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "ne sont pas complets" in page
    assert "<html" not in page


@pytest.mark.parametrize(("headers", "status"), [({}, 409), ({"HX-Request": "true"}, 200)])
def test_an_unknown_word_is_said_and_nothing_is_written(
    opened: Opened, office: Office, signed_in: Callable[..., Client], headers: Any, status: int
) -> None:
    """One word that is no voice refuses the whole form, on its own page or in place."""
    jury = opened(office)
    chair, other = seats(jury)
    answer = signed_in(office.by).post(
        reverse("juries:vote", args=[jury.pk, first(jury).pk]),
        {f"voix.{chair.juror_id}.{BC01}": "pour", f"voix.{other.juror_id}.{BC01}": "oui"},
        headers=headers,
    )
    assert answer.status_code == status
    assert "« oui » n&#x27;est pas une voix" in answer.content.decode()
    assert not Vote.objects.exists()


def test_a_third_member_beyond_the_seats_does_not_sit(office: Office, bench: Any) -> None:
    """The règlement has one seat by college: a second employer is one too many."""
    jury = prepared(office, *bench(office), juror(office, "employeur", "M"))
    with pytest.raises(RefusedAct, match="retirez-en 1"):
        room.open_jury(on=jury, by=office.by)
