"""Les cellules d'un bloc, les listes d'un résumé et les pages du site qui ne sont pas une fiche."""

import pytest

from parchemin.readers.comparison import fold
from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.fiche_page.abstract import listed_lines
from parchemin.readers.fiche_page.bloc_cells import read_cells
from parchemin.readers.fiche_page.recognition import is_fiche_page, refuse_page_of_the_site
from parchemin.readers.source_text import Piece, SourceText


def piece(text: str) -> Piece:
    return Piece(SourceText.of(text), 0, len(text))


LISTS = {
    "annonce-puis-lignes": ("Le titulaire est capable de :\nVendre\nConseiller",
                            ["Vendre", "Conseiller"]),
    "autre-titre-ferme-la-liste": ("Il est capable de :\nVendre\nSecteurs :\nCommerce", ["Vendre"]),
    "compétences-sans-accent": ("Les competences attestees :\nVendre", ["Vendre"]),
    "phrase-sans-liste": ("Le titulaire vend des meubles.", []),
    "tirets-sans-annonce": ("- Vendre\nUne phrase.\n- Conseiller", ["- Vendre", "- Conseiller"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_les_listes_d_un_resume_sont_ses_competences(text: str, expected: list[str]) -> None:
    """Seules comptent les lignes marquées, et celles que leur annonce précède."""
    assert [line.text for line in listed_lines([piece(text)])] == expected


CELLS = {
    "deux-colonnes": (
        [["Liste de compétences", "Modalités d'évaluation"], ["Vendre", "Oral de 20 minutes"]],
        ["Vendre"], [["Oral de 20 minutes"]],
    ),
    "une-seule-colonne": (
        [["Descriptif et modalités d'évaluation"], ["Vendre\nModalités d'évaluation : Oral"]],
        ["Vendre"], [["Oral"]],
    ),
    "les-mots-au-milieu-d-une-phrase": (
        [["Descriptif et modalités d'évaluation"], ["Choisir les modalités d'évaluation : oral"]],
        ["Choisir les modalités d'évaluation : oral"], [],
    ),
    "phrase-finie-puis-minuscule": (
        [["Compétences", "Modalités"], ["Vendre un meuble.\nconseiller un client"]],
        ["Vendre un meuble.", "conseiller un client"], [],
    ),
    "phrase-coupee-par-un-retour": (
        [["Compétences", "Modalités"], ["Vendre\nun meuble"]], ["Vendre\nun meuble"], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "left", "right"), CELLS.values(), ids=CELLS)
def test_les_deux_colonnes_d_un_bloc(
    rows: list[list[str]], left: list[str], right: list[list[str]]
) -> None:
    """Les compétences vont à gauche, les modalités à droite, même dans une seule colonne."""
    found, modalities = read_cells([tuple(piece(cell) for cell in row) for row in rows])
    assert [each.text for each in found] == left
    assert [[line.text for line in group] for group in modalities] == right


REFUSED = {
    "page-de-resultats": "12 résultats pour « vente »\nRNCP12345 Vendeur\nRNCP23456 Conseiller",
    "page-introuvable": "Erreur 404\nAccueil",
}


@pytest.mark.parametrize("code", REFUSED)
def test_une_page_du_site_sans_fiche_est_refusee(code: str) -> None:
    """Une page de résultats ou d'erreur est refusée avec la raison, non lue comme une fiche."""
    with pytest.raises(UnreadableSource) as refused:
        refuse_page_of_the_site(REFUSED[code], "page.html")
    assert refused.value.code == code


KEPT = {
    "un-seul-numero": "12 résultats\nRNCP12345 Vendeur, remplace RNCP12345",
    "resultats-d-un-bilan": "Les résultats du bilan citent RNCP12345 et RNCP23456.",
    "longue-page": "Erreur 404 " + "mot " * 2_000,
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_une_page_qui_en_a_l_air_n_est_pas_refusee(text: str) -> None:
    """Les mots d'une page de résultats ou d'erreur ne suffisent pas à refuser un document."""
    refuse_page_of_the_site(text, "page.html")


FICHES = {
    "trois-intitulés": ("Activités visées\nCompétences attestées\nN° de fiche", True),
    "deux-intitulés": ("Activités visées\nCompétences attestées", False),
    "un-intitulé-et-un-bloc": ("Activités visées\nRNCP12345BC01 - Vendre", True),
    "un-bloc-seul": ("RNCP12345BC01 - Vendre", False),
    "code-cité-dans-une-phrase": ("Activités visées\nvoir le bloc RNCP12345BC01 - Vendre", False),
}


@pytest.mark.parametrize(("text", "expected"), FICHES.values(), ids=FICHES)
def test_une_fiche_se_reconnait_a_ses_intitules(text: str, *, expected: bool) -> None:
    """Il faut trois intitulés du registre, ou un seul et l'en-tête d'un bloc."""
    assert is_fiche_page(fold(text), text) is expected
