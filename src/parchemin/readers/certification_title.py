"""The name of a certification in a running text that has lost its heading."""

import re
from collections import defaultdict
from collections.abc import Iterable

from parchemin.readers.comparison import fold
from parchemin.readers.source_text import Piece

_NAMED = re.compile(r"\bCQP\s+(?!\()(?=[A-ZÀ-Ý])[^\n|.,;:()\[\]]{3,160}")
_WORD = re.compile(r"\S+")
_MOST = 200


def repeated_title(lines: Iterable[Piece]) -> tuple[Piece, int] | None:
    """The longest name « CQP … » that the text uses at least twice, and how many times.

    Two sentences that name the certification go on differently after the name: their longest
    common beginning is the name. The most used name wins over a longer one.
    """
    named: list[Piece] = []
    for line in lines:
        named += [line.group(match).trim() for match in _NAMED.finditer(line.text)]
    beginnings: dict[tuple[str, ...], list[Piece]] = defaultdict(list)
    for piece in named[:_MOST]:
        words = list(_WORD.finditer(piece.text))
        folded = [fold(word[0]) for word in words]
        for count in range(2, min(len(words), 16) + 1):
            beginnings[tuple(folded[:count])].append(piece.part(0, words[count - 1].end()))
    return _best(beginnings)


def _best(beginnings: dict[tuple[str, ...], list[Piece]]) -> tuple[Piece, int] | None:
    repeated = {words: pieces for words, pieces in beginnings.items() if len(pieces) > 1}
    complete = {
        words: pieces
        for words, pieces in repeated.items()
        if not any(
            other[: len(words)] == words and len(other) > len(words) and len(more) == len(pieces)
            for other, more in repeated.items()
        )
    }
    longest = max(complete, key=lambda words: (len(words), len(complete[words])), default=None)
    if longest is None:
        return None
    return complete[longest][0], len(complete[longest])
