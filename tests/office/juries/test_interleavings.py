"""Cinquante entrelacements de deux actes sur une même séance : l'un gagne, l'autre lit pourquoi.

Le premier acte s'arrête à un point choisi (avant le verrou, une fois le verrou pris, la séance lue,
avant son journal, une fois écrit) tant que le second n'a pas fini ou n'attend pas son tour.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread, get_ident
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection

from parchemin.domain.errors import RefusedAct
from parchemin.office.candidates.actions import move_to_version, moving
from parchemin.office.journal.queries import verify
from parchemin.office.juries.actions import adjusting, closing, room, seating, voting
from parchemin.office.juries.actions.adjusting import Change
from parchemin.office.juries.models import Decision, Jury, Minutes, Seat, Vote
from parchemin.office.referentiels.models import Version
from tests.office.juries.conftest import Office, juror, prepared, presiding

pytestmark = pytest.mark.django_db(transaction=True)
POINTS = ("avant le verrou", "verrou pris", "séance lue", "avant le journal", "écrit")
HELD_BACK = 0.15
"""Seconds the first act waits for the second, which waits for it when it holds what both need."""
Act = Callable[[], object]


@dataclass(eq=False)
class Gate:
    """Stops one thread at one point until the other is done, or plainly waits."""

    point: str
    thread: int = 0
    reached: Event = field(default_factory=Event)
    other_done: Event = field(default_factory=Event)

    def at(self, point: str) -> None:
        if point == self.point and get_ident() == self.thread and not self.reached.is_set():
            self.reached.set()
            self.other_done.wait(HELD_BACK)


def around(gate: Gate, call: Callable[..., Any], before: str, after: str) -> Callable[..., Any]:
    """The same call, with a point before and a point after."""

    def watched(*args: Any, **named: Any) -> Any:
        gate.at(before)
        result = call(*args, **named)
        gate.at(after)
        return result

    return watched


@contextmanager
def watched(gate: Gate) -> Iterator[None]:
    """Every act of the room goes through the points of the gate."""
    modules = (closing, room, voting, seating, moving)
    patches = []
    for module in modules:
        for name, before, after in (
            ("locked", "avant le verrou", "verrou pris"),
            ("hold", "avant le verrou", "verrou pris"),
            ("read", "", "séance lue"),
            ("record", "avant le journal", "écrit"),
        ):
            if hasattr(module, name):
                call = around(gate, getattr(module, name), before, after)
                patches.append(patch.object(module, name, call))
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


def interleaved(point: str, first: Act, second: Act) -> tuple[object, object]:
    """What each act returned or raised: the second starts when the first is at the point."""
    gate, said = Gate(point), {}

    def run(name: str, act: Act, done: Event | None) -> None:
        try:
            if name == "first":
                gate.thread = get_ident()
            else:
                gate.reached.wait(5)
            said[name] = act()
        except Exception as error:  # noqa: BLE001 - the test reads it
            said[name] = error
        finally:
            connection.close()
            if done is not None:
                done.set()
            else:
                gate.reached.set()

    with watched(gate):
        threads = [
            Thread(target=run, args=("first", first, None)),
            Thread(target=run, args=("second", second, gate.other_done)),
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)
    assert len(said) == 2, "un acte attend encore"
    return said["first"], said["second"]


def sound() -> None:
    """The journal's chain holds, nothing is decided twice, no number is given twice."""
    assert verify().sound
    for rows in (
        Decision.objects.values_list("hearing_id", "bloc_code"),
        Minutes.objects.values_list("number", flat=True),
        Minutes.objects.values_list("jury_id", flat=True),
    ):
        assert not [row for row, times in Counter(rows).items() if times > 1]


@pytest.fixture
def world(office: Office, voted: Any, opened: Any, bench: Any) -> Any:
    """The builders of a case: each interleaving has its own session."""
    return office, voted, opened, bench


def close(jury: Jury, office: Office) -> Act:
    return lambda: closing.close_jury(on=jury, by=presiding(jury))


def played(case: Callable[[int], tuple[Act, Act]], check: Callable[[Any, Any], None]) -> None:
    """Ten interleavings of a pair of acts: five points, each act first in turn."""
    for point in POINTS:
        for swapped in (False, True):
            one, other = case(POINTS.index(point) * 2 + swapped)
            pair = (other, one) if swapped else (one, other)
            said = interleaved(point, *pair)
            first, second = reversed(said) if swapped else said
            refused = [item for item in said if isinstance(item, Exception)]
            assert all(isinstance(item, RefusedAct) for item in refused), (point, said)
            check(first, second)
            sound()


def test_deux_clotures(world: Any) -> None:
    """Un seul procès-verbal ; l'autre lit par qui et quand le jury a été clos."""
    office, voted, _, _ = world

    def case(_: int) -> tuple[Act, Act]:
        jury = voted(office)
        return close(jury, office), close(jury, office)

    def check(first: Any, second: Any) -> None:
        won = [item for item in (first, second) if isinstance(item, Minutes)]
        lost = [item for item in (first, second) if isinstance(item, RefusedAct)]
        assert len(won) == len(lost) == 1, (first, second)
        assert won[0].number in str(lost[0])

    played(case, check)


def test_un_vote_pendant_la_cloture(world: Any) -> None:
    """La voix changée est dans la décision, ou elle est refusée : jamais l'un sans l'autre."""
    office, voted, _, _ = world
    code = f"{office.number}BC01"
    now: dict[str, Any] = {}

    def case(_: int) -> tuple[Act, Act]:
        jury = voted(office)
        now["seat"] = seat = jury.seats.select_related("juror").get(chair=False)
        hearing = jury.hearings.select_related("jury").get()
        given = {code: "abstention"}
        return close(jury, office), lambda: voting.vote(
            on=hearing, seat=seat, choices=given, by=office.by
        )

    def check(closed: Any, vote: Any) -> None:
        seat = now["seat"]
        assert isinstance(closed, Minutes), closed
        kept = Decision.objects.get(hearing__jury=seat.jury_id, bloc_code=code).votes["bulletins"]
        last = Vote.objects.filter(seat=seat, bloc_code=code).order_by("-id")[0]
        assert [item["voix"] for item in kept if item["membre"] == seat.juror.name] == [last.choice]
        assert isinstance(vote, RefusedAct) is (last.choice == "pour")

    played(case, check)


def test_deux_ajustements(world: Any) -> None:
    """Les deux lectures du jury sont gardées, dans un ordre, chacune journalisée."""
    office, _, opened, _ = world
    code = f"{office.number}BC01"
    bloc = next(bloc for bloc in office.certification.blocs if bloc.code == code)
    now: dict[str, Any] = {}

    def case(_: int) -> tuple[Act, Act]:
        jury = opened(office)
        now["hearing"] = hearing = jury.hearings.select_related("jury").get()

        def adjust(outcome: str) -> Act:
            change = Change(
                bloc=code, assessment=bloc.assessments[0].code, outcome=outcome, reason="Relu."
            )
            return lambda: adjusting.adjust(on=hearing, change=change, by=office.by)

        return adjust("acquis"), adjust("non acquis")

    def check(first: Any, second: Any) -> None:
        rows = list(now["hearing"].adjustments.order_by("id"))
        assert {row.pk for row in rows} == {first.pk, second.pk}

    played(case, check)


def test_ouvrir_pendant_qu_un_candidat_change_de_version(world: Any) -> None:
    """Le changement précède l'ouverture, ou il est refusé en nommant le jury."""
    office, _, _, bench = world
    first = office.version
    after = Version.objects.create(
        source=first.source, number=first.number, title=first.title, rank=2,
        content={**first.content}, digest="1" * 64, published_at=first.published_at,
        published_by=office.by,
    )  # fmt: skip
    members = bench(office)
    now: dict[str, Any] = {}

    def case(_: int) -> tuple[Act, Act]:
        jury = prepared(office, *members)
        now["path"] = path = jury.hearings.get().enrolment
        return lambda: room.open_jury(on=jury, by=office.by), lambda: move_to_version(
            on=path, version=after, reason="Accord", by=office.by
        )

    def check(opening: Any, moved: Any) -> None:
        assert isinstance(opening, Jury), opening
        now["path"].refresh_from_db()
        assert (now["path"].version_id == after.pk) is not isinstance(moved, RefusedAct)

    played(case, check)


def test_un_remplacement_pendant_un_vote(world: Any) -> None:
    """Le membre a voté et reste, ou il est remplacé et son vote est refusé."""
    office, _, opened, _ = world
    now: dict[str, Any] = {}

    def case(_: int) -> tuple[Act, Act]:
        jury = opened(office)
        seat = jury.seats.select_related("juror", "jury").get(chair=False)
        hearing = jury.hearings.select_related("jury").get()
        coming = juror(office, "salarié", "M")
        now.update(jury=jury, seat=seat, coming=coming)
        choices = {f"{office.number}BC01": "pour"}
        return lambda: voting.vote(
            on=hearing, seat=seat, choices=choices, by=office.by
        ), lambda: seating.replace_member(seat=seat, joining=coming, reason="Malade", by=office.by)

    def check(vote: Any, replaced: Any) -> None:
        assert isinstance(vote, RefusedAct) is not isinstance(replaced, RefusedAct)
        sits = Seat.objects.filter(jury=now["jury"], juror=now["coming"]).exists()
        assert sits is isinstance(vote, RefusedAct)

    played(case, check)
