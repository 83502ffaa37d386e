"""The styles and the numbered lists of a Word document: what a paragraph is, from its properties."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from parchemin.readers.transcripts.package import attribute, child, children, natural

_OFF = {"0", "false", "off", "none"}
_MOST_ANCESTORS, _BODY_TEXT = 12, 9
_LEVEL = re.compile("%([1-9])")
_HEADING = re.compile(r"(?:heading|titre)\s*(\d)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
_LETTERS_COUNT, _ROMAN_END = 26, 40
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def switched(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a property is on; None when nothing is said of it."""
    found = child(properties, name)
    return None if found is None else attribute(found, "val") not in _OFF


def value_of(properties: etree._Element | None, *path: str) -> str | None:
    """The value of a property, None when nothing is said of it."""
    found = child(properties, *path)
    return None if found is None else attribute(found, "val")


@dataclass(frozen=True)
class Level:
    """One level of a numbered list: ``text`` is « C%1. », ``format`` is « decimal », « bullet »…"""

    text: str
    format: str
    start: int


@dataclass
class Styles:
    """What a style or a list adds to the paragraphs that carry it."""

    styles: dict[str, etree._Element]
    lists: dict[str, dict[int, Level]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, styles: etree._Element | None, numbering: etree._Element | None) -> "Styles":
        """From the two parts that hold them; a document may have neither."""
        known = {attribute(each, "styleId") or "": each for each in children(styles, "style")}
        return cls(known, dict(_lists(numbering)))

    def bold(self, style: str | None) -> bool:
        """Whether the style sets its letters in bold."""
        said = (switched(child(each, "rPr"), "b") for each in self._with_ancestors(style))
        return next((each for each in said if each is not None), False)

    def heading(self, style: str | None) -> int | None:
        """The level of title, from 1; None for the text of the document."""
        for each in self._with_ancestors(style):
            outline = natural(value_of(child(each, "pPr"), "outlineLvl"))
            if outline is not None and outline < _BODY_TEXT:
                return outline + 1
            named = _HEADING.match(value_of(each, "name") or "")
            if named:
                return int(named[1])
        return None

    def listed(
        self, properties: etree._Element | None, style: str | None
    ) -> tuple[str, int] | None:
        """The list that a paragraph belongs to and its depth, from 0."""
        holders = [properties, *(child(each, "pPr") for each in self._with_ancestors(style))]
        numbered = [
            each for each in (child(holder, "numPr") for holder in holders) if each is not None
        ]
        number = next(filter(None, (value_of(each, "numId") for each in numbered)), None)
        depth = next(filter(None, (value_of(each, "ilvl") for each in numbered)), "0")
        if not number or number == "0":
            return None
        return number, natural(depth) or 0

    def label(self, number: str, depth: int) -> str | None:
        """The label that the list writes before the paragraph when it has letters (« C1. »).

        None for a bullet or a bare number, which is the mark of an item. Each call counts one.
        """
        levels = self.lists.get(number, {})
        counts = self.counts.setdefault(number, {})
        counts[depth] = counts.get(depth, levels[depth].start - 1 if depth in levels else 0) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        level = levels.get(depth)
        if level is None or level.format == "bullet" or not _LETTERS.search(level.text):
            return None

        def counted(match: re.Match[str]) -> str:
            rank = int(match[1]) - 1
            other = levels.get(rank, level)
            return _written(counts.get(rank, other.start), other.format)

        return _LEVEL.sub(counted, level.text)

    def _with_ancestors(self, style: str | None) -> Iterator[etree._Element]:
        for _ in range(_MOST_ANCESTORS):
            found = self.styles.get(style or "")
            if found is None:
                return
            yield found
            style = value_of(found, "basedOn")


def _lists(numbering: etree._Element | None) -> Iterator[tuple[str, dict[int, Level]]]:
    abstract = {
        attribute(each, "abstractNumId"): {
            natural(attribute(level, "ilvl")) or 0: Level(
                text=value_of(level, "lvlText") or "",
                format=value_of(level, "numFmt") or "decimal",
                start=_first(value_of(level, "start")),
            )
            for level in children(each, "lvl")
        }
        for each in children(numbering, "abstractNum")
    }
    for each in children(numbering, "num"):
        levels = abstract.get(value_of(each, "abstractNumId"), {})
        yield attribute(each, "numId") or "", levels


def _first(text: str | None) -> int:
    number = natural(text)
    return 1 if number is None else number


def _written(number: int, form: str) -> str:
    if form.endswith("Letter") and 0 < number <= _LETTERS_COUNT:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman") and 0 < number < _ROMAN_END:
        roman, left = "", number
        for value, signs in _ROMAN:
            roman += signs * (left // value)
            left %= value
        return roman if form.startswith("upper") else roman.lower()
    return str(number)
