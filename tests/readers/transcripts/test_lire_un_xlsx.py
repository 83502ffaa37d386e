"""Un classeur se lit comme Excel le montre : feuilles, fusions, nombres, dates, gras."""

from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from parchemin.readers.transcripts.xlsx.values import shown
from tests.readers.transcripts.documents import replaced, saved, texts, transcribed


def sheet_of(rows: list[list[object]]) -> Workbook:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    return workbook


def test_une_feuille_est_un_tableau() -> None:
    """Lignes et colonnes vides disparaissent, chaque cellule sait son adresse."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Bloc 1"
    sheet["B2"], sheet["C2"], sheet["B5"] = "Activités", "Compétences", "Accueil"
    transcript, said = transcribed("xlsx", saved(workbook))
    (grid,) = transcript.grids
    assert texts(grid) == [["Activités", "Compétences"], ["Accueil", ""]]
    start = grid.rows[1][0].piece.start
    assert transcript.place(start) == "feuille « Bloc 1 », cellule B5"
    assert said == []


def test_les_fusions_gardent_leur_etendue() -> None:
    """Une fusion couvre les lignes qui restent, pas celles qui sont vides."""
    workbook = sheet_of([["A", "C1"], [None, "C2"], [None, None], [None, "C3"]])
    workbook.active.merge_cells("A1:A4")
    (grid,) = transcribed("xlsx", saved(workbook))[0].grids
    assert texts(grid) == [["A", "C1"], [None, "C2"], [None, "C3"]]
    assert grid.rows[0][0].rows == 3


def test_le_gras_d_une_cellule_et_celui_d_une_ligne() -> None:
    """Le gras vient du style de la cellule, ou des mots d'une ligne."""
    workbook = sheet_of([["Compétence clé"]])
    workbook.active["A1"].font = Font(bold=True)
    workbook.active["A2"] = CellRichText("maigre\n", TextBlock(InlineFont(b=True), "grasse"))
    (grid,) = transcribed("xlsx", saved(workbook))[0].grids
    assert [each.bold for row in grid.rows for each in row[0].paragraphs] == [True, False, True]


@pytest.mark.parametrize(
    ("number", "format_", "expected"),
    [
        ("35", "General", "35"),
        ("0.30000000000000004", "General", "0,3"),
        ("0.3", "0%", "30 %"),
        ("46143", "dd/mm/yyyy", "01/05/2026"),
        ("0.5", "h:mm", "12:00"),
        ("1.25", "[h]:mm", "30:00"),
        ("abc", "General", "abc"),
        ("1e400", "General", "1e400"),
        ("99999999999", "dd/mm/yyyy", "99999999999"),
        ("NaN", "General", "NaN"),
    ],
)
def test_un_nombre_comme_il_se_montre(number: str, format_: str, expected: str) -> None:
    """Virgule française, pour cent, dates et heures ; ce qui n'a pas de sens reste tel quel."""
    assert shown(number, format_, since_1904=False) == expected


def test_les_dates_depuis_1904() -> None:
    """Un classeur né sur un Mac compte ses jours autrement."""
    workbook = sheet_of([[date(2026, 5, 1)]])
    workbook.epoch = CALENDAR_MAC_1904
    transcript, _ = transcribed("xlsx", saved(workbook))
    assert transcript.source.text.strip() == "01/05/2026"


def test_formules_avec_et_sans_valeur() -> None:
    """La valeur enregistrée est lue ; sans elle, la cellule est vide et le lecteur le dit."""
    data = saved(sheet_of([["Total", "=1+1"], ["Reste", "=2+2"]]))
    computed = replaced(
        data,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<v />", b"<v>2</v>", 1).replace(b"<v></v>", b"<v>2</v>", 1),
    )
    transcript, said = transcribed("xlsx", computed)
    assert texts(next(transcript.grids)) == [["Total", "2"], ["Reste", ""]]
    assert [(each.code, each.place.sentence) for each in said] == [
        ("formule-calculee", "feuille « Sheet », cellule B1"),
        ("formule-sans-valeur", "feuille « Sheet », cellule B2"),
    ]


def test_ce_qui_est_masque_est_dit() -> None:
    """Lignes et colonnes masquées sont lues, une feuille masquée ne l'est pas ; tout est dit."""
    workbook = sheet_of([["A", "B"], ["C", "D"]])
    workbook.active.row_dimensions[2].hidden = True
    workbook.active.column_dimensions["B"].hidden = True
    hidden = workbook.create_sheet("Ancienne version")
    hidden["A1"], hidden.sheet_state = "périmé", "hidden"
    transcript, said = transcribed("xlsx", saved(workbook))
    assert [texts(grid) for grid in transcript.grids] == [[["A", "B"], ["C", "D"]]]
    assert [(each.code, each.place.sentence) for each in said] == [
        ("ligne-masquee", "feuille « Sheet », ligne 2"),
        ("colonne-masquee", "feuille « Sheet », colonne B"),
        ("feuille-masquee", "feuille « Ancienne version »"),
    ]


def test_plusieurs_feuilles_dans_leur_ordre() -> None:
    """Chaque feuille visible est un tableau, dans l'ordre des onglets."""
    workbook = sheet_of([["un"]])
    workbook.create_sheet("Bloc 2")["A1"] = "deux"
    transcript, said = transcribed("xlsx", saved(workbook))
    assert [texts(grid) for grid in transcript.grids] == [[["un"]], [["deux"]]]
    assert [each.code for each in said] == ["plusieurs-feuilles"]


def test_une_erreur_du_classeur_est_dite() -> None:
    """#REF! se lit tel quel, avec sa place."""
    transcript, said = transcribed("xlsx", saved(sheet_of([["#REF!"]])))
    assert transcript.source.text.strip() == "#REF!"
    assert [each.code for each in said] == ["valeur-en-erreur"]
