"""The source as it is shown beside what was read in it: each value marked where it stands."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from parchemin.domain.referentiel import Span
from parchemin.office.referentiels.places import anchor, identifier

LONGEST_SHOWN = 600_000
LINE_END = re.compile("\r\n|\r|\n")
_PIECE = re.compile(r"\.\d+$")


@dataclass(frozen=True)
class SourceView:
    """The marked text, and for each path the anchor to follow; ``cut`` says what is not shown."""

    html: SafeString
    targets: Mapping[str, str]
    cut: str = ""


@dataclass(frozen=True)
class Mark:
    """A stretch of the text to mark; ``end`` excluded; ``kind`` is its CSS class.

    ``shows`` is the HTML identifier of the value that was read there.
    """

    start: int
    end: int
    name: str
    kind: str = "lu"
    shows: str = ""


@dataclass(frozen=True)
class Milestone:
    """Where the document stands from that character on: « page 3 », « cellule C12 »."""

    start: int
    place: str


def decoded(content: bytes, encoding: str) -> str:
    """The text whose characters the spans count; a mark of order at its head is not counted."""
    return content.decode("utf-8-sig" if encoding == "utf-8" else encoding, errors="replace")


def view_of(
    text: str,
    places: Mapping[str, Span],
    lines: Collection[int] = (),
    milestones: Sequence[Milestone] = (),
) -> SourceView:
    """Mark a source: the values, and whole lines that a finding speaks of (``ligne-12``).

    ``milestones`` are shown in the margin, in the order of the text.
    """
    shown = text[:LONGEST_SHOWN]
    marks = [
        Mark(span.start, min(span.end, len(shown)), anchor(path), shows=shows_of(path))
        for path, span in places.items()
        if span.start < len(shown)
    ]
    marks += _line_marks(shown, lines)
    cut = "" if len(shown) == len(text) else f"Les {len(shown)} premiers caractères sont montrés."
    return SourceView(marked(shown, marks, shortened(shown, milestones)), targets_of(places), cut)


def shortened(text: str, milestones: Sequence[Milestone]) -> list[Milestone]:
    """Those that have words before the next one; what the last one said is not said again.

    « feuille « Bloc 1 », cellule A1 », then « cellule B1 ».
    """
    kept, before = [], ""
    for each, after in zip_longest(milestones, milestones[1:]):
        end = after.start if after else len(text)
        if not text[each.start : end].strip():
            continue
        around, _, last = each.place.rpartition(", ")
        kept.append(Milestone(each.start, last if around and around == before else each.place))
        before = around
    return kept


def targets_of(places: Mapping[str, Span]) -> dict[str, str]:
    """The anchor of each value; a value in several pieces leads to its first one."""
    targets = {path: anchor(path) for path in places}
    for path in reversed(list(places)):
        if _PIECE.search(path):
            targets[_PIECE.sub("", path)] = anchor(path)
    return targets


def shows_of(path: str) -> str:
    """The HTML identifier of the value whose place is at this path, its pieces included."""
    return identifier(_PIECE.sub("", path))


def marked(text: str, marks: Iterable[Mark], milestones: Sequence[Milestone] = ()) -> SafeString:
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

    stops: list[tuple[int, int, Mark | Milestone]] = [
        (mark.start, -mark.end, mark) for mark in marks
    ]
    stops += [(each.start, -len(text) - 1, each) for each in milestones if each.start <= len(text)]
    for start, _, stop in sorted(stops, key=lambda stop: stop[:2]):
        write_until(start)
        if isinstance(stop, Milestone):
            parts.append(format_html('<span class="repere">{}</span>', stop.place))
            continue
        end = min(stop.end, opened[-1].end) if opened else stop.end
        parts.append(
            format_html(
                '<mark id="{}" class="{}" data-champ="{}">', stop.name, stop.kind, stop.shows
            )
        )
        opened.append(replace(stop, end=max(end, stop.start)))
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
