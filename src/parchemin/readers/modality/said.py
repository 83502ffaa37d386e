"""What one stretch of a text says, and what a text says of one field."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Said:
    """A value and the words that give it: start included, end excluded."""

    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that the text does not settle, and the values to choose from.

    ``fields`` names the field that each value would fill, one for one.
    """

    fields: tuple[str, ...]
    choices: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a text says of some fields: the value of each, and what stays open."""

    values: dict[str, Said]
    doubts: tuple[Doubt, ...] = ()


NOTHING = Answer({})


def one_value(field: str, found: Iterable[Said], *, unsure: Iterable[Said] = ()) -> Answer:
    """The only value said, at its first place; a doubt when several differ or one is unsure."""
    every: dict[Any, Said] = {}
    for said in found:
        every.setdefault(said.value, said)
    open_ = [said for said in unsure if said.value not in every]
    if len(every) == 1 and not open_:
        return Answer({field: next(iter(every.values()))})
    for said in open_:
        every.setdefault(said.value, said)
    choices = tuple(every.values())
    return Answer({}, (Doubt((field,) * len(choices), choices),)) if choices else NOTHING
