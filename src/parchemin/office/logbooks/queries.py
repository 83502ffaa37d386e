"""What the screens and the later stages read of logbooks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.utils import timezone

from parchemin.domain.deliberation.facts import Attestation as AttestationFact
from parchemin.domain.deliberation.facts import competency_code
from parchemin.domain.referentiel import Certification
from parchemin.domain.rules.acquisition import Attester
from parchemin.office.candidates.models import Enrolment
from parchemin.office.candidates.moments import moment_rank
from parchemin.office.logbooks.models import Attestation


def attestation_facts(
    enrolments: Iterable[Enrolment], certifications: Mapping[int, Certification]
) -> dict[object, tuple[AttestationFact, ...]]:
    """The attestations of each path, by its id, in one query; certifications go by version id."""
    versions = {path.pk: path.version_id for path in enrolments}
    rows = Attestation.objects.filter(mentor__enrolment__in=list(versions))
    found: dict[object, list[AttestationFact]] = defaultdict(list)
    for row in rows.select_related("mentor__account").order_by("id"):
        path = row.mentor.enrolment_id
        bloc = certifications[versions[path]].bloc(row.bloc_code)
        if bloc is not None:
            found[path].append(_fact(row, competency_code(bloc, row.competency_rank)))
    return {path: tuple(facts) for path, facts in found.items()}


def _fact(row: Attestation, subject: str) -> AttestationFact:
    account = row.mentor.account
    return AttestationFact(
        subject=subject,
        by=Attester(row.mentor.function),
        attested=row.mastered,
        on=timezone.localdate(row.recorded_at),
        rank=moment_rank(row.recorded_at),
        id=str(row.pk),
        author=account.get_full_name() or account.username,
        reason=row.comment,
    )
