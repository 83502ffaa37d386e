"""Whether the modalities of a bloc are won one after another, each opening the next."""

from datetime import date
from itertools import pairwise

from parchemin.domain.deliberation.intervals import Part
from parchemin.domain.deliberation.plan import BlocPlan
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.deliberation.states import all_of
from parchemin.domain.rules.marks import InOrder


def judge_order(bloc: BlocPlan, rule: InOrder, parts: tuple[Reason, ...]) -> Reason:
    """All the modalities are needed; one that was sat before it was open waits for the jury."""
    origin = bloc.rule.origin
    if not parts:
        return Reason(Cause.NO_ASSESSMENT, State.OPEN, bloc.code, (), origin)
    by_code = {modality.code: part for modality, part in zip(bloc.modalities, parts, strict=True)}
    seen = dict(by_code)
    for before, after in pairwise(rule.order):
        seen[after] = _after(by_code[before], by_code[after])
    told = tuple(seen.values())
    return Reason(Cause.IN_ORDER, all_of(told), bloc.code, (rule,), origin, told)


def _after(before: Reason, reason: Reason) -> Reason:
    """The same reason, unless the modality was not open."""
    if reason.cause is Cause.ADJUSTED:
        return reason
    days = days_of(reason)
    if before.state is not State.YES:
        if days or reason.state is not State.OPEN:
            return reason
        return Reason(Cause.NOT_OPEN, State.OPEN, reason.subject, (before.subject,))
    opened = days_of(before)
    if days and opened and min(days) < max(opened):
        facts = (min(days), before.subject, max(opened))
        return Reason(Cause.SAT_TOO_EARLY, State.OPEN, reason.subject, facts)
    return reason


def days_of(reason: Reason) -> list[date]:
    """The days of the sittings and signatures that a reason and those beneath it rest on."""
    own = [day for fact in reason.facts if (day := _day(fact)) is not None]
    return own + [day for child in reason.children for day in days_of(child)]


def _day(fact: object) -> date | None:
    if isinstance(fact, Part):
        return _day(fact.marking.fact)
    shown = getattr(fact, "shown_on", None) or getattr(fact, "on", None)
    return shown if isinstance(shown, date) else None
