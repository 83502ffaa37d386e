"""How deep each line of a list stands, from the markers at its head."""

from collections.abc import Sequence
from functools import lru_cache

from parchemin.readers.competency_items import Cut

BARE = ""
_CODE = "="
_MARKERS = 4_096
"""Pairs of markers kept compared: « C1 » and « C1.1 » come back in every list of an export."""


def style_of(text: str, cut: Cut) -> str:
    """The kind of marker of a line: empty for none, ``=`` and the code, ``1``, ``a`` or its sign."""
    start, code_end, after, _ = cut
    if code_end > start:
        return _CODE + text[start:code_end]
    if after == start:
        return BARE
    sign = text[start]
    if sign.isdecimal():
        return "1"
    return "a" if sign.isalpha() and text[start + 1] == ")" else sign


def is_code(style: str) -> bool:
    return style.startswith(_CODE)


@lru_cache(_MARKERS)
def is_under(code: str, other: str) -> bool:
    """Whether a code continues another: 1.1.1 under 1.1, A1C1 under A1; never C10 under C1."""
    if not (is_code(code) and is_code(other)) or len(code) <= len(other):
        return False
    return code.startswith(other) and not code[len(other)].isdecimal()


def depths_of(styles: Sequence[str]) -> list[int]:
    """The depth of each line, from 0.

    A marker not seen yet goes one level deeper; one seen before comes back to its level; a line
    without marker is always at the top.
    """
    stack: list[str] = []
    depths: list[int] = []
    for style in styles:
        if style == BARE:
            stack = [BARE]
        else:
            depth = next((rank for rank, known in enumerate(stack) if _level(style, known)), None)
            stack = [*stack[:depth], style] if depth is not None else [*stack, style]
        depths.append(len(stack) - 1)
    return depths


@lru_cache(_MARKERS)
def _level(style: str, known: str) -> bool:
    """Whether two markers are of one level."""
    if is_code(style) and is_code(known):
        return not is_under(style, known)
    return style == known


def are_level(text: str, cuts: Sequence[Cut]) -> bool:
    """Whether all the lines carry one kind of marker, or codes none of which continues another."""
    start, code_end, after, _ = cuts[0]
    if after == start:
        return all(cut[0] == cut[2] for cut in cuts)
    if code_end == start:
        first = style_of(text, cuts[0])
        return all(style_of(text, cut) == first for cut in cuts)
    codes = {text[cut[0] : cut[1]] for cut in cuts}
    if "" in codes:
        return False
    return not any(
        code[:size] in codes and not code[size].isdecimal()
        for code in codes
        for size in range(1, len(code))
    )
