"""What changes while people look at a session: the quorum, the progress, the voices received."""

from dataclasses import dataclass

from parchemin.domain.jury.attendance import QuorumState, quorum_state
from parchemin.domain.pathway import Route
from parchemin.office.journal.models import Entry
from parchemin.office.juries.board import Board, Case
from parchemin.office.juries.freshness import seen_now
from parchemin.office.juries.members import without
from parchemin.office.juries.models import Hearing, Jury
from parchemin.office.juries.queries.progress import Line, Progress, counted, order
from parchemin.office.juries.reading import read
from parchemin.office.juries.rulebook import first_routes


@dataclass(frozen=True)
class Live:
    """The band that stays under the eyes of the room; ``seen`` is empty without a candidate."""

    jury: Jury
    quorums: tuple[QuorumState, ...]
    progress: Progress
    stamp: str
    hearing: Hearing | None = None
    seen: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """Each sentence once: several routes often have the same quorum."""
        return tuple(dict.fromkeys(state.sentence for state in self.quorums))

    @property
    def reached(self) -> bool:
        return all(state.reached for state in self.quorums)


def stamp() -> str:
    """Another word after each act of the office: every act writes one line of the journal."""
    last = Entry.objects.order_by("-id").values_list("id", flat=True).first()
    return str(last or 0)


def live(jury: Jury, hearing: Hearing | None = None) -> Live:
    """The band as it is now, of a session or of one of its candidates."""
    moment = stamp()
    seen = str(seen_now(hearing)) if hearing else ""
    board = read(jury, [hearing] if hearing else [])
    case = board.cases[0] if board.cases else None
    return band(board, order(jury), case=case, seen=seen, moment=moment)


def band(
    board: Board, lines: list[Line], *, case: Case | None = None, seen: str = "", moment: str = ""
) -> Live:
    """The band of a board already read: the quorum leaves out who may not judge that candidate."""
    jury, members = board.jury, board.members
    routes = _routes(lines) or first_routes(board.reglement, jury.held_on)
    if case is not None:
        routes, members = (case.route,), without(members, case.recused)
    return Live(
        jury=jury,
        quorums=tuple(
            quorum_state(board.reglement, members, route=route, on=jury.held_on) for route in routes
        ),
        progress=counted(lines),
        stamp=moment,
        hearing=case.hearing if case else None,
        seen=seen,
    )


def _routes(lines: list[Line]) -> tuple[Route, ...]:
    """The routes of the candidates the jury decides on, each once."""
    return tuple(dict.fromkeys(line.route for line in lines if not line.deferred))
