"""Le modèle et la page qui l'explique disent ce que le programme lit."""

import io

from openpyxl import load_workbook

from parchemin.domain.outline import COLUMNS, KINDS
from parchemin.readers.recognise import read
from parchemin.writers.framework_csv import framework_csv
from parchemin.writers.workbook import framework_workbook
from tests.readers.samples import ROOT

FORMATS = ROOT / "docs/formats"
MODEL = FORMATS / "referentiel-modele.csv"


def test_le_modele_se_lit_sans_constat() -> None:
    """Le modèle publié est lu sans rien à redire, et s'écrit tel qu'il est."""
    reading = read(MODEL.read_bytes(), MODEL.name)
    assert reading.diagnostics == ()
    assert framework_csv(reading.certifications) == MODEL.read_bytes()


def test_la_page_donne_chaque_nature_et_ses_colonnes() -> None:
    """Le tableau de la page est celui du programme, ligne pour ligne."""
    page = (FORMATS / "classeur.md").read_text("utf-8")
    for kind in KINDS.values():
        columns = ", ".join(
            f"**{leaf.column}**" if leaf.required else leaf.column for leaf in kind.leaves
        )
        assert any(
            line.startswith(f"| `{kind.name}` |") and line.endswith(f"| {columns} |")
            for line in page.splitlines()
        ), kind.name


def test_la_feuille_d_aide_dit_la_meme_chose() -> None:
    """Le classeur à remplir a toutes les colonnes, et une ligne d'aide par nature."""
    book = load_workbook(io.BytesIO(framework_workbook(())))
    sheet, guide = book.worksheets
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert [row[0].value for row in guide.iter_rows(min_row=2)] == list(KINDS)
