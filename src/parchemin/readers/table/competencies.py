"""The competencies of a bloc of the table: one per row, with the criteria of that row."""

from parchemin.domain.referentiel import Competency, Span
from parchemin.readers.diagnostics import Findings
from parchemin.readers.source_text import Piece
from parchemin.readers.table import findings as say
from parchemin.readers.table.blocs import BlocRows
from parchemin.readers.table.criteria import continues, joined, read_criteria

_STAR = "*"


def read_competencies(
    bloc: BlocRows, *, keys_marked: bool, findings: Findings
) -> tuple[Competency, ...]:
    """The competencies in order; a cell of criteria that begins a sentence's end is joined."""
    found: list[Competency] = []
    covering: Piece | None = None
    bare: list[tuple[Piece, Piece | None]] = []
    for row in bloc.rows:
        cell, criteria = row.cells.get("competency"), row.cells.get("criteria")
        if cell:
            found.append(_competency(cell, criteria, keys_marked=keys_marked))
            covering = criteria or covering
            if criteria is None:
                bare.append((cell, covering))
        elif criteria:
            owner = _owner(found)
            if owner is None:
                say.stray_criteria(criteria, findings)
            elif continues(criteria):
                say.cut_criterion(found[owner], criteria, findings)
                found[owner] = joined(found[owner], criteria)
            else:
                found[owner] = _completed(found[owner], criteria)
    for cell, above in bare:
        say.merged_criteria(cell, above, findings)
    return tuple(found)


def _owner(found: list[Competency]) -> int | None:
    """The last competency that has criteria of its own."""
    return next((rank for rank in reversed(range(len(found))) if found[rank].criteria), None)


def _competency(cell: Piece, criteria: Piece | None, *, keys_marked: bool) -> Competency:
    text = cell.part(0, len(cell.text.rstrip("* \t")))
    starred = _STAR in cell.text[len(text.text) :]
    spans: dict[str, Span] = {"text": text.span}
    if keys_marked:
        star = cell.part(cell.text.rindex(_STAR)) if starred else cell
        spans["key"] = star.span
    return Competency(
        text=text.text,
        key=starred if keys_marked else None,
        criteria=read_criteria(criteria) if criteria else (),
        spans=spans,
    )


def _completed(competency: Competency, criteria: Piece) -> Competency:
    return Competency(
        text=competency.text,
        key=competency.key,
        criteria=(*competency.criteria, *read_criteria(criteria)),
        spans=competency.spans,
    )
