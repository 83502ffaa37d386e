"""Moving a path to another version of its certification: an explicit act, with its reason."""

from django.db import transaction

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.candidates import access
from parchemin.office.candidates.models import Enrolment, Person, VersionMove
from parchemin.office.candidates.moving import prepared
from parchemin.office.journal.actions import record
from parchemin.office.referentiels.models import Version

RULE = "Un candidat reste sur la version où il est entré, sauf acte motivé du certificateur"


@transaction.atomic
def move_to_version(*, on: Enrolment, version: Version, reason: str, by: User) -> VersionMove:
    """Move a path; raises RefusedAct with every reason why not. What was recorded stays.

    The fact is written first: the database lets an enrolment change version only after it.
    """
    access.require_secretariat(by)
    if not reason.strip():
        raise RefusedAct("Dites le motif du changement de version : il restera au dossier.")
    Person.objects.select_for_update().get(pk=on.person_id)
    path = Enrolment.objects.select_related("version", "person").select_for_update(of=("self",))
    enrolment = path.get(pk=on.pk)
    move = prepared(enrolment, version)
    if move.refusals:
        raise RefusedAct(" ".join(move.refusals), rule=RULE)
    former = enrolment.version
    fact = VersionMove.objects.create(
        enrolment=enrolment,
        from_version=former,
        to_version=version,
        reason=reason.strip(),
        recorded_by=by,
    )
    Enrolment.objects.filter(pk=enrolment.pk).update(version=version)
    record(
        "changer de version",
        by=by,
        on=enrolment,
        reference=enrolment.reference,
        motif=reason.strip(),
        de=str(former),
        vers=str(version),
        empreintes=[former.digest, version.digest],
    )
    return fact
