"""The session screen: one page of candidates, one candidate, what closing would decide."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet

from parchemin.domain.errors import ParcheminError
from parchemin.domain.rules.keys import DELIVERY
from parchemin.office.juries.board import Board
from parchemin.office.juries.models import (
    Hearing,
    Jury,
    Seat,
    Vote,
)
from parchemin.office.juries.obstacles import Obstacle, Verdict, to_close
from parchemin.office.juries.outcomes import outcome_of
from parchemin.office.juries.queries.composing import Composition, composition
from parchemin.office.juries.reading import read
from parchemin.office.juries.screen import CandidateRow

PER_PAGE = 12
SHOWN = {"tous": "Tous", "a-voter": "Sans vote", "votes": "Avec un vote", "renvoyes": "Renvoyés"}


@dataclass(frozen=True)
class Session:
    """One page of the session screen."""

    jury: Jury
    board: Board
    page: Page[Hearing]
    composition: Composition
    total: int
    started: int
    deferred: int

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
    voted = Exists(Vote.objects.filter(hearing=OuterRef("pk")))
    hearings = jury.hearings.annotate(started=voted)
    figures = list(hearings.values_list("started", "deferred"))
    wanted = _shown(hearings.select_related("enrolment__person__civil_status"), show)
    shown = Paginator(wanted, PER_PAGE).get_page(page)
    return Session(
        jury=jury,
        board=read(jury, list(shown)),
        page=shown,
        composition=composition(jury),
        total=len(figures),
        started=sum(bool(begun) and not deferred for begun, deferred in figures),
        deferred=sum(bool(deferred) for _, deferred in figures),
    )


def _shown(hearings: QuerySet[Hearing], show: str) -> QuerySet[Hearing]:
    if show == "a-voter":
        return hearings.filter(started=False, deferred="")  # type: ignore[misc]
    if show == "votes":
        return hearings.filter(started=True)  # type: ignore[misc]
    if show == "renvoyes":
        return hearings.exclude(deferred="")
    return hearings


@dataclass(frozen=True)
class CandidatePage:
    """One candidate alone, with who comes before and after."""

    row: CandidateRow
    seats: tuple[Seat, ...]
    before: int | None
    after: int | None
    total: int


def candidate(hearing: Hearing) -> CandidatePage:
    """One candidate of a session, with all that the room needs to decide."""
    board = read(hearing.jury, [hearing])
    order = list(hearing.jury.hearings.values_list("pk", flat=True))
    rank = order.index(hearing.pk)
    return CandidatePage(
        row=CandidateRow(board, board.cases[0]),
        seats=board.seats,
        before=order[rank - 1] if rank else None,
        after=order[rank + 1] if rank + 1 < len(order) else None,
        total=len(order),
    )


def closing(jury: Jury) -> tuple[list[Verdict], list[Obstacle]]:
    """What closing now would decide, and what keeps it from closing."""
    return to_close(read(jury))


def figures(verdicts: list[Verdict]) -> dict[str, int]:
    """How many candidates get each outcome."""
    return dict(Counter(outcome_of(verdict) for verdict in verdicts).most_common())
