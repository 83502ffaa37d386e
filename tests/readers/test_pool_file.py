"""A file of jury members: every row, or every fault with its line and column."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parchemin.readers.pool_file import COLUMNS, MOST_ROWS, PoolReading, read_pool

COLLEGES = ("employeur", "salarié")
HEAD = ";".join(COLUMNS) + "\n"


def read(*lines: str, head: str = HEAD, encoding: str = "utf-8") -> PoolReading:
    """The reading of a file of these lines."""
    return read_pool((head + "\n".join(lines)).encode(encoding), "vivier.csv", colleges=COLLEGES)


def said(reading: PoolReading) -> list[str]:
    """The place and what was found, for each fault."""
    return [f"{item.place.sentence} : {item.found}" for item in reading.diagnostics]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_good_file_gives_its_rows(encoding: str) -> None:
    """Accents, empty cells and French dates are read, whatever the encoding."""
    reading = read(
        "Mme Inès Vasseur;employeur;DRH;F;oui;12;01/01/2025;31/12/2027",
        "M. Paul Salin;salarié;;homme;;;;",
        encoding=encoding,
    )
    assert reading.accepted
    first, second = reading.rows
    assert (first.line, first.sex, first.qualified, first.years) == (2, "F", True, 12)
    assert first.mandate_until is not None
    assert f"{first.mandate_until:%d/%m/%Y}" == "31/12/2027"
    assert (second.sex, second.qualified, second.years, second.mandate_since) == (
        "M", False, None, None,
    )  # fmt: skip


def test_all_the_faults_are_said_at_once() -> None:
    """Six faults on three lines: six findings, and no row is kept, not even the good one."""
    reading = read(
        "Mme Bonne;employeur;;F;;;;",
        ";patron;;X;peut-être;;;",
        "M. Deux;salarié;;M;;douze;31/02/2026;",
        "M. Trois;salarié;;M;;;01/05/2026;01/05/2025",
    )
    assert not reading.rows
    places = " | ".join(said(reading))
    for place in (
        "ligne 3, colonne nom", "ligne 3, colonne college : « patron »",
        "ligne 3, colonne sexe", "ligne 3, colonne qualifie",
        "ligne 4, colonne annees_metier : « douze »", "ligne 4, colonne mandat_depuis",
        "ligne 5, colonne mandat_jusqu_au : le 01/05/2025, avant le 01/05/2026",
    ):  # fmt: skip
        assert place in places
    assert len(reading.diagnostics) == 7


def test_a_missing_and_an_unknown_column_are_said_together() -> None:
    """The headings are judged before any line."""
    reading = read("X;employeur", head="nom;collège\n")
    assert [item.split(" : ")[0] for item in said(reading)] == [
        "ligne 1, colonne college", "ligne 1, colonne sexe", "ligne 1, colonne collège",
    ]  # fmt: skip


def test_the_same_person_twice_names_both_lines() -> None:
    """Twice in one college is a fault; the same name in two colleges is two people."""
    row = "M. Deux;{};;M;;;;"
    reading = read(row.format("employeur"), row.format("salarié"), row.format("employeur"))
    assert said(reading) == ["lignes 2 et 4 : « M. Deux » deux fois dans le même collège"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "fichier-vide"),
        (HEAD.encode(), "nombre-de-lignes"),
        ((HEAD + '"M. Ouvert;employeur').encode(), "csv-illisible"),
        ((HEAD + "M;employeur;;M;;;;\n" * (MOST_ROWS + 1)).encode(), "nombre-de-lignes"),
        (b"\x00\x01\x02\xff", ""),
    ],
)
def test_a_file_that_is_none_is_refused(content: bytes, code: str) -> None:
    """Empty, without lines, an open quote, too many lines, bytes: a sentence, no row."""
    reading = read_pool(content, "vivier.csv", colleges=COLLEGES)
    assert not reading.rows
    assert reading.diagnostics
    assert code in {item.code for item in reading.diagnostics} or not code


def test_a_long_cell_is_refused() -> None:
    """A name longer than the base holds is said, not cut."""
    assert "121 caractères" in said(read(f"{'a' * 121};employeur;;F;;;;"))[0]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    """Whatever the file holds, the answer is rows or findings, never a fault of the program."""
    reading = read_pool((HEAD + text).encode(), "vivier.csv", colleges=COLLEGES)
    assert bool(reading.rows) != (not reading.accepted)
    assert all(item.found and item.expected and item.advice for item in reading.diagnostics)
