"""Blocs won before or elsewhere, with their proof; correspondences accepted or refused."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.candidates import access
from parchemin.office.candidates.entitled import rights_of, to_record
from parchemin.office.candidates.models import (
    CorrespondenceDecision,
    HeldBloc,
    HeldBlocWithdrawal,
    Person,
)
from parchemin.office.journal.actions import record


@transaction.atomic
def hold_bloc(
    *, on: Person, number: str, bloc_code: str, how: str, acquired_on: date, proof: str, by: User
) -> tuple[HeldBloc, bool]:
    """Record a bloc that the person holds; the same one again is found, not written twice."""
    access.require_secretariat(by)
    Person.objects.select_for_update().get(pk=on.pk)
    if acquired_on > timezone.localdate():
        raise RefusedAct(
            f"Bloc {bloc_code} : la date du {acquired_on:%d/%m/%Y} est à venir. Saisissez la date "
            "portée par la preuve."
        )
    if not proof.strip():
        raise RefusedAct(
            f"Bloc {bloc_code} : nommez la preuve (procès-verbal, attestation), avec sa référence."
        )
    fields = {"number": number, "bloc_code": bloc_code, "how": how, "acquired_on": acquired_on}
    known = on.held_blocs.filter(**fields, proof=proof.strip(), withdrawal=None).first()
    if known is not None:
        return known, False
    held = HeldBloc.objects.create(person=on, proof=proof.strip(), recorded_by=by, **fields)
    details = {"certification": number, "bloc": bloc_code, "acquis_le": acquired_on.isoformat()}
    record("reconnaître un bloc acquis", by=by, on=on, bloc_acquis=held.pk, **details)
    return held, True


@transaction.atomic
def claim_entitlement(*, on: Person, number: str, by: User) -> list[HeldBloc]:
    """Put on file, with their proofs, the blocs of that certification that open a right here.

    Nothing is granted: the decision is another act. Raises RefusedAct when no rule gives anything.
    """
    access.require_secretariat(by)
    Person.objects.select_for_update().get(pk=on.pk)
    paths = on.enrolments.select_related("version")
    rights = [right for _, said in rights_of(on, paths, timezone.localdate()) for right in said]
    missing = list(to_record(on, rights, number))
    if not missing:
        raise RefusedAct(
            f"Aucune preuve de {number} n'est à verser : elles sont déjà au dossier, ou aucune "
            "règle n'ouvre de droit. Relisez la page des droits ouverts."
        )
    return [
        hold_bloc(
            on=on,
            number=each.number,
            bloc_code=each.bloc or "",
            how=HeldBloc.How.CORRESPONDENCE,
            acquired_on=each.acquired_on,
            proof=each.proof,
            by=by,
        )[0]
        for each in missing
    ]


@transaction.atomic
def withdraw_held_bloc(*, on: HeldBloc, reason: str, by: User) -> None:
    """Say that a held bloc was recorded by mistake; it stays written and no longer counts."""
    access.require_secretariat(by)
    if not reason.strip():
        raise RefusedAct("Dites le motif du retrait : il restera au dossier.")
    held = HeldBloc.objects.select_for_update().get(pk=on.pk)
    if HeldBlocWithdrawal.objects.filter(held=held).exists():
        raise RefusedAct(f"Le bloc {held.bloc_code} est déjà retiré ; rien n'a été changé.")
    HeldBlocWithdrawal.objects.create(held=held, reason=reason.strip(), recorded_by=by)
    record("retirer un bloc acquis", by=by, on=held.person, bloc_acquis=held.pk, motif=reason)


@transaction.atomic
def decide_correspondence(
    *, on: Person, number: str, granted: bool, reason: str, by: User
) -> CorrespondenceDecision:
    """Accept or refuse, as a whole, the blocs that a person holds of another certification."""
    access.require_secretariat(by)
    if not on.held_blocs.filter(number=number, withdrawal=None).exists():
        raise RefusedAct(f"Aucun bloc de {number} n'est enregistré au dossier de cette personne.")
    if not granted and not reason.strip():
        raise RefusedAct("Dites le motif du refus : il restera au dossier.")
    decision = CorrespondenceDecision.objects.create(
        person=on, number=number, granted=granted, reason=reason.strip(), recorded_by=by
    )
    record("décider d'une correspondance", by=by, on=on, certification=number, acceptee=granted)
    return decision
