"""The words of the closed lists, for templates."""

from django import template

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
