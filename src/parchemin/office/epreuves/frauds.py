"""The frauds on record: as the pages tell them, and as facts for the deliberation."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from parchemin.domain.deliberation.facts import Fraud
from parchemin.office.candidates.models import Enrolment
from parchemin.office.candidates.moments import moment_rank
from parchemin.office.epreuves.models import FraudStep

Kind = FraudStep.Kind
SAID = {Kind.UPHELD: True, Kind.DISMISSED: False}


@dataclass(frozen=True)
class FraudFile:
    """What happened about one modality, oldest first; ``waits`` while nobody has decided."""

    assessment_code: str
    steps: tuple[FraudStep, ...]

    @property
    def last(self) -> FraudStep | None:
        return self.steps[-1] if self.steps else None

    @property
    def waits(self) -> bool:
        return self.last is not None and self.last.kind not in SAID

    @property
    def heard_on(self) -> date | None:
        """The day of the last hearing since the fraud was last noted."""
        heard = None
        for step in self.steps:
            if step.kind == Kind.NOTED:
                heard = None
            elif step.kind == Kind.HEARD:
                heard = step.happened_on
        return heard


def fraud_files(enrolment: Enrolment, bloc_code: str) -> dict[str, FraudFile]:
    """What is on record of one bloc, by modality; one query."""
    rows = FraudStep.objects.filter(enrolment=enrolment, bloc_code=bloc_code)
    grouped: dict[str, list[FraudStep]] = defaultdict(list)
    for row in rows.select_related("recorded_by").order_by("id"):
        grouped[row.assessment_code].append(row)
    return {code: FraudFile(code, tuple(steps)) for code, steps in grouped.items()}


def fraud_facts(enrolments: Collection[UUID]) -> dict[UUID, tuple[Fraud, ...]]:
    """The steps of each path as facts, each saying how the fraud stands then; one query."""
    rows = FraudStep.objects.filter(enrolment__in=enrolments).select_related("recorded_by")
    grouped: dict[tuple[UUID, str], list[FraudStep]] = defaultdict(list)
    for row in rows.order_by("id"):
        grouped[row.enrolment_id, row.assessment_code].append(row)
    found: dict[UUID, list[Fraud]] = defaultdict(list)
    for (path, code), steps in grouped.items():
        found[path].extend(_facts(code, steps))
    return {path: tuple(facts) for path, facts in found.items()}


def _facts(code: str, steps: list[FraudStep]) -> Iterable[Fraud]:
    case = ""
    for rank, step in enumerate(steps, start=1):
        case = str(step.pk) if step.kind == Kind.NOTED else case
        yield Fraud(
            subject=code,
            case=case,
            on=timezone.localdate(step.recorded_at),
            rank=moment_rank(step.recorded_at),
            id=str(step.pk),
            heard_on=FraudFile(code, tuple(steps[:rank])).heard_on,
            upheld=SAID.get(Kind(step.kind)),
            author=step.recorded_by.get_full_name() or step.recorded_by.username,
            happened_on=step.happened_on,
        )
