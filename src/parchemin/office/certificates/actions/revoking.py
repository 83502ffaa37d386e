"""Withdraw a document: the register keeps it and says so."""

from datetime import date

from django.db import transaction

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.certificates.access import require_secretariat
from parchemin.office.certificates.models import Certificate, Revocation
from parchemin.office.journal.actions import record


@transaction.atomic
def revoke(*, on: Certificate, revoked_on: date, reason: str, by: User) -> Revocation:
    """Withdraw a certificate: the register keeps it, the public page says it is withdrawn."""
    require_secretariat(by)
    row = Certificate.objects.select_for_update().get(pk=on.pk)
    if Revocation.objects.filter(certificate=row).exists():
        raise RefusedAct(f"Le document {row.number} est déjà retiré.")
    if not reason.strip():
        raise RefusedAct("Un retrait dit son motif : indiquez-le.")
    if revoked_on < row.delivered_on:
        raise RefusedAct(
            f"Retrait demandé le {revoked_on:%d/%m/%Y}, avant la délivrance du "
            f"{row.delivered_on:%d/%m/%Y}. Corrigez la date."
        )
    revocation = Revocation.objects.create(
        certificate=row, revoked_on=revoked_on, reason=reason.strip(), recorded_by=by
    )
    record("retirer un parchemin", by=by, on=row, numero=row.number)
    return revocation
