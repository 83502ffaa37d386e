"""One candidate before the jury, in the order of the session."""

from dataclasses import dataclass

from parchemin.office.juries.freshness import Seen, seen_now
from parchemin.office.juries.models import Hearing, Seat
from parchemin.office.juries.queries.live import Live, band
from parchemin.office.juries.queries.progress import Progress, counted, order
from parchemin.office.juries.reading import read
from parchemin.office.juries.screen import CandidateRow

AROUND = 3


@dataclass(frozen=True)
class CandidatePage:
    """One candidate alone, with who comes before and after and what the page showed."""

    row: CandidateRow
    seats: tuple[Seat, ...]
    around: tuple[CandidateRow, ...]
    rank: int
    before: int | None
    after: int | None
    next_open: int | None
    progress: Progress
    seen: Seen
    live: Live

    @property
    def colleges(self) -> tuple[str, ...]:
        """The colleges of those who vote on this candidate."""
        voters = self.row.board.voters(self.row.case)
        return tuple(dict.fromkeys(member.college for member in voters))

    @property
    def total(self) -> int:
        return self.progress.total


def candidate(hearing: Hearing) -> CandidatePage:
    """One candidate of a session, with all that the room needs to decide."""
    seen, lines = seen_now(hearing), order(hearing.jury)
    keys = [line.hearing for line in lines]
    rank = keys.index(hearing.pk)
    near = keys[max(0, rank - AROUND) : rank + AROUND + 1]
    people = "enrolment__person__civil_status"
    board = read(hearing.jury, hearing.jury.hearings.filter(pk__in=near).select_related(people))
    rows = tuple(CandidateRow(board, case) for case in board.cases)
    row = next(row for row in rows if row.case.hearing.pk == hearing.pk)
    waiting = [line.hearing for line in lines if not line.started and not line.deferred]
    return CandidatePage(
        row=row,
        seats=board.seats,
        around=rows,
        rank=rank + 1,
        before=keys[rank - 1] if rank else None,
        after=keys[rank + 1] if rank + 1 < len(keys) else None,
        next_open=next((pk for pk in waiting if pk != hearing.pk), None),
        progress=counted(lines),
        seen=seen,
        live=band(board, lines, case=row.case, seen=str(seen)),
    )
