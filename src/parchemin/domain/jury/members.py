"""Who sits on a jury."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Gender(StrEnum):
    """Asked only because the law wants women and men on a VAE jury."""

    WOMAN = "femme"
    MAN = "homme"


class Link(StrEnum):
    """What ties a juror to a candidate."""

    TRAINED = "l'a formé"
    SUPPORTED = "l'a accompagné dans sa VAE"
    PERSONAL = "a ou a eu un lien personnel avec lui"
    WORK = "a ou a eu un lien de travail avec lui"


@dataclass(frozen=True, kw_only=True, slots=True)
class Juror:
    """One member. ``links`` goes from a candidate to what ties the member to him.

    ``experience_years``, ``qualified`` and ``gender`` are None when nobody has said.
    """

    id: str
    name: str
    college: str
    present: bool = True
    gender: Gender | None = None
    qualified: bool | None = None
    experience_years: int | None = None
    mandate_from: date | None = None
    mandate_until: date | None = None
    links: Mapping[str, Link] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Jury:
    """A jury as convened. ``chair`` is the id of a member, None while nobody is named.

    ``chair_since`` is the first day of the chair's mandate and ``previous_chair_college`` the
    college that chaired before it, None when unknown or for a first mandate.
    """

    members: tuple[Juror, ...]
    chair: str | None = None
    chair_since: date | None = None
    previous_chair_college: str | None = None

    @property
    def present(self) -> tuple[Juror, ...]:
        return tuple(member for member in self.members if member.present)

    def member(self, identifier: str | None) -> Juror | None:
        """The member of that id, or None."""
        return next((member for member in self.members if member.id == identifier), None)


class Gravity(StrEnum):
    """A blocking finding forbids any decision; a warning is printed in the minutes."""

    BLOCKING = "bloquant"
    WARNING = "avertissement"


@dataclass(frozen=True, slots=True)
class JuryFinding:
    """Something about a jury; ``rule`` cites the rule, ``line`` the line to write if one lacks.

    ``juror`` and ``candidate`` are ids, empty when the finding is about the jury as a whole.
    """

    code: str
    severity: Gravity
    sentence: str
    rule: str = ""
    line: str = ""
    juror: str = ""
    candidate: str = ""


Severity = Gravity
Finding = JuryFinding
