"""What a certifier asks of the bodies it accredits, and what it does when they fail."""

from dataclasses import dataclass

from parchemin.domain.rules.delivery import Duration


@dataclass(frozen=True, slots=True)
class AccreditationTerm:
    """How long an accreditation lasts: the ``first`` one, then each of those that follow it.

    ``then`` is None where those that follow last as long as the first.
    """

    first: Duration
    then: Duration | None = None


@dataclass(frozen=True, slots=True)
class AccreditationCriteria:
    """What a body has to show before it is accredited, in the words of the règlement."""

    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sanctions:
    """What the certifier may decide of a body that fails, from the lightest to the heaviest."""

    ladder: tuple[str, ...]
