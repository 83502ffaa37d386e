"""What certificates tell the earlier stages, which do not know them."""

from collections.abc import Collection, Iterator
from uuid import UUID

from parchemin.domain.correspondences.entitlement import Holding
from parchemin.office.candidates import later
from parchemin.office.certificates.models import Certificate

WORDS = {
    Certificate.Kind.FULL: "délivrance du parchemin",
    Certificate.Kind.BLOC: "délivrance d'une attestation de bloc",
}


def delivered(enrolments: Collection[UUID]) -> Iterator[later.Happening]:
    """The documents delivered for these paths, and those withdrawn since."""
    rows = Certificate.objects.filter(decision__hearing__enrolment__in=enrolments)
    for row in rows.select_related("batch__requested_by", "revocation__recorded_by"):
        yield later.Happening(
            at=row.recorded_at,
            act=WORDS[Certificate.Kind(row.kind)],
            actor=row.batch.requested_by.username,
            reference=row.number,
        )
        if hasattr(row, "revocation"):
            yield later.Happening(
                at=row.revocation.recorded_at,
                act=f"retrait d'un document ({row.revocation.reason})",
                actor=row.revocation.recorded_by.username,
                reference=row.number,
            )


def titles(enrolments: Collection[UUID]) -> Iterator[Holding]:
    """The certificates delivered for these paths and not withdrawn, as whole certifications."""
    rows = Certificate.objects.filter(
        decision__hearing__enrolment__in=enrolments,
        kind=Certificate.Kind.FULL,
        revocation=None,
    )
    for row in rows.order_by("id"):
        yield Holding(
            number=row.certification_number,
            bloc=None,
            acquired_on=row.delivered_on,
            proof=f"parchemin {row.number}",
        )


def tell() -> None:
    """Register everything, once, when the office starts."""
    later.tell_titles(titles)
    later.tell_happened(delivered)
