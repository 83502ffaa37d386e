"""A user's file of ROME or ESCO codes to tie to blocs and competencies, one tie a line."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from parchemin.domain.outline import KINDS, OutlineNode, Value, part_of
from parchemin.domain.referentiel import Association, Bloc, Certification
from parchemin.readers.decoding import decode
from parchemin.readers.diagnostics import Findings, Place, UnreadableSource
from parchemin.readers.framework.cells import Unreadable, raw, value_of
from parchemin.readers.framework.csv_table import SEPARATORS, csv_lines
from parchemin.readers.framework.headings import word_of
from parchemin.readers.framework.table import Line

KIND = KINDS["rattachement"]
BLOC, COMPETENCY = "bloc", "compétence"
COLUMNS = (BLOC, COMPETENCY, *KIND.columns.values())
_KNOWN = {word_of(column): column for column in COLUMNS}
_NEEDED = {BLOC, "nomenclature"}
_LONGEST_HEADING = 16_384


@dataclass(frozen=True, kw_only=True)
class StatedTie:
    """One tie: the ranks, from 0, of its bloc and of its competency, None for the whole bloc."""

    bloc: int
    competency: int | None
    association: Association


def read_nomenclature_file(
    data: bytes, name: str, certification: Certification, findings: Findings
) -> tuple[StatedTie, ...]:
    """The ties of a file; every fault goes to ``findings`` with its line and its column.

    Raises ``UnreadableSource`` when the columns are not there.
    """
    text, _ = decode(data, name, findings)
    lines = csv_lines(text, _separator(text, name), name)
    headings = next(line for line in lines if any(map(str.strip, line.cells)))
    reader = _TieReader([_KNOWN.get(word_of(each), "") for each in headings.cells], findings)
    read = [reader.tie(line, certification) for line in lines if any(map(str.strip, line.cells))]
    return tuple(tie for tie in read if tie is not None)


def _separator(text: str, name: str) -> str:
    first = next(iter(text.removeprefix("\ufeff").lstrip().splitlines()), "")
    for separator in SEPARATORS if len(first) <= _LONGEST_HEADING else ():
        headings = next(iter(csv.reader([first], delimiter=separator)), [])
        if {_KNOWN.get(word_of(each)) for each in headings} >= _NEEDED:
            return separator
    raise UnreadableSource(
        f"« {name} » n'a pas les colonnes attendues : mettez en première ligne "
        f"{', '.join(COLUMNS)} (bloc et nomenclature suffisent, avec un code ou une adresse).",
        code="colonnes-absentes",
    )


class _TieReader:
    def __init__(self, columns: Sequence[str], findings: Findings) -> None:
        self.columns = columns
        self.findings = findings

    def tie(self, line: Line, certification: Certification) -> StatedTie | None:
        """The tie of one line; None, and said, when something in it does not hold."""
        cells = {
            column: raw(cell).strip()
            for column, cell in zip(self.columns, line.cells, strict=False)
            if column and cell.strip()
        }
        before = len(self.findings.found)
        values = self._values(line, cells)
        rank = self._bloc(line, cells.get(BLOC, ""), certification.blocs)
        wanted = cells.get(COMPETENCY, "")
        competency = None
        if rank is not None and wanted:
            competency = self._competency(line, wanted, certification.blocs[rank])
        if rank is None or len(self.findings.found) > before:
            return None
        association = part_of(OutlineNode(KIND.name, values))
        assert isinstance(association, Association)
        return StatedTie(bloc=rank, competency=competency, association=association)

    def _values(self, line: Line, cells: dict[str, str]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for leaf in KIND.leaves:
            if leaf.column not in cells:
                continue
            try:
                values[leaf.path] = value_of(cells[leaf.column], leaf)
            except Unreadable as fault:
                self._say(line, leaf.column, cells[leaf.column], fault.expected)
        if "nomenclature" not in cells:
            self._say(line, "nomenclature", "", "ROME ou ESCO")
        if not {"code", "adresse"} & cells.keys():
            self._say(line, "code", "", "un code, ou une adresse")
        return values

    def _bloc(self, line: Line, code: str, blocs: Sequence[Bloc]) -> int | None:
        known = [bloc.code for bloc in blocs]
        if not code or code not in known:
            named = ", ".join(filter(None, known)) or "aucun bloc"
            self._say(line, BLOC, code, f"l'un de ces codes : {named}")
            return None
        return known.index(code)

    def _competency(self, line: Line, code: str, bloc: Bloc) -> int | None:
        """By its code, else by its rank in the bloc, from 1."""
        codes = [each.code for each in bloc.competencies]
        if code in codes:
            return codes.index(code)
        if code.isdecimal() and 0 < int(code) <= len(codes):
            return int(code) - 1
        self._say(line, COMPETENCY, code, "le code ou le rang d'une compétence de ce bloc")
        return None

    def _say(self, line: Line, column: str, found: str, expected: str) -> None:
        self.findings.error(
            "rattachement-illisible",
            Place(line=line.text_line, sentence=f"ligne {line.number} (colonne « {column} »)"),
            found=f"« {found[:60]} »" if found else "rien",
            expected=expected,
            advice="Corrigez cette cellule, puis donnez de nouveau le fichier : rien n'est écrit.",
        )
