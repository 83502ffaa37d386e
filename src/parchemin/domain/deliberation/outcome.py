"""The certification from the outcomes of the blocs it requires."""

from parchemin.domain.deliberation.reasons import BlocOutcome, CertificationOutcome, State


def certification_outcome(outcomes: set[BlocOutcome]) -> CertificationOutcome:
    """The certification from the outcomes of its blocs, all of them required."""
    if BlocOutcome.UNDECIDED in outcomes:
        return CertificationOutcome.ADJOURNED
    favourable = [outcome.favourable for outcome in outcomes]
    if all(favourable):
        return CertificationOutcome.FULL
    return CertificationOutcome.PARTIAL if any(favourable) else CertificationOutcome.REFUSED


def outcome_state(outcome: CertificationOutcome) -> State:
    """Whether the rule of the certification holds."""
    if outcome is CertificationOutcome.FULL:
        return State.YES
    return State.OPEN if outcome is CertificationOutcome.ADJOURNED else State.NO
