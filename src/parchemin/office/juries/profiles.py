"""What is known of the members on a given day, from the facts recorded of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Q

from parchemin.office.juries.models import Availability, Juror, JurorFact, Mandate

Kind = JurorFact.Kind
Row = TypeVar("Row", Mandate, Availability, JurorFact)
FAMILY = {
    Kind.YEARS: "years",
    Kind.IN_TRADE: "trade",
    Kind.LEFT_TRADE: "trade",
    Kind.QUALIFIED: "qualified",
    Kind.NOT_QUALIFIED: "qualified",
    Kind.INSIDE: "side",
    Kind.OUTSIDE: "side",
    Kind.FULL_VOICE: "voice",
    Kind.ADVISORY_VOICE: "voice",
    Kind.QUALITY: "quality",
}
"""Facts of one family follow one another; competences are kept code by code."""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A member on one day. ``available`` is None when nobody said; ``left_on`` when in the trade.

    ``qualified_said``: a fact says it, beside what the member came with.
    """

    mandate_since: date | None
    mandate_until: date | None
    years: int | None
    qualified: bool | None
    quality: str
    outside: bool | None = None
    voting: bool = True
    in_trade: bool | None = None
    left_on: date | None = None
    competences: tuple[str, ...] = ()
    available: bool | None = None
    availability: str = ""
    qualified_said: bool = False

    def qualified_for(self, number: str) -> bool | None:
        """Whether the member is qualified for that certification.

        What was said of the qualification counts; else a competence for the whole certification.
        """
        if self.qualified_said or number not in self.competences:
            return self.qualified
        return True

    def years_out(self, on: date) -> int | None:
        """Whole years since the member left the trade, 0 while in it, None when unknown."""
        if self.left_on is None:
            return 0 if self.in_trade else None
        passed = on.year - self.left_on.year
        return passed - ((on.month, on.day) < (self.left_on.month, self.left_on.day))


def profiles(
    jurors: Iterable[Juror], on: date, *, closed_at: datetime | None = None
) -> dict[int, Profile]:
    """The profile of each member that day, by id, in three queries.

    What was recorded once a jury is closed, whatever its date, changes nothing of that jury.
    """
    people = list(jurors)
    asked = Q(juror__in=[juror.pk for juror in people])
    if closed_at is not None:
        asked &= Q(recorded_at__lte=closed_at)
    mandates = _by_juror(Mandate.objects.filter(asked).order_by("since", "id"))
    facts = _by_juror(JurorFact.objects.filter(asked, since__lte=on))
    days = _by_juror(Availability.objects.filter(asked).order_by("id"))
    return {
        juror.pk: _profile(
            juror,
            mandates.get(juror.pk, ()),
            facts.get(juror.pk, ()),
            days.get(juror.pk, ()),
            on,
        )
        for juror in people
    }


def unavailable(jurors: Iterable[Juror], on: date) -> dict[int, Availability]:
    """Those who said they cannot sit that day, by id, with what they said last."""
    days = Availability.objects.filter(
        juror__in=list(jurors), first_day__lte=on, last_day__gte=on
    ).order_by("id")
    last = {day.juror_id: day for day in days}
    return {key: day for key, day in last.items() if not day.available}


def _by_juror(rows: Iterable[Row]) -> dict[int, tuple[Row, ...]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.juror_id, []).append(row)
    return {key: tuple(group) for key, group in found.items()}


def _profile(
    juror: Juror,
    mandates: tuple[Mandate, ...],
    facts: tuple[JurorFact, ...],
    days: tuple[Availability, ...],
    on: date,
) -> Profile:
    since, until = mandate_on(juror, mandates, on)
    last = {FAMILY[Kind(fact.kind)]: fact for fact in facts if Kind(fact.kind) in FAMILY}
    said = next((day for day in reversed(days) if day.first_day <= on <= day.last_day), None)
    trade = last.get("trade")
    left = trade is not None and trade.kind == Kind.LEFT_TRADE
    return Profile(
        mandate_since=since,
        mandate_until=until,
        years=int(last["years"].value) if "years" in last else juror.years_in_trade,
        qualified=_chosen(last, "qualified", Kind.QUALIFIED, default=juror.qualified),
        quality=last["quality"].value if "quality" in last else juror.quality,
        qualified_said="qualified" in last,
        outside=_chosen(last, "side", Kind.OUTSIDE, default=None),
        voting=_chosen(last, "voice", Kind.FULL_VOICE, default=True) is True,
        in_trade=None if trade is None else not left,
        left_on=trade.since if trade is not None and left else None,
        competences=_competences(facts),
        available=said.available if said else None,
        availability=said.comment if said else "",
    )


def mandate_on(
    juror: Juror, mandates: tuple[Mandate, ...], on: date
) -> tuple[date | None, date | None]:
    """The mandate that covers that day, else the last one begun, else the first to come.

    The mandate the member came with is the first of them. One without a first day always began.
    """
    spans = [(juror.mandate_since, juror.mandate_until)]
    spans += [(row.since, row.until) for row in mandates]
    if mandates and juror.mandate_since is None and juror.mandate_until is None:
        spans = spans[1:]
    begun = [span for span in spans if (span[0] or date.min) <= on]
    covering = [span for span in begun if (span[1] or date.max) >= on]
    return (covering or begun or spans[:1])[-1]


def _chosen(
    last: dict[str, JurorFact], family: str, yes: str, *, default: bool | None
) -> bool | None:
    return last[family].kind == yes if family in last else default


def _competences(facts: tuple[JurorFact, ...]) -> tuple[str, ...]:
    kept: dict[str, bool] = {}
    for fact in facts:
        if fact.kind in (Kind.COMPETENT, Kind.NO_LONGER_COMPETENT):
            kept[fact.value] = fact.kind == Kind.COMPETENT
    return tuple(sorted(code for code, held in kept.items() if held))
