"""Entering a certification: one person one file, at the right date, by an open route."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.pathway import Route
from parchemin.domain.person import BirthDate
from parchemin.domain.referentiel import CertificationReference, RegistrationDates
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.actions import enrol
from parchemin.office.candidates.entries import Entry
from parchemin.office.candidates.identity import KnownPerson
from parchemin.office.candidates.models import CivilStatus, Enrolment, Person
from parchemin.office.candidates.numbering import prefix
from parchemin.office.journal.models import Entry as JournalEntry
from tests.office.promotion import (
    CERTIFICATION,
    NUMBER,
    Accounts,
    Published,
    accredited,
    enter,
    invented,
    publish_invented,
)

ENTRY_DAY = date(2026, 3, 2)


def entry(rank: int = 1, **changes: object) -> Entry:
    given = {"status": invented(rank), "route": Route.CONTINUING, "entered_on": ENTRY_DAY}
    return Entry(**{**given, **changes})  # type: ignore[arg-type]


def test_an_entry_opens_a_file_and_freezes_the_texts(published: Published, secretary: User) -> None:
    """Entering writes person, civil status, version, règlement and two acts in the journal."""
    path = enrol(entry(), version=published.version, by=secretary)
    assert path.reference == f"{NUMBER}-2026-0001"
    assert (path.version, path.reglement) == (published.version, published.reglement)
    assert path.person.civil_status.as_domain() == invented(1)
    assert list(JournalEntry.objects.order_by("id").values_list("act", flat=True)) == [
        "ouvrir un dossier",
        "inscrire un candidat",
    ]


def test_the_journal_names_nobody(published: Published, secretary: User) -> None:
    """The details of the acts hold no name of the person."""
    enrol(entry(), version=published.version, by=secretary)
    told = str(list(JournalEntry.objects.values_list("details", flat=True)))
    assert "Bouleau" not in told
    assert "Modèle" not in told


@pytest.mark.parametrize(
    ("name", "first"),
    [("fictif-bouleau", "modele"), ("FICTIF BOULEAU", "MODÈLE"), ("Fictif‐Bouleau", "Modèle")],
)
def test_one_person_one_file(published: Published, secretary: User, name: str, first: str) -> None:
    """The same names without case, accents or dashes and the same birth are the same person."""
    enrol(entry(), version=published.version, by=secretary)
    other = publish_invented(secretary, replace(CERTIFICATION, number="RNCP99002"))
    again = invented(1, birth_name=name, first_names=(first, "Autre"))
    with pytest.raises(KnownPerson, match="une personne, un dossier") as refusal:
        enrol(entry(status=again), version=other.version, by=secretary)
    assert len(refusal.value.persons) == 1
    assert Person.objects.count() == Enrolment.objects.count() == 1


def test_a_known_person_joins_its_file(published: Published, secretary: User) -> None:
    """Answering that it is the same person adds a path to the file, and no second file."""
    first = enrol(entry(), version=published.version, by=secretary)
    other = publish_invented(secretary, replace(CERTIFICATION, number="RNCP99002"))
    path = enrol(entry(person=first.person), version=other.version, by=secretary)
    assert path.person == first.person
    assert CivilStatus.objects.count() == 1


def test_a_homonym_has_a_file_of_its_own(published: Published, secretary: User) -> None:
    """Answering that it is somebody else opens a second file, said to be a homonym."""
    first = enrol(entry(), version=published.version, by=secretary)
    second = enrol(entry(homonym=True), version=published.version, by=secretary)
    assert first.person != second.person
    assert (first.person.homonym, second.person.homonym) == (0, 1)


def test_a_file_chosen_for_another_civil_status_is_refused(
    published: Published, secretary: User
) -> None:
    """A path cannot be hung on the file of somebody else."""
    first = enrol(entry(), version=published.version, by=secretary)
    with pytest.raises(RefusedAct, match="ne porte pas cet état civil"):
        enrol(entry(2, person=first.person), version=published.version, by=secretary)


def test_nobody_enters_twice_in_one_version(published: Published, secretary: User) -> None:
    """A second entry says the reference of the first one and changes nothing."""
    first = enrol(entry(), version=published.version, by=secretary)
    with pytest.raises(RefusedAct, match=first.reference):
        enrol(entry(person=first.person), version=published.version, by=secretary)
    assert Enrolment.objects.count() == 1


def test_two_files_of_one_person_cannot_be_written(published: Published, secretary: User) -> None:
    """The database itself refuses a second file under the same key."""
    person = enrol(entry(), version=published.version, by=secretary).person
    with pytest.raises(DatabaseError), transaction.atomic():
        Person.objects.create(identity_key=person.identity_key, homonym=0)


def test_a_closed_route_is_refused(published: Published, secretary: User) -> None:
    """The référentiel closes the route of students: the sentence says which ones are open."""
    with pytest.raises(RefusedAct, match=r"fermée.*Formation continue, Expérience"):
        enrol(entry(route=Route.STUDENT), version=published.version, by=secretary)


def test_an_unknown_route_is_asked(published: Published, secretary: User) -> None:
    """Where référentiel and règlement are both silent, the line to write is named."""
    with pytest.raises(MissingRule) as missing:
        enrol(entry(route=Route.INDIVIDUAL), version=published.version, by=secretary)
    assert missing.value.line == "voies.candidature_individuelle"
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("day", "accepted"), [(date(2027, 12, 31), True), (date(2028, 1, 1), False)]
)
def test_one_enters_until_the_end_of_registration(
    published: Published, secretary: User, day: date, accepted: bool
) -> None:
    """The last day of registration is good, the next one is refused with the date."""
    if accepted:
        assert enrol(entry(entered_on=day), version=published.version, by=secretary).pk
        return
    with pytest.raises(RefusedAct, match="prend fin le 31/12/2027"):
        enrol(entry(entered_on=day), version=published.version, by=secretary)


def test_an_unknown_end_of_registration_is_asked(secretary: User) -> None:
    """A registered certification whose end nobody knows is refused until it is written."""
    silent = replace(CERTIFICATION, dates=replace(CERTIFICATION.dates, end_of_registration=None))
    version = publish_invented(secretary, silent).version
    with pytest.raises(RefusedAct, match="fin d'enregistrement"):
        enrol(entry(), version=version, by=secretary)


def test_nobody_enters_before_the_decision_of_registration(
    published: Published, secretary: User
) -> None:
    """The day of the decision is good, the eve is refused with the rule and the date."""
    with pytest.raises(RefusedAct, match="01/01/2025") as refusal:
        enrol(entry(entered_on=date(2024, 12, 31)), version=published.version, by=secretary)
    assert "L. 6113-9" in refusal.value.rule
    assert enrol(entry(entered_on=date(2025, 1, 1)), version=published.version, by=secretary).pk


def test_an_unknown_decision_of_registration_is_asked(secretary: User) -> None:
    """A registered certification whose decision nobody dates is refused until it is written."""
    silent = replace(CERTIFICATION, dates=replace(CERTIFICATION.dates, decision=None))
    version = publish_invented(secretary, silent).version
    with pytest.raises(RefusedAct, match=r"décision d'enregistrement.*Saisissez-la"):
        enrol(entry(), version=version, by=secretary)


def test_the_certification_that_replaces_is_named(published: Published, secretary: User) -> None:
    """Too late for the one, the refusal names the other, with the day its own registration ends."""
    late = entry(entered_on=date(2028, 1, 1))
    with pytest.raises(RefusedAct, match="Aucun texte connu"):
        enrol(late, version=published.version, by=secretary)
    dates = RegistrationDates(decision=date(2027, 6, 1), end_of_registration=date(2032, 6, 1))
    replacing = CertificationReference(number=NUMBER)
    publish_invented(
        secretary, replace(CERTIFICATION, number="RNCP99002", dates=dates, replaces=(replacing,))
    )
    with pytest.raises(RefusedAct, match=r"RNCP99002, « CQP Essai », .* 01/06/2032"):
        enrol(late, version=published.version, by=secretary)


def test_a_draft_is_not_entered(published: Published, secretary: User) -> None:
    """A version that is not published receives nobody."""
    draft = published.version
    draft.pk, draft.rank, draft.published_at, draft.digest = None, 9, None, None
    draft.save()
    with pytest.raises(RefusedAct, match="encore un projet"):
        enrol(entry(), version=draft, by=secretary)


def test_a_body_enters_within_its_accreditation(
    published: Published, secretary: User, account: Accounts
) -> None:
    """A body enrols for itself when it is accredited on the day of entry."""
    member = account(Role.BODY)
    body = accredited(NUMBER, member, since=date(2026, 3, 2))
    assert enrol(entry(), version=published.version, body=body, by=member).body == body
    with pytest.raises(RefusedAct, match="n'est pas habilité"):
        early = entry(2, entered_on=date(2026, 3, 1))
        enrol(early, version=published.version, body=body, by=member)


def test_a_body_enters_nobody_for_another(published: Published, account: Accounts) -> None:
    """Neither in the name of another body nor in the certifier's."""
    member, other = account(Role.BODY), accredited()
    for body in (other, None):
        with pytest.raises(RefusedAct, match="de son organisme"):
            enrol(entry(), version=published.version, body=body, by=member)


def test_a_civil_status_is_checked_at_the_door(published: Published, secretary: User) -> None:
    """An impossible birth date is refused with what to do; nothing is written."""
    wrong = invented(1, birth_date=BirthDate(1990, 2, 30), birth_name="Fict1f")
    with pytest.raises(RefusedAct, match=r"chiffre.*30/02/1990"):
        enrol(entry(status=wrong), version=published.version, by=secretary)
    assert not Person.objects.exists()


def test_a_reference_of_the_certifier_is_kept_and_given_once(
    published: Published, secretary: User
) -> None:
    """A given reference is kept; the same one for somebody else is refused."""
    enrol(entry(reference="DOSSIER-7"), version=published.version, by=secretary)
    with pytest.raises(RefusedAct, match="DOSSIER-7"):
        enrol(entry(2, reference="DOSSIER-7"), version=published.version, by=secretary)


def test_references_follow_one_another(published: Published, secretary: User) -> None:
    """Three entries of a year have the numbers one, two and three."""
    paths = [enter(rank, version=published.version, by=secretary) for rank in range(3)]
    assert [path.reference[-4:] for path in paths] == ["0001", "0002", "0003"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("RNCP40657", "RNCP40657-2026-"),
        ("CQP Délégué d'assurance maladie", "CQP-DAM-2026-"),
        ("***", "PARCOURS-2026-"),
    ],
)
def test_a_reference_begins_with_its_certification(number: str, expected: str) -> None:
    """A register number stays whole, a long name is shortened, nothing at all still works."""
    assert prefix(number, date(2026, 5, 1)) == expected


@pytest.mark.parametrize("table", ["candidates_enrolment", "candidates_civilstatus"])
@pytest.mark.parametrize("act", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_entries_are_never_changed(
    published: Published, secretary: User, table: str, act: str
) -> None:
    """The database refuses to change or erase a path or a civil status."""
    enter(1, version=published.version, by=secretary)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act.format(table))
