"""What is said of the opinions of several assessors, and of what the jury makes of them."""

from collections import Counter

from parchemin.domain.deliberation.facts import Opinion
from parchemin.domain.deliberation.reasons import Reason, State
from parchemin.domain.french import counted, day, listed
from parchemin.domain.rules.assessors import ByConcordance, ByOpinions


def opinion(reason: Reason) -> str:
    """One opinion: favourable or not, of whom and when."""
    fact: Opinion = reason.facts[0]
    return f"« {reason.subject} » : avis {_word(fact)} ({_who(fact)}) le {day(fact.shown_on)}"


def opinion_missing(reason: Reason) -> str:
    """An opinion that the rule asks for and nobody gave."""
    return f"« {reason.subject} » : il manque un avis ({reason.facts[0]})"


def too_many_voices(reason: Reason) -> str:
    """More people spoke in one role than the rule asks, and they differ."""
    people = " ; ".join(sorted(_who(fact) for fact in reason.facts))
    return (
        f"« {reason.subject} » : {len(reason.facts)} personnes se contredisent ({people}), "
        "la règle en attend moins et aucune ne corrige l'autre"
    )


def concordant(reason: Reason) -> str:
    """All assessors agree, or some have not spoken."""
    rule: ByConcordance = reason.facts[0]
    if reason.state is State.YES:
        return f"« {reason.subject} » : avis concordants, tous favorables ({people(rule.by)})"
    if reason.state is State.NO:
        return f"« {reason.subject} » : avis concordants, aucun favorable ({people(rule.by)})"
    given = sum(child.state is not State.OPEN for child in reason.children)
    return (
        f"« {reason.subject} » : {counted(given, 'avis', 'avis')} sur {len(rule.by)} "
        f"({people(rule.by)})"
    )


def divergence(reason: Reason) -> str:
    """The assessors do not agree: the jury decides."""
    told = listed(f"{_word(fact)} ({_who(fact)})" for fact in reason.facts)
    return f"« {reason.subject} » : avis partagés, {told} ; renvoyé au jury"


def arbitrated(reason: Reason) -> str:
    """What the jury decided where the assessors did not agree."""
    fact = reason.facts[0]
    return (
        f"« {reason.subject} » : {fact.outcome.value} (tranché par {fact.author} le "
        f"{day(fact.on)}, motif : {fact.reason}) ; avis conservés : {divergence(reason.children[0])}"
    )


def opinions(reason: Reason) -> str:
    """How many opinions are favourable, and the mention they give."""
    rule: ByOpinions = reason.facts[0]
    mention: str = reason.facts[1]
    good = sum(child.state is State.YES for child in reason.children)
    said = (
        f"« {reason.subject} » : {counted(good, 'avis favorable', 'avis favorables')} sur "
        f"{len(rule.by)}"
    )
    if reason.state is not State.YES:
        still = any(child.state is State.OPEN for child in reason.children)
        if good >= rule.needed and still:
            return f"{said} ; il en faut {rule.needed}, la mention attend les autres avis"
        return f"{said}, il en faut {rule.needed}"
    return (
        f"{said} (il en faut {rule.needed}), {mention}"
        if mention
        else (f"{said} (il en faut {rule.needed})")
    )


def people(by: tuple[str, ...]) -> str:
    """tuteur, 2 × évaluateur et jury."""
    times = Counter(by)
    return listed(f"{count} × {role}" if count > 1 else role for role, count in times.items())


def _word(fact: Opinion) -> str:
    return "favorable" if fact.favourable else "défavorable"


def _who(fact: Opinion) -> str:
    return f"{fact.role}, {fact.author}" if fact.author else fact.role
