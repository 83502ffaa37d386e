"""Ce qu'un document écrit se retrouve, à sa place, dans le texte qu'on en montre."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.transcripts.bounded import MOST_CELLS, Room
from parchemin.readers.transcripts.composing import Box, Words, clean, compose
from parchemin.readers.transcripts.transcript import Grid, Paragraph
from tests.readers.transcripts.documents import texts, transcribed

TEXTS = st.sampled_from(
    [
        "Accueillir le client",
        "É",
        "C1.\tLire",
        "un\ndeux",
        " ",
        "",
        "a\u00adb",
        "e\u0301",
        "\r\nfin",
    ]
)
WORDS = st.builds(
    Words,
    text=TEXTS,
    bold=st.booleans(),
    item=st.booleans(),
    depth=st.integers(0, 2),
    heading=st.none() | st.integers(1, 6),
    place=st.none() | st.sampled_from(["page 1", "page 2"]),
)
BOXES = st.integers(1, 3).flatmap(
    lambda width: st.lists(
        st.lists(st.none() | st.lists(WORDS, max_size=2).map(Box), min_size=width, max_size=width),
        min_size=1,
        max_size=3,
    )
)
BODIES = st.lists(WORDS | BOXES, max_size=6)


def expected(words: Words) -> list[str]:
    """The paragraphs that some words give: one per line that says something."""
    lines = (" ".join(line.split()) for line in clean(words.text).split("\n"))
    return [line for line in lines if line]


def written(body: list[Words | list[list[Box | None]]]) -> list[Words]:
    """Every paragraph given, in reading order."""
    found: list[Words] = []
    for part in body:
        if isinstance(part, Words):
            found.append(part)
        else:
            found += [words for row in part for box in row if box for words in box.words]
    return found


@given(BODIES)
def test_chaque_paragraphe_se_retrouve_dans_l_ordre(
    body: list[Words | list[list[Box | None]]],
) -> None:
    """Each line of each paragraph and cell is in the text, in order, with its layout."""
    transcript = compose(body)
    found: list[Paragraph] = []
    for part in transcript.body:
        if isinstance(part, Paragraph):
            found.append(part)
        else:
            found += [each for row in part.rows for cell in row if cell for each in cell.paragraphs]
    wanted = [(line, words) for words in written(body) for line in expected(words)]
    assert [each.piece.text for each in found] == [line for line, _ in wanted]
    for each, (_, words) in zip(found, wanted, strict=True):
        layout = (each.bold, each.item, each.depth, each.heading)
        assert layout == (words.bold, words.item, words.depth, words.heading)
    starts = [each.piece.start for each in found]
    assert starts == sorted(set(starts))


@given(BODIES)
def test_une_grille_garde_ses_rangees_et_ses_colonnes(
    body: list[Words | list[list[Box | None]]],
) -> None:
    """A table has the shape it was given, empty cells and covered places included."""
    tables = [part for part in body if not isinstance(part, Words)]
    grids = list(compose(body).grids)
    assert [[[cell is None for cell in row] for row in grid.rows] for grid in grids] == [
        [[box is None for box in row] for row in table] for table in tables
    ]


@given(BODIES)
def test_une_place_ne_va_jamais_a_reculons(body: list[Words | list[list[Box | None]]]) -> None:
    """Marks go forward in the text, and two that follow one another say different places."""
    marks = compose(body).marks
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)
    assert all(one.place != other.place for one, other in itertools.pairwise(marks))


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("un\r\ndeux\rtrois", "un\ndeux\ntrois"),
        ("un\u2028deux\u2029trois\x85", "un\ndeux\ntrois\n"),
        ("compe\u0301tence", "compétence"),
        ("éva\u00adluer", "évaluer"),
        ("\ufeffC1\u200b", "C1"),
        ("un\x0bdeux\x0ctrois", "un\ndeux\ntrois"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_une_seule_ecriture_du_texte(source: str, kept: str) -> None:
    """Une sorte de fin de ligne, des lettres d'un seul caractère, rien qui ne se voie pas."""
    assert clean(source) == kept
    assert clean(kept) == kept


def test_un_document_a_la_limite_se_lit() -> None:
    """La dernière case permise entre, la suivante non."""
    room = Room("juste.xlsx")
    room.cells(MOST_CELLS)
    with pytest.raises(UnreadableSource):
        room.cells(1)


HEAD = "| Activités | Compétences |\n|---|---|\n"
MARKDOWN = [
    ("| A1 | **C1** |", ["A1", "C1"]),
    ("| A1 | C1<br>C2 |", ["A1", "C1\nC2"]),
    ("| A1 | C1<BR/>C2<br />C3 |", ["A1", "C1\nC2\nC3"]),
    ("| A1 | `C1` et *C2* |", ["A1", "C1 et C2"]),
    ("| A1 | [C1](https://exemple.test) |", ["A1", "C1"]),
    ("| A1 |", ["A1", ""]),
    ("| A1 | C1 | en trop |", ["A1", "C1"]),
    ("A1 | C1", ["A1", "C1"]),
    (r"| A1 | l'un \| l'autre |", ["A1", "l'un | l'autre"]),
    ("| Santé &amp; sécurité | 3 &lt; 4 |", ["Santé & sécurité", "3 < 4"]),
]


@pytest.mark.parametrize(("row", "cells"), MARKDOWN, ids=[row for row, _ in MARKDOWN])
def test_une_rangee_de_markdown(row: str, cells: list[str]) -> None:
    """Gras, liens, retours et barres échappées : il n'en reste que les mots."""
    transcript, _ = transcribed("markdown", f"{HEAD}{row}\n".encode())
    (grid,) = transcript.grids
    assert isinstance(grid, Grid)
    assert texts(grid) == [["Activités", "Compétences"], cells]


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("**Bloc 1**", True),
        ("**Bloc** **1**", True),
        ("**Bloc** 1", False),
        ("Bloc 1", False),
        ("*Bloc 1*", False),
        ("***Bloc 1***", True),
    ],
)
def test_le_gras_est_celui_de_toutes_les_lettres(text: str, bold: bool) -> None:
    """Une partie en gras ne fait pas un paragraphe gras, ni l'italique."""
    transcript, _ = transcribed("markdown", f"{text}\n\n{HEAD}| a | b |\n".encode())
    first = transcript.body[0]
    assert isinstance(first, Paragraph)
    assert first.bold is bold
