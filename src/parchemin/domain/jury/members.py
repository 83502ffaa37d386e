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

    ``experience_years``, ``years_out`` (since the member left the trade, 0 while in it),
    ``outside`` (neither of the certifier nor of the assessing body), ``qualified`` and ``gender``
    are None when nobody has said. ``voting`` False: attends without a vote. ``supplementary``:
    sits only in the place of an absent member of the same college.
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
    years_out: int | None = None
    outside: bool | None = None
    voting: bool = True
    supplementary: bool = False


@dataclass(frozen=True, slots=True)
class Proxy:
    """The voice of the absent ``giver``, cast by the ``holder``; both are ids."""

    giver: str
    holder: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Replacement:
    """A member who leaves his seat to another once the jury is open; both are ids."""

    leaving: str
    coming: str
    on: date
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Jury:
    """A jury as convened. ``chair`` is the id of a member, None while nobody is named.

    ``chair_since`` is the first day of the chair's mandate and ``previous_chair_college`` the
    college that chaired before it, None when unknown or for a first mandate. ``vice_chair`` is the
    id of the member who chairs when the chair is absent.
    """

    members: tuple[Juror, ...]
    chair: str | None = None
    chair_since: date | None = None
    previous_chair_college: str | None = None
    vice_chair: str | None = None
    proxies: tuple[Proxy, ...] = ()
    replacements: tuple[Replacement, ...] = ()

    @property
    def present(self) -> tuple[Juror, ...]:
        return tuple(member for member in self.members if member.present)

    @property
    def deciding(self) -> tuple[Juror, ...]:
        """The members who are there and have a vote."""
        return tuple(member for member in self.members if member.present and member.voting)

    @property
    def represented(self) -> tuple[Juror, ...]:
        """The absent members whose voice a member who is there casts."""
        if not self.proxies:
            return ()
        here = {member.id for member in self.deciding}
        given = {proxy.giver for proxy in self.proxies if proxy.holder in here}
        given -= {replacement.leaving for replacement in self.replacements}
        return tuple(
            member
            for member in self.members
            if member.id in given and member.voting and not member.present
        )

    @property
    def voters(self) -> tuple[Juror, ...]:
        """Everybody whose voice is counted: those who decide, then those they represent."""
        return (*self.deciding, *self.represented)

    @property
    def presiding(self) -> Juror | None:
        """Who holds the chair: the chair if there, else the vice-chair if there, else nobody."""
        for identifier in (self.chair, self.vice_chair):
            member = self.member(identifier)
            if member is not None and member.present:
                return member
        return None

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
