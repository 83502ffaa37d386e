"""The logbook: appointed tutors and managers attest, or say what is missing; facts only."""

from datetime import date

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates import closure
from parchemin.office.candidates.models import Enrolment
from parchemin.office.journal.models import Entry as JournalEntry
from parchemin.office.logbooks.actions import Statement, add_mentor, attest
from parchemin.office.logbooks.models import Attestation, Mentor
from tests.office.promotion import (
    NUMBER,
    Accounts,
    Published,
    Queries,
    SignIn,
    accredited,
    enter,
)

BLOC = f"{NUMBER}BC01"
DAY = date(2026, 5, 4)


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
def mentor(path: Enrolment, secretary: User, account: Accounts) -> Mentor:
    """The tutor of that person."""
    tutor = account(Role.TUTOR)
    return add_mentor(on=path, username=tutor.username, function="tuteur", by=secretary)[0]


def said(rank: int = 1, *, mastered: bool = True, comment: str = "") -> Statement:
    return Statement(bloc_code=BLOC, competency_rank=rank, mastered=mastered, comment=comment)


def test_an_attestation_is_a_fact_and_an_act(mentor: Mentor) -> None:
    """Two competencies make two rows and one act on the candidate's path."""
    rows = attest([said(1), said(2)], on=mentor, stated_on=DAY, by=mentor.account)
    act = JournalEntry.objects.get(act="attester des compétences")
    assert act.object_id == str(mentor.enrolment_id)
    assert act.details["fonction"] == "tuteur"
    assert [line[0] for line in act.details["attestations"]] == [row.pk for row in rows]


def test_a_second_click_changes_nothing(mentor: Mentor) -> None:
    """The same statements again add neither row nor act."""
    for _ in range(2):
        attest([said(1)], on=mentor, stated_on=DAY, by=mentor.account)
    assert Attestation.objects.count() == 1
    assert JournalEntry.objects.filter(act="attester des compétences").count() == 1


def test_a_refusal_is_followed_by_an_attestation(mentor: Mentor) -> None:
    """What was missing is written, then mastered: both statements stay."""
    attest([said(mastered=False, comment="à revoir")], on=mentor, stated_on=DAY, by=mentor.account)
    attest([said()], on=mentor, stated_on=date(2026, 5, 20), by=mentor.account)
    assert list(Attestation.objects.values_list("mastered", flat=True)) == [False, True]


@pytest.mark.parametrize(
    ("statement", "day", "sentence"),
    [
        (said(mastered=False), DAY, "dites ce qui manque"),
        (said(9), DAY, "ne décrit rien de tel"),
        (said(), date(2026, 6, 2), "n'est pas possible"),
        (said(), date(2026, 3, 1), "02/03/2026"),
    ],
)
def test_a_wrong_statement_is_refused(
    mentor: Mentor, statement: Statement, day: date, sentence: str
) -> None:
    """A refusal without reason, an unknown competency, an impossible day: nothing is written."""
    with pytest.raises(RefusedAct, match=sentence):
        attest([said(2), statement], on=mentor, stated_on=day, by=mentor.account)
    assert not Attestation.objects.exists()


def test_nothing_is_attested_once_the_jury_is_closed(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guard that stops results stops attestations too."""
    guards = [lambda ids: dict.fromkeys(ids, "Le jury J-1 est clos.")]
    monkeypatch.setattr(closure, "CLOSURE_GUARDS", guards)
    with pytest.raises(RefusedAct, match="clos"):
        attest([said()], on=mentor, stated_on=DAY, by=mentor.account)


def test_nobody_attests_in_another_s_name(mentor: Mentor, secretary: User) -> None:
    """Not even the secretariat."""
    with pytest.raises(RefusedAct, match="en son nom"):
        attest([said()], on=mentor, stated_on=DAY, by=secretary)


def test_the_same_mentor_is_appointed_once(
    path: Enrolment, mentor: Mentor, secretary: User
) -> None:
    """Appointing again finds the first one, and writes no second act."""
    again, added = add_mentor(
        on=path, username=mentor.account.username, function="tuteur", by=secretary
    )
    assert (again, added) == (mentor, False)
    assert JournalEntry.objects.filter(act="désigner un tuteur ou un manager").count() == 1


def test_both_functions_for_one_person_is_a_choice(
    path: Enrolment, mentor: Mentor, secretary: User
) -> None:
    """It is refused until somebody says that the certifier allows it."""
    given = {"on": path, "username": mentor.account.username, "function": "manager"}
    with pytest.raises(RefusedAct, match="déjà l'autre fonction"):
        add_mentor(**given, by=secretary)
    assert add_mentor(**given, same_person=True, by=secretary)[1]


@pytest.mark.parametrize("role", [Role.ASSESSOR, Role.CANDIDATE, Role.SECRETARIAT])
def test_only_a_tutor_s_account_is_appointed(
    path: Enrolment, secretary: User, account: Accounts, role: Role
) -> None:
    """An account of another role is said to be no tutor's."""
    other = account(role, "autre")
    with pytest.raises(RefusedAct, match="« autre »"):
        add_mentor(on=path, username=other.username, function="tuteur", by=secretary)


def test_a_body_appoints_for_its_own_candidates(
    path: Enrolment, published: Published, account: Accounts, signed_in: SignIn
) -> None:
    """A body's member appoints beside his candidates, and finds no other."""
    member, tutor = account(Role.BODY), account(Role.TUTOR)
    own = enter(2, version=published.version, body=accredited(NUMBER, member), by=member)
    client = signed_in(member)
    given = {"username": tutor.username, "function": "tuteur"}
    client.post(reverse("logbooks:mentor_add", args=[own.pk]), given)
    stranger = client.post(reverse("logbooks:mentor_add", args=[path.pk]), given)
    assert stranger.status_code == 404
    assert [each.enrolment for each in Mentor.objects.all()] == [own]
    with pytest.raises(RefusedAct, match="désignent"):
        add_mentor(on=path, username=tutor.username, function="tuteur", by=member)


def test_a_tutor_reads_and_signs_only_his_candidates(mentor: Mentor, signed_in: SignIn) -> None:
    """Another tutor finds nothing, in the list nor at the address."""
    address = reverse("logbooks:attest", args=[mentor.pk])
    other = signed_in(Role.TUTOR)
    assert other.get(address).status_code == 404
    assert other.post(address, {}).status_code == 404
    assert "Aucun candidat" in other.get("/carnets/").content.decode()


@pytest.mark.parametrize("role", [each for each in Role if each != Role.TUTOR])
def test_other_roles_have_no_logbook_to_sign(mentor: Mentor, signed_in: SignIn, role: Role) -> None:
    """Only tutors and managers open the signing pages."""
    client = signed_in(role)
    assert client.get("/carnets/").status_code == 403
    assert client.get(reverse("logbooks:attest", args=[mentor.pk])).status_code == 403


def test_the_page_attests_and_shows_the_coverage(mentor: Mentor, signed_in: SignIn) -> None:
    """One submit attests one competency and refuses another; the list counts both."""
    client = signed_in(mentor.account)
    address = reverse("logbooks:attest", args=[mentor.pk])
    given = {
        "stated_on": "2026-05-04",
        f"{BLOC}-1-avis": "oui",
        f"{BLOC}-2-avis": "non",
        f"{BLOC}-2-motif": "à revoir seul",
    }
    assert "2 avis enregistrés" in client.post(address, given, follow=True).content.decode()
    assert "déjà enregistré" in client.post(address, given, follow=True).content.decode()
    page = client.get("/carnets/").content.decode()
    assert "1 compétence attestée sur 4, 1 pas encore" in page
    assert "à revoir seul" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({f"{BLOC}-1-avis": "non"}, "Dites ce qui manque encore"),
        ({f"{BLOC}-1-motif": "bien"}, "pas d&#x27;avis"),
        ({"stated_on": "2027-01-01", f"{BLOC}-1-avis": "oui"}, "n&#x27;est pas possible"),
    ],
)
def test_a_wrong_page_says_why(
    mentor: Mentor, signed_in: SignIn, given: dict[str, str], sentence: str
) -> None:
    """A refusal without reason, a comment without opinion, a day to come: told in the page."""
    address = reverse("logbooks:attest", args=[mentor.pk])
    answer = signed_in(mentor.account).post(address, {"stated_on": "2026-05-04", **given})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Attestation.objects.exists()


@pytest.mark.parametrize("count", [2, 20])
def test_queries_do_not_follow_the_number_of_candidates(
    published: Published,
    secretary: User,
    account: Accounts,
    signed_in: SignIn,
    django_assert_num_queries: Queries,
    *,
    count: int,
) -> None:
    """Two candidates followed or twenty: the same number of queries."""
    tutor = account(Role.TUTOR)
    for rank in range(count):
        path = enter(rank, version=published.version, by=secretary)
        add_mentor(on=path, username=tutor.username, function="tuteur", by=secretary)
    client = signed_in(tutor)
    with django_assert_num_queries(4):
        client.get("/carnets/")


@pytest.mark.parametrize("act", ["UPDATE {} SET mastered = mastered", "DELETE FROM {}"])
def test_attestations_are_never_changed(mentor: Mentor, act: str) -> None:
    """The database refuses to change or erase an attestation."""
    attest([said()], on=mentor, stated_on=DAY, by=mentor.account)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act.format("logbooks_attestation"))
