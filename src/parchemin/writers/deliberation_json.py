"""A deliberation as JSON (docs/formats/dossier.md)."""

from typing import Any

from parchemin.domain.deliberation.decision import BlocDecision, Decision
from parchemin.domain.deliberation.dossier import Deliberation
from parchemin.domain.deliberation.lacks import lacks_of
from parchemin.domain.deliberation.reasons import BlocProposal, Reason
from parchemin.domain.deliberation.sentences import (
    STATE_WORDS,
    explain,
    missing,
    one_line,
    statement,
)
from parchemin.domain.errors import ConflictingRules, MissingRule, ParcheminError, RefusedAct
from parchemin.domain.rules.clause import Origin


def deliberation_to_json(deliberation: Deliberation) -> dict[str, Any]:
    """The proposal with its tree of reasons, then the decision or the refusal, else null."""
    proposal, decision = deliberation.proposal, deliberation.decision
    lacks = lacks_of(deliberation)
    return {
        "candidat": proposal.candidate,
        "date": deliberation.dossier.on.isoformat(),
        "proposition": {
            "certification": proposal.outcome.value,
            "raison": explain(proposal),
            "blocs": [_bloc(bloc, lacks[bloc.code]) for bloc in proposal.blocs],
        },
        "decision": None if decision is None else _decision(decision),
        "refus": None if deliberation.refusal is None else _refusal(deliberation.refusal),
    }


def _bloc(bloc: BlocProposal, lacks: tuple[str, ...]) -> dict[str, Any]:
    return {
        "code": bloc.code,
        "resultat": bloc.outcome.value,
        "resume": one_line(bloc),
        "manque": list(missing(bloc)),
        "ce_qui_manque": list(lacks),
        "raisons": [_reason(reason) for reason in bloc.reasons],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "etat": STATE_WORDS[reason.state],
        "phrase": statement(reason),
        "regle": None if reason.origin is None else origin_to_json(reason.origin),
        "raisons": [_reason(child) for child in reason.children],
    }


def origin_to_json(origin: Origin) -> dict[str, Any]:
    """A rule as a reader cites it; the mark of a demonstration choice is never left out."""
    return {
        "libelle": origin.label,
        "source": origin.source,
        "depuis": None if origin.since is None else origin.since.isoformat(),
        "jusqu_au": None if origin.until is None else origin.until.isoformat(),
        "choix_de_demonstration": origin.demo_choice,
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "certification": decision.outcome.value,
        "definitive": decision.final,
        "blocs": [_bloc_decision(bloc) for bloc in decision.blocs],
        "observations": [finding.sentence for finding in decision.findings],
        "delivrance": origin_to_json(decision.delivery.origin),
    }


def _bloc_decision(bloc: BlocDecision) -> dict[str, Any]:
    return {
        "code": bloc.code,
        "resultat": bloc.outcome.value,
        "vote": None if bloc.tally is None else bloc.tally.sentence(),
        "ecart": bloc.departure or None,
        "phrase": bloc.sentence(),
    }


def _refusal(error: ParcheminError) -> dict[str, Any]:
    return {
        "phrase": str(error),
        "ligne": error.line if isinstance(error, MissingRule) else None,
        "places": list(error.places) if isinstance(error, ConflictingRules) else [],
        "regle": error.rule or None if isinstance(error, RefusedAct) else None,
    }
