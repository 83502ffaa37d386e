"""A sample of tests/samples/tableaux as paragraphs and tables, ready to be written in any format."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from parchemin.readers.transcripts.composing import Box, Boxes, Words
from tests.readers.samples import SAMPLES

TABLES = SAMPLES / "tableaux"
LAYOUTS = tuple(sorted(TABLES.glob("*.toml")))
ABOVE, LEFT = "^", "<"

Body = list[Words | Boxes]


def body_of(path: Path) -> Body:
    """The paragraphs and the tables of a sample, in order."""
    parts = tomllib.loads(path.read_text(encoding="utf-8"))["corps"]
    return [words(part) if isinstance(part, str) else table(part) for part in parts]


def words(line: str) -> Words:
    """One paragraph: « # » for a title, « - » for an item, « ** » around what is bold."""
    text = line.lstrip("#")
    level = len(line) - len(text)
    item = text.startswith("- ")
    text = text.removeprefix("- ").strip()
    bold = text.startswith("**") and text.endswith("**")
    return Words(text.strip("*") if bold else text, bold=bold, item=item, heading=level or None)


def table(rows: Sequence[Sequence[str]]) -> Boxes:
    """The cells, None where one above or on the left goes on."""
    return [
        [
            None if text in {ABOVE, LEFT} else box(rows, rank, column)
            for column, text in enumerate(row)
        ]
        for rank, row in enumerate(rows)
    ]


def box(rows: Sequence[Sequence[str]], rank: int, column: int) -> Box:
    """The cell that begins there, over the marks that prolong it."""
    down = 1
    while rank + down < len(rows) and rows[rank + down][column] == ABOVE:
        down += 1
    across = 1
    while column + across < len(rows[rank]) and rows[rank][column + across] == LEFT:
        across += 1
    lines = [words(line) for line in rows[rank][column].split("\n") if line]
    return Box(lines, rows=down, columns=across)
