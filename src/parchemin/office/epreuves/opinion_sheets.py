"""An opinion as it is handed in, and what the règlement and the calendar say of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parchemin.domain.deliberation.plan import BlocPlan, Plan
from parchemin.domain.rules.acquisition import Every
from parchemin.domain.rules.assessors import AssessorsRule, ByWeighting, roles_of
from parchemin.office.accounts.models import User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves.models import Opinion
from parchemin.office.epreuves.sheets import date_faults

Voice = tuple[object, str, str, str, int]


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What assessors give an opinion of: a modality, or the bloc itself when ``code`` is empty."""

    code: str
    title: str
    rule: AssessorsRule

    @property
    def marked(self) -> bool:
        """Whether a mark is asked, and not a yes or a no."""
        return isinstance(self.rule, ByWeighting)

    @property
    def roles(self) -> tuple[str, ...]:
        return roles_of(self.rule)


def judged_in(bloc: BlocPlan) -> tuple[Judged, ...]:
    """All that the rules of a bloc ask opinions of, the bloc itself first."""
    whole = [Judged(code="", title=bloc.title, rule=rule) for rule in _assessors(bloc.rule.value)]
    each = [
        Judged(code=modality.code, title=modality.title, rule=rule)
        for modality in bloc.modalities
        for rule in _assessors(modality.rule.value)
    ]
    return (*whole[:1], *each)


def _assessors(rule: object) -> Iterator[AssessorsRule]:
    if isinstance(rule, Every):
        for part in rule.rules:
            yield from _assessors(part)
    elif isinstance(rule, AssessorsRule):
        yield rule


@dataclass(frozen=True, kw_only=True)
class OpinionEntry:
    """One opinion handed in; ``mark`` and ``out_of`` are given together or not at all."""

    enrolment: Enrolment
    bloc_code: str
    assessment_code: str
    role: str
    assessor: User
    given_on: date
    favourable: bool | None = None
    mark: Decimal | None = None
    out_of: Decimal | None = None
    comment: str = ""

    @property
    def voice(self) -> Voice:
        """Who speaks, in which role, of what."""
        return (
            self.enrolment.pk, self.bloc_code, self.assessment_code, self.role, self.assessor.pk,
        )  # fmt: skip

    @property
    def subject(self) -> str:
        return self.assessment_code or self.bloc_code

    def row(self, by: User) -> Opinion:
        """The row, not yet saved."""
        return Opinion(
            enrolment=self.enrolment,
            bloc_code=self.bloc_code,
            assessment_code=self.assessment_code,
            role=self.role,
            assessor=self.assessor,
            favourable=self.favourable,
            mark=self.mark,
            out_of=self.out_of,
            comment=self.comment,
            given_on=self.given_on,
            recorded_by=by,
        )

    def repeats(self, row: Opinion) -> bool:
        """Whether an opinion on record says the very same thing."""
        return (self.favourable, self.mark, self.out_of, self.comment, self.given_on) == (
            row.favourable,
            row.mark,
            row.out_of,
            row.comment,
            row.given_on,
        )


def voice_of(row: Opinion) -> Voice:
    """Who speaks in an opinion on record, in which role, of what."""
    return (row.enrolment_id, row.bloc_code, row.assessment_code, row.role, row.assessor_id)


def opinion_faults(entry: OpinionEntry, plan: Plan, *, today: date) -> Iterator[str]:
    """Every reason why this opinion cannot be, as French sentences."""
    yield from date_faults(entry.subject, entry.enrolment, entry.given_on, today=today)
    bloc = next((each for each in plan.blocs if each.code == entry.bloc_code), None)
    asked = judged_in(bloc) if bloc else ()
    judged = next((each for each in asked if each.code == entry.assessment_code), None)
    if judged is None:
        yield (
            f"{entry.subject} : le règlement n'y demande pas d'avis d'évaluateurs. Rechargez la "
            "page, puis recommencez."
        )
        return
    if entry.role not in judged.roles:
        yield (
            f"{entry.subject} : le rôle « {entry.role} » n'y donne pas d'avis. Choisissez parmi : "
            f"{', '.join(judged.roles)}."
        )
    yield from _content_faults(entry, judged)


def _content_faults(entry: OpinionEntry, judged: Judged) -> Iterator[str]:
    mark, out_of = entry.mark, entry.out_of
    if not judged.marked and entry.favourable is None:
        yield f"{entry.subject} : dites si votre avis est favorable ou défavorable."
    elif judged.marked and mark is None:
        yield f"{entry.subject} : donnez une note."
    if (mark is None) != (out_of is None):
        yield f"{entry.subject} : une note se donne avec son échelle, par exemple 14 sur 20."
    elif mark is not None and out_of is not None and not (0 <= mark <= out_of and out_of > 0):
        yield f"{entry.subject} : la note {mark} n'est pas entre 0 et {out_of}."
