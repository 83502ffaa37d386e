"""Correcting a result: a new row that names the one it supersedes, and why."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.candidates.closure import closed, granted
from parchemin.office.epreuves import access
from parchemin.office.epreuves.actions.recording import hold, journal
from parchemin.office.epreuves.models import Result
from parchemin.office.epreuves.sheets import ResultEntry, faults
from parchemin.office.referentiels.queries import certification_of


@transaction.atomic
def correct_result(
    *,
    on: Result,
    outcome: str,
    obtained_on: date,
    reason: str,
    mark: Decimal | None = None,
    out_of: Decimal | None = None,
    comment: str = "",
    by: User,
) -> Result:
    """Add the corrected result; the former one stays. Raises RefusedAct with every fault."""
    access.require_may_assess(by, {on.enrolment_id})
    hold([on.enrolment_id])
    entry = ResultEntry(
        enrolment=on.enrolment,
        bloc_code=on.bloc_code,
        assessment_code=on.assessment_code,
        competency_rank=on.competency_rank,
        outcome=outcome,
        mark=mark,
        out_of=out_of,
        comment=comment,
        obtained_on=obtained_on,
    )
    _refuse(entry, on, reason.strip())
    row = entry.row(by)
    row.supersedes, row.reason = on, reason.strip()
    row.save()
    journal([row], {on.enrolment_id: on.enrolment}, "corriger un résultat", by=by)
    return row


def _refuse(entry: ResultEntry, on: Result, reason: str) -> None:
    if not reason:
        raise RefusedAct("Dites le motif de la correction : il restera au dossier.")
    if Result.objects.filter(supersedes=on).exists():
        raise RefusedAct(
            f"{entry.subject} : ce résultat a déjà été corrigé. Ouvrez le dossier et corrigez le "
            "résultat en vigueur."
        )
    if entry.repeats(on):
        raise RefusedAct(f"{entry.subject} : la correction ne change rien ; rien n'a été écrit.")
    certifications = {on.enrolment.version_id: certification_of(on.enrolment.version)}
    found = list(closed({on.enrolment_id}).values()) or granted(on.enrolment_id, on.bloc_code)
    found.extend(faults(entry, certifications, today=timezone.localdate()))
    if found:
        raise RefusedAct(" ".join(found))
