"""Several fiches copied into one page: cut apart at their headers when these are there."""

import re
from itertools import pairwise

from parchemin.readers.diagnostics import Findings, at
from parchemin.readers.fiche_page.entries import Entry
from parchemin.readers.fiche_page.headings import heading_label, section_name

_OPENS = ("l'essentiel", "n° de fiche", "resume descriptif de la certification")
_BODY = frozenset({"context", "activities", "stated", "bloc", "blocs", "abstract", "routes"})
_HEADER = re.compile(r"(?:RNCP|RS)\d+\s*[-–—:]\s*\S.*")
_NUMBER = re.compile(r"\b((?:RNCP|RS)\s?:?\s?\d+)")
_ABOVE = 12


def cut_fiches(entries: list[Entry], findings: Findings) -> list[list[Entry]]:
    """The entries of each fiche; a page copied twice, or without headers, is left whole."""
    bounds = [0, *_starts(entries)[1:], len(entries)]
    parts = [entries[start:end] for start, end in pairwise(bounds)]
    numbers = [_number(part) for part in parts]
    if len(parts) < 2 or None in numbers or len(set(numbers)) < len(parts):  # noqa: PLR2004
        return [entries]
    findings.inform(
        "plusieurs-fiches",
        at(*(part[0].piece for part in parts)),
        found=f"{len(parts)} fiches dans la même page : {', '.join(map(str, numbers))}",
        expected="une fiche par document",
        advice="Chaque fiche est lue à part ; vérifiez que rien ne manque à la fin de chacune.",
    )
    return parts


def _starts(entries: list[Entry]) -> list[int]:
    """Where each fiche begins: at its header, just above what opens its page."""
    starts: list[int] = []
    between = True
    last = 0
    for rank, entry in enumerate(entries):
        if between and heading_label(entry.piece).startswith(_OPENS):
            starts.append(_header_above(entries, rank, last))
            between, last = False, rank + 1
        following = entries[rank + 1].piece if rank + 1 < len(entries) else None
        if not between and section_name(entry.piece, following) in _BODY:
            between = True
    return starts


def _header_above(entries: list[Entry], rank: int, last: int) -> int:
    above = range(rank - 1, max(last, rank - _ABOVE) - 1, -1)
    for near in above:
        entry = entries[near]
        if entry.heading == 1 or (not entry.cells and _HEADER.fullmatch(entry.piece.text)):
            return near
    labelled = heading_label(entries[rank].piece).startswith(_OPENS[1])
    return max(last, rank - 1) if labelled else rank


def _number(part: list[Entry]) -> str | None:
    """The first number that the fiche names."""
    for entry in part:
        if found := _NUMBER.search(entry.piece.text):
            return re.sub(r"[\s:]", "", found[1])
    return None
