"""What is said of blocs that need no assessment: already won, or claimed by correspondence."""

from parchemin.domain.capitalisation import BlocValidity
from parchemin.domain.deliberation.facts import HeldBloc
from parchemin.domain.deliberation.lapses import Lapse
from parchemin.domain.deliberation.reasons import Reason
from parchemin.domain.french import day, listed


def held(reason: Reason) -> str:
    """A bloc already won, with its proof and until when it counts."""
    bloc: HeldBloc = reason.facts[0]
    validity: BlocValidity = reason.facts[1]
    until = "à vie" if validity.expires_on is None else f"jusqu'au {day(validity.expires_on)} exclu"
    return (
        f"bloc {bloc.bloc} acquis le {day(bloc.acquired_on)} ({bloc.how.value}, preuve : "
        f"{bloc.proof}), valable {until}"
    )


def expired(reason: Reason) -> str:
    """A bloc won too long ago, or only later."""
    bloc: HeldBloc = reason.facts[0]
    validity: BlocValidity = reason.facts[1]
    if validity.expires_on is None or bloc.acquired_on > reason.facts[2]:
        return (
            f"bloc {bloc.bloc} dit acquis le {day(bloc.acquired_on)}, après la date de la "
            "délibération : il ne compte pas"
        )
    return (
        f"bloc {bloc.bloc} acquis le {day(bloc.acquired_on)} (preuve : {bloc.proof}), périmé "
        f"depuis le {day(validity.expires_on)}"
    )


def _sets(reason: Reason) -> str:
    claim, correspondence = reason.facts
    there = listed(correspondence.target_blocs) or "toute la certification"
    here = listed(correspondence.blocs) or "toute la certification"
    by = f" ({correspondence.decision})" if correspondence.decision else ""
    return f"{claim.certification} ({there}) en correspondance avec {here}{by}"


def correspondence(reason: Reason) -> str:
    """A correspondence granted: both sets, the proof, who accepted."""
    claim = reason.facts[0]
    decision = claim.decision
    return (
        f"{_sets(reason)}, ensemble contre ensemble ; preuve : {claim.proof} ; accepté par "
        f"{decision.by} le {day(decision.on)}"
    )


def claim_undecided(reason: Reason) -> str:
    """A correspondence that waits for a person."""
    return (
        f"{_sets(reason)} ; preuve : {reason.facts[0].proof} ; personne n'a encore décidé "
        "d'accepter cette correspondance"
    )


def claim_refused(reason: Reason) -> str:
    """A correspondence refused, by whom and why."""
    decision = reason.facts[0].decision
    motive = f" (motif : {decision.reason})" if decision.reason else ""
    return f"{_sets(reason)}, refusé par {decision.by} le {day(decision.on)}{motive}"


def claim_short(reason: Reason) -> str:
    """A claim that lacks a part of the set."""
    claim, correspondence = reason.facts
    absent = listed(sorted(frozenset(correspondence.target_blocs) - claim.blocs))
    what = absent or "le reste de la certification"
    return f"{_sets(reason)} : l'ensemble est indivisible, il manque la preuve de {what}"


def lapsed(reason: Reason) -> str:
    """A modality or a competency won too long ago."""
    lapse: Lapse = reason.facts[0]
    validity = lapse.validity
    until = "" if validity.expires_on is None else f", périmé depuis le {day(validity.expires_on)}"
    return f"« {lapse.subject} » acquis le {day(validity.acquired_on)}{until}"
