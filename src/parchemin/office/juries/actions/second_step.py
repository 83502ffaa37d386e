"""The second step of a delivery: what the authority answered to the jury's minutes."""

from datetime import date

from django.db import IntegrityError, transaction

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.journal.actions import record
from parchemin.office.juries.access import require_office
from parchemin.office.juries.models import Decision, Jury, Ratification


@transaction.atomic
def ratify(*, on: Jury, accepted: bool, decided_on: date, reason: str, by: User) -> Ratification:
    """Record the answer of the authority the decisions await; given once."""
    require_office(by)
    awaits = Decision.objects.filter(hearing__jury=on).exclude(awaits="").first()
    if awaits is None:
        raise RefusedAct(
            f"Aucune décision du jury {on.reference} n'attend une seconde étape : son règlement "
            "délivre en une étape, ou le jury n'est pas clos."
        )
    if decided_on < awaits.decided_on:
        raise RefusedAct(
            f"La réponse est datée du {decided_on:%d/%m/%Y}, avant le jury "
            f"({awaits.decided_on:%d/%m/%Y}) : vérifiez la date."
        )
    if not accepted and not reason.strip():
        raise RefusedAct("Un refus de délivrance dit son motif : écrivez-le.")
    try:
        with transaction.atomic():
            row = Ratification.objects.create(
                jury=on,
                accepted=accepted,
                authority=awaits.awaits,
                decided_on=decided_on,
                reason=reason.strip(),
                recorded_by=by,
            )
    except IntegrityError as double:
        raise RefusedAct(f"{awaits.awaits} a déjà répondu pour le jury {on.reference}.") from double
    record("enregistrer la seconde étape", by=by, on=row, accepte=accepted)
    return row
