"""Texts that list competencies, cut into items."""

import pytest

from parchemin.readers.competency_items import marker_of, split_items
from parchemin.readers.source_text import SourceText


def items(text: str) -> list[tuple[str | None, str]]:
    return [
        (item.code.text if item.code else None, item.piece.text)
        for item in split_items(SourceText.of(text).whole.trim())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lire    Écrire  Compter", [(None, "Lire"), (None, "Écrire"), (None, "Compter")]),
        ("Lire\nÉcrire\r\nCompter", [(None, "Lire"), (None, "Écrire"), (None, "Compter")]),
        ("- Lire    - Écrire", [(None, "Lire"), (None, "Écrire")]),
        ("• Lire\n• Écrire", [(None, "Lire"), (None, "Écrire")]),
        (
            "* Lire      o écrire    o compter",
            [(None, "Lire"), (None, "écrire"), (None, "compter")],
        ),
        ("C1. Lire    C2. Écrire", [("C1", "Lire"), ("C2", "Écrire")]),
        ("C.1. Lire    C.2. Écrire", [("C.1", "Lire"), ("C.2", "Écrire")]),
        ("A1C1. Lire    A1C2.Écrire", [("A1C1", "Lire"), ("A1C2", "Écrire")]),
        ("A5.C1. Lire    A5.C2. Écrire", [("A5.C1", "Lire"), ("A5.C2", "Écrire")]),
        ("1.1 Lire    1.1.1 Écrire", [("1.1", "Lire"), ("1.1.1", "Écrire")]),
        ("1. Lire    2. Écrire", [(None, "Lire"), (None, "Écrire")]),
        ("Une seule phrase.", [(None, "Une seule phrase.")]),
    ],
)
def test_every_style_of_list(text: str, expected: list[tuple[str | None, str]]) -> None:
    """Codes, bullets, bare sentences and two levels are cut, and codes put apart."""
    assert items(text) == expected


def test_a_false_cut_is_mended() -> None:
    """A run of spaces inside a sentence: what follows starts in lower case and joins it."""
    assert items("Mettre en place une   solution    Écrire") == [
        (None, "Mettre en place une   solution"),
        (None, "Écrire"),
    ]


def test_a_lone_marker_joins_what_follows() -> None:
    """A bullet or a code cut from its text goes with it."""
    assert items("-    Lire    3.1    Écrire") == [(None, "Lire"), ("3.1", "Écrire")]


def test_an_introduction_is_left_out() -> None:
    """A line that ends with a colon announces the list, it is not a competency."""
    assert items("Les compétences attestées sont :    C1. Lire") == [("C1", "Lire")]


def test_a_lone_introduction_stays() -> None:
    """When nothing follows the introduction, it is kept rather than lost."""
    assert items("Les compétences attestées sont :") == [(None, "Les compétences attestées sont :")]


def test_text_is_word_for_word() -> None:
    """Inside an item, spaces, stray letters and final punctuation are untouched."""
    assert items("Veille éc onomique ;    Suivi.") == [
        (None, "Veille éc onomique ;"),
        (None, "Suivi."),
    ]


def test_nothing_gives_nothing() -> None:
    """An empty text has no item."""
    assert items("") == []


@pytest.mark.parametrize("text", ["Lire", "à la", "A bord", "Code 3", "oui", "Option A1 choisie"])
def test_words_are_not_markers(text: str) -> None:
    """A word that begins like a code is not one."""
    assert marker_of(text) is None


def test_the_whole_keeps_the_code() -> None:
    """Where the code belongs to the text, as for a modality, it can be had back."""
    (item,) = split_items(SourceText.of("A1C1. Note de veille").whole)
    assert item.whole.text == "A1C1. Note de veille"
