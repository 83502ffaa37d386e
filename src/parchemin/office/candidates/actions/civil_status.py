"""Correcting a civil status: a new row with its reason, the former one stays."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.domain.finding import blocking
from parchemin.domain.person import CivilStatus
from parchemin.domain.person_checks import check_person
from parchemin.office.accounts.models import User
from parchemin.office.candidates import access
from parchemin.office.candidates.identity import key_of
from parchemin.office.candidates.models import CivilStatus as StatusRow
from parchemin.office.candidates.models import Person
from parchemin.office.journal.actions import record

FIELDS = (
    "birth_name",
    "use_name",
    "first_names",
    "birth_year",
    "birth_month",
    "birth_day",
    "sex",
    "birth_commune_code",
    "birth_commune_label",
    "birth_postal_code",
    "birth_country_code",
    "birth_country_label",
)


@transaction.atomic
def correct_civil_status(
    status: CivilStatus, *, on: Person, reason: str, email: str, phone: str, by: User
) -> bool:
    """Put a corrected civil status in force; False when nothing differs, and nothing is written."""
    access.require_secretariat(by)
    person = Person.objects.select_for_update().get(pk=on.pk)
    before = person.civil_status
    same_contact = (person.email, person.phone) == (email, phone)
    person.email, person.phone = email, phone
    if before is not None and before.as_domain() == status:
        if not same_contact:
            person.save(update_fields=["email", "phone"])
            record("changer les coordonnées", by=by, on=person)
        return not same_contact
    if not reason.strip():
        raise RefusedAct("Dites le motif de la correction : il restera au dossier.")
    findings = blocking(check_person(status, on=timezone.localdate()))
    if findings:
        raise RefusedAct(" ".join(finding.sentence for finding in findings))
    row = StatusRow.of(status, person=person, by=by, reason=reason.strip())
    row.save()
    _put_in_force(person, row, key_of(status))
    record("corriger l'état civil", by=by, on=person, motif=reason, champs=_changed(before, row))
    return True


def _put_in_force(person: Person, row: StatusRow, key: str) -> None:
    person.civil_status = row
    if key != person.identity_key:
        person.identity_key, person.homonym = key, 0
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        raise RefusedAct(
            "Un autre dossier porte déjà cet état civil : une personne, un dossier. Vérifiez la "
            "correction ; s'il y a deux dossiers pour une seule personne, signalez-le."
        ) from error


def _changed(before: StatusRow | None, after: StatusRow) -> list[str]:
    return [name for name in FIELDS if getattr(before, name, None) != getattr(after, name)]
