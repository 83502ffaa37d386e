"""What the screens and the later stages read of logbooks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from parchemin.domain.deliberation.facts import Attestation as AttestationFact
from parchemin.domain.deliberation.facts import competency_code, has_competency
from parchemin.domain.referentiel import Bloc, Certification
from parchemin.domain.rules.acquisition import Attester
from parchemin.office.accounts.models import User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.candidates.moments import moment_rank
from parchemin.office.logbooks import access
from parchemin.office.logbooks.models import Attestation, Mentor
from parchemin.office.referentiels.queries import certification_of


def attestation_facts(
    enrolments: Iterable[Enrolment], certifications: Mapping[int, Certification]
) -> dict[UUID, tuple[AttestationFact, ...]]:
    """The attestations of each path, by its id, in one query; certifications go by version id."""
    versions = {path.pk: path.version_id for path in enrolments}
    rows = Attestation.objects.filter(mentor__enrolment__in=list(versions))
    found: dict[UUID, list[AttestationFact]] = defaultdict(list)
    for row in rows.select_related("mentor__account").order_by("id"):
        path = row.mentor.enrolment_id
        bloc = certifications[versions[path]].bloc(row.bloc_code)
        if bloc and has_competency(bloc, row.competency_rank):
            found[path].append(_fact(row, competency_code(bloc, row.competency_rank)))
    return {path: tuple(facts) for path, facts in found.items()}


def _fact(row: Attestation, subject: str) -> AttestationFact:
    account = row.mentor.account
    return AttestationFact(
        subject=subject,
        by=Attester(row.mentor.function),
        attested=row.mastered,
        on=timezone.localdate(row.recorded_at),
        happened_on=row.stated_on,
        rank=moment_rank(row.recorded_at),
        id=str(row.pk),
        author=account.get_full_name() or account.username,
        reason=row.comment,
    )


@dataclass(frozen=True, kw_only=True)
class CompetencyLine:
    """One competency of a bloc with the last statement of the reader and of the other functions."""

    rank: int
    text: str
    key: bool
    mine: Attestation | None
    others: tuple[Attestation, ...]


@dataclass(frozen=True, kw_only=True)
class BlocLines:
    """A bloc of the logbook; ``done`` counts the competencies that the reader has attested."""

    code: str
    title: str
    lines: tuple[CompetencyLine, ...]

    @property
    def done(self) -> int:
        return sum(line.mine is not None and line.mine.mastered for line in self.lines)

    @property
    def total(self) -> int:
        return len(self.lines)


@dataclass(frozen=True, kw_only=True)
class Followed:
    """A candidate followed at work, and how much of the logbook is attested in that function."""

    mentor: Mentor
    blocs: tuple[BlocLines, ...]

    @property
    def done(self) -> int:
        return sum(bloc.done for bloc in self.blocs)

    @property
    def total(self) -> int:
        return sum(bloc.total for bloc in self.blocs)

    @property
    def refused(self) -> int:
        mine = (line.mine for bloc in self.blocs for line in bloc.lines)
        return sum(each is not None and not each.mastered for each in mine)


def followed(user: User) -> list[Followed]:
    """The candidates this user follows, in a constant number of queries."""
    mentors = list(access.mentors_of(user).order_by("enrolment__reference", "function"))
    last = _last_statements([mentor.enrolment_id for mentor in mentors])
    return [_followed(mentor, last[mentor.enrolment_id]) for mentor in mentors]


def logbook(mentor: Mentor) -> Followed:
    """The whole logbook of one candidate, as one mentor reads it."""
    return _followed(mentor, _last_statements([mentor.enrolment_id])[mentor.enrolment_id])


Statements = dict[tuple[str, int], dict[int, Attestation]]


def _last_statements(enrolments: list[UUID]) -> dict[UUID, Statements]:
    """The last statement of each mentor on each competency, by path."""
    found: dict[UUID, Statements] = defaultdict(dict)
    rows = Attestation.objects.filter(mentor__enrolment__in=enrolments)
    for row in rows.select_related("mentor__account").order_by("id"):
        key = (row.bloc_code, row.competency_rank)
        found[row.mentor.enrolment_id].setdefault(key, {})[row.mentor_id] = row
    return found


def _followed(mentor: Mentor, last: Statements) -> Followed:
    certification = certification_of(mentor.enrolment.version)
    return Followed(
        mentor=mentor,
        blocs=tuple(_bloc(bloc, mentor, last) for bloc in certification.blocs),
    )


def _bloc(bloc: Bloc, mentor: Mentor, last: Statements) -> BlocLines:
    lines = []
    for rank, competency in enumerate(bloc.competencies, start=1):
        said = last.get((bloc.code, rank), {})
        lines.append(
            CompetencyLine(
                rank=rank,
                text=competency.text,
                key=bool(competency.key),
                mine=said.get(mentor.pk),
                others=tuple(row for key, row in said.items() if key != mentor.pk),
            )
        )
    return BlocLines(code=bloc.code, title=bloc.title, lines=tuple(lines))


def attestations_of(enrolment: Enrolment) -> dict[tuple[str, int], list[Attestation]]:
    """The last statement of each mentor of a path, by bloc and rank of competency."""
    last = _last_statements([enrolment.pk])[enrolment.pk]
    return {key: list(said.values()) for key, said in last.items()}


def mentors(enrolment: Enrolment) -> QuerySet[Mentor]:
    """The tutors and managers of a path."""
    return enrolment.mentors.select_related("account").order_by("function", "id")
