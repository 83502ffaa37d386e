"""Les filets d'une page font des cellules ; là où il en manque un, elles n'en font qu'une."""

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.readers.transcripts.pdf.glyphs import Rule, Sheet
from parchemin.readers.transcripts.pdf.lattice import Slot, lattices

STEP = 40.0


def ruled(
    rows: int, columns: int, *, joined: set[tuple[int, int, str]] = frozenset()
) -> list[Rule]:
    """Les filets d'un tableau, cellule par cellule ; ``joined`` en retire, à droite ou dessous."""
    rules = [Rule(True, 0.0, 0.0, columns * STEP), Rule(False, 0.0, 0.0, rows * STEP)]
    for row, column in product(range(rows), range(columns)):
        left, top = column * STEP, row * STEP
        if (row, column, "droite") not in joined:
            rules.append(Rule(False, left + STEP, top, top + STEP))
        if (row, column, "bas") not in joined:
            rules.append(Rule(True, top + STEP, left, left + STEP))
    return rules


def extents(slots: tuple[Slot, ...]) -> list[tuple[int, int, int, int]]:
    return [(slot.row, slot.column, slot.rows, slot.columns) for slot in slots]


@given(st.integers(1, 6), st.integers(1, 6))
def test_une_cellule_par_case(rows: int, columns: int) -> None:
    """Un tableau plein a autant de cellules que de cases ; une case seule n'est pas un tableau."""
    found = lattices(ruled(rows, columns))
    if rows * columns == 1:
        assert found == []
        return
    (table,) = found
    assert extents(table.slots) == [(r, c, 1, 1) for r, c in product(range(rows), range(columns))]


@given(st.integers(2, 5), st.integers(2, 5), st.data())
def test_un_filet_manquant_reunit_deux_cellules(
    rows: int, columns: int, data: st.DataObject
) -> None:
    """À droite comme dessous, l'étendue le dit."""
    row, column = data.draw(st.integers(0, rows - 2)), data.draw(st.integers(0, columns - 2))
    side = data.draw(st.sampled_from(("droite", "bas")))
    (table,) = lattices(ruled(rows, columns, joined={(row, column, side)}))
    extent = (row, column, 1, 2) if side == "droite" else (row, column, 2, 1)
    assert extent in extents(table.slots)
    assert len(table.slots) == rows * columns - 1


@given(st.integers(2, 5), st.integers(2, 5), st.randoms(use_true_random=False))
def test_chaque_case_est_couverte_une_fois(rows: int, columns: int, chance: Random) -> None:
    """Quels que soient les filets perdus, aucune case n'est oubliée ni comptée deux fois."""
    places = list(product(range(rows - 1), range(columns - 1), ("droite", "bas")))
    joined = set(chance.sample(places, k=len(places) // 2))
    for table in lattices(ruled(rows, columns, joined=joined)):
        covered = [
            (row, column)
            for slot in table.slots
            for row in range(slot.row, slot.row + slot.rows)
            for column in range(slot.column, slot.column + slot.columns)
        ]
        assert len(covered) == len(set(covered))
        assert len(covered) == (len(table.xs) - 1) * (len(table.ys) - 1)


def test_deux_tableaux_dans_leur_ordre() -> None:
    """Deux réseaux de filets qui ne se touchent pas sont deux tableaux, du haut vers le bas."""
    low = [
        Rule(rule.horizontal, rule.at + 500 * rule.horizontal, rule.start + 500 * (not rule.horizontal),
             rule.end + 500 * (not rule.horizontal))
        for rule in ruled(2, 2)
    ]  # fmt: skip
    first, second = lattices([*low, *ruled(1, 2)])
    assert (len(first.slots), len(second.slots)) == (2, 4)


def test_un_mot_souligne_n_est_pas_un_filet_de_tableau() -> None:
    """Un trait seul, même long, ne ferme aucune cellule."""
    assert lattices([Rule(True, 10.0, 0.0, 200.0), Rule(True, 30.0, 0.0, 200.0)]) == []


def test_un_dessin_de_mille_traits_n_est_pas_un_tableau() -> None:
    """Un plan ou un graphique n'occupe pas le lecteur."""
    lines = [Rule(True, rank * 10.0, 0.0, 100.0) for rank in range(1_000)]
    assert lattices([*lines, Rule(False, 0.0, 0.0, 9e3), Rule(False, 100.0, 0.0, 9e3)]) == []


@pytest.mark.parametrize(
    ("turned", "expected"), [(0, (10, 180)), (1, (20, 10)), (2, (90, 20)), (3, (80, 190))]
)
def test_le_point_d_une_page_tournee(turned: int, expected: tuple[int, int]) -> None:
    """Le même point, selon le quart de tour de la page."""
    assert Sheet(100, 200, turned).point(10, 20) == expected
