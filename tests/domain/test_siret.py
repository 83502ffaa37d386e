"""La clé d'un SIRET."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.siret import siret_fault

GOOD = "73282932000074"


@pytest.mark.parametrize("siret", [GOOD, "35600000000048", "35600000049837"])
def test_un_siret_juste_passe(siret: str) -> None:
    """Real numbers pass: a company, the seat of La Poste, one of its establishments."""
    assert siret_fault(siret) is None


@pytest.mark.parametrize(
    ("siret", "fault"),
    [
        ("73282932000075", "clé de contrôle"),
        ("7328293200007", "13 chiffres"),
        ("732829320000741", "15 chiffres"),
        ("7328293200007A", "que des chiffres"),
        ("732 829 320 00074", "que des chiffres"),
        ("٧٣٢٨٢٩٣٢٠٠٠٠٧٤", "que des chiffres"),
        ("", "que des chiffres"),
        ("35600000049838", "clé de contrôle"),
    ],
)
def test_un_siret_faux_dit_pourquoi(siret: str, fault: str) -> None:
    """A wrong key, a wrong length, other characters: the sentence says which."""
    assert fault in (siret_fault(siret) or "")


@given(place=st.integers(0, 13), digit=st.integers(0, 9))
def test_un_chiffre_change_se_voit(place: int, digit: int) -> None:
    """Changing any one digit of a right number breaks its key."""
    changed = GOOD[:place] + str(digit) + GOOD[place + 1 :]
    assert (siret_fault(changed) is None) == (changed == GOOD)
