"""Entering a certification: one person by form, or many by file, through the same door."""

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction

from parchemin.domain.errors import RefusedAct
from parchemin.domain.finding import blocking
from parchemin.domain.person import CivilStatus
from parchemin.domain.person_checks import check_person
from parchemin.office.accounts.models import User
from parchemin.office.candidates import access
from parchemin.office.candidates.admission import Admission, admission
from parchemin.office.candidates.entries import Entry
from parchemin.office.candidates.identity import KnownPerson, key_of, known_persons
from parchemin.office.candidates.models import CivilStatus as StatusRow
from parchemin.office.candidates.models import Enrolment, Person
from parchemin.office.candidates.numbering import next_references
from parchemin.office.candidates.retake_guards import refuse_exhausted
from parchemin.office.candidates.vae_guards import refuse_too_many_files
from parchemin.office.journal.actions import Act, record_all
from parchemin.office.partners.models import Body
from parchemin.office.referentiels.models import Version


def enrol(entry: Entry, *, version: Version, body: Body | None = None, by: User) -> Enrolment:
    """Enter one person into a version; raises KnownPerson, MissingRule or RefusedAct."""
    with transaction.atomic():
        access.require_may_enrol(by, body)
        return enter_all([entry], admitted=admission(version, body), by=by)[0]


def enter_all(entries: Sequence[Entry], *, admitted: Admission, by: User) -> list[Enrolment]:
    """Enter all or none, inside the caller's transaction: one journal call, constant queries."""
    for entry in entries:
        _check(entry, admitted)
    persons = _persons(entries, by=by)
    _refuse_second_entry(persons, admitted.version)
    refuse_exhausted(persons, entries, admitted)
    refuse_too_many_files(persons, entries, admitted)
    refuse_used_references(entry.reference for entry in entries)
    references = next_references(
        admitted.version.number,
        [entry.entered_on for entry in entries],
        asked=[entry.reference for entry in entries],
    )
    enrolments = _insert(
        Enrolment(
            reference=entry.reference or reference,
            person=person,
            version=admitted.version,
            reglement=admitted.reglement,
            route=entry.route.value,
            entered_on=entry.entered_on,
            body=admitted.body,
            blocs_only=entry.blocs_only or None,
        )
        for entry, person, reference in zip(entries, persons, references, strict=True)
    )
    record_all((Act("inscrire un candidat", e, _details(e)) for e in enrolments), by=by)
    return enrolments


def _insert(enrolments: Iterable[Enrolment]) -> list[Enrolment]:
    try:
        with transaction.atomic():
            return Enrolment.objects.bulk_create(enrolments)
    except IntegrityError as error:
        raise RefusedAct(
            "Quelqu'un d'autre inscrit au même moment : rien n'a été changé. Recommencez."
        ) from error


def _details(enrolment: Enrolment) -> dict[str, object]:
    return {
        "reference": enrolment.reference,
        "version": str(enrolment.version),
        "reglement": str(enrolment.reglement),
        "voie": enrolment.route,
        "entree": enrolment.entered_on.isoformat(),
        "organisme": enrolment.body_id,
        **({"blocs_seulement": True} if enrolment.blocs_only else {}),
    }


def _check(entry: Entry, admitted: Admission) -> None:
    for fault in admitted.faults(route=entry.route, entered_on=entry.entered_on):
        raise fault.error
    findings = blocking(check_person(entry.status, on=entry.entered_on))
    if findings:
        raise RefusedAct(" ".join(finding.sentence for finding in findings))


def _persons(entries: Sequence[Entry], *, by: User) -> list[Person]:
    """The person of each entry, known or opened now."""
    known = known_persons(entry.status for entry in entries)
    persons, opened = [], []
    for entry in entries:
        same = known.setdefault(key_of(entry.status), [])
        if entry.person is not None:
            persons.append(_among(entry.person, same))
            continue
        if same and not entry.homonym:
            raise KnownPerson(same, entry.status)
        person = Person(
            email=entry.email,
            phone=entry.phone,
            identity_key=key_of(entry.status),
            homonym=same[-1].homonym + 1 if same else 0,
        )
        same.append(person)
        opened.append((person, entry.status))
        persons.append(person)
    _open(opened, by=by)
    return persons


def _among(person: Person, same: list[Person]) -> Person:
    if person not in same:
        raise RefusedAct(
            "Le dossier choisi ne porte pas cet état civil : vérifiez le nom de naissance, le "
            "premier prénom et la date de naissance, ou corrigez d'abord l'état civil du dossier."
        )
    return person


def _open(opened: Sequence[tuple[Person, CivilStatus]], *, by: User) -> None:
    if not opened:
        return
    persons = [person for person, _ in opened]
    try:
        with transaction.atomic():
            Person.objects.bulk_create(persons)
    except IntegrityError as error:
        raise RefusedAct(
            "Cette personne vient d'être inscrite par quelqu'un d'autre. Recommencez : son "
            "dossier vous sera proposé."
        ) from error
    rows = StatusRow.objects.bulk_create(
        StatusRow.of(status, person=person, by=by) for person, status in opened
    )
    for person, row in zip(persons, rows, strict=True):
        person.civil_status = row
    Person.objects.bulk_update(persons, ["civil_status"], batch_size=200)
    record_all([Act("ouvrir un dossier", person) for person in persons], by=by)


def _refuse_second_entry(persons: Sequence[Person], version: Version) -> None:
    already = Enrolment.objects.filter(version=version, person__in=persons).first()
    if already is not None:
        raise RefusedAct(
            f"Cette personne est déjà inscrite à {version} sous la référence "
            f"{already.reference}. Ouvrez son dossier : rien n'est à refaire."
        )
    if len({person.pk for person in persons}) < len(persons):
        raise RefusedAct("La même personne figure deux fois dans cette demande.")


def refuse_used_references(references: Iterable[str]) -> None:
    """Raise RefusedAct when a reference given by the certifier is that of another path."""
    used = Enrolment.objects.filter(reference__in=[text for text in references if text]).first()
    if used is not None:
        raise RefusedAct(
            f"La référence « {used.reference} » est déjà celle d'un autre parcours. Donnez-en une "
            "autre, ou laissez la case vide : l'office en attribuera une."
        )
