"""Who was in the room, from when to when, and the sheets signed."""

from dataclasses import dataclass

from parchemin.office.juries.models import Jury, Passage, Seat, SignedSheet


@dataclass(frozen=True)
class Attendance:
    """One member with his passages, in order."""

    seat: Seat
    passages: tuple[Passage, ...]

    @property
    def next_kind(self) -> str:
        """The passage that may follow."""
        kind = Passage.Kind
        if self.passages:
            left = self.passages[-1].kind == kind.LEAVING
            return kind.ARRIVAL if left else kind.LEAVING
        return kind.LEAVING if self.seat.present else kind.ARRIVAL


def attendance(jury: Jury) -> tuple[Attendance, ...]:
    """The members of a jury and their passages."""
    found: dict[int, list[Passage]] = {}
    for passage in jury.passages.order_by("id"):
        found.setdefault(passage.juror_id, []).append(passage)
    seats = jury.seats.select_related("juror")
    return tuple(Attendance(seat, tuple(found.get(seat.juror_id, ()))) for seat in seats)


def signed_sheets(jury: Jury) -> list[SignedSheet]:
    """The sheets deposited, without their bytes."""
    return list(jury.signed_sheets.defer("content").select_related("recorded_by"))
