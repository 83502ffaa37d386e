"""Where each part of a text that is cut stands in the source."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Span = Mapping[str, Any]
Spans = dict[str, Any]


@dataclass(frozen=True)
class _Letter:
    """A letter of the source: the rank of its span, its position, its line."""

    sign: str
    span: int
    at: int
    line: int


def spans_of_parts(
    parts: Sequence[str], spans: Mapping[str, Span], words: Callable[[Span], str]
) -> list[Spans]:
    """The spans of each part of a text, by field name (``text``, or ``text.0``, ``text.1``).

    ``words`` gives the source's own characters at a span. Parts are found in order by their letters
    and figures; one that is not there, because it was retyped, keeps the place of the whole.
    """
    held = [span for name, span in spans.items() if name.partition(".")[0] == "text"]
    letters = [letter for rank, span in enumerate(held) for letter in _letters(rank, span, words)]
    said, position, found = "".join(letter.sign for letter in letters), 0, []
    for part in parts:
        wanted = "".join(sign for sign in part if sign.isalnum())
        start = said.find(wanted, position) if wanted else -1
        if start < 0:
            found.append(_numbered(held))
            continue
        position = start + len(wanted)
        found.append(_numbered(_cut(held, letters[start:position])))
    return found


def _letters(rank: int, span: Span, words: Callable[[Span], str]) -> list[_Letter]:
    line, letters = span["line"], []
    for offset, sign in enumerate(words(span)):
        if sign.isalnum():
            letters.append(_Letter(sign, rank, span["start"] + offset, line))
        line += sign == "\n"
    return letters


def _cut(held: Sequence[Span], letters: Sequence[_Letter]) -> list[Span]:
    cut: list[Span] = []
    for rank, span in enumerate(held):
        own = [letter for letter in letters if letter.span == rank]
        if own:
            ends = {"line": own[0].line, "start": own[0].at, "end": own[-1].at + 1}
            cut.append({**span, **ends})
    return cut


def _numbered(spans: Sequence[Span]) -> Spans:
    if len(spans) == 1:
        return {"text": spans[0]}
    return {f"text.{rank}": span for rank, span in enumerate(spans)}
