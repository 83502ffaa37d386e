"""Le texte d'une cellule, et la valeur qu'il donne selon la colonne, ou ce qui y était attendu."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from parchemin.domain.outline import KINDS, Leaf
from parchemin.domain.referentiel import Certification, Register
from parchemin.readers.framework.cells import Unreadable, raw, value_of
from parchemin.readers.framework.doors import CSV, WORKBOOK
from parchemin.writers.framework_csv import framework_csv
from parchemin.writers.table_cells import LONGEST_CELL, as_text, cell_text, pieces
from parchemin.writers.workbook import framework_workbook


def leaf(holds: type[Any], *, many: bool = False) -> Leaf:
    """A column of the model that holds such values."""
    leaves = (leaf for kind in KINDS.values() for leaf in kind.leaves)
    return next(each for each in leaves if each.holds is holds and each.many is many)


VALUES = [
    ("oui", bool, True),
    ("OUI", bool, True),
    ("x", bool, True),
    ("Vrai", bool, True),
    ("1", bool, True),
    ("non", bool, False),
    ("FAUX", bool, False),
    ("0", bool, False),
    ("12", int, 12),
    ("1 200", int, 1200),
    ("1\u202f200", int, 1200),
    ("-3", int, -3),
    ("007", int, 7),
    ("12,5", Decimal, Decimal("12.5")),
    ("12.50", Decimal, Decimal("12.50")),
    ("1\xa0200,25", Decimal, Decimal("1200.25")),
    ("3/4/2026", date, date(2026, 4, 3)),
    ("03/04/2026", date, date(2026, 4, 3)),
    ("2026-04-03", date, date(2026, 4, 3)),
    ("29/02/2028", date, date(2028, 2, 29)),
    ("rncp", Register, Register.RNCP),
    ("RS", Register, Register.RS),
    ("Régler", str, "Régler"),
    ("⟦⟧", str, ""),
    ("a⟦000D⟧b", str, "a\rb"),
    ("⟦110000⟧", str, "⟦110000⟧"),
    ("⟦régler⟧", str, "⟦régler⟧"),
]


@pytest.mark.parametrize(("text", "holds", "value"), VALUES)
def test_une_cellule_et_sa_valeur(text: str, holds: type[Any], value: Any) -> None:
    """Les écritures d'un tableur français donnent la même valeur, du même type."""
    found = value_of(text, leaf(holds))
    assert (found, type(found)) == (value, type(value))


FAULTS = [
    ("peut-être", bool, "« oui » ou « non »"),
    ("2", bool, "« oui » ou « non »"),
    ("12,5", int, "un nombre entier, sans unité"),
    ("45 min", int, "un nombre entier, sans unité"),
    ("1e3", int, "un nombre entier, sans unité"),
    ("9" * 19, int, "un nombre entier, sans unité"),
    ("douze", Decimal, "un nombre, sans unité"),
    ("NaN", Decimal, "un nombre, sans unité"),
    ("Infinity", Decimal, "un nombre, sans unité"),
    ("12 h", Decimal, "un nombre, sans unité"),
    ("31/02/2026", date, "une date du calendrier : JJ/MM/AAAA"),
    ("2026-13-01", date, "une date du calendrier : JJ/MM/AAAA"),
    ("29/02/2027", date, "une date du calendrier : JJ/MM/AAAA"),
    ("3 avril 2026", date, "une date : JJ/MM/AAAA"),
    ("03/04/26", date, "une date : JJ/MM/AAAA"),
    ("20260403", date, "une date : JJ/MM/AAAA"),
    ("RNC", Register, "l'un de ces mots : RNCP, RS"),
]


@pytest.mark.parametrize(("text", "holds", "expected"), FAULTS)
def test_une_cellule_et_ce_qui_etait_attendu(text: str, holds: type[Any], expected: str) -> None:
    """Une valeur illisible n'est pas devinée : la phrase dit la forme attendue."""
    with pytest.raises(Unreadable) as refused:
        value_of(text, leaf(holds))
    assert refused.value.expected == expected


@pytest.mark.parametrize(
    ("text", "items"),
    [("a | b", ("a", "b")), ("a|b|", ("a", "b")), ("|", ()), ("a⟦007C⟧b | c", ("a|b", "c"))],
)
def test_une_cellule_de_plusieurs_valeurs(text: str, items: tuple[str, ...]) -> None:
    """La barre sépare, les morceaux vides ne comptent pas, une barre du texte est marquée."""
    assert value_of(text, leaf(str, many=True)) == items


WRITTEN = [
    (None, ""),
    ("", "⟦⟧"),
    (True, "oui"),
    (False, "non"),
    (date(2026, 4, 3), "03/04/2026"),
    (Decimal("12.50"), "12,50"),
    (Decimal("1E+3"), "1000"),
    (("a|b", "c"), "a⟦007C⟧b | c"),
    (" a ", "⟦0020⟧a⟦0020⟧"),
    ("a\r\nb", "a⟦000D⟧\nb"),
    ("a\x00b", "a⟦0000⟧b"),
    ("⟦41⟧", "⟦27E6⟧41⟧"),
    ("_x000D_", "⟦005F⟧x000D_"),
    ("\t=1", "⟦0009⟧=1"),
]


@pytest.mark.parametrize(("value", "text"), WRITTEN, ids=repr)
def test_une_valeur_et_sa_cellule(value: Any, text: str) -> None:
    """Ce qu'un tableur perdrait est marqué ; le reste est écrit à la française."""
    assert cell_text(value) == text


@pytest.mark.parametrize("text", ["=1+1", "+33", "-5", "@SUM(A1)", "＝1", "'=1", "'", "''x", "5-3"])
def test_une_formule_neutralisee_est_rendue(text: str) -> None:
    """L'apostrophe mise devant une formule est ôtée à la lecture, une seule fois."""
    assert raw(as_text(text)) == text
    assert not as_text(text).startswith(("=", "+", "-", "@", "＝"))


def test_un_texte_trop_long_se_coupe_et_se_rejoint() -> None:
    """Un intitulé plus long qu'une cellule tient sur trois lignes et revient entier."""
    title = "=" + "é" * (2 * LONGEST_CELL + 5)
    assert [len(each) for each in pieces(title)] == [LONGEST_CELL, LONGEST_CELL, 6]
    certification = Certification(number="RNCP90001", register=None, title=title)
    for door, data in (
        (CSV, framework_csv([certification])),
        (WORKBOOK, framework_workbook([certification])),
    ):
        assert door.read(data, "export").certifications[0].title == title


@pytest.mark.parametrize(
    "formula",
    [ArrayFormula("C2", "=A1:A2"), DataTableFormula("C2", r1="A1", dt2D=False)],
    ids=["matricielle", "table de données"],
)
def test_une_formule_matricielle_est_dite_et_se_montre_en_francais(formula: Any) -> None:
    """Une formule de plusieurs cellules est une formule, et le texte montré n'en est pas abîmé."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["nature", "code", "intitulé", "texte"])
    sheet.append(["certification", "RNCP90001", None, None])
    sheet["C2"] = formula
    kept = io.BytesIO()
    book.save(kept)
    reading = WORKBOOK.read(kept.getvalue(), "essai.xlsx")
    said = next(each for each in reading.diagnostics if each.code == "valeur-illisible")
    assert (said.found, said.expected) == ("une formule", "une valeur")
    assert reading.transcript is not None
    assert reading.transcript.splitlines()[1].split("\t")[:3] == ["certification", "RNCP90001", "="]


def test_le_csv_a_sa_marque_et_ses_points_virgules() -> None:
    """Le fichier s'ouvre dans un tableur français, et commence par les en-têtes du modèle."""
    data = framework_csv([Certification(number="RNCP90001", register=None, title="-5 ; oui")])
    assert data.startswith(b"\xef\xbb\xbfnature;")
    assert '"\'-5 ; oui"' in data.decode("utf-8-sig").splitlines()[1]
