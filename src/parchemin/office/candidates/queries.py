"""What the screens and the later stages read of persons and their paths."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from parchemin.domain.deliberation.facts import ClaimDecision, CorrespondenceClaim, HeldBy
from parchemin.domain.deliberation.facts import HeldBloc as HeldFact
from parchemin.domain.person import CivilStatus as Status
from parchemin.office.accounts.models import User
from parchemin.office.candidates import access
from parchemin.office.candidates.admission import admission
from parchemin.office.candidates.files import FileReading, read_file
from parchemin.office.candidates.identity import folded, key_of, known_persons
from parchemin.office.candidates.later import STEPS, Happening, furthest_step, happened_to, held_by
from parchemin.office.candidates.models import (
    CandidateFile,
    CivilStatus,
    CorrespondenceDecision,
    Enrolment,
    HeldBloc,
    Person,
)
from parchemin.office.candidates.moments import moment_rank
from parchemin.office.correspondences.queries import with_decided
from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import acts_on
from parchemin.office.partners.models import Body
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of, published_versions

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


def steps_reached(user: User, person: Person) -> dict[UUID, int]:
    """The furthest step of each path of a person, as a rank in ``STEPS``."""
    paths = access.visible_enrolments(user).filter(person=person)
    return dict(paths.annotate(step=furthest_step()).values_list("pk", "step"))


def search(paths: QuerySet[Enrolment], text: str) -> QuerySet[Enrolment]:
    """The paths of which every word is in the reference, a name or the date of birth."""
    for word in text.split():
        found = Q(reference__icontains=word) | Q(person__civil_status__use_name__icontains=word)
        if key := folded(word):
            found |= Q(person__identity_key__contains=key)
        if "/" in word:
            found |= Q(person__identity_key__contains=word)
        paths = paths.filter(found)
    return paths


def numbers(user: User) -> list[str]:
    """The certifications of the paths this user may see."""
    paths = access.visible_enrolments(user).order_by("version__number")
    return list(paths.values_list("version__number", flat=True).distinct())


def enterable_versions() -> QuerySet[Version]:
    """The versions one can enter, newest first within a certification, without their content."""
    return published_versions().defer("content", "findings", "answers")


def bodies(user: User) -> QuerySet[Body]:
    """The bodies in whose name this user may enrol."""
    return access.bodies_for(user)


def namesakes(status: Status) -> list[Person]:
    """The files that carry this civil status."""
    return known_persons([status]).get(key_of(status), [])


def civil_statuses(person: Person) -> QuerySet[CivilStatus]:
    """Every civil status recorded for a person, newest first."""
    return person.civil_statuses.select_related("recorded_by").order_by("-id")


def held_blocs(person: Person) -> QuerySet[HeldBloc]:
    """Every bloc recorded as held, withdrawn ones included."""
    return person.held_blocs.select_related("recorded_by", "withdrawal")


def claims(person: Person, paths: Iterable[Enrolment]) -> list[dict[str, object]]:
    """The other certifications of which the person holds blocs, each with its decision or None."""
    own = {path.version.number for path in paths}
    rows = person.correspondence_decisions.select_related("recorded_by")
    decisions = {row.number: row for row in rows}
    held = person.held_blocs.filter(withdrawal=None).order_by("number")
    numbers = held.values_list("number", flat=True).distinct()
    return [
        {"number": number, "decision": decisions.get(number)}
        for number in numbers
        if number not in own
    ]


def granted(enrolments: Iterable[Enrolment]) -> dict[UUID, tuple[HeldFact, ...]]:
    """The blocs that juries granted to the person of each path, with the minutes as proof."""
    return held_by([path.pk for path in enrolments])


def each_once(won: Mapping[UUID, Iterable[HeldFact]]) -> list[HeldFact]:
    """The blocs granted on several paths of one person, each once."""
    return list(dict.fromkeys(bloc for blocs in won.values() for bloc in blocs))


def is_decided(enrolment: Enrolment) -> bool:
    """Whether a jury has decided on that path."""
    path = Enrolment.objects.filter(pk=enrolment.pk).annotate(step=furthest_step())
    reached: int = path.values_list("step", flat=True).get()
    return reached >= [key for key, _ in STEPS].index("delibere")


@dataclass(frozen=True)
class HistoryLine:
    """An act as the page of a person tells it; ``times`` when one submission repeated it."""

    act: Entry | Happening
    times: int


def history(person: Person, enrolments: Iterable[Enrolment]) -> list[HistoryLine]:
    """The journal's acts on a person and on some of her paths, and what later stages did to them.

    Newest first; the results of one submission are told once, with their number.
    """
    paths = list(enrolments)
    acts = acts_on(person)
    if paths:
        keys = [str(path.pk) for path in paths]
        acts = acts | Entry.objects.filter(object_type=Enrolment._meta.label, object_id__in=keys)
    later = happened_to([path.pk for path in paths])
    found: list[Entry | Happening] = [*acts.order_by("-id"), *later]
    every = sorted(found, key=lambda each: each.at, reverse=True)
    groups = [list(group) for _, group in groupby(every, key=_as_told)]
    return [HistoryLine(group[0], len(group)) for group in groups]


def _as_told(act: Entry | Happening) -> tuple[object, ...]:
    """What the page shows of an act: two that look the same are told once."""
    return act.at, act.act, act.actor, act.details.get("reference"), act.details.get("motif")


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


def earlier_facts(enrolments: Iterable[Enrolment]) -> dict[UUID, Earlier]:
    """The held blocs and claims of each path, by its id, in three queries."""
    paths = list(enrolments)
    prefetch_related_objects(paths, "version")
    persons = {path.person_id for path in paths}
    rows: dict[UUID, list[HeldBloc]] = defaultdict(list)
    for row in HeldBloc.objects.filter(person__in=persons, withdrawal=None).order_by("id"):
        rows[row.person_id].append(row)
    decided = CorrespondenceDecision.objects.filter(person__in=persons)
    decisions = {
        (row.person_id, row.number): row
        for row in decided.select_related("recorded_by").order_by("id")
    }
    return {
        path.pk: _earlier(path.version.number, path, rows[path.person_id], decisions)
        for path in paths
    }


def _earlier(
    number: str,
    path: Enrolment,
    rows: list[HeldBloc],
    decisions: dict[tuple[UUID, str], CorrespondenceDecision],
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
    codes = {row.bloc_code for row in rows}
    return CorrespondenceClaim(
        certification=number,
        blocs=frozenset() if "" in codes else frozenset(codes),
        proof=" ; ".join(dict.fromkeys(row.proof for row in rows)),
        on=timezone.localdate(last),
        rank=moment_rank(last),
        decision=_decision(decision) if decision else None,
    )


def _decision(row: CorrespondenceDecision) -> ClaimDecision:
    return ClaimDecision(
        granted=row.granted,
        by=row.recorded_by.get_full_name() or row.recorded_by.username,
        on=timezone.localdate(row.recorded_at),
        rank=moment_rank(row.recorded_at),
        reason=row.reason,
    )


def bloc_choices(enrolments: Iterable[Enrolment]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The blocs a person of these paths may hold: their own, and those their texts correspond to."""
    groups: dict[str, dict[str, str]] = {}
    paths = list(enrolments)
    described = {path.version_id: certification_of(path.version) for path in paths}
    decided = with_decided(described, timezone.localdate())
    for path in paths:
        certification = decided[path.version_id]
        own = groups.setdefault(path.version.number, {})
        for bloc in certification.blocs:
            own[f"{path.version.number}|{bloc.code}"] = f"{bloc.code}, {bloc.title}"
        for link in certification.correspondences:
            number = link.certification.number
            there = groups.setdefault(f"{number}, par correspondance", {})
            for code in link.target_blocs or ("",):
                there[f"{number}|{code}"] = code or f"{number}, toute la certification"
    return [(name, list(choices.items())) for name, choices in groups.items()]
