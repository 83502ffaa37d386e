"""The session screen: one page of candidates, and what closing would decide."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from uuid import UUID

from django.core.paginator import Page, Paginator

from parchemin.domain.errors import ParcheminError
from parchemin.domain.rules.keys import DELIVERY
from parchemin.office.juries.board import Board
from parchemin.office.juries.members import saved_picks
from parchemin.office.juries.models import Juror, Jury, Seat
from parchemin.office.juries.obstacles import Obstacle, foreseen
from parchemin.office.juries.outcomes import outcome_of
from parchemin.office.juries.queries.composing import Composition, checked
from parchemin.office.juries.queries.live import Live, band, stamp
from parchemin.office.juries.queries.progress import Line, Progress, order
from parchemin.office.juries.reading import read
from parchemin.office.juries.screen import CandidateRow

PER_PAGE = 12
SHOWN = {"tous": "Tous", "a-voter": "Sans vote", "votes": "Avec un vote", "renvoyes": "Renvoyés"}


@dataclass(frozen=True)
class Session:
    """One page of the session screen."""

    jury: Jury
    board: Board
    page: Page[int]
    composition: Composition
    live: Live

    @property
    def progress(self) -> Progress:
        return self.live.progress

    @property
    def absent(self) -> bool:
        """Whether some member is not there, who could be represented."""
        return not all(seat.present for seat in self.board.seats)

    @property
    def proxies(self) -> tuple[tuple[Juror, Juror, Seat], ...]:
        """Who is represented by whom, with the seat of the absent one."""
        seats = {str(seat.juror_id): seat for seat in self.board.seats}
        return tuple(
            (seats[proxy.giver].juror, seats[proxy.holder].juror, seats[proxy.giver])
            for proxy in self.board.members.proxies
            if proxy.giver in seats and proxy.holder in seats
        )

    @cached_property
    def candidates(self) -> tuple[CandidateRow, ...]:
        return tuple(CandidateRow(self.board, case) for case in self.board.cases)

    @property
    def delivery(self) -> str:
        """Who delivers, in the words of the règlement; what lacks when it is silent."""
        try:
            rule = self.board.reglement.rule(DELIVERY, self.jury.held_on)
        except ParcheminError as error:
            return str(error)
        return rule.origin.label


def session(jury: Jury, *, page: int | str = 1, show: str = "tous") -> Session:
    """One page of a session: proposals, voices and decisions of its candidates."""
    lines = order(jury)
    shown = Paginator([line.hearing for line in lines if _shown(line, show)], PER_PAGE)
    asked = shown.get_page(page)
    hearings = jury.hearings.select_related("enrolment__person__civil_status")
    board = read(jury, hearings.filter(pk__in=asked.object_list))
    return Session(
        jury=jury,
        board=board,
        page=asked,
        composition=checked(jury, saved_picks(board.seats), board.members, lines),
        live=band(board, lines),
    )


def _shown(line: Line, show: str) -> bool:
    if show == "a-voter":
        return not line.started and not line.deferred
    if show == "votes":
        return line.started
    if show == "renvoyes":
        return bool(line.deferred)
    return True


@dataclass(frozen=True)
class ClosingPage:
    """What closing now would decide, in figures, and what keeps it from closing."""

    figures: dict[str, int]
    obstacles: tuple[Obstacle, ...]


def closing(jury: Jury) -> ClosingPage:
    """What closing now would decide; worked out once between two acts of the office.

    Every act writes a line of the journal: while none is added, the whole session reads the same.
    The closing itself reads everything again, under its lock.
    """
    return _closing(jury.pk, stamp())


@lru_cache(maxsize=16)
def _closing(jury: UUID, _stamp: str) -> ClosingPage:
    verdicts, obstacles = foreseen(read(Jury.objects.select_related("reglement").get(pk=jury)))
    figures = Counter(outcome_of(verdict) for verdict in verdicts).most_common()
    return ClosingPage(dict(figures), tuple(obstacles))


def chair_of(jury: Jury) -> Seat | None:
    """The seat of whoever presides, with his account when he has one."""
    return jury.seats.select_related("juror__account").filter(chair=True).first()


def forget_closings() -> None:
    """Work everything out again at the next reading."""
    _closing.cache_clear()
