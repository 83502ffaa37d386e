"""Files that nearly pass: what the preview accepts, the confirmation takes; what is late is told."""

from datetime import date

import pytest

from parchemin.domain.pathway import Route
from parchemin.domain.person import BirthDate
from parchemin.office.accounts.models import User
from parchemin.office.candidates.actions import confirm_import, enrol, receive_file
from parchemin.office.candidates.entries import Entry
from parchemin.office.candidates.files import MOST_ROWS, FileReading
from parchemin.office.candidates.identity import key_of
from parchemin.office.candidates.models import CandidateFile, CivilStatus, Enrolment, Person
from tests.office.promotion import NUMBER, Published, enter, invented

HEADINGS = (
    "nom_naissance;prenoms;date_naissance;sexe;voie_acces;date_entree;reference;courriel;"
    "commune_naissance"
)


def line(name: str = "Fictif-Tilleul", **cells: str) -> str:
    given = {"date": "02/03/2026", "reference": "", "email": "", "place": "", **cells}
    return f"{name};Aurore;01/11/1992;F;VAE;" + ";".join(given.values())


def receive(
    published: Published, by: User, *lines: str
) -> tuple[CandidateFile | None, FileReading]:
    content = "\n".join([HEADINGS, *lines]).encode()
    return receive_file(
        content=content, name="promo.csv", version=published.version, body=None, entered_on=None,
        by=by,
    )  # fmt: skip


def word(rank: int) -> str:
    """A name of letters only, one for each rank."""
    return "Fictif-" + "".join(chr(97 + rank // 26**power % 26) for power in (2, 1, 0))


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"date": "02/03/1990"}, "ligne 2, colonne date_entree"),
        ({"date": "02/03/0026"}, "ligne 2, colonne date_entree"),
        ({"reference": "R" * 41}, "ligne 2, colonne reference"),
        ({"email": "a" * 250 + "@b.fr"}, "ligne 2, colonne courriel"),
        ({"place": "\u0958" * 60}, "ligne 2, colonne commune_naissance"),
    ],
)
def test_what_could_not_be_confirmed_is_told_at_its_line(
    published: Published, secretary: User, cells: dict[str, str], sentence: str
) -> None:
    """An entry before birth, a text longer than its register: refused at once, nothing is kept."""
    file, reading = receive(published, secretary, line(**cells))
    assert file is None
    errors = [item for item in reading.diagnostics if item.severity.value == "erreur"]
    assert [item.place.sentence for item in errors] == [sentence]
    assert not CandidateFile.objects.exists()


@pytest.mark.parametrize(
    "cells",
    [
        {"reference": "R" * 40},
        {"email": "a" * 240 + "@exemple.fr"},
        {"place": "c" * 60},
        {"name": "ß" * 60},
        {"name": "한" * 60},
        {"name": "O'Brien"},
    ],
)
def test_the_longest_values_are_taken_whole(
    published: Published, secretary: User, cells: dict[str, str]
) -> None:
    """What the preview accepts is entered, in the words of the file, on both engines."""
    file, _ = receive(published, secretary, line(**cells))
    assert file is not None
    assert confirm_import(on=file, by=secretary).entered == 1
    assert CivilStatus.objects.get().birth_name == cells.get("name", "Fictif-Tilleul")


@pytest.mark.parametrize("taken", ["0001", "0002", "0003"])
def test_numbers_given_by_hand_are_passed_over(
    published: Published, secretary: User, taken: str
) -> None:
    """A certifier's own reference that looks like ours never stops the next entries."""
    entry = Entry(
        status=invented(1), route=Route.CONTINUING, entered_on=date(2026, 3, 2),
        reference=f"{NUMBER}-2026-{taken}",
    )  # fmt: skip
    enrol(entry, version=published.version, by=secretary)
    for rank in (2, 3, 4):
        enter(rank, version=published.version, by=secretary)
    references = set(Enrolment.objects.values_list("reference", flat=True))
    assert len(references) == 4
    assert f"{NUMBER}-2026-{taken}" in references


def test_numbers_asked_in_the_same_file_are_passed_over(
    published: Published, secretary: User
) -> None:
    """A file that gives one of our numbers to a line and leaves the others empty is taken whole."""
    own = line(word(1), reference=f"{NUMBER}-2026-0002")
    file, _ = receive(published, secretary, line(word(2)), own, line(word(3)))
    assert file is not None
    assert confirm_import(on=file, by=secretary).entered == 3


def test_a_list_read_back_changes_nothing(published: Published, secretary: User) -> None:
    """The same lines with the references they received, imported again: everybody is known."""
    file, _ = receive(published, secretary, line(word(1)), line(word(2)))
    assert file is not None
    confirm_import(on=file, by=secretary)
    given = [
        line(path.person.civil_status.birth_name, reference=path.reference)  # type: ignore[union-attr]
        for path in Enrolment.objects.select_related("person__civil_status")
    ]
    again, reading = receive(published, secretary, *given)
    assert [each.state for each in reading.lines] == ["déjà inscrite"] * 2
    assert again is not None
    assert confirm_import(on=again, by=secretary).entered == 0
    assert (Person.objects.count(), Enrolment.objects.count()) == (2, 2)


@pytest.mark.parametrize(("rows", "kept"), [(MOST_ROWS, True), (MOST_ROWS + 1, False)])
def test_the_limit_of_lines_is_said_before_anything_is_kept(
    published: Published, secretary: User, rows: int, kept: bool
) -> None:
    """Five thousand lines pass, one more is refused with the number found and the number allowed."""
    file, reading = receive(published, secretary, *(line(word(rank)) for rank in range(rows)))
    assert (file is not None) is kept
    assert kept or [item.found for item in reading.diagnostics] == [f"{rows} lignes"]


def test_the_key_of_a_person_fits_its_column() -> None:
    """Folding may lengthen a name; the key stays within its column and the date stays in it."""
    for letter in "ßΐ한\u0958":
        key = key_of(invented(1, birth_name=letter * 60, first_names=(letter * 60,)))
        assert len(key) <= Person._meta.get_field("identity_key").max_length
        assert key.endswith(BirthDate.in_french(invented(1).birth_date))
