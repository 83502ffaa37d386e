"""A deliberation as text: what is decided, why, by which rule."""

from collections.abc import Iterator
from textwrap import indent

from parchemin.domain.deliberation.decision import Decision
from parchemin.domain.deliberation.dossier import Deliberation
from parchemin.domain.deliberation.lacks import lacks_of
from parchemin.domain.deliberation.sentences import explain, paragraph, tree
from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.french import day


def report(deliberation: Deliberation, *, whole_tree: bool = False) -> str:
    """The whole deliberation, in French, ready to be read by a jury."""
    return "\n".join(_lines(deliberation, whole_tree=whole_tree))


def _lines(deliberation: Deliberation, *, whole_tree: bool) -> Iterator[str]:
    dossier, proposal = deliberation.dossier, deliberation.proposal
    facts = dossier.facts
    yield dossier.title
    yield f"Candidat : {facts.candidate} ; voie : {facts.route.value} ; le {day(dossier.on)}"
    yield ""
    yield "PROPOSITION"
    yield explain(proposal)
    yield from _blocs(deliberation, whole_tree=whole_tree)
    yield ""
    if deliberation.decision is not None:
        yield from decision_lines(deliberation.decision)
    elif deliberation.refusal is not None:
        yield "DÉCISION REFUSÉE"
        yield str(deliberation.refusal)
        if isinstance(deliberation.refusal, MissingRule):
            yield f"Ligne à écrire dans le règlement : [{deliberation.refusal.line}]"
        elif isinstance(deliberation.refusal, RefusedAct) and deliberation.refusal.rule:
            yield f"Règle : {deliberation.refusal.rule}"
    else:
        yield "Aucun jury dans ce dossier : la proposition n'est pas une décision."


def _blocs(deliberation: Deliberation, *, whole_tree: bool) -> Iterator[str]:
    lacks = lacks_of(deliberation)
    for bloc in deliberation.proposal.blocs:
        yield ""
        yield paragraph(bloc)
        if lacks[bloc.code]:
            yield "  Ce qui manque :"
            yield from (f"  - {sentence}" for sentence in lacks[bloc.code])
        if whole_tree:
            yield from (indent(tree(reason), "  ") for reason in bloc.reasons)


def decision_lines(decision: Decision) -> Iterator[str]:
    """The decision bloc by bloc, the warnings about the jury, and who delivers."""
    yield f"DÉCISION du {day(decision.on)} : {decision.outcome.value}"
    for bloc in decision.blocs:
        yield f"- {bloc.sentence()}"
    for finding in decision.findings:
        yield f"Observation sur le jury : {finding.sentence}"
    delivery = decision.delivery
    if decision.ratification is not None:
        answer = "délivrée" if decision.ratification.accepted else "refusée"
        yield (
            f"Délivrance {answer} par {decision.ratification.by} le "
            f"{day(decision.ratification.on)}."
        )
    elif not decision.final:
        yield f"Reste à délivrer par {delivery.value.authority}."
    yield f"Règle de délivrance : {delivery.origin.cite()}."
