"""What would win a bloc, in French: one sentence for each set of further facts."""

from collections.abc import Sequence

from parchemin.domain.deliberation.facts import Attestation, CompetencyResult, competency_codes
from parchemin.domain.deliberation.missing import Further
from parchemin.domain.deliberation.plan import Plan


def say_missing(plan: Plan, found: Sequence[Further]) -> str:
    """« il manque : … », each fact by the title of what it is about."""
    if not found:
        return "il ne manque rien"
    titles = _titles(plan)
    return "il manque : " + " ; ".join(_said(each, titles) for each in found)


def _said(fact: Further, titles: dict[str, str]) -> str:
    named = f"« {titles.get(fact.subject, fact.subject)} »"
    if isinstance(fact, Attestation):
        return f"la compétence {named} attestée par le {fact.by.value}"
    if isinstance(fact, CompetencyResult):
        return f"la compétence {named} acquise"
    if fact.mark is not None and fact.out_of is not None:
        return f"{named} avec au moins {_figure(fact.mark)} sur {_figure(fact.out_of)}"
    return f"{named} avec le résultat « {fact.outcome.value} »"


def _figure(value: object) -> str:
    return str(value).replace(".", ",")


def _titles(plan: Plan) -> dict[str, str]:
    titles = {each.code: each.title for bloc in plan.blocs for each in bloc.modalities}
    for bloc in plan.certification.blocs:
        codes = competency_codes(bloc)
        pairs = zip(codes, bloc.competencies, strict=True)
        titles.update({code: competency.text for code, competency in pairs})
    return titles
