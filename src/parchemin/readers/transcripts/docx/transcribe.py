"""A Word document (DOCX, DOCM, DOTX) as one text."""

from collections.abc import Iterator

from lxml import etree

from parchemin.readers.diagnostics import Findings
from parchemin.readers.transcripts.bounded import Room, compose_bounded
from parchemin.readers.transcripts.composing import Boxes, Words
from parchemin.readers.transcripts.docx import remarks
from parchemin.readers.transcripts.docx.blocks import Blocks
from parchemin.readers.transcripts.docx.styles import Styles
from parchemin.readers.transcripts.package import Package, attribute, child, children, damaged
from parchemin.readers.transcripts.remarks import Remarks
from parchemin.readers.transcripts.transcript import Transcript

_NOTES = ("footnote", "endnote")


def transcribe(data: bytes, name: str, findings: Findings) -> tuple[Transcript, str]:
    """The text of the document, and what was left out of it; raises ``UnreadableSource``."""
    package = Package.of(data, name)
    main = package.main()
    body = child(package.part(main), "body")
    if body is None:
        raise damaged(name)
    said = Remarks()
    styles = Styles.of(_beside(package, main, "styles"), _beside(package, main, "numbering"))
    blocks = Blocks(styles, said, Room(name))

    def whole() -> Iterator[Words | Boxes]:
        yield from blocks.read(body)
        yield from _notes(package, main, blocks)

    transcript = compose_bounded(whole(), name)
    said.say(findings)
    return transcript, "binaire"


def _beside(package: Package, main: str, kind: str) -> etree._Element | None:
    path = next(package.related(main, kind), None)
    return package.part(path) if path else None


def _notes(package: Package, main: str, blocks: Blocks) -> Iterator[Words]:
    """The notes that the text calls, in order, after it."""
    called = list(blocks.notes)
    if not called:
        return
    known = {
        f"{kind}:{attribute(note, 'id')}": note
        for kind in _NOTES
        for note in children(_beside(package, main, f"{kind}s"), kind)
    }
    for rank, key in enumerate(called, start=1):
        place = f"note {rank}"
        if key in known:
            blocks.remarks.add(remarks.NOTE, place)
            yield from blocks.words(known[key], place)
