"""The calls of a jury: who is called, when the letter left, what was answered."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from parchemin.office.juries.models import (
    Call,
    CallAnswer,
    CallSending,
    Juror,
    Jury,
    Seat,
    Substitute,
)


@dataclass(frozen=True)
class CallLine:
    """Somebody to call, with the letter, its sendings and the last answer."""

    name: str
    quality: str
    call: Call | None
    sendings: tuple[CallSending, ...] = ()
    answer: CallAnswer | None = None
    seat: int | None = None

    @property
    def state(self) -> str:
        """In one word where this call stands."""
        if self.call is None:
            return "à convoquer"
        if self.answer is not None:
            return "accepte" if self.accepted else "refuse"
        return "sans réponse" if self.sendings else "à envoyer"

    @property
    def tone(self) -> str:
        tones = {"accepte": "acquis", "refuse": "manque", "sans réponse": "attente"}
        return tones.get(self.state, "neutre")

    @property
    def accepted(self) -> bool:
        return self.answer is not None and self.answer.choice == CallAnswer.Choice.ACCEPTED

    @property
    def late(self) -> bool:
        """Whether the first letter left after the last day of the règlement."""
        if self.call is None or self.call.latest_on is None or not self.sendings:
            return False
        return self.sendings[0].sent_on > self.call.latest_on


@dataclass(frozen=True)
class Calls:
    """Everybody to call to one jury, and those called who sit there no more."""

    members: tuple[CallLine, ...]
    candidates: tuple[CallLine, ...]
    gone: tuple[CallLine, ...]

    @property
    def lines(self) -> tuple[CallLine, ...]:
        return (*self.members, *self.candidates)

    @property
    def numbers(self) -> list[str]:
        return [line.call.number for line in (*self.lines, *self.gone) if line.call]

    @property
    def uncalled_members(self) -> int:
        return sum(line.call is None for line in self.members)

    @property
    def uncalled_candidates(self) -> int:
        return sum(line.call is None for line in self.candidates)


def calls_of(jury: Jury) -> Calls:
    """The calls of a jury, in a constant number of queries."""
    kept = list(
        jury.calls.defer("pdf", "content")
        .select_related("juror", "enrolment__person__civil_status")
        .prefetch_related("sendings", "answers")
    )
    by_juror = {call.juror_id: call for call in kept if call.juror_id}
    by_path = {call.enrolment_id: call for call in kept if call.enrolment_id}
    seats = jury.seats.select_related("juror")
    members = [
        _line(seat.juror.name, _quality(seat.juror.college_label, chair=seat.chair),
              by_juror.pop(seat.juror_id, None), seat.pk)
        for seat in seats
    ]  # fmt: skip
    members += [
        _line(item.juror.name, f"suppléant, {item.juror.college_label}",
              by_juror.pop(item.juror_id, None))
        for item in jury.substitutes.select_related("juror")
    ]  # fmt: skip
    heard = jury.hearings.filter(deferred="").select_related("enrolment__person__civil_status")
    candidates = [
        _line(str(item.enrolment.person), f"candidat, {item.enrolment.reference}",
              by_path.pop(item.enrolment_id, None))
        for item in heard
    ]  # fmt: skip
    gone = [_line(_named(call), "ne siège plus", call) for call in by_juror.values()]
    gone += [_line(_named(call), "n'est plus présenté", call) for call in by_path.values()]
    return Calls(tuple(members), tuple(candidates), tuple(gone))


def own_calls(calls: Iterable[Call]) -> list[CallLine]:
    """The lines of one person's calls."""
    return [_line(call.jury.reference, "", call) for call in calls]


def _quality(college: str, *, chair: bool) -> str:
    return f"{'préside' if chair else 'membre'}, {college}"


def _named(call: Call) -> str:
    return str(call.enrolment.person if call.enrolment else call.juror)


def _line(name: str, quality: str, call: Call | None, seat: int | None = None) -> CallLine:
    if call is None:
        return CallLine(name, quality, None, seat=seat)
    answers = tuple(call.answers.all())
    return CallLine(
        name, quality, call, tuple(call.sendings.all()), answers[-1] if answers else None, seat
    )


def successors(seat: Seat) -> QuerySet[Juror]:
    """Who may take that seat: his college, those who do not sit there; substitutes first."""
    jury = seat.jury
    substitute = Substitute.objects.filter(jury=jury, juror=OuterRef("pk"))
    return (
        Juror.objects.filter(college=seat.juror.college)
        .exclude(seats__jury=jury)
        .annotate(substitute=Exists(substitute))
        .order_by("-substitute", "name")
    )


def substitutes(jury: Jury) -> set[int]:
    """The ids of the substitutes named."""
    return set(jury.substitutes.values_list("juror_id", flat=True))
