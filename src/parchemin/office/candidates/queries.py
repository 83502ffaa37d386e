"""What the screens and the later stages read of persons and their paths."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from parchemin.domain.deliberation.facts import ClaimDecision, CorrespondenceClaim, HeldBy
from parchemin.domain.deliberation.facts import HeldBloc as HeldFact
from parchemin.office.accounts.models import User
from parchemin.office.candidates import access
from parchemin.office.candidates.admission import admission
from parchemin.office.candidates.files import FileReading, read_file
from parchemin.office.candidates.identity import key_of, known_persons
from parchemin.office.candidates.later import furthest_step
from parchemin.office.candidates.models import (
    CandidateFile,
    CivilStatus,
    CorrespondenceDecision,
    Enrolment,
    HeldBloc,
    Person,
)
from parchemin.office.candidates.moments import moment_rank
from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import acts_on
from parchemin.office.partners.models import Body
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import published_versions

HOW = {
    HeldBloc.How.HELD: HeldBy.DECISION,
    HeldBloc.How.EXPERIENCE: HeldBy.EXPERIENCE,
    HeldBloc.How.CORRESPONDENCE: HeldBy.CORRESPONDENCE,
}


def listing(user: User) -> QuerySet[Enrolment]:
    """The paths this user may see, with all that a list shows, in one query."""
    return (
        access.visible_enrolments(user)
        .select_related("person__civil_status", "version", "body")
        .defer("version__content", "version__findings", "version__answers")
        .annotate(step=furthest_step())
    )


def enterable_versions() -> QuerySet[Version]:
    """The versions one can enter, newest first within a certification, without their content."""
    return published_versions().defer("content", "findings", "answers")


def bodies(user: User) -> QuerySet[Body]:
    """The bodies in whose name this user may enrol."""
    return access.bodies_for(user)


def namesakes(status: object) -> list[Person]:
    """The files that carry this civil status."""
    return known_persons([status])[key_of(status)]  # type: ignore[arg-type, list-item]


def civil_statuses(person: Person) -> QuerySet[CivilStatus]:
    """Every civil status recorded for a person, newest first."""
    return person.civil_statuses.select_related("recorded_by").order_by("-id")


def held_blocs(person: Person) -> QuerySet[HeldBloc]:
    """Every bloc recorded as held, withdrawn ones included."""
    return person.held_blocs.select_related("recorded_by", "withdrawal")


def correspondence_decisions(person: Person) -> dict[str, CorrespondenceDecision]:
    """The decision in force on each other certification."""
    rows = person.correspondence_decisions.select_related("recorded_by")
    return {row.number: row for row in rows}


def history(person: Person, enrolments: Iterable[Enrolment]) -> list[Entry]:
    """The journal's acts on a person and on some of her paths, newest first."""
    paths = list(enrolments)
    acts = acts_on(person)
    if paths:
        keys = [str(path.pk) for path in paths]
        acts = acts | Entry.objects.filter(object_type=Enrolment._meta.label, object_id__in=keys)
    return list(acts.order_by("-id"))


def preview(file: CandidateFile) -> FileReading:
    """What a received file would do now."""
    return read_file(
        bytes(file.content),
        file.name,
        admitted=admission(file.version, file.body),
        entered_on=file.entered_on,
        on=timezone.localdate(file.received_at),
    )


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """What a person holds: blocs of the certification sought, claims from other ones."""

    held: tuple[HeldFact, ...] = ()
    claims: tuple[CorrespondenceClaim, ...] = ()


def earlier_facts(enrolments: Iterable[Enrolment]) -> dict[object, Earlier]:
    """The held blocs and claims of each path, by its id, in three queries."""
    paths = list(enrolments)
    versions = Version.objects.filter(pk__in={path.version_id for path in paths})
    numbers = dict(versions.values_list("pk", "number"))
    persons = {path.person_id for path in paths}
    rows: dict[object, list[HeldBloc]] = defaultdict(list)
    for row in HeldBloc.objects.filter(person__in=persons, withdrawal=None).order_by("id"):
        rows[row.person_id].append(row)
    decided = CorrespondenceDecision.objects.filter(person__in=persons)
    decisions = {
        (row.person_id, row.number): row
        for row in decided.select_related("recorded_by").order_by("id")
    }
    return {
        path.pk: _earlier(numbers[path.version_id], path, rows[path.person_id], decisions)
        for path in paths
    }


def _earlier(
    number: str,
    path: Enrolment,
    rows: list[HeldBloc],
    decisions: dict[tuple[object, str], CorrespondenceDecision],
) -> Earlier:
    own = [row for row in rows if row.number == number]
    others: dict[str, list[HeldBloc]] = defaultdict(list)
    for row in rows:
        if row.number != number:
            others[row.number].append(row)
    return Earlier(
        held=tuple(_held(row) for row in own),
        claims=tuple(
            _claim(other, group, decisions.get((path.person_id, other)))
            for other, group in others.items()
        ),
    )


def _held(row: HeldBloc) -> HeldFact:
    return HeldFact(
        bloc=row.bloc_code,
        acquired_on=row.acquired_on,
        proof=row.proof,
        how=HOW[HeldBloc.How(row.how)],
        on=timezone.localdate(row.recorded_at),
        rank=moment_rank(row.recorded_at),
    )


def _claim(
    number: str, rows: list[HeldBloc], decision: CorrespondenceDecision | None
) -> CorrespondenceClaim:
    last = rows[-1].recorded_at
    return CorrespondenceClaim(
        certification=number,
        blocs=frozenset(row.bloc_code for row in rows),
        proof=" ; ".join(dict.fromkeys(row.proof for row in rows)),
        on=timezone.localdate(last),
        rank=moment_rank(last),
        decision=decision and _decision(decision),
    )


def _decision(row: CorrespondenceDecision) -> ClaimDecision:
    return ClaimDecision(
        granted=row.granted,
        by=row.recorded_by.get_full_name() or row.recorded_by.username,
        on=timezone.localdate(row.recorded_at),
        rank=moment_rank(row.recorded_at),
        reason=row.reason,
    )
