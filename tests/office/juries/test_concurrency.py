"""Several people on one session at once: one wins, the other reads why, nothing is written twice."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.queries import verify
from parchemin.office.juries.actions import closing, voting
from parchemin.office.juries.models import Decision, Jury, Minutes, Vote
from tests.office.juries.conftest import Office

pytestmark = pytest.mark.django_db(transaction=True)
Act = Callable[[], Any]


def at_once(*acts: Act) -> list[Any]:
    """Run the acts together, each on its own connection; what each returned or raised."""
    barrier, said = Barrier(len(acts)), [None] * len(acts)

    def run(rank: int, act: Act) -> None:
        try:
            barrier.wait(timeout=20)
            said[rank] = act()
        except Exception as error:  # noqa: BLE001 - the test reads it
            said[rank] = error  # type: ignore[call-overload]
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return said


def test_two_secretaries_close_at_once(voted: Any, office: Office) -> None:
    """One closes; the other reads that it is closed, by whom; one set of decisions exists."""
    jury: Jury = voted(office)
    other = User.objects.create(username="autre", role=Role.SECRETARIAT)

    def close(by: User) -> Act:
        return lambda: closing.close_jury(on=jury, on_word_of_chair=True, by=by)

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
        lambda: closing.close_jury(on=jury, on_word_of_chair=True, by=office.by),
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
        *[
            lambda jury=jury: closing.close_jury(on=jury, on_word_of_chair=True, by=office.by)
            for jury in juries
        ]
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
