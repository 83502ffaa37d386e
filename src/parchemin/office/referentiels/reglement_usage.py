"""Who stands on a version of a règlement, whatever stage of the office it belongs to."""

from dataclasses import dataclass

from django.urls import reverse

from parchemin.domain.french import counted
from parchemin.office.referentiels.models import ReglementVersion

SHOWN = 8
PAGES = {
    "juries.jury": ("juries:detail", "pk"),
    "candidates.enrolment": ("candidates:detail", "person_id"),
}
"""The page of each kind of thing, and the attribute that its address takes."""


@dataclass(frozen=True)
class Usage:
    """One kind of thing that is tied to the version: how many, the first of them with its page."""

    sentence: str
    count: int
    shown: tuple[tuple[str, str], ...]

    @property
    def others(self) -> int:
        """How many are not shown."""
        return self.count - len(self.shown)


def usages_of(version: ReglementVersion) -> tuple[Usage, ...]:
    """What was entered or held with this version; the tables of this stage are left out."""
    found = []
    for relation in version._meta.related_objects:
        model = relation.related_model
        if model._meta.app_label == version._meta.app_label:
            continue
        rows = model._default_manager.filter(**{relation.field.name: version})
        names = (str(model._meta.verbose_name), str(model._meta.verbose_name_plural))
        count = rows.count()
        shown = tuple((str(row), _page(row)) for row in rows[:SHOWN])
        found.append(Usage(counted(count, *names), count, shown))
    return tuple(found)


def _page(row: object) -> str:
    label = row._meta.label_lower  # type: ignore[attr-defined]
    if label not in PAGES:
        return ""
    view, attribute = PAGES[label]
    return reverse(view, args=[getattr(row, attribute)])
