"""Quelle que soit la liste, aucune lettre ne se perd et la lecture d'une lecture est la même."""

import re

from hypothesis import given
from hypothesis import strategies as st

from parchemin.readers.competency_items import marked_items
from parchemin.readers.listing.building import ListText, Places, competencies_of, leads_of
from parchemin.readers.listing.structure import is_flat, structure_of

MARKERS = ["", "", "- ", "* ", "o ", "▸ ", "1. ", "a) ", "C1. ", "C2. ", "1.1 ", "1.1.1 ", "A1C1."]
LINES = [
    "Lire",
    "écrire un devis",
    "Relation client",
    "Accueillir le client au comptoir du magasin, dans le respect des règles",
    "Les compétences sont les suivantes :",
    "Vente :",
    "Gérer les stocks :",
    "C1.",
    "-",
    ":",
]
CUTS = ["    ", "  ", "\n", " \n ", "\u00a0\u00a0"]
TEXT = st.lists(
    st.tuples(st.sampled_from(MARKERS), st.sampled_from(LINES), st.sampled_from(CUTS)), max_size=8
).map(lambda parts: "".join("".join(part) for part in parts))
ANY = TEXT | st.text(max_size=60)


def letters(text: str) -> str:
    """The letters and digits of a text, without spaces nor signs."""
    return re.sub(r"[\W_]+", "", text)


@given(ANY)
def test_les_lignes_et_leurs_marques_font_tout_le_texte(text: str) -> None:
    """Items, codes, markers and introductions joined are the source without its spaces."""
    cuts = marked_items(text)
    joined = "".join(letters(text[start:end]) for start, _, _, end in cuts)
    assert joined == letters(text)


@given(ANY)
def test_chaque_lettre_est_dans_la_structure(text: str) -> None:
    """Leads, headings, codes, items and details, in order, hold every letter of the lines."""
    cuts = marked_items(text)
    if not cuts:
        return
    places: list[tuple[int, int]] = []

    def kept(found: Places) -> dict[str, object]:
        places.extend(found.values())
        return {}

    structure = structure_of(text, cuts)
    for roles in (structure.roles, *structure.others):
        places.clear()
        lines = ListText(text, cuts, kept)  # type: ignore[arg-type]
        leads_of(lines, roles)
        competencies_of(lines, roles)
        inside = {place for start, end in places for place in range(start, end)}
        for start, code_end, after, end in cuts:
            words = [*range(start, code_end), *range(after, end)]
            assert not letters("".join(text[place] for place in words if place not in inside))


@given(ANY)
def test_la_lecture_d_un_texte_est_toujours_la_meme(text: str) -> None:
    """Reading twice gives the same structure; a flat one stays flat once written line by line."""
    cuts = marked_items(text)
    if not cuts:
        return
    structure = structure_of(text, cuts)
    assert structure == structure_of(text, cuts)
    again = "\n".join(text[start:end] for start, _, _, end in cuts)
    words = [letters(text[after:end]) for _, _, after, end in cuts]
    assert letters(again) == letters(text)
    if all(word[:1].isupper() for word in words):
        assert [letters(again[after:end]) for _, _, after, end in marked_items(again)] == words


@given(ANY)
def test_le_coup_d_oeil_ne_trompe_pas(text: str) -> None:
    """A list said flat at first sight is flat when it is looked at closely."""
    cuts = marked_items(text)
    if cuts and is_flat(text, cuts):
        structure = structure_of(text, cuts)
        assert structure.flat
        assert structure.others == ()
