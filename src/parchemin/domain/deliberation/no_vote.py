"""Why a jury does not vote on a bloc that needs no decision, or cannot have one yet."""

from parchemin.domain.deliberation.reasons import BlocOutcome, BlocProposal, Cause
from parchemin.domain.deliberation.statements_options import option_unknown, whose_option


def why_no_vote(bloc: BlocProposal) -> str:
    """What to say after « pas de vote sur ce bloc : »; the option is named when it is the reason."""
    for reason in bloc.reasons:
        if reason.cause is Cause.OTHER_OPTION:
            return f"il est {whose_option(reason)}"
        if reason.cause is Cause.OPTION_UNKNOWN:
            return option_unknown(reason)
    return _OUTCOMES.get(bloc.outcome, "il est déjà acquis")


_OUTCOMES = {
    BlocOutcome.UNDECIDED: "ses résultats ne sont pas complets",
    BlocOutcome.NOT_SOUGHT: "le candidat ne le présente pas",
}
