"""A Markdown document as one text: titles, lists, paragraphs and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from parchemin.readers.decoding import decode, source_text
from parchemin.readers.diagnostics import Findings
from parchemin.readers.transcripts.bounded import Room, compose_bounded
from parchemin.readers.transcripts.composing import Box, Boxes, Words
from parchemin.readers.transcripts.markdown.inline import lines_of
from parchemin.readers.transcripts.transcript import Transcript

_CELL_COST = 2
"""A cell of Markdown takes twice the time of another to be read."""

_VERBATIM = {"code_block", "fence", "html_block"}


def transcribe(data: bytes, name: str, findings: Findings) -> tuple[Transcript, str]:
    """The document without its marks, and its encoding; raises ``UnreadableSource``."""
    decoded, encoding = decode(data, name, findings)
    source_text(decoded, name, findings)
    Room(name).cells(decoded.count("|") * _CELL_COST)
    tokens = MarkdownIt("commonmark").enable("table").parse(decoded.replace("\x00", ""))
    return compose_bounded(_body(tokens), name), encoding


@dataclass
class _Where:
    """Where the walk stands: the depth of lists, the title, whether an item has just begun."""

    lists: int = 0
    begun: bool = False
    heading: int | None = None
    tables: int = 0

    def pass_by(self, token: Token) -> None:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            self.lists += 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self.lists -= 1
        elif token.type == "list_item_open":
            self.begun = True
        elif token.type in {"heading_open", "heading_close"}:
            self.heading = int(token.tag[1]) if token.nesting > 0 else None


def _body(tokens: Sequence[Token]) -> Iterator[Words | Boxes]:
    where = _Where()
    walk = iter(tokens)
    for token in walk:
        where.pass_by(token)
        place = f"ligne {token.map[0] + 1}" if token.map else None
        if token.type == "table_open":
            where.tables += 1
            yield _table(walk, f"tableau {where.tables}")
        elif token.type == "inline":
            item, where.begun = where.begun, False
            for text, bold in lines_of(token.children or ()):
                depth = max(0, where.lists - 1)
                yield Words(text, bold, item, depth, where.heading, place)
        elif token.type in _VERBATIM:
            yield Words(token.content, place=place)


def _table(walk: Iterator[Token], place: str) -> Boxes:
    rows: list[list[Box]] = []
    for token in walk:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            words = [Words(text, bold=bold) for text, bold in lines_of(token.children or ())]
            column = len(rows[-1]) + 1
            rows[-1].append(Box(words, place=f"{place}, ligne {len(rows)}, colonne {column}"))
    return rows
