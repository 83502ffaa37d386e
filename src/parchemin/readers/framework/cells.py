"""The text of a cell as the value that it stands for."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any

from parchemin.domain.outline import Leaf, Scalar, Value
from parchemin.readers.framework.headings import word_of

_MARK = re.compile(r"⟦([0-9A-F]{0,6})⟧")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_WHOLE = re.compile(r"[-+]?\d{1,18}")
_YES = frozenset(("oui", "o", "vrai", "true", "x", "1"))
_NO = frozenset(("non", "n", "faux", "false", "0"))
_LAST_CHARACTER = 0x10FFFF
BETWEEN_ITEMS = "|"


class Unreadable(Exception):
    """The cell is no such value; ``expected`` says in French what it should be."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


def raw(cell: str) -> str:
    """The text of a cell without the apostrophe that keeps it from being calculated."""
    return cell.removeprefix("'")


def value_of(text: str, leaf: Leaf) -> Value:
    """The value of a cell that is not blank; raises ``Unreadable``."""
    if leaf.many:
        items = map(str.strip, text.split(BETWEEN_ITEMS))
        return tuple(_scalar(item, leaf.holds) for item in items if item)
    return _scalar(text, leaf.holds)


def _scalar(text: str, holds: type[Any]) -> Scalar:
    if issubclass(holds, StrEnum):
        return _word(text, holds)
    return _READ[holds](text)


def _text(text: str) -> str:
    return _MARK.sub(_character, text) if "⟦" in text else text


def _character(mark: re.Match[str]) -> str:
    if not mark[1]:
        return ""
    code = int(mark[1], 16)
    return chr(code) if code <= _LAST_CHARACTER else mark[0]


def _boolean(text: str) -> bool:
    word = word_of(text)
    if word in _YES or word in _NO:
        return word in _YES
    raise Unreadable("« oui » ou « non »")


def _integer(text: str) -> int:
    digits = "".join(text.split())
    if not _WHOLE.fullmatch(digits):
        raise Unreadable("un nombre entier, sans unité")
    return int(digits)


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal("".join(text.split()).replace(",", "."))
    except InvalidOperation:
        raise Unreadable("un nombre, sans unité") from None
    if not number.is_finite():
        raise Unreadable("un nombre, sans unité")
    return number


def _day(text: str) -> date:
    found = _DAY.fullmatch(text)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        if _ISO.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        raise Unreadable("une date du calendrier : JJ/MM/AAAA") from None
    raise Unreadable("une date : JJ/MM/AAAA")


def _word(text: str, holds: type[StrEnum]) -> StrEnum:
    words = _words(holds.__name__, tuple(holds))
    found = words.get(word_of(text))
    if found is None:
        raise Unreadable(f"l'un de ces mots : {', '.join(each.value for each in holds)}")
    return found


@cache
def _words(_: str, members: tuple[StrEnum, ...]) -> dict[str, StrEnum]:
    return {word_of(each.value): each for each in members}


_READ: Mapping[type[Any], Callable[[str], Scalar]] = {
    str: _text,
    bool: _boolean,
    int: _integer,
    Decimal: _decimal,
    date: _day,
}
