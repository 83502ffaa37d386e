"""Lengths of time in minutes: « 30 mn », « 1h30 », « une heure et demie », « trente minutes »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parchemin.readers.modality.around import around
from parchemin.readers.modality.numbers import LIKELY, NUMBER, number_of

_HOUR = 60
_LONGEST = 8 * _HOUR
"""Minutes of the longest length that is one: beyond, hours are those of a clock or of a course."""
_MINUTES = r"(?:minutes?\b|mins?\b|mn\b)"
_LENGTH = re.compile(
    rf"""\b{LIKELY}(?:
      (?P<part>(?:un|trois)\s+quarts?|une?\s+demie?|1\s*/\s*2)[\s-]*(?:d['’]\s*)?heure\b
    | (?:(?P<low>{NUMBER})(?:\s*(?:à|ou)\s*|(?<=\d)\s?-\s?)|(?<=\bentre\s)(?P<between>{NUMBER})\s+et\s+)?
      (?:
        (?P<hours>{NUMBER})\s*(?:heures?|h)(?![a-zà-ÿ])
        (?:\s*(?P<half>et\s+(?:demie|quart))\b
          |\s*(?:et\s+)?(?P<rest>{NUMBER})\s*{_MINUTES}
          |(?:(?<=h)\s*(?P<bare>\d\d)|\s+(?P<word>quinze|trente|quarante-cinq))\b
           (?!\s*(?:questions?|pages?|candidats?|h\b|heures?|personnes?)))?
      | (?P<minutes>{NUMBER})\s*(?:{_MINUTES}|['’′](?=[\s.,;:)]|$))
      )
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_FIGURE = re.compile(r"\d\s?(?:h|mi?n|['’′])")
_WORDS = ("minute", "heure")
_BEFORE, _AFTER = 45, 60
_RANGE = re.compile(r"\s*(?:à|ou|-)\s*|\s+et\s+")
_HALVES = {"demie": 30, "quart": 15}


@dataclass(frozen=True, slots=True)
class Length:
    """A length in minutes and its words; ``low`` is the low end of a range, when it is one."""

    minutes: int
    start: int
    end: int
    low: int | None = None


def lengths_in(text: str, lower: str) -> list[Length]:
    """The lengths of a text, in order; days, weeks and months are not assessed minutes.

    ``lower`` is the same text in small letters.
    """
    found: list[Length] = []
    for match in _matches(text, lower):
        minutes = _minutes(match)
        if not minutes or minutes > _LONGEST:
            continue
        one = Length(minutes, match.start(), match.end(), _low(match))
        if found and _joins(text, found[-1], one):
            before = found.pop()
            one = Length(minutes, before.start, one.end, before.low or before.minutes)
        found.append(one)
    return found


def _matches(text: str, lower: str) -> Iterator[re.Match[str]]:
    figures = tuple({match[0] for match in _FIGURE.finditer(lower)})
    for start, end in around(lower, (*_WORDS, *figures), _BEFORE, _AFTER):
        yield from _LENGTH.finditer(text, start, end)


def _joins(text: str, before: Length, one: Length) -> bool:
    """« 1h30 à 2h », « entre 45 minutes et 1 heure »: the two ends of one range."""
    between = _RANGE.fullmatch(text, before.end, one.start)
    if between is None or before.minutes >= one.minutes:
        return False
    return "et" not in between[0] or text[: before.start].rstrip().lower().endswith("entre")


def _minutes(match: re.Match[str]) -> int | None:
    if part := match["part"]:
        words = part.lower().split()
        return 30 if "quart" not in words[-1] else 15 if words[0] == "un" else 45
    if match["minutes"]:
        return number_of(match["minutes"])
    hours = number_of(match["hours"])
    rest = number_of(match["rest"] or match["bare"] or match["word"] or "0")
    if half := match["half"]:
        rest = _HALVES[half.lower().split()[-1]]
    return None if hours is None or rest is None or rest >= _HOUR else hours * _HOUR + rest


def _low(match: re.Match[str]) -> int | None:
    """The low end of a range, in the unit of its high end."""
    low = number_of(match["low"] or match["between"] or "")
    return low * _HOUR if low and match["hours"] else low
