"""A proposal where the candidate has options: only the common blocs and his own are required."""

from dataclasses import dataclass, replace

from parchemin.domain.deliberation.facts import CandidateFacts
from parchemin.domain.deliberation.outcome import certification_outcome, outcome_state
from parchemin.domain.deliberation.reasons import (
    BlocOutcome,
    BlocProposal,
    Cause,
    Proposal,
    Reason,
    State,
)
from parchemin.domain.rules.clause import Origin
from parchemin.domain.rules.options import CommonAndOptions


@dataclass(frozen=True, slots=True)
class OptionChoice:
    """What the candidate's file says of his options, beside the rule."""

    rule: CommonAndOptions
    chosen: tuple[str, ...]

    @property
    def settled(self) -> bool:
        """Whether the file names as many known options as the rule asks."""
        known = set(self.chosen) <= set(self.rule.names)
        return known and len(self.chosen) == self.rule.choose


def with_options(
    made: Proposal, rule: CommonAndOptions, facts: CandidateFacts, origin: Origin | None
) -> Proposal:
    """The same proposal, the blocs of other options set aside.

    While the option is not known, the blocs of the options are undecided: none is guessed.
    """
    choice = OptionChoice(rule, tuple(sorted(facts.options)))
    blocs = tuple([_bloc(bloc, choice, origin) for bloc in made.blocs])
    codes = frozenset(bloc.code for bloc in blocs)
    required = rule.blocs_of(facts.options) if choice.settled else codes
    ours = tuple(bloc for bloc in blocs if bloc.code in required)
    outcome = certification_outcome({bloc.outcome for bloc in ours})
    cause = Cause.OPTION_BLOCS if choice.settled else Cause.OPTION_UNKNOWN
    facts_used = (choice, ours)
    reason = Reason(cause, outcome_state(outcome), "certification", facts_used, origin)
    return replace(made, outcome=outcome, blocs=blocs, reason=reason, required=required)


def _bloc(bloc: BlocProposal, choice: OptionChoice, origin: Origin | None) -> BlocProposal:
    mine = choice.rule.options_of(bloc.code)
    if not mine or bloc.outcome in _KEPT:
        return bloc
    if not choice.settled:
        if bloc.outcome is BlocOutcome.NOT_SOUGHT:
            return bloc
        asked = Reason(Cause.OPTION_UNKNOWN, State.OPEN, bloc.code, (choice, ()), origin)
        return replace(bloc, outcome=BlocOutcome.UNDECIDED, reasons=(asked, *bloc.reasons))
    if set(mine) & set(choice.chosen):
        return bloc
    aside = Reason(Cause.OTHER_OPTION, State.NO, bloc.code, (choice, mine), origin)
    return replace(bloc, outcome=BlocOutcome.NOT_SOUGHT, reasons=(aside,))


_KEPT = frozenset({BlocOutcome.HELD, BlocOutcome.BY_CORRESPONDENCE})
"""A bloc won before stays won, whatever the option."""
