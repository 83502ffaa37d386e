"""What each cause of a reason says, in French."""

from collections.abc import Callable, Mapping

from parchemin.domain.deliberation.reasons import BlocProposal, Cause, Reason, State
from parchemin.domain.deliberation.statements_assessors import (
    arbitrated,
    concordant,
    divergence,
    opinion,
    opinion_missing,
    opinions,
    too_many_voices,
)
from parchemin.domain.deliberation.statements_earlier import (
    claim_refused,
    claim_short,
    claim_undecided,
    correspondence,
    expired,
    held,
    lapsed,
)
from parchemin.domain.deliberation.statements_fraud import fraud, pending, unheard
from parchemin.domain.deliberation.statements_marks import (
    bloc_mean,
    in_order,
    mark_missing,
    not_open,
    sat_too_early,
    share,
    weighted,
)
from parchemin.domain.deliberation.statements_options import (
    option_blocs,
    option_unknown,
    other_option,
)
from parchemin.domain.french import counted, day, figure, listed
from parchemin.domain.rules.acquisition import Assessments


def _result(reason: Reason) -> str:
    fact = reason.facts[0]
    author = f" par {fact.author}" if fact.author else ""
    return f"« {reason.subject} » : {fact.outcome.value}{author} le {day(fact.shown_on)}"


def _mark(reason: Reason) -> str:
    fact, rule = reason.facts
    sign = "atteint" if reason.state is State.YES else "n'atteint pas"
    return (
        f"« {reason.subject} » : {figure(fact.mark)}/{figure(fact.out_of)} le {day(fact.shown_on)}, "
        f"{sign} le seuil de {figure(rule.minimum)}/{figure(rule.out_of)}"
    )


def _no_mark(reason: Reason) -> str:
    rule = reason.facts[1]
    return (
        f"« {reason.subject} » : une note est nécessaire (seuil de "
        f"{figure(rule.minimum)}/{figure(rule.out_of)}), aucune n'est saisie"
    )


def _contradiction(reason: Reason) -> str:
    fact = reason.facts[0]
    return (
        f"« {reason.subject} » : {len(reason.facts)} résultats contraires du {day(fact.on)}, "
        "aucun ne dit lequel il corrige"
    )


def _absence(reason: Reason) -> str:
    fact = reason.facts[0]
    then = "la modalité n'est pas acquise" if reason.state is State.NO else "elle reste à passer"
    return f"« {reason.subject} » : {fact.outcome.value} le {day(fact.shown_on)}, {then}"


def _adjusted(reason: Reason) -> str:
    fact, under = reason.facts[0], reason.children[0]
    before = STATEMENTS[under.cause](under)
    return (
        f"« {reason.subject} » : {fact.outcome.value} (ajusté par {fact.author} le "
        f"{day(fact.on)}, motif : {fact.reason}) ; résultat des évaluateurs conservé : {before}"
    )


def _logbook(reason: Reason) -> str:
    rule = reason.facts[0]
    who = listed(by.value for by in rule.by)
    signed = reason.children[: len(reason.children) - len(rule.stages)]
    done = sum(child.state is State.YES for child in signed)
    said = (
        f"« {reason.subject} » : {counted(done, 'attestation')} sur "
        f"{len(signed)} ({who}, {rule.extent.value})"
    )
    if not rule.stages:
        return said
    held = sum(child.cause is Cause.STAGE_DONE for child in reason.children)
    assessed = counted(held, "évaluation du tuteur", "évaluations du tuteur")
    return f"{said}, {assessed} sur {len(rule.stages)}"


def _stage_done(reason: Reason) -> str:
    fact = reason.facts[0]
    author = f", {fact.author}," if fact.author else ""
    return f"évaluation « {reason.subject} » faite par le tuteur{author} le {day(fact.shown_on)}"


def _same_signer(reason: Reason) -> str:
    fact, rule, workforce = reason.facts
    signed = f"{reason.subject} : la signature du {fact.by.value}"
    if not fact.author:
        return f"{signed} ne dit pas son auteur, il faut deux personnes distinctes"
    same = f"{signed} est celle d'une personne qui a déjà signé ({fact.author})"
    if rule.waiver_below is None:
        return f"{same}, il en faut une autre"
    size = "effectif non renseigné" if workforce is None else counted(workforce, "salarié")
    small = f"dans une entreprise de moins de {rule.waiver_below} salariés"
    return f"{same}, admise seulement {small} ({size})"


def _assessments(reason: Reason) -> str:
    rule: Assessments = reason.facts[0]
    done = sum(child.state is State.YES for child in reason.children)
    total = len(reason.children)
    if rule.at_least is None:
        if done == total:
            return f"toutes les modalités d'évaluation sont acquises ({done} sur {total})"
        return f"{_won(done)} sur {total}, toutes sont nécessaires"
    return f"{_won(done)} sur {total}, il en faut {rule.at_least}"


def _won(done: int) -> str:
    return counted(done, "modalité d'évaluation acquise", "modalités d'évaluation acquises")


def _competencies(reason: Reason) -> str:
    done = sum(child.state is State.YES for child in reason.children)
    won = counted(done, "compétence acquise", "compétences acquises")
    return f"{won} sur {len(reason.children)} ({reason.facts[0].extent.value})"


def _problem(reason: Reason) -> str:
    return str(reason.facts[0]).rstrip(".")


def _all_blocs(reason: Reason) -> str:
    blocs: tuple[BlocProposal, ...] = reason.facts
    won = [bloc for bloc in blocs if bloc.outcome.favourable]
    if blocs and len(won) == len(blocs):
        return f"les {len(blocs)} blocs sont acquis"
    rest = [f"{b.code} ({b.outcome.value})" for b in blocs if not b.outcome.favourable]
    verb = "restent" if len(rest) > 1 else "reste"
    if not blocs:
        return "le référentiel ne décrit aucun bloc"
    return f"{counted(len(won), 'bloc')} sur {len(blocs)} ; {verb} {listed(rest)}"


STATEMENTS: Mapping[Cause, Callable[[Reason], str]] = {
    Cause.RESULT: _result,
    Cause.MARK: _mark,
    Cause.NO_MARK: _no_mark,
    Cause.NO_RESULT: lambda reason: f"« {reason.subject} » : aucun résultat",
    Cause.CONTRADICTION: _contradiction,
    Cause.ABSENCE: _absence,
    Cause.ADJUSTED: _adjusted,
    Cause.ATTESTED: lambda reason: (
        f"{reason.subject} attestée par le {reason.facts[0].by.value} le {day(reason.facts[0].shown_on)}"
    ),
    Cause.ATTESTATION_MISSING: lambda reason: (
        f"{reason.subject} : il manque l'attestation du {reason.facts[0].value}"
    ),
    Cause.ATTESTATION_REFUSED: lambda reason: (
        f"{reason.subject} : le {reason.facts[0].by.value} a refusé d'attester le "
        f"{day(reason.facts[0].shown_on)}"
        + (f" (motif : {reason.facts[0].reason})" if reason.facts[0].reason else "")
    ),
    Cause.LOGBOOK: _logbook,
    Cause.COMPETENCIES: _competencies,
    Cause.ASSESSMENTS: _assessments,
    Cause.EVERY: lambda reason: f"{len(reason.children)} conditions à réunir ensemble",
    Cause.NO_ASSESSMENT: lambda reason: (
        f"le référentiel ne décrit aucune modalité d'évaluation du bloc {reason.subject}"
    ),
    Cause.NO_COMPETENCY: lambda reason: (
        f"le référentiel ne donne aucune compétence à regarder pour « {reason.subject} »"
    ),
    Cause.HELD: held,
    Cause.EXPIRED: expired,
    Cause.CORRESPONDENCE: correspondence,
    Cause.CLAIM_UNDECIDED: claim_undecided,
    Cause.CLAIM_REFUSED: claim_refused,
    Cause.CLAIM_SHORT: claim_short,
    Cause.CLAIM_UNSPECIFIED: lambda reason: (
        f"le texte annonce une correspondance partielle avec {reason.subject} sans dire quels "
        "blocs : elle n'accorde rien tant que le certificateur ne l'a pas écrite"
    ),
    Cause.NOT_SOUGHT: lambda reason: (
        f"le candidat ne présente pas le bloc {reason.subject} à cette délibération"
    ),
    Cause.RULE_PROBLEM: _problem,
    Cause.ALL_BLOCS: _all_blocs,
    Cause.SAME_SIGNER: _same_signer,
    Cause.OPINION: opinion,
    Cause.OPINION_MISSING: opinion_missing,
    Cause.TOO_MANY_VOICES: too_many_voices,
    Cause.CONCORDANT: concordant,
    Cause.DIVERGENCE: divergence,
    Cause.ARBITRATED: arbitrated,
    Cause.OPINIONS: opinions,
    Cause.MARK_MISSING: mark_missing,
    Cause.WEIGHTED: weighted,
    Cause.MEAN: bloc_mean,
    Cause.NO_MARKED: lambda reason: (
        f"aucune modalité du bloc {reason.subject} ne porte de note : la moyenne n'a pas d'objet"
    ),
    Cause.SHARE: share,
    Cause.IN_ORDER: in_order,
    Cause.NOT_OPEN: not_open,
    Cause.SAT_TOO_EARLY: sat_too_early,
    Cause.OPTION_BLOCS: option_blocs,
    Cause.OPTION_UNKNOWN: option_unknown,
    Cause.OTHER_OPTION: other_option,
    Cause.LAPSED: lapsed,
    Cause.FRAUD: fraud,
    Cause.FRAUD_UNHEARD: unheard,
    Cause.FRAUD_PENDING: pending,
    Cause.STAGE_DONE: _stage_done,
    Cause.STAGE_MISSING: lambda reason: f"il manque l'évaluation du tuteur « {reason.subject} »",
}
