"""The demonstration: invented people, six routes, every kind of outcome, built by the real acts."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from parchemin.domain.pathway import Route
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.models import Enrolment, Person
from parchemin.office.certificates.models import IssueBatch
from parchemin.office.journal.queries import verify
from parchemin.office.juries.models import Decision, Jury
from parchemin.office.notices.models import Appeal, Letter
from parchemin.office.notices.queries import latest_minutes
from parchemin.office.portal.cards import tasks_of
from parchemin.office.portal.demonstration.build import build
from parchemin.office.portal.demonstration.promotion import read_promotion

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Enrolment]]:
    """The demonstration, built once for the whole file and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


def whole(birth_name: str) -> Decision:
    return Decision.objects.get(
        hearing__enrolment__person__civil_status__birth_name=birth_name, bloc_code=""
    )


def test_twenty_four_visibly_invented_people_take_the_six_routes(built: list[Enrolment]) -> None:
    """Every route has somebody, and every name says that the person is invented."""
    assert len(built) == 24
    assert {path.route for path in built} == {route.value for route in Route}
    names = list(Person.objects.values_list("civil_status__birth_name", flat=True))
    assert all(name.startswith(("Fictif-", "Fictive-")) for name in names)


def test_each_role_has_an_account(built: list[Enrolment]) -> None:
    """A visitor may see the office as every role sees it."""
    assert set(User.objects.values_list("role", flat=True)) == {role.value for role in Role}


def test_the_closed_jury_shows_every_outcome(built: list[Enrolment]) -> None:
    """Certified, partial and refused candidates all come out of the first jury."""
    jury = Jury.objects.get(number="RNCP40657", state=Jury.State.CLOSED)
    outcomes = Counter(
        Decision.objects.filter(hearing__jury=jury, bloc_code="").values_list("won", flat=True)
    )
    assert outcomes == {True: 7, False: 3}


@pytest.mark.parametrize(
    ("birth_name", "won"),
    [
        ("Fictive-Acacia", True),
        ("Fictive-Cèdre", False),
        ("Fictif-Charme", False),
        ("Fictive-Châtaignier", True),
        ("Fictive-Cyprès", True),
        ("Fictif-Érable", True),
        ("Fictive-Frêne", True),
        ("Fictif-Ginkgo", True),
        ("Fictive-Merisier", False),
        ("Fictif-Pin", False),
    ],
)
def test_a_person_comes_out_as_the_file_says(
    built: list[Enrolment], birth_name: str, won: bool
) -> None:
    """The outcome told beside each person is the one that the rules give."""
    assert whole(birth_name).won is won


def test_certificates_are_asked_for_and_the_journal_holds(built: list[Enrolment]) -> None:
    """The batch waits for the worker and every act of the build is in the chain."""
    assert IssueBatch.objects.get().expected > 0
    assert verify().sound


def test_an_office_in_use_never_receives_the_demonstration(db: None) -> None:
    """The command refuses a base that is not empty."""
    User.objects.create(username="quelqu'un", role=Role.SECRETARIAT)
    with pytest.raises(CommandError, match="n'est pas vide"):
        call_command("demo")


@override_settings(DEMO=False)
def test_production_never_receives_the_demonstration() -> None:
    """The command refuses to run in production."""
    with pytest.raises(CommandError, match="production"):
        call_command("demo")


def test_the_file_is_read_whole() -> None:
    """Every jury named by a person exists."""
    promotion = read_promotion()
    keys = {jury.key for jury in promotion.juries} | {""}
    assert {person.jury for person in promotion.people} <= keys


def shown(name: str) -> dict[str, int]:
    return {task.label: task.count for task in tasks_of(User.objects.get(username=name))}


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("name", "label", "count"),
    [
        ("secretariat", "parcours suivis", 24),
        ("secretariat", "jury ouvert", 1),
        ("secretariat", "lot en cours", 1),
        ("organisme", "candidats inscrits", 24),
        ("evaluateur", "candidats à évaluer", 23),
        ("tuteur", "personnes suivies", 5),
        ("manager", "personnes suivies", 4),
        ("employeur", "jurys où vous siégez", 4),
        ("employeur", "candidats attendent votre vote", 4),
        ("auditeur", "jurys clos", 3),
    ],
)
def test_a_role_sees_what_waits_for_it(name: str, label: str, count: int) -> None:
    """The figure is counted from the records, never typed."""
    assert shown(name)[label] == count


@pytest.mark.usefixtures("built")
def test_a_candidate_finds_her_path_on_the_first_page() -> None:
    """The file and the certification are one click away."""
    client = Client()
    client.force_login(
        User.objects.get(username="candidat"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    page = client.get(reverse("portal:home")).content.decode()
    assert "CQP Intervenant médico-technique à domicile" in page
    assert "/candidats/" in page


def test_a_closed_jury_is_followed_to_an_appeal(built: list[Enrolment]) -> None:
    """Ten letters sent, one appeal of the candidate refused, one word of the minutes corrected."""
    jury = Jury.objects.get(number="RNCP40657", state=Jury.State.CLOSED)
    letters = Letter.objects.filter(hearing__jury=jury)
    assert letters.count() == 10
    assert all(letter.sendings.exists() for letter in letters)
    appeal = Appeal.objects.get()
    assert appeal.hearing.letter.kind == "refus"
    assert latest_minutes(jury).acts.place.endswith("salle des délibérations")
