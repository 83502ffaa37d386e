"""D'autres phrases de référentiels, rangées par ce qu'elles disent."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.readers.modality.around import around
from parchemin.readers.modality.lengths import lengths_in
from parchemin.readers.modality.numbers import WORDS, number_of
from tests.readers.modality import autres_phrases as phrases
from tests.readers.modality.test_ce_qu_une_modalite_dit import read

ALL = [
    *phrases.SITUATIONS,
    *phrases.ASSESSORS,
    *phrases.PLACES,
    *phrases.PRODUCTS,
]


@pytest.mark.parametrize(("text", "expected"), phrases.DURATIONS)
def test_une_duree_va_a_ce_qu_elle_mesure(text: str, expected: dict[str, Any]) -> None:
    """L'ensemble, la préparation et l'entretien ne se confondent pas."""
    values, _, doubts = read(text)
    assert (values, doubts) == (expected, ())


@pytest.mark.parametrize("text", phrases.NO_DURATION)
def test_un_nombre_n_est_pas_une_duree(text: str) -> None:
    """Une date, un volume de formation ou un nombre de pages ne disent rien de la durée."""
    values, _, doubts = read(text)
    assert not [name for name in values if name.endswith("_minutes")]
    assert doubts == ()


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_une_phrase_dit_ceci_et_rien_de_plus(text: str, expected: dict[str, Any]) -> None:
    """Sujets, évaluateurs, lieu et productions : ce qui est écrit, sans supposition."""
    values, _, doubts = read(text)
    kept = {name: value for name, value in values.items() if not name.endswith("_minutes")}
    assert (kept, doubts) == (expected, ())


@pytest.mark.parametrize(("text", "expected"), phrases.DOUBTS)
def test_une_borne_ou_un_choix_est_demande(text: str, expected: dict[str, list[Any]]) -> None:
    """Rien n'est retenu de ce champ, et chaque lecture possible est proposée."""
    values, _, doubts = read(text)
    offered: dict[str, list[Any]] = {}
    for doubt in doubts:
        for field, said in zip(doubt.fields, doubt.choices, strict=True):
            offered.setdefault(field, []).append(said.value)
    assert offered == expected
    assert not set(values) & set(expected)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("30 mn", 30),
        ("30 min", 30),
        ("30'", 30),
        ("1h", 60),
        ("1 h 05", 65),
        ("1h30min", 90),
        ("deux heures", 120),
        ("une heure et demie", 90),
        ("trois quarts d’heure", 45),
        ("quarante-cinq minutes", 45),
        ("quatre-vingt-dix minutes", 90),
        ("une demi-heure", 30),
    ],
)
def test_une_duree_s_ecrit_de_bien_des_facons(written: str, minutes: int) -> None:
    """Chiffres, lettres et abréviations donnent les mêmes minutes, à leur place exacte."""
    text = f"Entretien de {written} ."
    (one,) = lengths_in(text, text.lower())
    assert (one.minutes, one.low, text[one.start : one.end]) == (minutes, None, written)


@pytest.mark.parametrize("word", WORDS)
def test_chaque_nombre_en_lettres_se_relit(word: str) -> None:
    """Avec un trait d'union, une espace ou une capitale, le même nombre."""
    assert number_of(word) == number_of(word.replace("-", " ")) == number_of(word.title())
    assert number_of(word) == WORDS[word]


@pytest.mark.parametrize("word", ["", "cent", "dix quinze", "-", "deuxième", "1,5"])
def test_ce_qui_n_est_pas_un_nombre_n_en_devient_pas_un(word: str) -> None:
    """Hors de la liste des nombres connus, rien n'est compris de travers."""
    assert number_of(word) is None


@given(
    st.text(alphabet="ab ", max_size=60),
    st.lists(st.sampled_from(["ab", "ba", "aa b"]), max_size=3, unique=True),
    st.integers(0, 5),
    st.integers(1, 8),
)
def test_les_fenetres_couvrent_chaque_mot(
    text: str, words: list[str], before: int, after: int
) -> None:
    """A character is in a window exactly when a word stands within reach; windows never touch."""
    windows = around(text, words, before, after)
    reached = {
        place
        for start in range(len(text))
        if any(text.startswith(word, start) for word in words)
        for place in range(max(0, start - before), min(len(text), start + after))
    }
    assert {place for start, end in windows for place in range(start, end)} == reached
    assert all(one[1] < other[0] for one, other in pairwise(windows))
