"""What each bloc of a deliberation still lacks."""

from parchemin.domain.deliberation.dossier import Deliberation
from parchemin.domain.deliberation.missing_sentences import say_missing
from parchemin.domain.deliberation.plan import prepare


def lacks_of(deliberation: Deliberation) -> dict[str, tuple[str, ...]]:
    """By code of bloc, the sentences that say what would win it; none for a bloc that counts."""
    dossier = deliberation.dossier
    plan = prepare(dossier.certification, dossier.reglement, on=dossier.on)
    return {
        bloc.code: say_missing(plan, dossier.facts, bloc.code)
        for bloc in deliberation.proposal.blocs
    }
