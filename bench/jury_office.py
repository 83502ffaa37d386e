"""The office that the jury page is measured on; imported once Django is configured."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from parchemin.domain.pathway import Route
from parchemin.domain.person import BirthDate, BirthPlace, CivilStatus, Sex
from parchemin.office.accounts.models import User
from parchemin.office.candidates.actions.enrolling import enter_all
from parchemin.office.candidates.admission import admission
from parchemin.office.candidates.entries import Entry
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves.actions.recording import record_results
from parchemin.office.epreuves.sheets import ResultEntry
from parchemin.office.juries.actions.preparation import choose_candidates, compose, create_jury
from parchemin.office.juries.actions.room import open_jury as open_session
from parchemin.office.juries.actions.voting import vote_proposals
from parchemin.office.juries.members import Pick
from parchemin.office.juries.models import Juror, Jury
from parchemin.office.portal.demonstration import accounts, certifications, sessions
from parchemin.office.referentiels.queries import certification_of
from parchemin.readers.examples import example_reglement

ENTERED = date(2025, 9, 15)
HELD = date(2026, 6, 25)
PERSON = count(1)
PEOPLE, ACTS = 40, 1_200
OFFICE: dict[str, object] = {}


def prepared_client() -> Client:
    """A new base with one certification and two jurors; a browser signed in as the secretariat."""
    call_command("migrate", verbosity=0, interactive=False)
    users = accounts.open_accounts()
    secretary = users["secretariat"]
    followed = certifications.follow("RNCP40657", example_reglement("RNCP40657"), {}, by=secretary)
    OFFICE.update(secretary=secretary, followed=followed, jurors=sessions.pool(users))
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(secretary, backend="django.contrib.auth.backends.ModelBackend")
    return client


def open_jury(size: int) -> str:
    """The address of the session page of an open jury that hears so many candidates."""
    secretary, followed = OFFICE["secretary"], OFFICE["followed"]
    assert isinstance(secretary, User)
    assert isinstance(followed, certifications.Followed)
    with transaction.atomic():
        enrolments = enter(size, followed, by=secretary)
        jury = create_jury(
            number=followed.version.number, reglement=followed.reglement, held_on=HELD,
            place="Paris", by=secretary,
        )  # fmt: skip
        chair, other = Juror.objects.order_by("pk")
        picks = [Pick(chair, present=True, chair=True), Pick(other, present=True, chair=False)]
        compose(on=jury, picks=picks, chair_since=sessions.CHAIR_SINCE, by=secretary)
        choose_candidates(on=jury, enrolments=enrolments, by=secretary)
        open_session(on=jury, by=secretary)
    return reverse("juries:detail", args=[jury.pk])


def enter(size: int, followed: certifications.Followed, *, by: User) -> list[Enrolment]:
    """So many invented people with all their results."""
    entries = [
        Entry(status=person(), route=Route.CONTINUING, entered_on=ENTERED) for _ in range(size)
    ]
    enrolments = enter_all(entries, admitted=admission(followed.version, None), by=by)
    certification = certification_of(followed.version)
    record_results(
        [
            ResultEntry(
                enrolment=enrolment, bloc_code=bloc.code, assessment_code=assessment.code,
                outcome="acquis", obtained_on=ENTERED + timedelta(days=120),
            )
            for enrolment in enrolments
            for bloc in certification.blocs
            for assessment in bloc.assessments
        ],
        by=by,
    )  # fmt: skip
    return enrolments


def person() -> CivilStatus:
    rank = next(PERSON)
    return CivilStatus(
        birth_name="Fictif-" + "".join(chr(ord("a") + int(digit)) for digit in str(rank)),
        first_names=("Dominique",),
        birth_date=BirthDate(1980 + rank % 20, 1 + rank % 12, 1 + rank % 28),
        sex=Sex("F"),
        birth_place=BirthPlace(insee_code="69123", label="Lyon"),
    )


def count_queries(call: Callable[[], object]) -> int:
    """How many queries the call makes."""
    call()
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


def plain_page() -> str:
    """The address of a page with the frame of the office and one short form."""
    return reverse("accounts:open")


def jury_at(address: str) -> Jury:
    """The jury whose session page is there."""
    return Jury.objects.get(pk=address.rstrip("/").rpartition("/")[2])


def vote_everything(address: str) -> None:
    """Every member follows every proposal of that jury."""
    secretary = OFFICE["secretary"]
    assert isinstance(secretary, User)
    vote_proposals(on=jury_at(address), by=secretary)


def middle_candidate(address: str) -> str:
    """The page of a candidate in the middle of that jury."""
    jury = jury_at(address)
    rows = jury.hearings.all()
    return reverse("juries:hearing", args=[jury.pk, rows[rows.count() // 2].pk])


def results_apart() -> float:
    """Seconds to write 40 × 30 results one after another, each in a transaction of its own."""
    asked, secretary = asked_results()
    start = time.perf_counter()
    for entry in asked:
        record_results([entry], by=secretary)
    return time.perf_counter() - start


def separate_acts() -> float:
    """Seconds to write 40 × 30 results handed in at once, each an act of its own in the journal."""
    asked, secretary = asked_results()
    start = time.perf_counter()
    record_results(asked, by=secretary)
    return time.perf_counter() - start


def asked_results() -> tuple[list[ResultEntry], User]:
    """Results of 40 invented people, of modalities and competencies, and who writes them."""
    secretary, followed = OFFICE["secretary"], OFFICE["followed"]
    assert isinstance(secretary, User)
    assert isinstance(followed, certifications.Followed)
    blocs = certification_of(followed.version).blocs
    subjects: list[dict[str, Any]] = [
        *(
            {"bloc_code": bloc.code, "assessment_code": assessment.code}
            for bloc in blocs
            for assessment in bloc.assessments
        ),
        *(
            {"bloc_code": bloc.code, "competency_rank": rank}
            for bloc in blocs
            for rank in range(1, len(bloc.competencies) + 1)
        ),
    ]
    entries = [
        Entry(status=person(), route=Route.CONTINUING, entered_on=ENTERED) for _ in range(PEOPLE)
    ]
    with transaction.atomic():
        enrolments = enter_all(entries, admitted=admission(followed.version, None), by=secretary)
    asked = [
        ResultEntry(
            enrolment=enrolment, outcome="acquis", obtained_on=ENTERED + timedelta(days=120),
            **subject,
        )
        for enrolment in enrolments
        for subject in subjects[: ACTS // PEOPLE]
    ]  # fmt: skip
    assert len(asked) == ACTS
    return asked, secretary


def bare_inserts(count: int = ACTS) -> float:
    """Seconds of as many inserts in a bare table, each in a transaction of its own."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS nu")
        cursor.execute("CREATE TABLE nu (id INTEGER PRIMARY KEY, contenu TEXT NOT NULL)")
        start = time.perf_counter()
        for number in range(count):
            cursor.execute("INSERT INTO nu (id, contenu) VALUES (%s, %s)", [number, "acquis"])
        return time.perf_counter() - start
