"""What the public may know of a document: what its paper shows, and whether it still holds."""

from dataclasses import dataclass
from datetime import date

from parchemin.domain.certificate_number import is_valid_number, tidy_number
from parchemin.office.certificates.mentions import certificate_of
from parchemin.office.certificates.models import Certificate
from parchemin.office.certificates.numbering import tidy_code


@dataclass(frozen=True)
class Shown:
    """What the public page says of a document: what its paper shows, and whether it still holds."""

    number: str
    kind: str
    title: str
    registered: bool
    specimen: bool
    bloc: str
    holder: str
    delivered_on: date
    certifier: str
    withdrawn_on: date | None


def verified(code: str, number: str = "") -> Shown | None:
    """What the public may know of the document of that code; None when there is none.

    With a ``number``, both must be those of one document.
    """
    rows = Certificate.objects.select_related("revocation").filter(
        verification_code=tidy_code(code)
    )
    if number:
        rows = rows.filter(number=tidy_number(number))
    row = rows.first()
    return shown(row) if row else None


def mistyped(number: str) -> bool:
    """Whether a number cannot be one of ours: its check digits are wrong."""
    return not is_valid_number(number)


def shown(row: Certificate) -> Shown:
    paper = certificate_of(row.mentions)
    revocation = getattr(row, "revocation", None)
    return Shown(
        number=row.number,
        kind=row.get_kind_display(),
        title=paper.registration.title or "",
        registered=paper.registration.registered,
        specimen=paper.specimen,
        bloc=paper.bloc.title if paper.bloc else "",
        holder=paper.holder.full_name,
        delivered_on=row.delivered_on,
        certifier=paper.certifier.name if paper.certifier else "",
        withdrawn_on=revocation.revoked_on if revocation else None,
    )
