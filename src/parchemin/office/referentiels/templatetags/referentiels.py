"""The words of the closed lists, for templates."""

from django import template

from parchemin.domain.comparison.assessments import AssessmentChange
from parchemin.domain.comparison.blocs import BlocChange
from parchemin.domain.comparison.competencies import CompetencyChange
from parchemin.domain.comparison.sentences import (
    assessment_sentence,
    bloc_sentence,
    competency_sentence,
)
from parchemin.domain.referentiel import CorrespondenceKind
from parchemin.office.referentiels.wording import CORRESPONDENCE_LABELS, SOURCE_LABELS

register = template.Library()


@register.filter
def correspondence(kind: CorrespondenceKind | None) -> str:
    """The name of a kind of correspondence."""
    return CORRESPONDENCE_LABELS[kind]


@register.filter
def source_kind(kind: str) -> str:
    """The name of a kind of source; the kind itself when it has none."""
    return SOURCE_LABELS.get(kind, kind)


@register.filter
def told(change: BlocChange | CompetencyChange | AssessmentChange) -> str:
    """What a change of a comparison says, as a sentence."""
    if isinstance(change, BlocChange):
        return bloc_sentence(change)
    if isinstance(change, CompetencyChange):
        return competency_sentence(change)
    return assessment_sentence(change)
