"""What would win a bloc: the smallest sets of further facts, or why none would."""

from dataclasses import dataclass, replace

from parchemin.domain.deliberation.facts import CandidateFacts
from parchemin.domain.deliberation.further import Further, Unit, with_further
from parchemin.domain.deliberation.missing_marks import Enough, least
from parchemin.domain.deliberation.missing_obstacles import (
    no_longer,
    retake_stops,
    why_nothing_wins,
)
from parchemin.domain.deliberation.missing_search import minimal_choices
from parchemin.domain.deliberation.missing_units import units_of
from parchemin.domain.deliberation.plan import Plan
from parchemin.domain.deliberation.proposal import propose_with
from parchemin.domain.deliberation.whole_blocs import taken_whole

MOST_SETS = 10


@dataclass(frozen=True, slots=True)
class Missing:
    """The ``sets`` that win a bloc, or in ``why`` what keeps any further result from winning it.

    ``all_found`` False: there are, or may be, other sets than those kept. ``caution`` says from
    which day the bloc may be taken again, where the règlement asks to wait.
    """

    sets: tuple[tuple[Further, ...], ...] = ()
    all_found: bool = True
    why: str = ""
    caution: str = ""


def what_is_missing(
    plan: Plan, facts: CandidateFacts, code: str, *, most: int = MOST_SETS
) -> Missing | None:
    """At most ``most`` sets for that bloc, the smallest first; None where it counts already.

    Each set holds facts in favour of the candidate; it wins, and no longer does without any of
    them. Marks that a mean waits for come together, each the lowest that is enough, to the
    hundredth. A bloc to be taken again as a whole lacks all that its failure undid. None too for
    a bloc that the référentiel does not have.
    """
    found = propose_with(plan, facts).bloc(code)
    bloc = next((each for each in plan.blocs if each.code == code), None)
    if found is None or bloc is None or found.outcome.favourable:
        return None
    why, caution = no_longer(plan, facts, found), ""
    if not why:
        stop, for_good = retake_stops(plan, facts, code)
        why, caution = (stop, "") if for_good else ("", stop)
    if why:
        return Missing(why=why)
    left = taken_whole(plan, facts, code)
    sets, complete = _sets(replace(plan, blocs=(bloc,)), left, units_of(plan, left, bloc), most)
    if not sets:
        return Missing(why=why_nothing_wins(found))
    return Missing(sets, complete, caution=caution)


def _sets(
    plan: Plan, facts: CandidateFacts, units: tuple[Unit, ...], most: int
) -> tuple[tuple[tuple[Further, ...], ...], bool]:
    """The sets that win the only bloc of the plan, and whether they are all there."""

    def enough(further: tuple[Further, ...]) -> bool:
        return propose_with(plan, with_further(facts, further)).blocs[0].outcome.favourable

    def together(ranks: tuple[int, ...]) -> tuple[Further, ...]:
        return tuple(each for rank in ranks for each in units[rank])

    choices, complete = minimal_choices(len(units), lambda ranks: enough(together(ranks)))
    ordered = sorted(choices, key=lambda ranks: (len(together(ranks)), ranks))
    sets = (_needed(least(together(ranks), enough), enough) for ranks in ordered[:most])
    return tuple(sorted(dict.fromkeys(sets), key=len)), complete and len(choices) <= most


def _needed(further: tuple[Further, ...], enough: Enough) -> tuple[Further, ...]:
    """The same facts without those that the others, such as they are, make needless."""
    for each in reversed(further):
        without = tuple(other for other in further if other is not each)
        if enough(without):
            further = without
    return further


def missing_sets(
    plan: Plan, facts: CandidateFacts, code: str, *, most: int = MOST_SETS
) -> tuple[tuple[Further, ...], ...]:
    """The sets alone; none where the bloc counts already or where nothing further wins it."""
    found = what_is_missing(plan, facts, code, most=most)
    return () if found is None else found.sets
