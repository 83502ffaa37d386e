"""Words and sentences folded, so that a search and a copy detector compare them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.folding import fold
from parchemin.readers.folded_words import different_words, folded, sentence_digest

FRENCH = st.text(alphabet="abcXYZéèêëàâäùûüîïôöçœŒæÆÉÀÇ0123456789 '’-–.,;:«»…€²", max_size=80)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’Œuvre d'été", "l oeuvre d ete"),
        ("e\u0301te\u0301", "ete"),
        ("Ætna, straße", "aetna strasse"),
        ("médico-technique – à domicile…", "medico technique a domicile"),
        ("ﬁn du 1ᵉʳ €", "fin du 1er"),
        ("Łódź ŸŠŽ", "odz ysz"),
        ("  ", ""),
        ("日本", ""),
    ],
)
def test_un_texte_devient_ses_mots(text: str, words: str) -> None:
    """Ni casse, ni accent, ni ponctuation, ni ligature ; ce qui n'est pas latin est laissé."""
    assert folded(text) == words


@given(FRENCH)
def test_c_est_le_meme_pliage_que_celui_du_domaine(text: str) -> None:
    """Sur un texte français, les lettres gardées sont celles de ``fold``."""
    kept = "".join(
        sign for sign in fold(text).replace("æ", "ae") if sign.isascii() and sign.isalnum()
    )
    assert folded(text).replace(" ", "") == kept


@given(st.text(max_size=200))
def test_plier_deux_fois_ne_change_rien(text: str) -> None:
    """N'importe quel texte donne des mots de lettres et de chiffres simples, stables."""
    words = folded(text)
    assert folded(words) == words
    assert all(word.isascii() and word.isalnum() for word in words.split())


def test_chaque_mot_une_fois_dans_l_ordre() -> None:
    """Les mots répétés ne comptent qu'une fois."""
    assert different_words(["L'été, l’hiver", "Été comme HIVER"]) == "l ete hiver comme"


@pytest.mark.parametrize(
    "copy",
    ["évaluer l'état des lieux", "ÉVALUER  L’ÉTAT DES LIEUX.", "Éva luer : l'état des lieux ;"],
)
def test_une_copie_a_la_meme_empreinte(copy: str) -> None:
    """Casse, ponctuation, apostrophe et mot cassé par une espace ne cachent pas une copie."""
    assert sentence_digest(copy) == sentence_digest("Evaluer l'etat des lieux")


def test_un_mot_change_change_l_empreinte() -> None:
    """Deux phrases qui diffèrent d'un mot n'ont pas la même empreinte ; rien n'en a une nulle."""
    assert sentence_digest("Évaluer les lieux") != sentence_digest("Évaluer des lieux")
    assert sentence_digest(" … ") == 0
    assert -(2**63) <= sentence_digest("Évaluer") < 2**63
