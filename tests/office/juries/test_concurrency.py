"""Several people on one session at once: one wins, the other reads why, nothing is written twice."""

from datetime import date
from typing import Any

import pytest

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import verify
from parchemin.office.juries.actions import (
    adjusting,
    closing,
    preparation,
    room,
    second_step,
    voting,
)
from parchemin.office.juries.actions.adjusting import Change
from parchemin.office.juries.models import (
    Adjustment,
    Decision,
    Jury,
    Link,
    Minutes,
    Ratification,
    Seat,
    Vote,
)
from tests.office.juries.conftest import (
    HELD,
    WORD,
    Office,
    chair_without_account,
    prepared,
    presiding,
)
from tests.office.together import Act, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_secretaries_close_at_once(voted: Any, office: Office) -> None:
    """One closes; the other reads that it is closed, by whom; one set of decisions exists."""
    jury: Jury = chair_without_account(voted(office))
    other = User.objects.create(username="autre", role=Role.SECRETARIAT)

    def close(by: User) -> Act:
        return lambda: closing.close_jury(on=jury, word=WORD, by=by)

    said = at_once(close(office.by), close(other))
    won = [item for item in said if isinstance(item, Minutes)]
    lost = [item for item in said if isinstance(item, RefusedAct)]
    assert (len(won), len(lost)) == (1, 1), said
    assert won[0].number in str(lost[0])
    assert Minutes.objects.count() == 1
    assert Decision.objects.count() == 5
    assert verify().sound


def test_a_vote_during_the_closing_is_before_it_or_refused(voted: Any, office: Office) -> None:
    """A changed voice counts in the decision, or comes too late; never half of each."""
    jury: Jury = voted(office)
    hearing = jury.hearings.select_related("jury").get()
    seat = jury.seats.select_related("juror").get(chair=False)
    code = f"{jury.number}BC01"
    said = at_once(
        lambda: closing.close_jury(on=jury, by=presiding(jury)),
        lambda: voting.vote(on=hearing, seat=seat, choices={code: "abstention"}, by=office.by),
    )
    assert isinstance(said[0], Minutes), said
    counted = Decision.objects.get(bloc_code=code).votes["bulletins"]
    last = Vote.objects.filter(seat=seat, bloc_code=code).order_by("-id").first()
    assert last is not None
    assert [item["voix"] for item in counted if item["membre"] == seat.juror.name] == [last.choice]
    assert isinstance(said[1], RefusedAct) is (last.choice == "pour")
    assert verify().sound


def test_two_juries_closed_at_once_get_two_numbers(voted: Any, office: Office, bench: Any) -> None:
    """Numbers follow one another without a gap, whoever comes first."""
    juries = [voted(office) for _ in range(2)]
    said = at_once(
        *[lambda jury=jury: closing.close_jury(on=jury, by=presiding(jury)) for jury in juries]
    )
    assert {item.number for item in said} == {"PV-2026-0001", "PV-2026-0002"}, said
    assert verify().sound


def test_the_same_voice_sent_twice_at_once_is_written_once(opened: Any, office: Office) -> None:
    """A double click from two tabs leaves one voice."""
    jury: Jury = opened(office)
    hearing = jury.hearings.select_related("jury").get()
    seat = jury.seats.select_related("juror").get(chair=True)
    code = f"{jury.number}BC01"
    one = lambda: voting.vote(on=hearing, seat=seat, choices={code: "pour"}, by=office.by)  # noqa: E731
    assert sorted(at_once(one, one)) == [0, 1]
    assert Vote.objects.count() == 1


def closed(jury: Jury, office: Office) -> Act:
    return lambda: closing.close_jury(on=jury, by=presiding(jury))


def test_a_result_changed_during_the_closing_is_before_it_or_refused(
    voted: Any, office: Office
) -> None:
    """The closing counts the jury's reading, waits for its reason, or comes before it."""
    jury: Jury = voted(office)
    hearing = jury.hearings.select_related("jury").get()
    code = f"{jury.number}BC01"
    assessment = next(bloc for bloc in office.certification.blocs if bloc.code == code)
    change = Change(
        bloc=code, assessment=assessment.assessments[0].code, outcome="non acquis", reason="Relu."
    )
    said = at_once(
        closed(jury, office), lambda: adjusting.adjust(on=hearing, change=change, by=office.by)
    )
    if isinstance(said[1], Adjustment):
        assert isinstance(said[0], RefusedAct), said
        assert "motif" in str(said[0])
        assert not Decision.objects.exists()
    else:
        assert isinstance(said[0], Minutes), said
        assert isinstance(said[1], RefusedAct), said
        assert Decision.objects.get(bloc_code=code).proposed == "acquis"
    assert verify().sound


def test_a_member_who_leaves_during_the_closing_was_there_or_is_kept(
    opened: Any, office: Office
) -> None:
    """Presence changes before the closing, which then refuses, or not at all."""
    jury: Jury = opened(office)
    room.defer(on=jury.hearings.get(), reason="Absent, justifié.", by=office.by)
    seat = jury.seats.select_related("juror", "jury").get(chair=False)
    said = at_once(
        closed(jury, office),
        lambda: preparation.mark_presence(seat=seat, present=False, by=office.by),
    )
    assert sum(isinstance(item, RefusedAct) for item in said) == 1, said
    assert Seat.objects.get(pk=seat.pk).present is isinstance(said[0], Minutes)
    assert verify().sound


def test_a_seat_taken_away_during_a_roll_call_is_said(office: Office, bench: Any) -> None:
    """Composing again while presence is noted: the one who comes late reads a sentence."""
    jury = prepared(office, *bench(office))
    seat = jury.seats.select_related("juror", "jury").get(chair=False)
    said = at_once(
        lambda: preparation.compose(on=jury, picks=[], by=office.by),
        lambda: preparation.mark_presence(seat=seat, present=False, by=office.by),
    )
    assert isinstance(said[0], Jury), said
    assert isinstance(said[1], Seat | RefusedAct), said
    assert not jury.seats.exists()
    assert verify().sound


def test_the_same_tie_declared_twice_at_once_is_kept_once(opened: Any, office: Office) -> None:
    """Two clicks leave one link and one entry of the journal."""
    jury: Jury = opened(office)
    person, juror = jury.hearings.get().enrolment.person, jury.seats.get(chair=False).juror
    one = lambda: preparation.declare_link(  # noqa: E731
        juror=juror, person=person, kind=Link.Kind.WORK, by=office.by
    )
    said = at_once(one, one)
    assert all(isinstance(item, Link) for item in said), said
    assert Link.objects.count() == 1
    assert acts("déclarer un lien") == 1


def test_an_authority_answers_once(voted: Any, silent_office: Office) -> None:
    """Accepted here and refused there at the same moment: one answer is kept, one is refused."""
    jury: Jury = voted(silent_office)
    closing.close_jury(on=jury, by=presiding(jury))

    def answer(*, accepted: bool) -> Act:
        return lambda: second_step.ratify(
            on=jury, accepted=accepted, decided_on=HELD, reason="Séance.", by=silent_office.by
        )

    said = at_once(answer(accepted=True), answer(accepted=False))
    assert sum(isinstance(item, Ratification) for item in said) == 1, said
    assert sum(isinstance(item, RefusedAct) for item in said) == 1, said
    assert Ratification.objects.count() == acts("enregistrer la seconde étape") == 1
    assert verify().sound


def test_two_sessions_take_a_candidate_at_once(office: Office, bench: Any) -> None:
    """A candidate waits for one jury; the other secretary reads which one."""
    first = prepared(office, *bench(office))
    second = preparation.create_jury(
        number=office.number, reglement=office.reglement, held_on=date(2026, 6, 13),
        place="Lyon", by=office.by,
    )  # fmt: skip
    path = first.hearings.get().enrolment
    preparation.choose_candidates(on=first, enrolments=[], by=office.by)

    def choose(jury: Jury) -> Act:
        return lambda: preparation.choose_candidates(on=jury, enrolments=[path], by=office.by)

    said = at_once(choose(first), choose(second))
    assert sum(isinstance(item, RefusedAct) for item in said) == 1, said
    assert path.hearings.count() == 1
    assert verify().sound


def acts(name: str) -> int:
    return Entry.objects.filter(act=name).count()
