"""Un texte Markdown se lit sans ses marques, ses tableaux en grilles."""

from pathlib import Path

import pytest

from parchemin.readers.transcripts.markdown.recognised import is_markdown
from tests.readers.samples import PAGE_A, PAGE_B
from tests.readers.transcripts.documents import texts, transcribed

TEXT = """# Référentiel

Un paragraphe écrit
sur deux lignes, **en partie gras**.

- un
  - deux
1. **trois**

| Activités | Compétences |
|:---|---|
| A1 | C1<br>C2 |
|  | avec \\| dedans |
"""


def test_titres_listes_et_paragraphes() -> None:
    """Un retour à la ligne ne coupe pas un paragraphe ; listes et titres gardent leur rang."""
    transcript, _ = transcribed("markdown", TEXT.encode())
    title, paragraph, one, two, three, _ = transcript.body
    assert (title.heading, title.piece.text) == (1, "Référentiel")
    assert paragraph.piece.text == "Un paragraphe écrit sur deux lignes, en partie gras."
    assert [(each.item, each.depth, each.bold) for each in (one, two, three)] == [
        (True, 0, False),
        (True, 1, False),
        (True, 0, True),
    ]


def test_un_tableau_est_une_grille() -> None:
    """<br> fait deux paragraphes, une barre échappée reste un signe."""
    transcript, _ = transcribed("markdown", TEXT.encode())
    (grid,) = transcript.grids
    assert texts(grid) == [["Activités", "Compétences"], ["A1", "C1\nC2"], ["", "avec | dedans"]]
    assert transcript.place(grid.rows[1][1].piece.start) == "tableau 1, ligne 2, colonne 2"


@pytest.mark.parametrize("path", [PAGE_A, PAGE_B], ids=["avec barres", "sans barres"])
def test_une_fiche_du_registre_n_est_pas_du_markdown(path: Path) -> None:
    """Ses barres sont celles de la page, que son lecteur connaît."""
    assert not is_markdown(path.read_bytes())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | b\n--|--\n", True),
        ("| a |\n|---|\n", True),
        ("Titre\n-----\n", False),
        ("a | b\nc | d\n", False),
        ("---\n| a |\n", False),
    ],
)
def test_reconnu_a_sa_ligne_de_tirets(text: str, expected: bool) -> None:
    """Il faut une ligne d'en-tête et sa ligne de tirets, avec des barres."""
    assert is_markdown(text.encode()) is expected
