"""References of paths: certification, year of entry, sequence; never used twice."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from parchemin.office.candidates.models import Enrolment
from parchemin.office.referentiels.models import Version

LONGEST_PREFIX = 30


def prefix(number: str, entered_on: date) -> str:
    """What the references of that certification and year begin with."""
    short = re.sub(r"[^0-9A-Za-z]+", "-", number).strip("-").upper()[: LONGEST_PREFIX - 6]
    return f"{short}-{entered_on.year}-"


def next_references(number: str, days: Iterable[date]) -> list[str]:
    """A new reference for each day of entry; the sequence is held until the transaction ends.

    A path is never erased, so the number of those that exist is the last number given.
    """
    list(Version.objects.select_for_update().filter(number=number).order_by("pk").values_list("pk"))
    prefixes = [prefix(number, day) for day in days]
    given = Counter(
        {
            start: Enrolment.objects.filter(reference__startswith=start).count()
            for start in sorted(set(prefixes))
        }
    )
    references = []
    for start in prefixes:
        given[start] += 1
        references.append(f"{start}{given[start]:04d}")
    return references
