"""An access route read from a table whose columns are kept: the cross says open or closed."""

from parchemin.domain.referentiel import RouteAccess, Span
from parchemin.readers.comparison import fold
from parchemin.readers.dates import DATE, read_date
from parchemin.readers.diagnostics import Findings, at
from parchemin.readers.fiche_page.cells import cells_of, is_empty
from parchemin.readers.fiche_page.entries import Row
from parchemin.readers.source_text import Piece

_COLUMNS = {"oui": "yes", "non": "no", "composition des jurys": "jury", "date de": "date"}
_BARS = " \t|\u00a0"
_CROSSES = frozenset({"x", "✓", "✔", "✗", "☒", "☑", "•", "oui", "non"})


def read_columns(header: Row, cells: Row, findings: Findings) -> RouteAccess:
    """The route of this row; undecided, and said, when neither or both columns are crossed."""
    known = _by_column(header, cells)
    yes, no, jury = known.get("yes"), known.get("no"), known.get("jury")
    spans: dict[str, Span] = {}
    opened: bool | None = None
    if _crossed(yes) != _crossed(no):
        cross = yes if _crossed(yes) else no
        opened = cross is yes
        spans |= {"open": cross.span} if cross else {}
    else:
        _undecided(cells, findings)
    text: str | None = None
    if jury and not is_empty(jury.text):
        text, spans["jury"] = "\n".join(line.text for line in jury.lines()), jury.span
    dated = known.get("date") and DATE.search(known["date"].text)
    modified = read_date(dated[0], at(known["date"]), findings) if dated else None
    if dated and modified:
        spans["modified"] = known["date"].group(dated).span
    return RouteAccess(open=opened, jury=text, modified=modified, spans=spans)


def barred_columns(heading: Piece, row: Piece) -> tuple[Row, Row] | None:
    """The cells of a row between bars, when none was lost: the column beside the cross is empty."""
    header, cells = cells_of(heading.trim(_BARS)), cells_of(row)
    crosses = sorted(cell.text for cell in cells[1:3])
    if len(header) != len(cells) or len(crosses) != len(("oui", "non")) or crosses[0]:
        return None
    return (tuple(header), tuple(cells)) if fold(crosses[1]) in _CROSSES else None


def _by_column(header: Row, cells: Row) -> dict[str, Piece]:
    found: dict[str, Piece] = {}
    for title, cell in zip(header, cells, strict=False):
        label = fold(title.text) if title else ""
        name = next((name for start, name in _COLUMNS.items() if label.startswith(start)), None)
        if name and cell:
            found.setdefault(name, cell)
    return found


def _crossed(cell: Piece | None) -> bool:
    return bool(cell) and fold(cell.text) in _CROSSES if cell else False


def _undecided(cells: Row, findings: Findings) -> None:
    label = next(cell for cell in cells if cell)
    findings.warn(
        "voie-indecidable",
        at(label),
        found=f"« {label.text[:80]} » : aucune croix, ou une croix dans les deux colonnes",
        expected="une croix sous « Oui » ou sous « Non »",
        advice="Dites si cette voie d'accès est ouverte.",
    )
