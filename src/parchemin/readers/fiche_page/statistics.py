"""The figures of the promotions, as the page publishes them."""

import re
from collections.abc import Iterator

from parchemin.domain.referentiel import PromotionStatistics, Span
from parchemin.readers.diagnostics import Findings, at, whole
from parchemin.readers.fiche_page.cells import is_empty, rows_of
from parchemin.readers.fiche_page.sections import Page, Section
from parchemin.readers.source_text import Piece

_FIELDS = (
    "holders",
    "vae_holders",
    "insertion_6_months",
    "target_job_6_months",
    "target_job_2_years",
)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_CELL = re.compile(r"[^\s|]+")
_WHOLE = re.compile(r"\d{1,7}%?")


def read_statistics(page: Page, findings: Findings) -> tuple[PromotionStatistics, ...]:
    """One entry per year of the table; a dash is a figure that was not published."""
    rows = [row for section in page.named("statistics") for row in _rows(section)]
    if not rows:
        findings.inform(
            "statistiques-absentes",
            whole("section « Statistiques »"),
            found="aucune promotion dans la section « Statistiques »",
            expected="une ligne par promotion",
            advice="Rien à faire si la certification n'a pas encore de titulaires publiés.",
        )
    read = (_promotion(row, findings) for row in rows)
    return tuple(promotion for promotion in read if promotion)


def _rows(section: Section) -> Iterator[list[Piece]]:
    """The cells of each row that begins with a year; an empty cell is left as an empty piece."""
    for cells in section.rows:
        if cells[0] and _YEAR.match(cells[0].text):
            yield [cell or cells[0].part(0, 0) for cell in cells]
    if not section.rows:
        for row in rows_of(section.lines):
            if _YEAR.match(row.text):
                yield [row.group(match) for match in _CELL.finditer(row.text)]


def _promotion(cells: list[Piece], findings: Findings) -> PromotionStatistics | None:
    figures = [cell for cell in cells if is_empty(cell.text) or _WHOLE.fullmatch(cell.text)]
    if len(cells) != 1 + len(_FIELDS) or len(figures) != len(cells):
        findings.warn(
            "statistiques-illisibles",
            at(cells[0]),
            found=f"« {' '.join(cell.text for cell in cells)[:120]} »",
            expected="une année puis cinq nombres entiers ou tirets",
            advice="Recopiez les chiffres de cette promotion à la main.",
        )
        return None
    named = zip(_FIELDS, cells[1:], strict=True)
    known = {name: cell for name, cell in named if not is_empty(cell.text)}
    spans: dict[str, Span] = {"year": cells[0].span}
    spans |= {name: cell.span for name, cell in known.items()}
    values = {name: int(cell.text.rstrip("%")) for name, cell in known.items()}
    return PromotionStatistics(year=int(cells[0].text), spans=spans, **values)
