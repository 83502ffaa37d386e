"""The acts on the certifier's identity, on registrations and on accredited bodies."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.domain.referentiel import RegistrationDates
from parchemin.domain.siret import siret_fault
from parchemin.office.accounts.actions import open_account
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.actions import record, take_turn
from parchemin.office.partners.access import require_secretariat
from parchemin.office.partners.asked import check_accreditation, check_sanction, renewed
from parchemin.office.partners.models import Accreditation, Body, Certifier, Registration
from parchemin.office.referentiels.complements import NAMES
from parchemin.office.referentiels.queries import certification_of, latest_published

LABELS = {
    "decision": "la date de la décision",
    "end_of_registration": "la fin de l'enregistrement",
    "last_delivery": "la dernière délivrance possible",
}


@transaction.atomic
def record_certifier(
    *,
    legal_name: str,
    place: str,
    signatory_name: str,
    signatory_title: str,
    trade_name: str = "",
    siret: str = "",
    cdc_client: str = "",
    cdc_contract: str = "",
    by: object,
) -> Certifier:
    """Write the certifier's identity; the state before stays on record.

    The identity in force, given again, is found and not written twice.
    """
    secretary = require_secretariat(by)
    _check_siret(siret)
    given = {
        "legal_name": legal_name,
        "trade_name": trade_name,
        "siret": siret,
        "place": place,
        "signatory_name": signatory_name,
        "signatory_title": signatory_title,
        "cdc_client": cdc_client,
        "cdc_contract": cdc_contract,
    }
    known = Certifier.objects.first()
    if known is not None and _says(known, given):
        return known
    identity = Certifier.objects.create(**given, recorded_by=secretary)
    record("écrire l'identité du certificateur", by=by, on=identity, nom=legal_name, siret=siret)
    return identity


@transaction.atomic
def state_registration(
    *,
    number: str,
    source: str,
    decision: date | None = None,
    end_of_registration: date | None = None,
    last_delivery: date | None = None,
    by: object,
) -> Registration:
    """State the dates that the public text of a certification does not give, with their source.

    Raises RefusedAct when a date contradicts the published text or the order of the others.
    """
    secretary = require_secretariat(by)
    stated = {
        "decision": decision,
        "end_of_registration": end_of_registration,
        "last_delivery": last_delivery,
    }
    faults = registration_faults(number, stated)
    if not source.strip():
        faults.append("Donnez la source de ces dates : elle sera montrée avec elles.")
    if faults:
        raise RefusedAct(" ".join(faults))
    given = {"source": source.strip(), **stated}
    known = Registration.objects.filter(number=number).first()
    if known is not None and _says(known, given):
        return known
    statement = Registration.objects.create(number=number, recorded_by=secretary, **given)
    dates = {name: value.isoformat() for name, value in stated.items() if value}
    record("déclarer un enregistrement", by=by, on=statement, numero=number, source=source, **dates)
    return statement


def _says(row: Certifier | Registration, given: dict[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in given.items())


def registration_faults(number: str, stated: dict[str, date | None]) -> list[str]:
    """Every reason why these dates cannot be stated, in French sentences."""
    version = latest_published(number)
    read = certification_of(version).dates if version else RegistrationDates()
    faults = [
        f"Le texte publié dit déjà {LABELS[name]} : {said:%d/%m/%Y}, et vous écrivez "
        f"{value:%d/%m/%Y}. Le texte l'emporte ; s'il a changé, publiez-en la nouvelle version."
        for name, value in stated.items()
        if value and (said := getattr(read, name)) and said != value
    ]
    if not any(stated.values()):
        faults.append("Aucune date n'est donnée : écrivez au moins celle qui manque.")
    return [*faults, *_disorder([(name, getattr(read, name) or stated[name]) for name in NAMES])]


def _disorder(dates: Iterable[tuple[str, date | None]]) -> list[str]:
    known = [(name, day) for name, day in dates if day]
    return [
        f"{LABELS[later].capitalize()} ({after:%d/%m/%Y}) précède {LABELS[earlier]} "
        f"({before:%d/%m/%Y}) : vérifiez les deux dates."
        for (earlier, before), (later, after) in pairwise(known)
        if after < before
    ]


@transaction.atomic
def add_body(*, name: str, siret: str = "", by: object) -> Body:
    """Register a training or assessing body; it may do nothing before it is accredited."""
    require_secretariat(by)
    _check_siret(siret)
    take_turn()
    name = " ".join(name.split())
    known = Body.objects.values_list("name", flat=True)
    if name.casefold() in (other.casefold() for other in known):
        raise RefusedAct(f"« {name} » est déjà inscrit : ouvrez sa page pour l'habiliter.")
    body = Body.objects.create(name=name, siret=siret)
    record("inscrire un organisme", by=by, on=body, nom=name, siret=siret)
    return body


@transaction.atomic
def accredit(
    *,
    on: Body,
    number: str,
    scope: str,
    since: date,
    until: date | None = None,
    criteria_met: bool = False,
    by: object,
) -> Accreditation:
    """Accredit a body in a scope, for one certification, between two days (bounds included).

    Raises RefusedAct when the règlement of the certification does not allow it: an accreditation
    too long, or criteria that nobody says to have checked.
    """
    require_secretariat(by)
    if until is not None and until < since:
        raise RefusedAct(
            f"L'habilitation finirait le {until:%d/%m/%Y}, avant de commencer le {since:%d/%m/%Y}."
        )
    fields = {"number": number, "scope": scope, "since": since, "until": until}
    Body.objects.select_for_update().get(pk=on.pk)
    if on.accreditations.filter(**fields).exists():
        raise RefusedAct(
            f"« {on} » est déjà habilité ainsi pour {number} : rien de plus n'a été écrit."
        )
    cited = check_accreditation(
        number,
        since=since,
        until=until,
        renewed=renewed(on, number, scope, since),
        criteria_met=criteria_met,
    )
    accreditation = Accreditation.objects.create(body=on, **fields)
    record(
        "habiliter un organisme",
        by=by,
        on=accreditation,
        organisme=on.name,
        numero=number,
        role=scope,
        depuis=since.isoformat(),
        jusqu_au=until.isoformat() if until else None,
        **cited,
    )
    return accreditation


@transaction.atomic
def end_accreditation(
    *, on: Accreditation, until: date, reason: str, sanction: str = "", by: object
) -> Accreditation:
    """Set the last day of an accreditation, with the reason; ``sanction`` is one of the règlement.

    Raises RefusedAct for a day before it began, no reason, or a sanction the règlement has not.
    """
    require_secretariat(by)
    accreditation = Accreditation.objects.select_for_update().get(pk=on.pk)
    if until < accreditation.since:
        raise RefusedAct(
            f"L'habilitation a commencé le {accreditation.since:%d/%m/%Y} : elle ne peut pas finir "
            f"le {until:%d/%m/%Y}."
        )
    if not reason.strip():
        raise RefusedAct("Dites pourquoi l'habilitation prend fin : le journal le gardera.")
    cited = check_sanction(accreditation.number, sanction, on=timezone.localdate())
    accreditation.until = until
    accreditation.save(update_fields=["until"])
    record(
        "clore une habilitation",
        by=by,
        on=accreditation,
        jusqu_au=until.isoformat(),
        motif=reason.strip(),
        **cited,
    )
    return accreditation


@transaction.atomic
def add_member(
    *, on: Body, username: str, full_name: str, email: str, password: str, by: object
) -> User:
    """Open an account for somebody of a body; it sees the candidates of that body only."""
    require_secretariat(by)
    if User.objects.filter(username__iexact=username).exists():
        raise RefusedAct(f"L'identifiant « {username} » est déjà pris : choisissez-en un autre.")
    member = open_account(
        username=username,
        role=Role.BODY,
        password=password,
        full_name=full_name,
        email=email,
        by=by,
    )
    on.members.add(member)
    record("rattacher un compte", by=by, on=on, organisme=on.name, compte=username)
    return member


def _check_siret(siret: str) -> None:
    fault = siret_fault(siret) if siret else None
    if fault:
        raise RefusedAct(f"SIRET « {siret} » : {fault}.")
