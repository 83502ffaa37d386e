"""The options of a certification, and those that each candidate chose."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from parchemin.domain.errors import ParcheminError
from parchemin.domain.rules.keys import CERTIFICATION
from parchemin.domain.rules.options import CommonAndOptions
from parchemin.office.candidates.models import Enrolment, OptionChoice
from parchemin.office.referentiels.queries import reglement_of


def options_of(path: Enrolment, on: date) -> CommonAndOptions | None:
    """The rule of options of the règlement that path entered with; None when it has none.

    A règlement that says nothing, or two things, is told at the deliberation.
    """
    try:
        found = reglement_of(path.reglement).rule_or_none(CERTIFICATION, on)
    except ParcheminError:
        return None
    rule = None if found is None else found.value
    return rule if isinstance(rule, CommonAndOptions) else None


def chosen(enrolments: Iterable[UUID]) -> dict[UUID, OptionChoice]:
    """The choice that counts of each path, in one query."""
    rows = OptionChoice.objects.filter(enrolment__in=list(enrolments))
    return {row.enrolment_id: row for row in rows.order_by("id")}


def choices_of(path: Enrolment) -> QuerySet[OptionChoice]:
    """Every choice recorded for a path, newest first."""
    return path.option_choices.select_related("recorded_by").order_by("-id")
