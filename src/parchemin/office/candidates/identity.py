"""One person, one file: how a civil status finds the files that already exist."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from parchemin.domain.errors import RefusedAct
from parchemin.domain.person import BirthDate, CivilStatus, identity_key
from parchemin.office.candidates.models import Person

LONGEST_NAME = 70
"""Letters of a name that the key keeps; folding lengthens some scripts, the column is bounded."""


class KnownPerson(RefusedAct):
    """The civil status is that of someone who has a file; ``persons`` are the files found."""

    def __init__(self, persons: list[Person], status: CivilStatus) -> None:
        super().__init__(
            f"{status.first_names[0]} {status.birth_name}, {status.born} le "
            f"{status.birth_date.in_french()}, a déjà un dossier : une personne, un dossier. "
            "Rattachez ce parcours au dossier connu, ou dites qu'il s'agit d'un homonyme."
        )
        self.persons = persons


def key_of(status: CivilStatus) -> str:
    """The key that two records of the same person share: names folded, date of birth."""
    name, first, birth = identity_key(status)
    day = birth.in_french() if isinstance(birth, BirthDate) else str(birth)
    return f"{str(name)[:LONGEST_NAME]}|{str(first)[:LONGEST_NAME]}|{day}"


def folded(text: str) -> str:
    """A word as the keys hold it: no case, no accent, letters and digits only."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in decomposed if character.isalnum())


def known_persons(statuses: Iterable[CivilStatus]) -> dict[str, list[Person]]:
    """The files that carry each civil status, by key, oldest first, in one query."""
    keys = {key_of(status) for status in statuses}
    persons = Person.objects.filter(identity_key__in=keys).select_related("civil_status")
    found: dict[str, list[Person]] = defaultdict(list)
    for person in persons.order_by("homonym"):
        found[person.identity_key].append(person)
    return found
