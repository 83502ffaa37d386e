"""The words of a Markdown paragraph, without their marks."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def lines_of(tokens: Sequence[Token]) -> Iterator[tuple[str, bool]]:
    """The lines, and whether all the letters of each are bold."""
    parts: list[tuple[str, bool]] = []
    strong = 0
    for token in tokens:
        strong += {"strong_open": 1, "strong_close": -1}.get(token.type, 0)
        if token.type == "hardbreak" or (
            token.type == "html_inline" and _BREAK.fullmatch(token.content)
        ):
            yield _line(parts)
            parts = []
        elif token.type == "softbreak":
            parts.append((" ", True))
        elif token.type in {"text", "code_inline", "text_special"}:
            parts.append((token.content, strong > 0))
    yield _line(parts)


def _line(parts: list[tuple[str, bool]]) -> tuple[str, bool]:
    lettered = [bold for text, bold in parts if text.strip()]
    return "".join(text for text, _ in parts), bool(lettered) and all(lettered)
