"""Texts compared for what they say: case, accents, apostrophes and spaces set aside when asked."""

from collections.abc import Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from parchemin.domain.folding import alike, fold, plain

__all__ = ["alike", "differences", "fold", "likeness", "plain", "sentence_of"]

LONGEST_COMPARED = 20_000
"""Characters beyond which two texts are compared for equality only, to keep the time linear."""

_CONTEXT = 2


def likeness(left: str, right: str, *, at_least: float = 0.0) -> float:
    """From 0 to 100; 0 below ``at_least`` or when a text is too long to be compared."""
    if left == right:
        return 100.0
    if max(len(left), len(right)) > LONGEST_COMPARED:
        return 0.0
    return fuzz.ratio(left, right, score_cutoff=at_least)


def differences(left: str, right: str) -> list[tuple[str, str]]:
    """The passages that differ, each with up to two words of context before it."""
    one, two = plain(left).split(), plain(right).split()
    if max(len(one), len(two)) > LONGEST_COMPARED // 5:
        return [(plain(left)[:80] + "…", plain(right)[:80] + "…")]
    passages = _runs(one, two)
    return [(_shown(one, a, b), _shown(two, c, d)) for a, b, c, d in passages]


def sentence_of(passages: list[tuple[str, str]]) -> str:
    """« a » d'un côté, « b » de l'autre, in one line."""
    return " ; ".join(
        f"« {left or '(rien)'} » / « {right or '(rien)'} »" for left, right in passages
    )


def _runs(one: list[str], two: list[str]) -> Iterator[tuple[int, int, int, int]]:
    current: tuple[int, int, int, int] | None = None
    for step in Levenshtein.opcodes(one, two):
        if step.tag == "equal":
            continue
        a, b, c, d = step.src_start, step.src_end, step.dest_start, step.dest_end
        if current and current[1] == a and current[3] == c:
            current = (current[0], b, current[2], d)
            continue
        if current:
            yield current
        current = (a, b, c, d)
    if current:
        yield current


def _shown(words: list[str], start: int, end: int) -> str:
    return " ".join(words[max(0, start - _CONTEXT) : end])
