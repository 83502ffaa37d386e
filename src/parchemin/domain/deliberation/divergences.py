"""What assessors who do not agree leave to the jury."""

from parchemin.domain.deliberation.reasons import Cause, Proposal
from parchemin.domain.deliberation.sentences import walk


def sent_to_jury(proposal: Proposal) -> frozenset[str]:
    """The codes of the modalities and blocs that the jury has to decide, or has decided.

    Deciding them is no departure from the assessors' results: the rule asks the jury to.
    """
    return frozenset(
        reason.facts[0].subject
        for bloc in proposal.blocs
        for top in bloc.reasons
        for reason in walk(top)
        if reason.cause is Cause.DIVERGENCE
    )
