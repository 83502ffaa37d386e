"""What a later stage knows of a registration when its public text is silent.

The setting ``STATED_DATES`` names the function that knows, so that this stage imports none.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings
from django.utils.module_loading import import_string

from parchemin.domain.referentiel import RegistrationDates

NAMES = ("decision", "end_of_registration", "last_delivery")


@dataclass(frozen=True)
class StatedDates:
    """The dates the certifier states of one certification; each None when not stated."""

    decision: date | None
    end_of_registration: date | None
    last_delivery: date | None
    source: str
    by: str
    at: datetime


def stated_dates(numbers: Collection[str]) -> Mapping[str, StatedDates]:
    """The newest statement on each of these certifications, by number."""
    found: Mapping[str, StatedDates] = import_string(settings.STATED_DATES)(numbers)
    return found


def completed(read: RegistrationDates, stated: StatedDates | None) -> RegistrationDates:
    """The dates of the text, and where it is silent those stated; the text always wins."""
    if stated is None:
        return read
    silent = {name: getattr(stated, name) for name in NAMES if getattr(read, name) is None}
    return replace(read, **silent)
