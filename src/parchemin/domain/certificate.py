"""The parchemin and the attestation de bloc: what they must show, and when one may be issued.

Source of the mandatory mentions: France compétences, « règles de présentation du parchemin ».
Nothing here tells the route followed: a certificate won by VAE is the same as any other.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parchemin.domain.person import CivilStatus
from parchemin.domain.referentiel import Certification, Certifier, CodeLabel, Register


class CertificateKind(StrEnum):
    """What the document awards: the whole certification, or one or more blocs."""

    CERTIFICATION = "parchemin"
    BLOC = "attestation_de_bloc"


@dataclass(frozen=True, kw_only=True)
class Registration:
    """The entry in the register as it must be quoted.

    ``decision`` is the date of the decision of the director general of France compétences.
    ``level`` follows the national framework (decree 2019-14); ``without_level`` says that the
    register itself states none. ``european_level`` is the level of the European framework.

    ``register`` is None for a certification of no register, a CQP of a branch for one: its
    documents quote no registration and no level, ``number`` is then the certifier's own identifier.
    """

    number: str | None
    register: Register | None
    title: str | None
    decision: date | None = None
    last_delivery: date | None = None
    level: int | None = None
    european_level: int | None = None
    without_level: bool = False
    nsf: tuple[CodeLabel, ...] = ()

    @property
    def registered(self) -> bool:
        """Whether a register holds the certification."""
        return self.register is not None


@dataclass(frozen=True, kw_only=True)
class AwardedBloc:
    """A bloc as an attestation names it."""

    code: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Who signs; ``capacity`` is the function, ``by_delegation`` when the head has delegated."""

    name: str
    capacity: str
    by_delegation: bool = False


@dataclass(frozen=True, kw_only=True)
class Duplicata:
    """Why and when a certificate was made again; the original number stays on the document."""

    number: str
    reason: str
    made_on: date


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """One certificate; a value that is not known yet is None and will be asked for.

    ``holder`` is frozen at delivery. ``certifier`` issues; ``co_certifiers`` are only named.
    ``verification_code`` is unguessable and given by the caller, ``verification_url`` is the page
    that shows the certificate genuine. ``bloc`` is set for an attestation de bloc and only there.
    A ``specimen`` is worth nothing and says so across its page.
    """

    number: str
    kind: CertificateKind
    holder: CivilStatus
    registration: Registration
    certifier: Certifier | None
    delivered_on: date | None
    delivered_at: str | None
    signatory: Signatory | None
    verification_code: str
    verification_url: str
    bloc: AwardedBloc | None = None
    co_certifiers: tuple[Certifier, ...] = ()
    duplicata: Duplicata | None = None
    specimen: bool = False


EUROPEAN_LEVELS = frozenset(range(1, 9))
"""Levels that the national framework and the European one number alike (decree 2019-14, art. 1)."""


def european_level(level: int | None) -> int | None:
    """The level of the European framework for a French level of decree 2019-14; None if unknown."""
    return level if level in EUROPEAN_LEVELS else None


def registration_of(certification: Certification, *, without_level: bool = False) -> Registration:
    """What a certificate quotes of a certification, word for word."""
    return Registration(
        number=certification.number,
        register=certification.register,
        title=certification.title,
        decision=certification.dates.decision,
        last_delivery=certification.dates.last_delivery,
        level=certification.level,
        european_level=european_level(certification.level),
        without_level=without_level,
        nsf=certification.nsf,
    )
