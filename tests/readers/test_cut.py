"""A run-on text cut into competencies at the places a list gives."""

import pytest

from parchemin.readers.fiche_page.cut import MOST_ITEMS, cut_at, wanted_items
from parchemin.readers.source_text import SourceText

LIST = [
    "Recueillir les documents utiles, afin de préparer l'intervention",
    "Organiser le chargement du véhicule et les déplacements de la journée",
    "Réaliser le déchargement du dispositif en toute sécurité",
]


def cut(text: str, items: list[str]) -> tuple[list[str], list[str]]:
    """The pieces and the doubtful ones, as texts."""
    piece = SourceText.of(text).whole
    pieces, doubtful = cut_at(piece, wanted_items(items, [text]))
    return [each.text for each in pieces], [each.text for each in doubtful]


def test_word_for_word() -> None:
    """Items that follow one another with one space are cut exactly."""
    assert cut(" ".join(LIST), LIST) == (LIST, [])


def test_in_another_order() -> None:
    """The order of the bloc is kept, not the one of the list."""
    turned = LIST[::-1]
    assert cut(" ".join(turned), LIST) == (turned, [])


def test_another_apostrophe() -> None:
    """A curly apostrophe in the bloc does not hide the item, and stays in its text."""
    text = " ".join(LIST).replace("'", "’")
    assert cut(text, LIST)[0][0] == LIST[0].replace("'", "’")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("du véhicule et", "du camion et"),
        ("Organiser le chargement", "Bien organiser le chargement"),
        ("de la journée", "du jour"),
    ],
)
def test_reworded_items_are_cut_all_the_same(before: str, after: str) -> None:
    """An item worded otherwise in the bloc is found by its first words or by resemblance."""
    text = " ".join(LIST).replace(before, after)
    pieces, doubtful = cut(text, LIST)
    assert pieces == [item.replace(before, after) for item in LIST]
    assert doubtful == []


def test_an_unknown_passage_is_doubtful() -> None:
    """What resembles no item of the list is given back as doubtful."""
    unknown = "Tout autre chose, que la liste de la page ne nomme nulle part ailleurs"
    pieces, doubtful = cut(f"{unknown} {LIST[0]}", LIST)
    assert pieces == [unknown, LIST[0]]
    assert doubtful == [unknown]


def test_never_inside_a_sentence() -> None:
    """An item quoted in lower case inside a sentence is not a cut."""
    text = "Savoir lire, puis savoir lire, encore"
    assert cut(text, ["savoir lire"])[0] == [text]


def test_without_list_the_text_stays_whole() -> None:
    """Nothing is cut when the page has no list."""
    text = " ".join(LIST)
    assert cut(text, []) == ([text], [text])


def test_pieces_cover_the_text() -> None:
    """Whatever the list, nothing of the text is lost."""
    text = " ".join(LIST)
    for items in (LIST, LIST[:1], LIST[1:], LIST[::2]):
        assert " ".join(cut(text, items)[0]) == text


def test_an_endless_list_is_bounded() -> None:
    """Only so many items are looked for."""
    endless = wanted_items((f"Compétence {rank}" for rank in range(10 * MOST_ITEMS)), [""])
    assert len(endless.items) == MOST_ITEMS
