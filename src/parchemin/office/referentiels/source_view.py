"""The source as it is shown beside what was read in it: each value marked where it stands."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from parchemin.domain.referentiel import Span
from parchemin.office.referentiels.places import anchor

LONGEST_SHOWN = 600_000
LINES_AROUND = 3
MOST_LINES = 6_000
LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class SourceView:
    """The marked text, and for each path the anchor to follow; ``cut`` says what is not shown."""

    html: SafeString
    targets: Mapping[str, str]
    cut: str = ""


@dataclass(frozen=True)
class Mark:
    """A stretch of the text to mark; ``end`` excluded; ``kind`` is its CSS class."""

    start: int
    end: int
    name: str
    kind: str = "lu"


def decoded(content: bytes, encoding: str) -> str:
    """The text whose characters the spans count; a mark of order at its head is not counted."""
    return content.decode("utf-8-sig" if encoding == "utf-8" else encoding, errors="replace")


def view_of(text: str, places: Mapping[str, Span], lines: Collection[int] = ()) -> SourceView:
    """Mark a source: the values, and whole lines that a finding speaks of (``ligne-12``).

    An XML source, whose spans count inside elements, is marked by lines only.
    """
    if any(span.element for span in places.values()):
        return _by_lines(text, places, lines)
    shown = text[:LONGEST_SHOWN]
    marks = [
        Mark(span.start, min(span.end, len(shown)), anchor(path))
        for path, span in places.items()
        if span.start < len(shown)
    ]
    marks += _line_marks(shown, lines)
    cut = "" if len(shown) == len(text) else f"Les {len(shown)} premiers caractères sont montrés."
    return SourceView(marked(shown, marks), {path: anchor(path) for path in places}, cut)


def marked(text: str, marks: Iterable[Mark]) -> SafeString:
    """The escaped text with nested marks; a mark that straddles another ends with it."""
    parts: list[str] = []
    opened: list[Mark] = []
    position = 0

    def write_until(end: int) -> None:
        nonlocal position
        while opened and opened[-1].end <= end:
            inner = opened.pop()
            parts.extend((conditional_escape(text[position : inner.end]), "</mark>"))
            position = max(position, inner.end)
        parts.append(conditional_escape(text[position:end]))
        position = max(position, end)

    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        write_until(mark.start)
        end = min(mark.end, opened[-1].end) if opened else mark.end
        parts.append(format_html('<mark id="{}" class="{}">', mark.name, mark.kind))
        opened.append(replace(mark, end=max(end, mark.start)))
    write_until(len(text))
    parts.extend("</mark>" for _ in opened)
    return mark_safe("".join(parts))  # noqa: S308 - chaque morceau de texte est échappé plus haut


def _line_marks(text: str, wanted: Collection[int]) -> list[Mark]:
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    ends = [*starts[1:], len(text)]
    return [
        Mark(starts[line - 1], ends[line - 1], f"ligne-{line}", "ligne")
        for line in sorted(wanted)
        if 0 < line <= len(starts)
    ]


def _by_lines(text: str, places: Mapping[str, Span], lines: Collection[int]) -> SourceView:
    """The lines around the values, each line that holds one marked."""
    written = text.splitlines()
    wanted = {span.line for span in places.values()} | set(lines)
    first = max(min(wanted) - LINES_AROUND, 1)
    last = min(max(wanted) + LINES_AROUND, len(written), first + MOST_LINES)
    parts = [
        format_html('<mark id="ligne-{}" class="ligne">{}</mark>\n', number, line)
        if number in wanted
        else format_html("{}\n", line)
        for number, line in enumerate(written[first - 1 : last], start=first)
    ]
    targets = {path: f"ligne-{span.line}" for path, span in places.items()}
    whole = last - first + 1 >= len(written)
    cut = "" if whole else f"Lignes {first} à {last} sur {len(written)}."
    return SourceView(mark_safe("".join(parts)), targets, cut)  # noqa: S308 - lignes échappées
