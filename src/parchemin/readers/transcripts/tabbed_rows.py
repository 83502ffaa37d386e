"""The rows of a text whose cells are separated by tabs, some of them between quotes."""

from collections.abc import Iterator

from parchemin.readers.source_text import Piece, SourceText

Row = list[Piece]


def rows_in(source: SourceText) -> Iterator[Row]:
    text, position = source.text, 0
    row: Row = []
    line = -1
    while position <= len(text):
        if line < position:
            line = text.find("\n", position)
            line = len(text) if line < 0 else line
        end = _cell_end(text, position, line)
        row.append(Piece(source, position, end))
        if text[end : end + 1] != "\t":
            yield row
            row = []
        position = end + 1


def _cell_end(text: str, start: int, line: int) -> int:
    """Where the cell ends: at the quote that closes it, or at the next tab or line end."""
    tab = text.find("\t", start, line)
    end = line if tab < 0 else tab
    closed = _closed(text, start) if text[start : start + 1] == '"' else None
    return closed if closed and line < closed else end


def _closed(text: str, start: int) -> int | None:
    """The end of a cell that a quote opens, quotes inside it being doubled; None when unclosed."""
    position = start + 1
    while (quote := text.find('"', position)) >= 0:
        after = text[quote + 1 : quote + 2]
        if after in {"", "\t", "\n"}:
            return quote + 1
        if after != '"':
            return None
        position = quote + 2
    return None
