"""Certifications as a workbook: the same lines as the CSV, dressed, with a sheet that explains."""

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation

from parchemin.domain.outline import COLUMNS, KINDS, NATURE
from parchemin.domain.referentiel import Certification
from parchemin.writers.table_cells import as_text, looks_like_a_formula
from parchemin.writers.table_lines import lines_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET, GUIDE = "Référentiel", "Mode d'emploi"
WIDTHS = {NATURE: 20, "code": 18, "intitulé": 50, "texte": 80, "activité": 40, "productions": 30}
USUAL_WIDTH = 14

_HEAD = Font(bold=True, color="FFFFFF")
_GROUND = PatternFill("solid", fgColor="1F3A5F")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_STRONG = {
    "certification": PatternFill("solid", fgColor="DCE6F2"),
    "bloc": PatternFill("solid", fgColor="EEF3F9"),
}


def framework_workbook(certifications: Iterable[Certification]) -> bytes:
    """The workbook; every cell is a text, so that no code or number loses its zeros."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    _dress(sheet, [WIDTHS.get(column, USUAL_WIDTH) for column in COLUMNS])
    _offer_natures(sheet)
    sheet.append([_head(sheet, column) for column in COLUMNS])
    for line in lines_of(certifications):
        ground = _STRONG.get(line[0])
        sheet.append([_cell(sheet, text, ground) if text else None for text in line])
    _guide(book.create_sheet(GUIDE))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _dress(sheet: WriteOnlyWorksheet, widths: list[int]) -> None:
    sheet.freeze_panes = "B2"
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width


def _offer_natures(sheet: WriteOnlyWorksheet) -> None:
    """A list to choose the nature from, read in the guide, refusing nothing."""
    offered = DataValidation(
        type="list", formula1=f"'{GUIDE.replace(chr(39), chr(39) * 2)}'!$A$2:$A${len(KINDS) + 1}"
    )
    offered.showErrorMessage = False
    offered.add("A2:A20000")
    sheet.data_validations.append(offered)


def _guide(sheet: WriteOnlyWorksheet) -> None:
    _dress(sheet, [24, 46, 110])
    sheet.append([_head(sheet, text) for text in (NATURE, "se place sous", "colonnes lues")])
    for kind in KINDS.values():
        above = [other.name for other in KINDS.values() if kind.name in other.children]
        columns = [
            f"{leaf.column} (obligatoire)" if leaf.required else leaf.column for leaf in kind.leaves
        ]
        row = (kind.name, " ou ".join(above) or "le début du tableau", ", ".join(columns))
        sheet.append([_cell(sheet, text, None) for text in row])


def _head(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font, cell.fill = _HEAD, _GROUND
    return cell


def _cell(sheet: WriteOnlyWorksheet, text: str, ground: PatternFill | None) -> WriteOnlyCell:
    formula = looks_like_a_formula(text)
    cell = WriteOnlyCell(sheet, value=text if formula else as_text(text))
    cell.data_type = "s"
    if formula:
        cell.quotePrefix = True
    cell.alignment = _WRAPPED
    if ground is not None:
        cell.fill = ground
    return cell
