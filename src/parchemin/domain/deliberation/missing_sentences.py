"""What would win a bloc, in French sentences that a secretary reads from the first to the last."""

from collections.abc import Sequence
from itertools import chain
from math import comb

from parchemin.domain.deliberation.facts import CandidateFacts
from parchemin.domain.deliberation.further import Further
from parchemin.domain.deliberation.missing import Missing, what_is_missing
from parchemin.domain.deliberation.missing_words import said_together
from parchemin.domain.deliberation.plan import Plan
from parchemin.domain.deliberation.titles import Titles, titles_of
from parchemin.domain.french import listed

Sets = Sequence[tuple[Further, ...]]
MOST_SETS_READ = 500
MOST_SETS_SAID = 10


def say_missing(plan: Plan, facts: CandidateFacts, code: str) -> tuple[str, ...]:
    """What that bloc lacks, or why no further result can win it; nothing once it counts."""
    found = what_is_missing(plan, facts, code, most=MOST_SETS_READ)
    return () if found is None else say_found(found, titles_of(plan))


def say_found(found: Missing, titles: Titles) -> tuple[str, ...]:
    """The sentences for what was found: what is needed in any case, then the choices."""
    if not found.sets:
        return (_sentence(f"Aucun résultat de plus ne peut faire acquérir le bloc : {found.why}"),)
    said = _free_choice(found.sets, titles)
    whole = found.all_found and (said or len(found.sets) <= MOST_SETS_SAID)
    said = said or _one_by_one(found.sets[:MOST_SETS_SAID], titles)
    if not whole:
        said.append("D'autres ensembles peuvent suffire : les plus petits sont dits ici.")
    return (*said, found.caution) if found.caution else tuple(said)


def _free_choice(sets: Sets, titles: Titles) -> list[str]:
    """« n de ces éléments » where the sets are all the ways to choose n of them; else nothing."""
    common, rest = _apart(sets)
    pool = tuple(dict.fromkeys(chain.from_iterable(rest)))
    size = len(rest[0])
    if len(sets) == 1 or {len(one) for one in rest} != {size} or len(sets) != comb(len(pool), size):
        return []
    number = "l'un de ces éléments" if size == 1 else f"{size} de ces éléments"
    words = " ; ".join(said_together((each,), titles)[0] for each in pool)
    return [*_needed(common, titles), _sentence(f"{_also(common)} {number}, au choix : {words}")]


def _one_by_one(sets: Sets, titles: Titles) -> list[str]:
    """What is common to all the sets, then each set in turn."""
    if len(sets) == 1:
        return _needed(sets[0], titles)
    common, rest = _apart(sets)
    first = _sentence(f"{_also(common)} l'un de ces ensembles : {_pieces(rest[0], titles)}")
    others = [_sentence(f"ou bien : {_pieces(one, titles)}") for one in rest[1:]]
    return [*_needed(common, titles), first, *others]


def _apart(sets: Sets) -> tuple[tuple[Further, ...], list[tuple[Further, ...]]]:
    common = tuple(each for each in sets[0] if all(each in other for other in sets))
    return common, [tuple(each for each in one if each not in common) for one in sets]


def _also(common: tuple[Further, ...]) -> str:
    return "Il manque aussi" if common else "Il manque"


def _needed(facts: tuple[Further, ...], titles: Titles) -> list[str]:
    return [_sentence(f"Il manque {_pieces(facts, titles)}")] if facts else []


def _pieces(facts: tuple[Further, ...], titles: Titles) -> str:
    return listed(said_together(facts, titles))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
