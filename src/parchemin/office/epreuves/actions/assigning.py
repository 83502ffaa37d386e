"""Charging assessors with candidates."""

from collections.abc import Iterable

from django.db import transaction

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves import access
from parchemin.office.epreuves.models import Assignment
from parchemin.office.journal.actions import Act, record_all


@transaction.atomic
def assign(*, assessor: User, on: Iterable[Enrolment], by: User) -> int:
    """Charge an assessor with candidates; how many were not his already."""
    access.require_secretariat(by)
    if assessor.role != Role.ASSESSOR or not assessor.is_active:
        raise RefusedAct(f"« {assessor} » n'est pas un compte d'évaluateur ouvert.")
    enrolments = list(on)
    known = set(
        Assignment.objects.filter(assessor=assessor, enrolment__in=enrolments).values_list(
            "enrolment_id", flat=True
        )
    )
    fresh = [enrolment for enrolment in enrolments if enrolment.pk not in known]
    Assignment.objects.bulk_create(
        [Assignment(enrolment=enrolment, assessor=assessor) for enrolment in fresh],
        ignore_conflicts=True,
    )
    acts = [Act("affecter un évaluateur", path, {"evaluateur": str(assessor)}) for path in fresh]
    record_all(acts, by=by)
    return len(fresh)


@transaction.atomic
def unassign(*, assessor: User, on: Enrolment, by: User) -> bool:
    """Free an assessor of a candidate; results already entered stay."""
    access.require_secretariat(by)
    freed, _ = Assignment.objects.filter(assessor=assessor, enrolment=on).delete()
    if freed:
        record_all([Act("retirer un évaluateur", on, {"evaluateur": str(assessor)})], by=by)
    return bool(freed)
