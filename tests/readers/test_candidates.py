"""A candidate file: all of it, or all of its faults."""

import csv
import io
from datetime import date

import pytest

from parchemin.domain.pathway import Route
from parchemin.domain.person import BirthDate, BirthPlace, Sex
from parchemin.readers.candidates import (
    COLUMNS,
    REQUIRED,
    read_candidates,
)
from parchemin.readers.candidates.columns import OTHER_NAMES, folded
from tests.readers.candidate_files import FORMATS, HEADER, LINE, SAMPLES, errors, read


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
