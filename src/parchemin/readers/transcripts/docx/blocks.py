"""The paragraphs and the tables of a Word document, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from parchemin.readers.transcripts.bounded import Room
from parchemin.readers.transcripts.composing import Boxes, Words
from parchemin.readers.transcripts.docx import remarks
from parchemin.readers.transcripts.docx.grid import laid_out
from parchemin.readers.transcripts.docx.inline import Inline
from parchemin.readers.transcripts.docx.rows import Row, rows_of
from parchemin.readers.transcripts.docx.styles import Styles, value_of
from parchemin.readers.transcripts.package import child, local
from parchemin.readers.transcripts.remarks import Remarks

AROUND = {"sdt", "sdtContent", "customXml", "ins", "moveTo"}
_CONTENTS = ("toc ", "table of contents", "table des mati")


@dataclass
class Blocks:
    """One reading of a document; ``notes`` gathers the notes called, in order."""

    styles: Styles
    remarks: Remarks
    room: Room
    notes: list[str] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0

    def read(self, container: etree._Element) -> Iterator[Words | Boxes]:
        """What stands in the body of the document."""
        held: list[Words] = []
        for each in _blocks(container):
            if local(each) == "p":
                self.paragraphs += 1
                held, goes_on = self._after(held, each, f"paragraphe {self.paragraphs}")
                if goes_on:
                    continue
            yield from held
            held = []
            if local(each) == "tbl":
                self.tables += 1
                yield self._table(each, f"tableau {self.tables}")
            elif local(each) == "altChunk":
                self.remarks.add(remarks.EMBEDDED, f"après le paragraphe {self.paragraphs}")
        yield from held

    def words(self, container: etree._Element, place: str) -> list[Words]:
        """The paragraphs of a cell, a text box or a note; a table there is read the same way."""
        written: list[Words] = []
        held: list[Words] = []
        for each in _blocks(container):
            if local(each) == "p":
                held, goes_on = self._after(held, each, place)
                if goes_on:
                    continue
            written.extend(held)
            held = []
            if local(each) == "tbl":
                self.remarks.add(remarks.NESTED, place)
                cells = (cell.element for row in rows_of(each) for cell in row.cells)
                written.extend(each for cell in cells for each in self.words(cell, place))
        return [*written, *held]

    def _after(
        self, held: list[Words], paragraph: etree._Element, place: str
    ) -> tuple[list[Words], bool]:
        """What is held with this paragraph, and whether the next goes on in it.

        It does when the mark that ends the paragraph is deleted by a tracked change.
        """
        found = self._paragraph(paragraph, place)
        if held and found:
            found[0] = replace(found[0], text=held.pop().text + found[0].text)
        mark = child(paragraph, "pPr", "rPr")
        deleted = child(mark, "del") is not None
        if deleted or child(mark, "ins") is not None:
            self.remarks.add(remarks.TRACKED, place)
        return [*held, *found], deleted

    def _paragraph(self, paragraph: etree._Element, place: str) -> list[Words]:
        properties = child(paragraph, "pPr")
        style = value_of(properties, "pStyle")
        if self._is_contents(style):
            self.remarks.add(remarks.CONTENTS, place)
            return []
        inline = Inline(self.styles, self.remarks, place, style)
        inline.read(paragraph)
        self.notes.extend(inline.notes)
        written = [Words(text, bold=bold, place=place) for text, bold in inline.lines()]
        written = self._set(written, properties, style)
        for box in inline.boxes:
            written.extend(self.words(box, place))
        return written

    def _set(
        self, written: list[Words], properties: etree._Element | None, style: str | None
    ) -> list[Words]:
        """The same lines as a title or as an item, where the properties say so."""
        if not any(words.text.strip() for words in written):
            return written
        first, *rest = written
        listed = self.styles.listed(properties, style)
        heading = self.styles.heading(style)
        if listed:
            label = self.styles.label(*listed)
            first = replace(first, text=f"{label} {first.text}" if label else first.text)
            if heading is None and not label:
                first = replace(first, item=True, depth=listed[1])
        return [replace(each, heading=heading) for each in (first, *rest)]

    def _is_contents(self, style: str | None) -> bool:
        found = self.styles.styles.get(style or "")
        named = (value_of(found, "name") or "") if found is not None else ""
        return named.lower().startswith(_CONTENTS)

    def _table(self, table: etree._Element, place: str) -> Boxes:
        def words(row: int, column: int, cell: etree._Element) -> list[Words]:
            return self.words(cell, f"{place}, ligne {row}, colonne {column}")

        rows: list[Row] = []
        for row in rows_of(table):
            if row.deleted or row.inserted:
                self.remarks.add(remarks.TRACKED, f"{place}, ligne {len(rows) + 1}")
            if not row.deleted:
                rows.append(row)
        return laid_out(rows, place, words, self.room)


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    for each in container:
        if local(each) in AROUND:
            yield from _blocks(each)
        else:
            yield each
