"""Each further fact in French, those of one kind together."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from parchemin.domain.deliberation.facts import (
    Adjustment,
    Attestation,
    CompetencyResult,
    CorrespondenceClaim,
    Opinion,
    Result,
    TutorAssessment,
)
from parchemin.domain.deliberation.further import Further
from parchemin.domain.deliberation.titles import Titles, competency_named
from parchemin.domain.french import figure, listed


def said_together(facts: Sequence[Further], titles: Titles) -> list[str]:
    """One piece of a sentence for each kind of fact, in the order of the facts."""
    return [
        piece for _, group in groupby(facts, key=_kind) for piece in _group(tuple(group), titles)
    ]


def _kind(fact: Further) -> tuple[type[object], str]:
    if isinstance(fact, Result):
        return Result, "" if fact.mark is None else "note"
    return type(fact), fact.by.value if isinstance(fact, Attestation) else ""


def _group(facts: tuple[Further, ...], titles: Titles) -> Iterator[str]:
    if len(facts) > 1:
        codes = listed(each.subject for each in facts if not isinstance(each, CorrespondenceClaim))
        if isinstance(facts[0], Result) and facts[0].mark is None:
            yield f"les modalités {listed(_named(each, titles) for each in facts)} acquises"
            return
        if isinstance(facts[0], CompetencyResult):
            yield f"les compétences {codes} acquises"
            return
        if isinstance(facts[0], Attestation):
            yield f"les attestations du {facts[0].by.value} pour {codes}"
            return
    yield from (_SAID[type(each)](each, titles) for each in facts)


def _named(fact: Further, titles: Titles) -> str:
    subject = "" if isinstance(fact, CorrespondenceClaim) else fact.subject
    return f"« {titles.get(subject, subject)} »"


def _result(fact: Result, titles: Titles) -> str:
    named = _named(fact, titles)
    if fact.mark is None or fact.out_of is None:
        return f"la modalité {named} acquise"
    if not fact.mark:
        return f"une note à {named}, quelle qu'elle soit"
    return f"au moins {figure(fact.mark)}/{figure(fact.out_of)} à {named}"


def _competency(fact: CompetencyResult, titles: Titles) -> str:
    return f"la compétence {competency_named(fact.subject, titles)} acquise"


def _attestation(fact: Attestation, titles: Titles) -> str:
    return f"l'attestation du {fact.by.value} pour {competency_named(fact.subject, titles)}"


def _opinion(fact: Opinion, titles: Titles) -> str:
    about = titles.get(fact.subject)
    on = f"sur « {about} »" if about else f"sur le bloc {fact.subject}"
    if fact.mark is not None and fact.out_of is not None:
        if not fact.mark:
            return f"une note, quelle qu'elle soit ({fact.role}), {on}"
        return f"au moins {figure(fact.mark)}/{figure(fact.out_of)} ({fact.role}) {on}"
    return f"un avis favorable ({fact.role}) {on}"


def _adjustment(fact: Adjustment, titles: Titles) -> str:
    about = titles.get(fact.subject)
    on = f"« {about} »" if about else f"le bloc {fact.subject}"
    return f"une décision favorable du jury sur {on}, où les avis sont partagés"


def _claim(fact: CorrespondenceClaim, _: Titles) -> str:
    return f"l'acceptation de la correspondance avec {fact.certification} (preuve : {fact.proof})"


def _stage(fact: TutorAssessment, _: Titles) -> str:
    return f"l'évaluation du tuteur « {fact.subject} »"


_SAID: dict[type[object], Callable[..., str]] = {
    Result: _result,
    CompetencyResult: _competency,
    Attestation: _attestation,
    Opinion: _opinion,
    Adjustment: _adjustment,
    CorrespondenceClaim: _claim,
    TutorAssessment: _stage,
}
