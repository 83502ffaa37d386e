"""A result as it is handed in, and what the référentiel and the calendar say of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parchemin.domain.referentiel import Bloc, Certification
from parchemin.office.accounts.models import User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves.models import Outcome, Result

Key = tuple[object, str, str, int | None]


@dataclass(frozen=True, kw_only=True)
class ResultEntry:
    """One result handed in: of a modality, or of a competency of the bloc by its rank from 1.

    ``mark`` and ``out_of`` are given together or not at all.
    """

    enrolment: Enrolment
    bloc_code: str
    outcome: str
    obtained_on: date
    assessment_code: str = ""
    competency_rank: int | None = None
    mark: Decimal | None = None
    out_of: Decimal | None = None
    comment: str = ""

    @property
    def key(self) -> Key:
        """What the result is about."""
        return (self.enrolment.pk, self.bloc_code, self.assessment_code, self.competency_rank)

    @property
    def subject(self) -> str:
        """The modality or the competency, as a person names it."""
        if self.competency_rank is None:
            return self.assessment_code
        return f"{self.bloc_code}, compétence {self.competency_rank}"

    def row(self, by: User) -> Result:
        """The row, not yet saved."""
        return Result(
            enrolment=self.enrolment,
            bloc_code=self.bloc_code,
            assessment_code=self.assessment_code,
            competency_rank=self.competency_rank,
            outcome=self.outcome,
            mark=self.mark,
            out_of=self.out_of,
            comment=self.comment,
            obtained_on=self.obtained_on,
            recorded_by=by,
        )

    def repeats(self, row: Result) -> bool:
        """Whether a result on record says the very same thing."""
        return (self.outcome, self.obtained_on, self.mark, self.out_of, self.comment) == (
            row.outcome,
            row.obtained_on,
            row.mark,
            row.out_of,
            row.comment,
        )


def key_of(row: Result) -> Key:
    """What a result on record is about."""
    return (row.enrolment_id, row.bloc_code, row.assessment_code, row.competency_rank)


def faults(
    entry: ResultEntry, certifications: Mapping[int, Certification], *, today: date
) -> Iterator[str]:
    """Every reason why this result cannot be, as French sentences."""
    yield from date_faults(entry.subject, entry.enrolment, entry.obtained_on, today=today)
    yield from _mark_faults(entry)
    if entry.outcome not in Outcome.values:
        yield f"{entry.subject} : « {entry.outcome} » n'est pas un résultat connu."
    certification = certifications[entry.enrolment.version_id]
    bloc = certification.bloc(entry.bloc_code)
    if bloc is None or not _describes(bloc, entry):
        yield (
            f"{entry.subject} : le référentiel {certification.number or certification.title} ne "
            "décrit rien de tel. Rechargez la page, puis recommencez."
        )


def date_faults(subject: str, enrolment: Enrolment, on: date, *, today: date) -> Iterator[str]:
    """Why a result cannot be of that day."""
    if on > today:
        yield (
            f"{subject} : la date du {on:%d/%m/%Y} est à venir. Saisissez le jour où l'épreuve "
            "a eu lieu."
        )
    if on < enrolment.entered_on:
        yield (
            f"{subject} : la date du {on:%d/%m/%Y} précède l'entrée du candidat, le "
            f"{enrolment.entered_on:%d/%m/%Y}. Vérifiez la date de l'épreuve."
        )


def _mark_faults(entry: ResultEntry) -> Iterator[str]:
    mark, out_of = entry.mark, entry.out_of
    if (mark is None) != (out_of is None):
        yield f"{entry.subject} : une note se donne avec son échelle, par exemple 14 sur 20."
    elif mark is not None and out_of is not None and not (0 <= mark <= out_of and out_of > 0):
        yield f"{entry.subject} : la note {mark} n'est pas entre 0 et {out_of}."
    if mark is not None and entry.outcome in (Outcome.ABSENT, Outcome.EXCUSED):
        yield f"{entry.subject} : un candidat absent n'a pas de note. Videz la note."


def _describes(bloc: Bloc, entry: ResultEntry) -> bool:
    if entry.competency_rank is None:
        return any(each.code == entry.assessment_code for each in bloc.assessments)
    return not entry.assessment_code and 1 <= entry.competency_rank <= len(bloc.competencies)
