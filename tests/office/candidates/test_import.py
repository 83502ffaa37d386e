"""A file of candidates: every fault by line and nothing stored, or all of it, once."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from parchemin.domain.errors import RefusedAct
from parchemin.domain.pathway import Route
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.actions import confirm_import, enrol, receive_file
from parchemin.office.candidates.entries import Entry
from parchemin.office.candidates.models import CandidateFile, Enrolment, Person
from parchemin.office.journal.models import Entry as JournalEntry
from tests.office.promotion import (
    NUMBER,
    Accounts,
    Published,
    Queries,
    SignIn,
    accredited,
    invented,
)

HEADINGS = "nom_naissance;prenoms;date_naissance;sexe;voie_acces;date_entree;reference"
GOOD = (
    "Fictif-Tilleul;Aurore,Céleste;01/11/1992;F;formation_continue;02/03/2026;",
    "Fictif-Saule;Jean-Modèle;28/02/1988;M;VAE;02/03/2026;",
)


def csv(*lines: str) -> bytes:
    return "\n".join([HEADINGS, *lines]).encode()


def receive(published: Published, by: User, content: bytes, **changes: object) -> tuple[Any, Any]:
    given = {"name": "promo.csv", "body": None, "entered_on": None}
    return receive_file(content=content, version=published.version, by=by, **{**given, **changes})


def test_a_good_file_waits_to_be_confirmed(published: Published, secretary: User) -> None:
    """Nothing but the file is stored before confirmation; the preview counts who is new."""
    file, reading = receive(published, secretary, csv(*GOOD))
    assert file is not None
    assert reading.count("nouvelle") == 2
    assert not Enrolment.objects.exists()


def test_confirming_enters_everybody_once(published: Published, secretary: User) -> None:
    """The first confirmation enters both lines, the second changes nothing and says so."""
    file, _ = receive(published, secretary, csv(*GOOD))
    assert confirm_import(on=file, by=secretary).entered == 2
    journal = JournalEntry.objects.count()
    again = confirm_import(on=file, by=secretary)
    assert (again.entered, again.again) == (0, True)
    assert (Enrolment.objects.count(), JournalEntry.objects.count()) == (2, journal)


def test_every_fault_is_told_by_line_and_nothing_is_stored(
    published: Published, secretary: User
) -> None:
    """A closed route, a late entry and a missing date are told together, each at its line."""
    file, reading = receive(
        published,
        secretary,
        csv(
            GOOD[0],
            "Fictif-Saule;Jean;28/02/1988;M;eleve_etudiant;02/03/2026;",
            "Fictif-Orme;Ida;28/02/1989;F;VAE;02/03/2028;",
            "Fictif-If;Zoé;28/02/1990;F;VAE;;",
        ),
    )
    errors = [item for item in reading.diagnostics if item.severity.value == "erreur"]
    assert file is None
    assert [item.place.line for item in errors] == [3, 4, 5]
    assert "fermée" in errors[0].advice
    assert "31/12/2027" in errors[1].advice
    assert not CandidateFile.objects.exists()
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "vide"),
        (b"\x00\x01\x02\xff\xd8\xff", "promo.csv"),
        (b"nom_naissance;prenoms\nFictif;Ada", "date_naissance"),
        (csv(GOOD[0], GOOD[0]), "deux fois"),
        (csv("Fictif-If;Ada;31/02/1990;F;VAE;02/03/2026;"), "31/02/1990"),
    ],
)
def test_a_wrong_file_is_refused_with_a_sentence(
    published: Published, secretary: User, content: bytes, said: str
) -> None:
    """Empty, binary, a missing column, somebody twice, an impossible date: told, not stored."""
    file, reading = receive(published, secretary, content)
    assert file is None
    assert any(said in f"{item.found} {item.expected}" for item in reading.diagnostics)
    assert not CandidateFile.objects.exists()


def test_windows_text_is_read(published: Published, secretary: User) -> None:
    """A file saved by a spreadsheet in CP1252 keeps its accents."""
    text = csv(GOOD[0]).decode().replace("Aurore", "Hélène")
    file, _ = receive(published, secretary, text.encode("cp1252"))
    confirm_import(on=file, by=secretary)
    assert Person.objects.get().civil_status.first_names[0] == "Hélène"


def test_a_common_date_serves_the_lines_without_one(published: Published, secretary: User) -> None:
    """The date given with the file fills the empty cells, and only those."""
    lines = (GOOD[0], "Fictif-If;Zoé;28/02/1990;F;VAE;;")
    file, _ = receive(published, secretary, csv(*lines), entered_on=date(2026, 9, 1))
    confirm_import(on=file, by=secretary)
    assert set(Enrolment.objects.values_list("entered_on", flat=True)) == {
        date(2026, 3, 2),
        date(2026, 9, 1),
    }


def test_known_persons_keep_their_file(published: Published, secretary: User) -> None:
    """A line of a known person joins the file; one already enrolled is left as it is."""
    status = invented(3)
    known = Entry(status=status, route=Route.CONTINUING, entered_on=date(2026, 3, 2))
    enrol(known, version=published.version, by=secretary)
    birth = status.birth_date.in_french()
    line = f"{status.birth_name.upper()};modele;{birth};F;formation_continue;02/03/2026;"
    file, reading = receive(published, secretary, csv(GOOD[0], line))
    assert [item.state for item in reading.lines] == ["nouvelle", "déjà inscrite"]
    done = confirm_import(on=file, by=secretary)
    assert (done.entered, done.already_enrolled) == (1, 1)
    assert Person.objects.count() == 2


def test_a_used_reference_is_told_at_its_line(published: Published, secretary: User) -> None:
    """A reference already given to another path is an error of its line."""
    first = Entry(
        status=invented(1),
        route=Route.CONTINUING,
        entered_on=date(2026, 3, 2),
        reference="A-1",
    )
    enrol(first, version=published.version, by=secretary)
    file, reading = receive(published, secretary, csv(GOOD[0] + "A-1"))
    assert file is None
    assert reading.diagnostics[-1].place.sentence == "ligne 2, colonne reference"


def test_what_changed_since_the_preview_stops_everything(
    published: Published, secretary: User
) -> None:
    """A reference taken between preview and confirmation refuses the whole import."""
    file, _ = receive(published, secretary, csv(GOOD[0] + "A-1", GOOD[1]))
    taken = Entry(
        status=invented(1), route=Route.CONTINUING, entered_on=date(2026, 3, 2), reference="A-1"
    )
    enrol(taken, version=published.version, by=secretary)
    with pytest.raises(RefusedAct, match="quelque chose a changé"):
        confirm_import(on=file, by=secretary)
    assert Enrolment.objects.count() == 1


def test_a_body_imports_for_itself_only(published: Published, account: Accounts) -> None:
    """A body's file goes to the body, and another body's member cannot even see it."""
    member, stranger = account(Role.BODY), account(Role.BODY)
    body = accredited(NUMBER, member)
    file, _ = receive(published, member, csv(*GOOD), body=body)
    with pytest.raises(RefusedAct):
        confirm_import(on=file, by=stranger)
    confirm_import(on=file, by=member)
    assert set(Enrolment.objects.values_list("body", flat=True)) == {body.pk}


def test_five_hundred_lines_take_constant_queries(
    published: Published, secretary: User, django_assert_max_num_queries: Queries
) -> None:
    """Five hundred persons are entered in a number of queries that does not follow theirs."""
    lines = [
        f"Fictif-N{chr(97 + i // 26)}{chr(97 + i % 26)};Ada;{1 + i % 28:02d}/01/1990;F;VAE;02/03/2026;"
        for i in range(500)
    ]
    file, _ = receive(published, secretary, csv(*lines).replace(b"-N", b"-"))
    with django_assert_max_num_queries(60):
        assert confirm_import(on=file, by=secretary).entered == 500


def test_the_model_of_file_is_read_back(
    published: Published, secretary: User, signed_in: SignIn
) -> None:
    """The model offered to download has the columns the reader asks for."""
    model = signed_in(secretary).get("/candidats/importer/modele.csv").content.decode("utf-8-sig")
    file, reading = receive(published, secretary, model.encode())
    assert file is None
    assert [item.code for item in reading.diagnostics] == ["aucune-ligne"]


def test_the_screens_walk_from_the_file_to_the_list(
    published: Published, secretary: User, signed_in: SignIn
) -> None:
    """Upload, preview, confirm, confirm again: each page says what happened."""
    client: Client = signed_in(secretary)
    upload = {
        "version": published.version.pk,
        "file": SimpleUploadedFile("promo.csv", csv(*GOOD)),
    }
    answer = client.post("/candidats/importer/", upload)
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "Aurore" in page
    assert "Importer 2 lignes" in page
    assert "2 candidats inscrits" in client.post(answer["Location"], follow=True).content.decode()
    again = client.post(answer["Location"], follow=True).content.decode()
    assert "rien n&#x27;a été changé" in again


def test_a_wrong_file_shows_its_faults_on_screen(
    published: Published, secretary: User, signed_in: SignIn
) -> None:
    """The page shows line, found and expected, and keeps nothing."""
    wrong = SimpleUploadedFile("promo.csv", csv("Fictif;Ada;1990;F;croisière;02/03/2026;"))
    upload = {"version": published.version.pk, "file": wrong}
    answer = signed_in(secretary).post("/candidats/importer/", upload)
    assert answer.status_code == 422
    assert "ligne 2, colonne voie_acces" in answer.content.decode()
    assert not CandidateFile.objects.exists()
