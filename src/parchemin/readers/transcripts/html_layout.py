"""The paragraphs, lists and tables of a web page, in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from parchemin.readers.transcripts.bounded import Room
from parchemin.readers.transcripts.composing import Boxes, Words
from parchemin.readers.transcripts.html_tables import HtmlCell, HtmlTable

_DROPPED = frozenset(
    re.findall(
        r"\w+",
        "script style noscript template svg iframe object embed nav footer head select input textarea "
        "audio video canvas map",
    )
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body button caption center dd details div dl dt fieldset "
        "figcaption figure form header hr html legend li main ol p pre section summary table tbody td "
        "tfoot th thead tr ul h1 h2 h3 h4 h5 h6",
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ol", "ul", "menu"})
_SPACES = re.compile(r"[ \t\n\r\f]+")
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)")
_START = "début de la page"


def read_layout(root: etree._Element, room: Room) -> list[Words | Boxes]:
    """What the page shows, without its menus, its scripts nor its pictures.

    Raises ``UnreadableSource`` at the paragraph or at the cell for which there is no room.
    """
    layout = _Layout(room)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if not tag or tag in _DROPPED:
                walk.skip_subtree()
            else:
                layout.open(element, tag)
        else:
            if tag and tag not in _DROPPED:
                layout.close(element, tag)
            layout.write(element.tail)
    layout.flush()
    return layout.body


@dataclass
class _Layout:
    room: Room
    body: list[Words | Boxes] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _plain: bool = False
    _bold: int = 0
    _heading: int | None = None
    _lists: int = 0
    _item: bool = False
    _pre: int = 0
    _under: str = _START
    _tables: int = 0
    _table: HtmlTable | None = None
    _cell: HtmlCell | None = None

    def open(self, element: etree._Element, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        self._open_table(element, tag)
        self._lists += tag in _LISTS
        self._item = tag == "li" or (self._item and tag not in _LISTS)
        self._heading = _HEADINGS.get(tag, self._heading)
        self._pre += tag == "pre"
        self._bold += _is_bold(element, tag)
        if tag == "br":
            self.flush()
        elif tag == "img" and self._cell is not None:
            self.write(element.get("alt"))
        self.write(element.text)

    def close(self, element: etree._Element, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        self._lists -= tag in _LISTS
        self._item = self._item and tag != "li"
        self._heading = None if tag in _HEADINGS else self._heading
        self._pre -= tag == "pre"
        self._bold -= _is_bold(element, tag)
        if tag in {"td", "th"}:
            self._cell = None
        elif tag == "table" and self._table is not None and not _holds_table(element):
            self.body.append(self._table.boxes())
            self._table = None

    def write(self, text: str | None) -> None:
        """Text in the current paragraph; all its letters must be bold for it to be."""
        if text:
            self._words.append(text)
            self._plain = self._plain or (not self._bold and not text.isspace())

    def flush(self) -> None:
        """End the paragraph."""
        for text in self._lines():
            words = Words(
                text,
                bold=not self._plain,
                item=self._item,
                depth=max(0, self._lists - 1) if self._item else 0,
                heading=self._heading,
                place=None if self._cell else self._place(text),
            )
            self._item = False
            self.room.take(words)
            (self._cell.words if self._cell else self.body).append(words)
        self._words.clear()
        self._plain = False

    def _lines(self) -> Iterator[str]:
        text = "".join(self._words)
        lines = text.splitlines() if self._pre else [text]
        return (kept for line in lines if (kept := _SPACES.sub(" ", line).strip(" ")))

    def _place(self, text: str) -> str:
        if self._heading:
            self._under = f"sous le titre « {text[:60]} »"
        return self._under

    def _open_table(self, element: etree._Element, tag: str) -> None:
        """A table that holds another only lays out the page: its cells are read as paragraphs."""
        if tag == "table" and not _holds_table(element):
            self._tables += 1
            self._table = HtmlTable(self._tables, self.room)
        elif self._table is not None and tag == "tr":
            self._table.rows.append([])
        elif self._table is not None and tag in {"td", "th"}:
            self._cell = self._table.cell(element.get("rowspan"), element.get("colspan"))


def _holds_table(element: etree._Element) -> bool:
    return next(element.iterdescendants("table"), None) is not None


def _is_bold(element: etree._Element, tag: str) -> bool:
    weight = _WEIGHT.search(element.get("style", ""))
    if weight:
        return weight[1] in {"bold", "bolder", "600", "700", "800", "900"}
    return tag in {"b", "strong"}
