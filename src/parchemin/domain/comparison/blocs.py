"""Which bloc of one certification is which of another, and what differs in each."""

from dataclasses import dataclass

from parchemin.domain.comparison.assessments import AssessmentChange, compare_assessments
from parchemin.domain.comparison.changes import (
    ChangeKind,
    TextChange,
    ValueChange,
    compare_texts,
    value_change,
)
from parchemin.domain.comparison.competencies import CompetencyChange
from parchemin.domain.referentiel import Bloc


@dataclass(frozen=True, slots=True)
class BlocChange:
    """What became of a bloc: ``basis`` and ``certain`` tell how it was paired.

    ``competencies`` are those that differ and stand in it, on either side; ``unchanged`` counts the
    others. ``reordered`` is set when competencies that stay follow one another in another order.
    """

    kind: ChangeKind
    before: Bloc | None
    after: Bloc | None
    basis: str = ""
    certain: bool = True
    values: tuple[ValueChange, ...] = ()
    leads: tuple[TextChange, ...] = ()
    competencies: tuple[CompetencyChange, ...] = ()
    assessments: tuple[AssessmentChange, ...] = ()
    unchanged: int = 0
    reordered: bool = False

    @property
    def differs(self) -> bool:
        """Whether there is anything to say of it."""
        inside = self.values or self.leads or self.competencies or self.assessments
        return self.kind is not ChangeKind.SAME or bool(inside) or self.reordered


def bloc_texts(
    before: Bloc, after: Bloc
) -> tuple[tuple[ValueChange, ...], tuple[TextChange, ...], tuple[AssessmentChange, ...]]:
    """What differs in a bloc outside its competencies: values, lead-in sentences, modalities."""
    values = (
        *value_change("Code", before.code, after.code),
        *value_change("Intitulé", before.title, after.title),
        *value_change("Activité", before.activity, after.activity),
    )
    leads = compare_texts([lead.text for lead in before.leads], [lead.text for lead in after.leads])
    return values, leads, compare_assessments(before.assessments, after.assessments)
