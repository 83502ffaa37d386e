"""What several assessors, each in his role, say together of a modality or of a bloc."""

from decimal import Decimal
from fractions import Fraction

from parchemin.domain.deliberation.evidence import Evidence
from parchemin.domain.deliberation.facts import Opinion
from parchemin.domain.deliberation.intervals import Bounds, Marking, Part, exact, mean
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.deliberation.states import at_least
from parchemin.domain.rules.assessors import (
    AssessorsRule,
    ByConcordance,
    ByOpinions,
    ByWeighting,
)
from parchemin.domain.rules.clause import Origin

Named = tuple[str, str]
"""The code that opinions name, and what sentences call it."""


def judge_assessors(
    named: Named, rule: AssessorsRule, evidence: Evidence, origin: Origin | None
) -> Reason:
    """The state that the assessors' opinions or marks give, before any act of the jury."""
    heard = evidence.opinions.get(named[0], ())
    if isinstance(rule, ByWeighting):
        return _weighted(named[1], rule, heard, origin)
    seats = [
        seat
        for role in dict.fromkeys(rule.by)
        for seat in _seats(named[1], role, rule.by.count(role), heard)
    ]
    if isinstance(rule, ByConcordance):
        return _concordance(named[1], rule, seats, origin)
    return _counted(named[1], rule, seats, origin)


def _seats(title: str, role: str, needed: int, heard: tuple[Opinion, ...]) -> list[Reason]:
    """One reason for each of the people the rule asks in that role."""
    said = [each for each in heard if each.role == role and each.favourable is not None]
    if len(said) > needed:
        if len({each.favourable for each in said}) > 1:
            return [Reason(Cause.TOO_MANY_VOICES, State.OPEN, title, tuple(said))] * needed
        said = said[:needed]
    told = [
        Reason(Cause.OPINION, State.YES if each.favourable else State.NO, title, (each,))
        for each in said
    ]
    lacking = [Reason(Cause.OPINION_MISSING, State.OPEN, title, (role,))] * (needed - len(told))
    return told + lacking


def _concordance(
    title: str, rule: ByConcordance, seats: list[Reason], origin: Origin | None
) -> Reason:
    states = {seat.state for seat in seats}
    if {State.YES, State.NO} <= states:
        opinions = tuple(seat.facts[0] for seat in seats if seat.cause is Cause.OPINION)
        return Reason(Cause.DIVERGENCE, State.OPEN, title, opinions, origin)
    state = states.pop() if len(states) == 1 else State.OPEN
    return Reason(Cause.CONCORDANT, state, title, (rule,), origin, tuple(seats))


def _counted(title: str, rule: ByOpinions, seats: list[Reason], origin: Origin | None) -> Reason:
    """Won with enough favourable opinions; a mention that may still come keeps it open."""
    state = at_least(seats, rule.needed)
    mention = "" if rule.mention_from is None else _mention(seats, rule.mention_from, rule.mention)
    if state is State.YES and mention is None:
        state = State.OPEN
    return Reason(Cause.OPINIONS, state, title, (rule, mention or ""), origin, tuple(seats))


def _mention(seats: list[Reason], needed: int, words: str) -> str | None:
    """The mention that is gained, none (empty), or None while nobody can tell."""
    return {State.YES: words, State.NO: "", State.OPEN: None}[at_least(seats, needed)]


def weighting(
    title: str, rule: ByWeighting, heard: tuple[Opinion, ...]
) -> tuple[Bounds, list[Part]]:
    """The weighted mean of the marks of each role, and these marks."""
    parts = [Part(_mark_of(title, role, heard), Fraction(weight)) for role, weight in rule.weights]
    return mean(parts), parts


def _weighted(
    title: str, rule: ByWeighting, heard: tuple[Opinion, ...], origin: Origin | None
) -> Reason:
    bounds, parts = weighting(title, rule, heard)
    state = bounds.reach(exact(rule.minimum, rule.out_of))
    missing = tuple(reason for part in parts for reason in part.marking.missing)
    children = missing if state is State.OPEN else ()
    return Reason(Cause.WEIGHTED, state, title, (rule, bounds, *parts), origin, children)


def _mark_of(title: str, role: str, heard: tuple[Opinion, ...]) -> Marking:
    """The mark of one role; several that differ leave every one of them possible."""
    marked = [each for each in heard if each.role == role and each.mark is not None and each.out_of]
    shares = [exact(each.mark or Decimal(0), each.out_of or Decimal(1)) for each in marked]
    if not shares:
        lacking = Reason(Cause.MARK_MISSING, State.OPEN, title, (role,))
        return Marking(role, Fraction(0), Fraction(1), missing=(lacking,))
    low, high = min(shares), max(shares)
    if low == high:
        return Marking(role, low, high, marked[0].out_of, marked[0])
    unsettled = Reason(Cause.TOO_MANY_VOICES, State.OPEN, title, tuple(marked))
    return Marking(role, low, high, missing=(unsettled,))
