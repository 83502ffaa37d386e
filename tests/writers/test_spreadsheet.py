"""Tableaux en CSV, comme un tableur français les ouvre, sans qu'aucune case ne s'exécute."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.writers.spreadsheet import FORMULA_STARTS, csv_lines, inert

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


def read_back(lines: list[str]) -> list[list[str]]:
    text = "".join(lines).removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+33 1 02 03 04 05", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "＋1", "＠a"],
)
def test_une_formule_devient_un_texte(cell: str) -> None:
    """Une case qui commence comme une formule, même après des espaces, est précédée de « ' »."""
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Lyon", "3-4", "a=b", "'=1", "1992-11-05", "é@exemple.fr"])
def test_un_texte_ordinaire_reste_tel_quel(cell: str) -> None:
    """Un signe au milieu d'un texte ne fait pas une formule."""
    assert inert(cell) == cell


@given(CELL)
def test_rien_de_ce_qui_sort_ne_commence_une_formule(cell: str) -> None:
    """Aucune case écrite ne commence, espaces ôtés, par un signe de formule."""
    assert not inert(cell).lstrip(" ").startswith(FORMULA_STARTS)


@given(CELL)
def test_une_case_neutralisee_ne_l_est_qu_une_fois(cell: str) -> None:
    """Relire puis réécrire un fichier n'ajoute pas d'apostrophe."""
    assert inert(inert(cell)) == inert(cell)


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), max_size=5))
def test_les_cases_se_relisent(rows: list[list[str]]) -> None:
    """Points-virgules, guillemets et fins de ligne d'une case reviennent avec elle."""
    written = read_back(list(csv_lines(["Nom", "Ville"], rows)))
    assert written == [["Nom", "Ville"], *([inert(cell) for cell in row] for row in rows)]


def test_le_fichier_s_ouvre_dans_un_tableur_francais() -> None:
    """La marque d'ordre des octets est en tête, une seule fois, et le séparateur est français."""
    lines = list(csv_lines(["Nom", "Note"], [["Éloïse", "12,5"], ["Zoé", "9"]]))
    assert lines == ["\ufeffNom;Note\r\n", "Éloïse;12,5\r\n", "Zoé;9\r\n"]


def test_les_lignes_viennent_une_a_une() -> None:
    """La première ligne est rendue avant que la dernière soit demandée."""
    rows = iter([["0"], ["1"], ["2"]])
    lines = csv_lines(["Rang"], rows)
    assert next(lines) == "\ufeffRang\r\n"
    assert next(lines) == "0\r\n"
    assert next(rows) == ["1"]
