"""How far a session is."""

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from parchemin.domain.pathway import Route
from parchemin.office.juries.models import Jury, ShownHands, Vote

STARTED = ExpressionWrapper(
    Q(Exists(Vote.objects.filter(hearing=OuterRef("pk"))))
    | Q(Exists(ShownHands.objects.filter(hearing=OuterRef("pk")))),
    output_field=BooleanField(),
)


class Line(NamedTuple):
    """A candidate of the session: his hearing, whether it has a vote, why it is deferred."""

    hearing: int
    started: bool
    deferred: str
    route: Route
    person: UUID


@dataclass(frozen=True)
class Progress:
    """How far the session is; a candidate sent to another session is no longer to vote."""

    total: int
    started: int
    deferred: int

    @property
    def sentence(self) -> str:
        """As the room reads it."""
        said = f"{self.started} candidat{'s' if self.started > 1 else ''} sur {self.total} "
        said += "avec un vote"
        if self.deferred:
            said += f", {self.deferred} renvoyé{'s' if self.deferred > 1 else ''}"
        return said


def order(jury: Jury) -> list[Line]:
    """Every candidate in the order of the session, in one query."""
    rows = jury.hearings.annotate(started=STARTED)
    read = rows.values_list("pk", "started", "deferred", "enrolment__route", "enrolment__person")
    return [
        Line(pk, bool(started), deferred, Route(route), person)
        for pk, started, deferred, route, person in read
    ]


def counted(lines: list[Line]) -> Progress:
    """How many of these have a vote, or are sent to another session."""
    return Progress(
        total=len(lines),
        started=sum(line.started and not line.deferred for line in lines),
        deferred=sum(bool(line.deferred) for line in lines),
    )
