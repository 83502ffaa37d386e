"""References of paths: certification, year of entry, sequence; never used twice."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import date

from parchemin.office.candidates.models import Enrolment
from parchemin.office.referentiels.models import Version

LONGEST_SHORT = 24
SHORTEST_WORD = 3
WORD = re.compile(r"[^\W_]+")


def prefix(number: str, entered_on: date) -> str:
    """What the references of that certification and year begin with.

    A register number stays whole (RNCP40657); a long name gives its capitals and initials:
    « CQP Délégué d'assurance maladie » gives CQP-DAM.
    """
    plain = unicodedata.normalize("NFKD", number).encode("ascii", "ignore").decode()
    words = [word for word in WORD.findall(plain) if len(word) >= SHORTEST_WORD or word.isdigit()]
    capitals = [word for word in words if word.isupper() or any(map(str.isdigit, word))]
    initials = "".join(word[0] for word in words if word not in capitals)
    short = "-".join([*capitals, *([initials] if initials else [])])[:LONGEST_SHORT].upper()
    return f"{short or 'PARCOURS'}-{entered_on.year}-"


def next_references(number: str, days: Iterable[date], *, asked: Iterable[str] = ()) -> list[str]:
    """A new reference for each day of entry; the sequence is held until the transaction ends.

    A path is never erased, so the sequence goes on after as many as there are; a number that the
    certifier already gave by hand, or asks for in ``asked``, is passed over.
    """
    list(Version.objects.select_for_update().filter(number=number).order_by("pk").values_list("pk"))
    prefixes = [prefix(number, day) for day in days]
    taken, given = set(asked), Counter[str]()
    for start in sorted(set(prefixes)):
        paths = Enrolment.objects.filter(reference__startswith=start)
        known = set(paths.values_list("reference", flat=True))
        given[start], taken = len(known), taken | known
    references = []
    for start in prefixes:
        given[start] += 1
        while f"{start}{given[start]:04d}" in taken:
            given[start] += 1
        references.append(f"{start}{given[start]:04d}")
    return references
