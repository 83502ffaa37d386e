"""What is known of somebody who asks to enter, before anything is written."""

from dataclasses import dataclass
from datetime import date

from parchemin.domain.pathway import Route
from parchemin.domain.person import CivilStatus
from parchemin.office.candidates.models import Person


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry; ``person`` is the known file it joins, ``homonym`` says that it is somebody else.

    ``reference`` is the certifier's own, when there is one; a new one is given otherwise.
    ``blocs_only`` says that a file of VAE seeks blocs, not the certification.
    With neither person nor homonym, a civil status already known is refused with KnownPerson.
    """

    status: CivilStatus
    route: Route
    entered_on: date
    reference: str = ""
    email: str = ""
    phone: str = ""
    person: Person | None = None
    homonym: bool = False
    blocs_only: bool = False
