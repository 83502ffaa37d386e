"""A candidate file: all of it, or all of its faults."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.pathway import Route
from parchemin.domain.person import BirthDate, BirthPlace, Sex
from parchemin.readers.candidates import (
    COLUMNS,
    REQUIRED,
    CandidatesReading,
    read_candidates,
)
from parchemin.readers.candidates.columns import OTHER_NAMES, folded
from parchemin.readers.diagnostics import Severity

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests/samples/candidats"
FORMATS = ROOT / "docs/formats"
HEADER = "nom_naissance;prenoms;date_naissance;sexe;voie_acces"
LINE = "Exemple;Aurore,Céleste;01/11/1992;F;formation_continue"


def read(text: str, encoding: str = "utf-8") -> CandidatesReading:
    return read_candidates(text.encode(encoding), "candidats.csv", on=date(2026, 6, 12))


def errors(reading: CandidatesReading) -> list[tuple[int | None, str]]:
    return [
        (fault.place.line, fault.code)
        for fault in reading.diagnostics
        if fault.severity is Severity.ERROR
    ]


def test_the_published_example_is_read_whole() -> None:
    """The example a secretariat downloads gives its three candidates, partial birth included."""
    reading = read_candidates((FORMATS / "candidats-exemple.csv").read_bytes(), "exemple.csv")
    first, second, third = reading.rows
    assert (first.line, first.reference, first.route) == (2, "EX-001", Route.CONTINUING)
    assert first.person.first_names == ("Aurore", "Céleste")
    assert first.entered_on == date(2026, 1, 5)
    assert (second.person.use_name, second.person.sex) == ("Fictif", Sex.MALE)
    assert second.person.birth_place.insee_code == "01053"
    assert third.person.birth_date == BirthDate(1990)
    assert third.person.birth_place == BirthPlace(
        label="Sarajevo", country_code="99118", country_label="Bosnie-Herzégovine"
    )
    assert third.route is Route.EXPERIENCE


def test_the_published_template_has_every_column() -> None:
    """The empty template, the documentation and the program name the same columns."""
    (heading,) = (FORMATS / "candidats-modele.csv").read_text("utf-8").splitlines()
    assert sorted(heading.split(";")) == sorted(COLUMNS)
    described = (FORMATS / "candidats.md").read_text("utf-8")
    for column in COLUMNS:
        asked = "oui" if column in REQUIRED else ""
        assert f"| `{column}` | {asked}" in described, column


def test_all_the_faults_of_a_file_are_told_at_once() -> None:
    """Six wrong lines give every fault with its line, and not one candidate."""
    reading = read_candidates((SAMPLES / "fautes.csv").read_bytes(), "fautes.csv")
    assert reading.rows == ()
    assert errors(reading) == [
        (2, "impossible_birth_date"),
        (3, "sexe-inconnu"),
        (3, "date-impossible"),
        (3, "courriel-illisible"),
        (3, "telephone-sans-zero"),
        (3, "insee_leading_zero"),
        (4, "date-illisible"),
        (4, "voie-acces-inconnue"),
        (4, "birth_name_missing"),
        (7, "nombre-de-cases"),
        (6, "personne-en-double"),
        (6, "reference-en-double"),
    ]


def test_one_fault_never_hides_another() -> None:
    """An unknown sex or route leaves the date, the place and the doubles of the line told."""
    header = "reference;nom_naissance;prenoms;date_naissance;sexe;code_commune_naissance;voie_acces"
    lines = (
        "R1;Exemple;Jean;31/02/1990;X;1053;formation_continue",
        "R1;Exemple;Jean;31/02/1990;M;01053;inconnue",
        "R2;Ex3mple;Jean;hier;M;01053;inconnue",
    )
    assert set(errors(read("\n".join((header, *lines))))) == {
        (2, "sexe-inconnu"),
        (2, "impossible_birth_date"),
        (2, "insee_leading_zero"),
        (3, "voie-acces-inconnue"),
        (3, "impossible_birth_date"),
        (3, "personne-en-double"),
        (3, "reference-en-double"),
        (4, "date-illisible"),
        (4, "voie-acces-inconnue"),
        (4, "birth_name_digit"),
    }


def test_a_fault_says_where_what_and_what_to_do() -> None:
    """A diagnostic names its line and column, quotes the cell and proposes the nearest word."""
    reading = read(f"{HEADER}\n{LINE.replace('formation_continue', 'aprentissage')}")
    fault = reading.diagnostics[0]
    assert fault.place.sentence == "ligne 2, colonne voie_acces"
    assert fault.found == "« aprentissage »"
    assert fault.advice == "Vouliez-vous dire « apprentissage » ?"


@pytest.mark.parametrize("missing", REQUIRED)
def test_a_missing_column_is_told_once(missing: str) -> None:
    """Without an obligatory column no line is read, so that one fault does not hide as hundreds."""
    kept = [column for column in HEADER.split(";") if column != missing]
    reading = read(";".join(kept) + "\n" + "a;b;c;d\n" * 50)
    assert [(fault.code, fault.found) for fault in reading.diagnostics] == [
        ("colonne-manquante", f"aucune colonne « {missing} »")
    ]


def test_a_misspelt_column_is_recognised_as_near() -> None:
    """The heading one letter away is proposed, and the missing column is told."""
    reading = read(HEADER.replace("sexe", "sexxe") + f"\n{LINE}")
    assert [fault.code for fault in reading.diagnostics] == [
        "colonne-inconnue",
        "colonne-manquante",
    ]
    assert "« sexe »" in reading.diagnostics[0].advice


def test_an_unknown_column_is_left_out_with_a_warning() -> None:
    """A column of the certifier's own does not prevent the import."""
    reading = read(f"{HEADER};financeur\n{LINE};OPCO")
    assert len(reading.rows) == 1
    assert [fault.code for fault in reading.diagnostics] == [
        "colonne-inconnue",
        "lieu-de-naissance-inconnu",
    ]


def test_the_same_column_twice_is_refused() -> None:
    """Two columns for one value cannot both be right."""
    reading = read(f"{HEADER};Sexe\n{LINE};M")
    assert errors(reading) == [(1, "colonne-en-double")]


@pytest.mark.parametrize(
    "header",
    [
        "NOM DE NAISSANCE;Prénom(s);Date de naissance;SEXE;Voie d’accès",
        "nom naissance;Prenoms;Né(e) le;sexe;voie acces",
        "Nom_Naissance;prénoms;date-naissance;Sexe;Voie",
    ],
)
def test_headings_are_read_as_people_write_them(header: str) -> None:
    """Case, accents, punctuation and linking words of a heading do not matter."""
    assert len(read(f"{header}\n{LINE}").rows) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(encoding: str) -> None:
    """UTF-8 with or without mark, UTF-16 and Windows-1252 give the same names."""
    (row,) = read(f"{HEADER}\n{LINE}\n", encoding).rows
    assert row.person.first_names == ("Aurore", "Céleste")


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_delimiters_and_line_endings(delimiter: str, ending: str) -> None:
    """Semicolon, comma or tabulation, either line ending, quotes around what needs them."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=delimiter, lineterminator=ending)
    writer.writerow(HEADER.split(";"))
    writer.writerow(LINE.split(";"))
    writer.writerow(["Guillemets « d’Ex »; Fils", "Zoé", "1990", "f", "vae"])
    reading = read(sheet.getvalue())
    assert [row.person.birth_name for row in reading.rows] == [
        "Exemple",
        "Guillemets « d’Ex »; Fils",
    ]


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("05/11/1992", BirthDate(1992, 11, 5)),
        ("5-11-1992", BirthDate(1992, 11, 5)),
        ("1992-11-05", BirthDate(1992, 11, 5)),
        ("11/1992", BirthDate(1992, 11)),
        ("1992", BirthDate(1992)),
    ],
)
def test_birth_dates_as_people_type_them(text: str, birth: BirthDate) -> None:
    """French order, ISO order, and partial dates of civil status."""
    (row,) = read(f"{HEADER}\n{LINE.replace('01/11/1992', text)}").rows
    assert row.person.birth_date == birth


@pytest.mark.parametrize(
    "text", ["31/02/1992", "01/13/1992", "33909", "1/1/92", "", "hier", "12/06/2027"]
)
def test_impossible_birth_dates_are_refused(text: str) -> None:
    """No such day, a spreadsheet's number, two figures for the year, a day to come: errors."""
    reading = read(f"{HEADER}\n{LINE.replace('01/11/1992', text)}")
    assert reading.rows == ()
    assert [line for line, _ in errors(reading)] == [2]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Aurore,Céleste", ("Aurore", "Céleste")),
        ("Aurore Céleste", ("Aurore", "Céleste")),
        ("Anne-Marie", ("Anne-Marie",)),
        ("Aurore, Céleste,", ("Aurore", "Céleste")),
    ],
)
def test_first_names_are_separated(text: str, names: tuple[str, ...]) -> None:
    """Commas separate; without a comma, spaces do; a hyphen never does."""
    (row,) = read(f"{HEADER}\n{LINE.replace('Aurore,Céleste', text)}").rows
    assert row.person.first_names == names


def test_first_names_split_on_spaces_are_told_once() -> None:
    """One information for the file lists the lines, so that a compound name can be checked."""
    other = "Autre;Marie Claude;01/01/1990;F;vae"
    reading = read(f"{HEADER}\n{LINE.replace(',', ' ')}\n{other}")
    told = [fault for fault in reading.diagnostics if fault.code == "prenoms-separes-par-espace"]
    assert [fault.place.lines for fault in told] == [(2, 3)]
    assert len(reading.rows) == 2


def test_unknown_places_of_birth_are_told_once() -> None:
    """Without any place of birth, thirty candidates make one warning that names its lines."""
    lines = [f"Exemple{'x' * rank};Aurore,;01/11/1992;F;vae" for rank in range(1, 31)]
    reading = read("\n".join([HEADER, *lines]))
    (warning,) = reading.diagnostics
    assert len(reading.rows) == 30
    assert warning.place.lines == tuple(range(2, 32))
    assert warning.place.sentence.endswith("20, 21 …")


def test_other_names_of_columns_are_written_folded() -> None:
    """Each other name can be met, because it is written as headings are compared."""
    assert [name for name in OTHER_NAMES if folded(name) != name] == []
    assert set(OTHER_NAMES.values()) <= set(COLUMNS)


def test_a_compound_first_name_without_hyphen_ends_with_a_comma() -> None:
    """A final comma keeps a first name with a space whole, with a warning to confirm."""
    (row,) = read(f"{HEADER}\n{LINE.replace('Aurore,Céleste', 'Marie Claude,')}").rows
    assert row.person.first_names == ("Marie Claude",)


def test_lines_are_numbered_as_the_file_shows_them() -> None:
    """Blank lines and a cell on two lines do not shift the numbers."""
    text = f'{HEADER}\n\n"Exemple\nTilleul";Aurore;01/11/1992;F;vae\nFaux;Luc;01/01/1990;?;vae\n'
    assert errors(read(text)) == [(5, "sexe-inconnu")]


def test_the_same_person_twice_is_found_whatever_the_spelling() -> None:
    """Capitals and accents do not hide a double; homonyms of another day are two people."""
    double = read(f"{HEADER}\n{LINE}\nEXEMPLE;AURORE;01/11/1992;F;vae")
    assert errors(double) == [(3, "personne-en-double")]
    assert double.diagnostics[-1].place.lines == (2, 3)
    homonym = read(f"{HEADER}\n{LINE}\nEXEMPLE;AURORE;02/11/1992;F;vae")
    assert len(homonym.rows) == 2


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
