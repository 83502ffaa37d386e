"""The figures of the promotions, as the page publishes them."""

import re

from parchemin.domain.referentiel import PromotionStatistics, Span
from parchemin.readers.diagnostics import Findings, at, whole
from parchemin.readers.fiche_page.cells import rows_of
from parchemin.readers.fiche_page.sections import Page
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
    rows = [row for row in rows_of(page.lines_of("statistics")) if _YEAR.match(row.text)]
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


def _promotion(row: Piece, findings: Findings) -> PromotionStatistics | None:
    cells = [row.group(match) for match in _CELL.finditer(row.text)]
    figures = [cell for cell in cells if cell.text == "-" or _WHOLE.fullmatch(cell.text)]
    if len(cells) != 1 + len(_FIELDS) or len(figures) != len(cells):
        findings.warn(
            "statistiques-illisibles",
            at(row),
            found=f"« {row.text[:120]} »",
            expected="une année puis cinq nombres entiers ou tirets",
            advice="Recopiez les chiffres de cette promotion à la main.",
        )
        return None
    known = {name: cell for name, cell in zip(_FIELDS, cells[1:], strict=True) if cell.text != "-"}
    spans: dict[str, Span] = {"year": cells[0].span}
    spans |= {name: cell.span for name, cell in known.items()}
    values = {name: int(cell.text.rstrip("%")) for name, cell in known.items()}
    return PromotionStatistics(year=int(cells[0].text), spans=spans, **values)
