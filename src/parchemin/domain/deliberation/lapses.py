"""Results won so long ago that the règlement no longer counts them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from parchemin.domain.capitalisation import BlocValidity, unit_validity
from parchemin.domain.deliberation.facts import (
    CandidateFacts,
    CompetencyResult,
    Result,
    ResultOutcome,
)
from parchemin.domain.deliberation.reasons import (
    BlocOutcome,
    Cause,
    Proposal,
    Reason,
    State,
)
from parchemin.domain.rules.clause import Ruled
from parchemin.domain.rules.delivery import Validity
from parchemin.domain.rules.keys import VALIDITY_OF_COMPETENCY, VALIDITY_OF_MODALITY, Key
from parchemin.domain.rules.reglement import Reglement


@dataclass(frozen=True, slots=True)
class Lapse:
    """A favourable result that no longer counts, with its day and the rule that ends it."""

    subject: str
    validity: BlocValidity


def lapsing(reglement: Reglement) -> bool:
    """Whether any line of the règlement, of any date, ends the life of a result."""
    keys: tuple[Key[Validity], ...] = (VALIDITY_OF_MODALITY, VALIDITY_OF_COMPETENCY)
    return any(reglement.clauses.get(key.path) for key in keys)


def still_valid(
    facts: CandidateFacts, reglement: Reglement, on: date
) -> tuple[CandidateFacts, tuple[Lapse, ...]]:
    """The facts without the results that have lapsed that day, and those results.

    What was written of the same unit before a lapsed result is left out with it: a former failure
    does not come back to life.
    """
    gone = {lapse.subject: lapse for lapse in _lapses(facts, reglement, on)}
    if not gone:
        return facts, ()
    kept = replace(
        facts,
        results=tuple(each for each in facts.results if _kept(each, gone)),
        competency_results=tuple(each for each in facts.competency_results if _kept(each, gone)),
    )
    return kept, tuple(gone[subject] for subject in sorted(gone))


def _lapses(facts: CandidateFacts, reglement: Reglement, on: date) -> Iterator[Lapse]:
    groups: tuple[tuple[Key[Validity], Sequence[Result | CompetencyResult]], ...] = (
        (VALIDITY_OF_MODALITY, facts.results),
        (VALIDITY_OF_COMPETENCY, facts.competency_results),
    )
    for key, results in groups:
        for each in sorted(results, key=lambda result: (result.on, result.rank, result.id)):
            if each.outcome is not ResultOutcome.ACQUIRED:
                continue
            ruled: Ruled[Validity] | None = reglement.rule_or_none(key, each.shown_on)
            if ruled is not None:
                validity = unit_validity(ruled, each.shown_on)
                if not validity.holds(on):
                    yield Lapse(each.subject, validity)


def _kept(each: Result | CompetencyResult, gone: dict[str, Lapse]) -> bool:
    lapse = gone.get(each.subject)
    return lapse is None or each.shown_on > lapse.validity.acquired_on


def with_lapses(
    made: Proposal, lapses: tuple[Lapse, ...], units: dict[str, frozenset[str]]
) -> Proposal:
    """The same proposal, each bloc not won saying which of its ``units`` have lapsed."""
    blocs = []
    for bloc in made.blocs:
        ours = [lapse for lapse in lapses if lapse.subject in units[bloc.code]]
        if ours and bloc.outcome in (BlocOutcome.NOT_WON, BlocOutcome.UNDECIDED):
            reasons = tuple(
                Reason(Cause.LAPSED, State.NO, each.subject, (each,), each.validity.origin)
                for each in ours
            )
            blocs.append(replace(bloc, reasons=(*bloc.reasons, *reasons)))
        else:
            blocs.append(bloc)
    return replace(made, blocs=tuple(blocs))
