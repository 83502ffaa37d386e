"""A member of the pool: what is known of him today, and every fact it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parchemin.office.juries.models import Availability, Juror, JurorFact, Mandate, Seat
from parchemin.office.juries.profiles import Profile, profiles
from parchemin.office.juries.queries.calls import CallLine, own_calls


@dataclass(frozen=True)
class Term:
    """A mandate as the page shows it; the first is the one the member came with."""

    since: date | None
    until: date | None
    named_by: str
    current: bool


@dataclass(frozen=True)
class JurorPage:
    """One member: profile of the day, history, juries, calls."""

    juror: Juror
    profile: Profile
    terms: tuple[Term, ...]
    facts: tuple[JurorFact, ...]
    availabilities: tuple[Availability, ...]
    seats: tuple[Seat, ...]
    calls: tuple[CallLine, ...]


def juror_page(juror: Juror, on: date) -> JurorPage:
    """Everything of one member, in a constant number of queries."""
    known = profiles([juror], on)[juror.pk]
    calls = juror.calls.defer("pdf", "content").select_related("jury")
    calls = calls.prefetch_related("sendings", "answers").order_by("-jury__held_on")
    return JurorPage(
        juror=juror,
        profile=known,
        terms=_terms(juror, known, juror.mandates.all()),
        facts=tuple(juror.facts.select_related("recorded_by").order_by("-since", "-id")),
        availabilities=tuple(juror.availabilities.order_by("-first_day", "-id")),
        seats=tuple(juror.seats.select_related("jury").order_by("-jury__held_on")),
        calls=tuple(own_calls(calls)),
    )


def _terms(juror: Juror, known: Profile, mandates: Iterable[Mandate]) -> tuple[Term, ...]:
    now = (known.mandate_since, known.mandate_until)
    rows: list[tuple[date | None, date | None, str]] = [
        (row.since, row.until, row.named_by) for row in mandates
    ]
    if juror.mandate_since or juror.mandate_until or not rows:
        rows.insert(0, (juror.mandate_since, juror.mandate_until, ""))
    return tuple(Term(since, until, by, (since, until) == now) for since, until, by in rows)
