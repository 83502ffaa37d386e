"""A legal jury made from a pool: deterministic, with the reason of each choice and exclusion."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from parchemin.domain.errors import ParcheminError
from parchemin.domain.french import counted
from parchemin.domain.jury.composition import blocking, check_composition
from parchemin.domain.jury.eligibility import Call, sort_pool
from parchemin.domain.jury.members import Jury, JuryFinding
from parchemin.domain.jury.picking import Wishes, by_load, pick
from parchemin.domain.jury.pool import CompositionProposal, Pooled
from parchemin.domain.jury.pool_sentences import not_needed, picked
from parchemin.domain.jury.seating import by_experience
from parchemin.domain.pathway import Route
from parchemin.domain.rules.keys import (
    CHAIRING,
    LAW_BALANCE,
    LAW_QUALIFIED,
    OUTSIDERS,
    PARITY,
    SEATS,
)
from parchemin.domain.rules.reglement import Reglement

Since = tuple[str | None, date | None, str | None]
"""The chair in office, the first day of that mandate, the college that chaired before it."""

_TRIES = 50
"""How many choices are checked before the best one is said to be impossible."""


def propose_members(
    reglement: Reglement,
    pool: Iterable[Pooled],
    *,
    route: Route,
    on: date,
    candidates: Iterable[str] = (),
    also: Iterable[Route] = (),
    chair: str | None = None,
    chair_since: date | None = None,
    previous_chair_college: str | None = None,
) -> CompositionProposal:
    """The jury that the rules, the availabilities and the load of each propose; never raises.

    ``candidates`` are their ids as in ``Juror.links``; ``chair`` is the id of the person whose
    mandate of chair runs, since ``chair_since``, if there is one. The seats the pool cannot fill
    stay vacant where the règlement lets the jury sit without them. ``jury`` is None, with the
    reasons, when no legal jury can be made. The same pool in any order gives the same jury.
    """
    since = (chair, chair_since, previous_chair_college)
    try:
        call = Call(
            reglement=reglement,
            name=reglement.jury_for(route, on),
            route=route,
            on=on,
            candidates=tuple(candidates),
            also=tuple(also),
        )
        eligible, excluded = sort_pool(call, by_load(pool))
        choices, vacant = _choices(call, eligible, chair)
        chosen, jury, findings = _first_legal(call, choices, since)
    except ParcheminError as error:
        return CompositionProposal(jury=None, reasons=(str(error),))
    stops = tuple(stop.sentence for stop in blocking(findings))
    return CompositionProposal(
        jury=None if stops else jury,
        picked=() if stops else tuple(picked(person, jury) for person in chosen),
        left_out=(*excluded, *not_needed(eligible, chosen)),
        reasons=(*vacant, *(stops if chosen else ())),
        findings=findings,
    )


def _first_legal(
    call: Call, choices: list[tuple[Pooled, ...]], since: Since
) -> tuple[tuple[Pooled, ...], Jury, tuple[JuryFinding, ...]]:
    """The best choice that may sit, else the best choice with what stops it."""
    tried = []
    for chosen in choices[:_TRIES]:
        jury = _presided(call, chosen, since)
        findings = check_composition(
            call.reglement,
            jury,
            route=call.route,
            on=call.on,
            candidates=call.candidates,
            also=call.also,
        )
        tried.append((chosen, jury, findings))
        if not blocking(findings):
            return tried[-1]
    return tried[0]


def _choices(
    call: Call, eligible: list[Pooled], chair: str | None
) -> tuple[list[tuple[Pooled, ...]], list[str]]:
    """The juries that may be made, the best first, and the seats that nobody can take."""
    seats = call.reglement.rule(SEATS.at(call.name), call.on).value
    known = Counter(person.juror.college for person in eligible)
    sizes = {college: min(wanted, known[college]) for college, wanted in seats.by_college}
    parity = call.reglement.rule_or_none(PARITY.at(call.name), call.on)
    if parity is not None:
        level = min((sizes.get(college, 0) for college in parity.value.colleges), default=0)
        sizes.update(dict.fromkeys(parity.value.colleges, level))
    vacant = [
        f"Collège « {college} » : {counted(known[college], 'personne')} "
        f"{'peuvent' if known[college] > 1 else 'peut'} siéger pour {counted(wanted, 'siège')}."
        for college, wanted in seats.by_college
        if known[college] < wanted
    ]
    groups = [
        ([person for person in eligible if person.juror.college == college], size)
        for college, size in sizes.items()
    ]
    return pick(groups, _wishes(call, chair)), vacant


def _wishes(call: Call, chair: str | None) -> Wishes:
    """What the law and the règlement want of the members together."""
    outside = call.reglement.rule_or_none(OUTSIDERS.at(call.name), call.on)
    balance = qualified = None
    if by_experience(call.route, call.also):
        balance = call.reglement.law_or_none(LAW_BALANCE, call.on)
        qualified = call.reglement.law_or_none(LAW_QUALIFIED, call.on)
    return Wishes(
        balance=balance is not None and balance.value,
        qualified=0 if qualified is None else qualified.value,
        outside=Decimal(0) if outside is None else outside.value.percent,
        wanted=chair,
    )


def _presided(call: Call, chosen: tuple[Pooled, ...], since: Since) -> Jury:
    """The jury of these people with its chair, and its vice-chair where the règlement has one."""
    chair, chair_since, previous = since
    members = tuple(person.juror for person in chosen)
    rule = call.reglement.rule(CHAIRING.at(call.name), call.on).value
    may = [
        member
        for member in members
        if member.college in rule.colleges and not (rule.alternates and member.college == previous)
    ]
    first = next((member for member in may if member.id == chair), next(iter(may), None))
    vice = None
    if rule.vice and first is not None:
        vice = next((member for member in members if member.college != first.college), None)
    return Jury(
        members=members,
        chair=None if first is None else first.id,
        vice_chair=None if vice is None else vice.id,
        chair_since=chair_since if first is not None and first.id == chair else None,
        previous_chair_college=previous,
    )
