"""What each cause of a reason says, in French."""

from collections.abc import Callable, Mapping

from parchemin.domain.capitalisation import BlocValidity
from parchemin.domain.deliberation.facts import HeldBloc
from parchemin.domain.deliberation.reasons import BlocProposal, Cause, Reason, State
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
    done = sum(child.state is State.YES for child in reason.children)
    return (
        f"« {reason.subject} » : {counted(done, 'attestation')} sur "
        f"{len(reason.children)} ({who}, {rule.extent.value})"
    )


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
    return f"{done} sur {len(reason.children)} acquises ({reason.facts[0].extent.value})"


def _held(reason: Reason) -> str:
    held: HeldBloc = reason.facts[0]
    validity: BlocValidity = reason.facts[1]
    until = "à vie" if validity.expires_on is None else f"jusqu'au {day(validity.expires_on)} exclu"
    return (
        f"bloc {held.bloc} acquis le {day(held.acquired_on)} ({held.how.value}, preuve : "
        f"{held.proof}), valable {until}"
    )


def _expired(reason: Reason) -> str:
    held: HeldBloc = reason.facts[0]
    validity: BlocValidity = reason.facts[1]
    if validity.expires_on is None:
        return (
            f"bloc {held.bloc} dit acquis le {day(held.acquired_on)}, après la date de la "
            "délibération : il ne compte pas"
        )
    return (
        f"bloc {held.bloc} acquis le {day(held.acquired_on)} (preuve : {held.proof}), périmé "
        f"depuis le {day(validity.expires_on)}"
    )


def _sets(reason: Reason) -> str:
    claim, correspondence = reason.facts
    there = listed(correspondence.target_blocs) or "toute la certification"
    here = listed(correspondence.blocs) or "toute la certification"
    return f"{claim.certification} ({there}) en correspondance avec {here}"


def _correspondence(reason: Reason) -> str:
    claim = reason.facts[0]
    decision = claim.decision
    return (
        f"{_sets(reason)}, ensemble contre ensemble ; preuve : {claim.proof} ; accepté par "
        f"{decision.by} le {day(decision.on)}"
    )


def _claim_undecided(reason: Reason) -> str:
    return (
        f"{_sets(reason)} ; preuve : {reason.facts[0].proof} ; personne n'a encore décidé "
        "d'accepter cette correspondance"
    )


def _claim_refused(reason: Reason) -> str:
    decision = reason.facts[0].decision
    motive = f" (motif : {decision.reason})" if decision.reason else ""
    return f"{_sets(reason)}, refusé par {decision.by} le {day(decision.on)}{motive}"


def _claim_short(reason: Reason) -> str:
    claim, correspondence = reason.facts
    absent = listed(sorted(frozenset(correspondence.target_blocs) - claim.blocs))
    what = absent or "le reste de la certification"
    return f"{_sets(reason)} : l'ensemble est indivisible, il manque la preuve de {what}"


def _problem(reason: Reason) -> str:
    return str(reason.facts[0]).rstrip(".")


def _all_blocs(reason: Reason) -> str:
    blocs: tuple[BlocProposal, ...] = reason.facts
    won = [bloc for bloc in blocs if bloc.outcome.favourable]
    if blocs and len(won) == len(blocs):
        return f"les {len(blocs)} blocs sont acquis"
    rest = listed(f"{b.code} ({b.outcome.value})" for b in blocs if not b.outcome.favourable)
    if not blocs:
        return "le référentiel ne décrit aucun bloc"
    return f"{counted(len(won), 'bloc')} sur {len(blocs)} ; restent {rest}"


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
    Cause.HELD: _held,
    Cause.EXPIRED: _expired,
    Cause.CORRESPONDENCE: _correspondence,
    Cause.CLAIM_UNDECIDED: _claim_undecided,
    Cause.CLAIM_REFUSED: _claim_refused,
    Cause.CLAIM_SHORT: _claim_short,
    Cause.CLAIM_UNSPECIFIED: lambda reason: (
        f"le texte annonce une correspondance partielle avec {reason.subject} sans dire quels "
        "blocs : elle n'accorde rien tant que le certificateur ne l'a pas écrite"
    ),
    Cause.NOT_SOUGHT: lambda reason: (
        f"le candidat ne présente pas le bloc {reason.subject} à cette délibération"
    ),
    Cause.RULE_PROBLEM: _problem,
    Cause.ALL_BLOCS: _all_blocs,
}
