"""The screens of the épreuves: an assessor's own candidates, the grid, entering, correcting."""

from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.actions import hold_bloc
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves.actions import assign, record_results
from parchemin.office.epreuves.models import Assignment, Result
from parchemin.office.epreuves.sheets import ResultEntry
from tests.office.promotion import (
    CERTIFICATION,
    NUMBER,
    REGLEMENT,
    Accounts,
    Published,
    Queries,
    SignIn,
    enter,
    publish_invented,
)

BLOC = f"{NUMBER}BC01"
LIST = "/epreuves/"
GIVEN = {"obtained_on": "2026-05-04", "m0-outcome": "acquis", "m1-outcome": "absent"}


@pytest.fixture(autouse=True)
def today() -> object:
    """These tests happen on the first of June 2026."""
    with time_machine.travel("2026-06-01T10:00:00+02:00", tick=True):
        yield


@pytest.fixture
def path(published: Published, secretary: User) -> Enrolment:
    """An entered person."""
    return enter(1, version=published.version, by=secretary)


@pytest.fixture
def assessor(path: Enrolment, secretary: User, account: Accounts) -> User:
    """An assessor charged with that person."""
    user = account(Role.ASSESSOR)
    assign(assessor=user, on=[path], by=secretary)
    return user


def sheet(path: Enrolment, bloc: str = BLOC) -> str:
    return reverse("epreuves:enter", args=[path.pk, bloc])


def won(path: Enrolment, by: User) -> Result:
    entry = ResultEntry(
        enrolment=path,
        bloc_code=BLOC,
        assessment_code=f"{BLOC}ME1",
        outcome="acquis",
        obtained_on=date(2026, 5, 4),
    )
    return record_results([entry], by=by).results[0]


def test_one_submission_records_the_bloc(
    path: Enrolment, assessor: User, signed_in: SignIn
) -> None:
    """Two modalities and a competency in one submit; the second one changes nothing."""
    client = signed_in(assessor)
    given = {**GIVEN, "m0-mark": "12,5", "m0-out_of": "20", "m0-comment": "clair", "c1": "acquis"}
    page = client.post(sheet(path), given, follow=True).content.decode()
    assert "3 résultats enregistrés" in page
    assert "12,5" in page
    again = client.post(sheet(path), given, follow=True).content.decode()
    assert "déjà enregistrés" in again
    assert Result.objects.count() == 3


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"obtained_on": "2026-06-02"}, "à venir"),
        ({"obtained_on": "2026-03-01"}, "précède"),
        ({"obtained_on": "demain"}, "JJ/MM/AAAA"),
        ({"m0-outcome": "", "m1-outcome": ""}, "Aucun résultat"),
        ({"m0-outcome": "", "m0-mark": "12", "m0-out_of": "20"}, "Dites aussi le résultat"),
        ({"m0-mark": "25", "m0-out_of": "20"}, "pas entre 0 et 20"),
        ({"m0-mark": "douze"}, "nombre"),
    ],
)
def test_a_wrong_sheet_says_why(
    path: Enrolment, assessor: User, signed_in: SignIn, changes: dict[str, str], said: str
) -> None:
    """The sentence stands in the page and nothing is recorded."""
    answer = signed_in(assessor).post(sheet(path), {**GIVEN, **changes})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Result.objects.exists()


def test_somebody_else_s_candidate_does_not_exist(
    path: Enrolment, secretary: User, signed_in: SignIn
) -> None:
    """An assessor who is not charged finds neither sheet, nor correction, nor name."""
    row = won(path, secretary)
    client = signed_in(Role.ASSESSOR)
    assert client.get(sheet(path)).status_code == 404
    assert client.post(sheet(path), GIVEN).status_code == 404
    assert client.get(reverse("epreuves:correct", args=[row.pk])).status_code == 404
    assert "Aucun candidat" in client.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("role", "read", "write"),
    [
        (Role.SECRETARIAT, 200, 200),
        (Role.AUDITOR, 200, 403),
        (Role.BODY, 403, 403),
        (Role.CANDIDATE, 403, 403),
        (Role.TUTOR, 403, 403),
        (Role.JUROR, 403, 403),
    ],
)
def test_each_role_at_the_epreuves(
    path: Enrolment, signed_in: SignIn, role: Role, read: int, write: int
) -> None:
    """The secretariat reads and enters, the auditor reads, the others do neither."""
    client = signed_in(role)
    assert client.get(LIST).status_code == read
    assert client.get(sheet(path)).status_code == write


def test_an_unknown_bloc_is_not_found(path: Enrolment, secretary: User, signed_in: SignIn) -> None:
    """A bloc that the référentiel does not have is a 404."""
    assert signed_in(secretary).get(sheet(path, "INCONNU")).status_code == 404


def test_the_assessor_s_cards_say_what_remains(
    path: Enrolment, assessor: User, secretary: User, signed_in: SignIn
) -> None:
    """One card per candidate, each bloc with its count."""
    won(path, secretary)
    page = signed_in(assessor).get(LIST).content.decode()
    assert "BOULEAU" in page
    assert "1 sur 2" in page
    assert "à saisir" in page


def test_the_logbook_takes_no_result_here(
    path: Enrolment, secretary: User, signed_in: SignIn
) -> None:
    """A modality decided by attestations is not offered to assessors."""
    page = signed_in(secretary).get(sheet(path, f"{NUMBER}BC02")).content.decode()
    assert "Étude de cas" in page
    assert "Carnet de suivi" not in page


def test_a_threshold_of_the_reglement_is_shown(secretary: User, signed_in: SignIn) -> None:
    """Where the règlement asks for a mark, its scale and threshold are in the sheet."""
    marked = REGLEMENT.replace(
        'regle = "résultat des évaluateurs"', 'regle = "note"\nseuil = 12\nsur = 20'
    )
    version = publish_invented(secretary, reglement=marked).version
    path = enter(1, version=version, by=secretary)
    page = signed_in(secretary).get(sheet(path)).content.decode()
    assert "seuil 12/20" in page
    assert 'value="20"' in page


def test_a_correction_keeps_the_former_result(
    path: Enrolment, assessor: User, signed_in: SignIn
) -> None:
    """Without a reason it is refused; with one, both results are on the person's page."""
    row = won(path, assessor)
    client = signed_in(assessor)
    address = reverse("epreuves:correct", args=[row.pk])
    assert "Étude" in client.get(sheet(path)).content.decode()
    given = {"outcome": "non_acquis", "obtained_on": "2026-05-04"}
    assert client.post(address, given).status_code == 422
    client.post(address, {**given, "reason": "mauvaise feuille"})
    page = signed_in(Role.SECRETARIAT).get(f"/candidats/{path.person_id}/").content.decode()
    assert "mauvaise feuille" in page
    assert Result.objects.count() == 2


def test_the_grid_shows_what_is_missing(
    path: Enrolment, published: Published, secretary: User, signed_in: SignIn
) -> None:
    """Each candidate has the number of results to enter; the filter leaves the complete ones out."""
    complete = enter(2, version=published.version, by=secretary)
    entries = [
        ResultEntry(
            enrolment=complete,
            bloc_code=bloc.code,
            assessment_code=each.code,
            outcome="acquis",
            obtained_on=date(2026, 5, 4),
        )
        for bloc in CERTIFICATION.blocs
        for each in bloc.assessments
    ]
    record_results(entries, by=secretary)
    client = signed_in(secretary)
    page = client.get(LIST).content.decode()
    assert "3 à saisir" in page
    assert "complet" in page
    lacking = client.get(LIST, {"manque": "1"}).content.decode()
    assert "BOULEAU" in lacking
    assert "CHARME" not in lacking


def test_a_held_bloc_is_not_missing(path: Enrolment, secretary: User, signed_in: SignIn) -> None:
    """What a held bloc dispenses from is not asked for."""
    hold_bloc(
        on=path.person,
        number=NUMBER,
        bloc_code=BLOC,
        how="deja_acquis",
        acquired_on=date(2025, 1, 1),
        proof="PV 1",
        by=secretary,
    )
    page = signed_in(secretary).get(LIST).content.decode()
    assert "1 à saisir" in page
    assert "déjà acquis" in page


@pytest.mark.parametrize("count", [2, 20])
def test_the_grid_and_the_cards_take_constant_queries(
    published: Published,
    secretary: User,
    account: Accounts,
    signed_in: SignIn,
    django_assert_num_queries: Queries,
    *,
    count: int,
) -> None:
    """Two candidates or twenty: the same number of queries."""
    paths = [enter(rank, version=published.version, by=secretary) for rank in range(count)]
    assessor = account(Role.ASSESSOR)
    assign(assessor=assessor, on=paths, by=secretary)
    client, other = signed_in(secretary), signed_in(assessor)
    with django_assert_num_queries(17):
        client.get(LIST)
    with django_assert_num_queries(15):
        other.get(LIST)


def test_assessors_are_charged_and_freed_on_screen(
    path: Enrolment, secretary: User, account: Accounts, signed_in: SignIn
) -> None:
    """The page charges the ticked candidates, names who has them, and frees them."""
    assessor, client = account(Role.ASSESSOR), signed_in(secretary)
    address = reverse("epreuves:assign")
    given = {"version": path.version_id, "assessor": assessor.pk, "candidates": [str(path.pk)]}
    assert "1 candidat affecté à" in client.post(address, given, follow=True).content.decode()
    assert (
        "Cochez au moins un candidat"
        in client.post(address, {**given, "candidates": []}).content.decode()
    )
    client.post(reverse("epreuves:unassign", args=[path.pk, assessor.pk]))
    assert not Assignment.objects.exists()


def test_a_second_certification_has_its_own_grid(
    path: Enrolment, secretary: User, signed_in: SignIn
) -> None:
    """The version asked for is the one shown; an unknown one shows the first."""
    other = publish_invented(secretary, replace(CERTIFICATION, number="RNCP99002")).version
    enter(2, version=other, by=secretary)
    client = signed_in(secretary)
    assert "CHARME" in client.get(LIST, {"version": other.pk}).content.decode()
    assert "BOULEAU" in client.get(LIST, {"version": "x"}).content.decode()


def test_an_office_without_candidates_says_so(signed_in: SignIn) -> None:
    """Grid and assignment both tell what to do first."""
    client = signed_in(Role.SECRETARIAT)
    assert "Aucun candidat" in client.get(LIST).content.decode()
    assert "Aucun candidat" in client.get(reverse("epreuves:assign")).content.decode()
