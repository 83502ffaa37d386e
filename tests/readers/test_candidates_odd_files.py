"""Candidate files as they come: damaged, huge, saved by any spreadsheet."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.readers.candidates import (
    read_candidates,
)
from parchemin.readers.diagnostics import Severity
from tests.readers.candidate_files import HEADER, LINE, errors, read


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "fichier-vide"),
        (b" \r\n\n", "fichier-vide"),
        (b"PK\x03\x04" + b"xl/" * 40, "fichier-binaire"),
        (b"%PDF-1.7 ...", "fichier-binaire"),
        (bytes(range(256)), "fichier-binaire"),
        (b"a" * 20_000_001, "fichier-trop-gros"),
        (HEADER.encode() + b"\n", "aucune-ligne"),
        (f'{HEADER}\n"Exemple;Aurore'.encode(), "csv-illisible"),
    ],
)
def test_what_is_not_a_candidate_file_is_refused_in_one_sentence(data: bytes, code: str) -> None:
    """Empty, binary, huge, headings alone or broken quotes: one diagnostic, no exception."""
    reading = read_candidates(data, "candidats.csv")
    assert reading.rows == ()
    assert [fault.code for fault in reading.diagnostics if fault.severity is Severity.ERROR] == [
        code
    ]


@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_faults(data: bytes) -> None:
    """Whatever is uploaded, the answer is a reading: rows without error, or errors without rows."""
    reading = read_candidates(data, "x.csv")
    assert bool(reading.rows) == reading.accepted


CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL, CELL), max_size=6))
def test_nothing_is_half_imported(lines: list[tuple[str, ...]]) -> None:
    """With a right line first and any lines after, either all are read or none."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";")
    writer.writerows([HEADER.split(";"), LINE.split(";"), *lines])
    reading = read(sheet.getvalue())
    full = [cells for cells in lines if any(cell.strip() for cell in cells)]
    assert len(reading.rows) == (1 + len(full) if reading.accepted else 0)


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}\r{LINE}\r",
        f"{HEADER}\r\n\r\n{LINE}\r\n\r\n",
        f"\n\n{HEADER}\n;;;;\n   \n{LINE}\n;;;;\n",
        f"{HEADER}\r{LINE.replace('Aurore,', 'Aurore,' + 'B,C,D,E,F,G,H,I,J,K,L,M,')}\r",
        f"\ufeff\ufeff{HEADER}\n{LINE}",
        f"{HEADER};;\n{LINE};;",
        f"{HEADER}\n{LINE};;;;",
    ],
    ids=["CR", "CRLF", "blank lines", "many commas", "two marks", "empty columns", "empty cells"],
)
def test_shapes_of_a_file_that_change_nothing(content: str) -> None:
    """Line endings, blank lines, marks and empty columns do not change the one candidate."""
    (row,) = read(content).rows
    assert (row.person.birth_name, row.person.first_names[0]) == ("Exemple", "Aurore")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_is_read_with_its_mark_only(encoding: str) -> None:
    """Without its mark nothing tells such a file from a binary one: it is refused."""
    text = f"{HEADER}\n{LINE}"
    assert len(read(f"\ufeff{text}", encoding).rows) == 1
    assert [code for _, code in errors(read(text, encoding))] == ["fichier-binaire"]


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("courriel", "a" * 250 + "@b.fr", "courriel-illisible"),
        ("reference", "R" * 41, "reference-trop-longue"),
        ("commune_naissance", "c" * 61, "label_too_long"),
        ("commune_naissance", "\u0958" * 31, "label_too_long"),
        ("pays_naissance", "p" * 61, "country_label_too_long"),
        ("nom_usage", "Fictif" * 11, "use_name_too_long"),
        ("code_commune_naissance", "2A0044", "insee_shape"),
        ("code_postal_naissance", "690030", "postal_code_shape"),
        ("code_pays_naissance", "9911", "country_code_shape"),
        ("telephone", "=1+1", "telephone-illisible"),
        ("telephone", "0" * 40, "telephone-illisible"),
        ("date_entree", "29/02/2025", "date-impossible"),
        ("date_entree", "02/2026", "date-impossible"),
    ],
)
def test_a_cell_that_the_office_could_not_keep_is_refused(
    column: str, cell: str, code: str
) -> None:
    """What is too long for a register or a declaration is told at its line, before any import."""
    reading = read(f"{HEADER};{column}\n{LINE};{cell}")
    assert errors(reading) == [(2, code)]
    assert reading.diagnostics[0].place.sentence == f"ligne 2, colonne {column}"


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("code_commune_naissance", "2a004"),
        ("code_commune_naissance", "97411"),
        ("code_commune_naissance", "99109"),
        ("reference", "R" * 40),
        ("commune_naissance", "c" * 60),
        ("nom_usage", "O'Brien"),
        ("nom_usage", "D’Exemple-Fictif"),
        ("telephone", "+33 6 00 00 00 00"),
    ],
)
def test_a_rare_cell_is_taken(column: str, cell: str) -> None:
    """Corsica, overseas, abroad, apostrophes and the longest texts have no fault."""
    assert read(f"{HEADER};{column}\n{LINE};{cell}").accepted


@pytest.mark.parametrize("size", [100_000, 10_000_000])
@pytest.mark.parametrize("column", range(5))
def test_a_huge_cell_is_told_in_a_short_sentence(column: int, size: int) -> None:
    """A cell of one or a hundred hundred thousand signs is refused without being repeated whole."""
    cells = LINE.split(";")
    cells[column] = "9" * size
    reading = read(f"{HEADER}\n{';'.join(cells)}")
    assert not reading.accepted
    assert max(len(fault.found) for fault in reading.diagnostics) < 200


@pytest.mark.parametrize(
    "name", ["=1+1", "@SOMME(A1)", "+Exemple", "=HYPERLINK(A)", "<script>", "🎓Exemple"]
)
def test_a_formula_in_a_name_is_never_taken_in_silence(name: str) -> None:
    """A spreadsheet's formula, code or a picture in the place of a name is pointed at."""
    reading = read(f"{HEADER}\n{LINE.replace('Exemple', name)}")
    places = [fault.place.sentence for fault in reading.diagnostics if fault.place.line]
    assert "ligne 2, colonne nom_naissance" in places


@given(
    st.lists(st.sampled_from([LINE, "Autre;Luc;01/01/1990;M;vae", "", "   ", ";;;;"]), unique=True),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from([";", ",", "\t"]),
)
def test_the_same_table_reads_the_same_however_it_was_saved(
    lines: list[str], ending: str, encoding: str, delimiter: str
) -> None:
    """Line ending, encoding, separator and blank lines never change who is read."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=delimiter, lineterminator=ending)
    writer.writerows(line.split(";") for line in [HEADER, *lines])
    saved, plain = read(sheet.getvalue(), encoding), read("\n".join([HEADER, *lines]))
    assert [row.person for row in saved.rows] == [row.person for row in plain.rows]
    assert errors(saved) == errors(plain)
