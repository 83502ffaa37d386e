"""What the law forbids to a person who enters by experience: too many files in one year."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from parchemin.domain.errors import RefusedAct
from parchemin.domain.pathway import Route
from parchemin.domain.vae_files import VaeFile, check_vae_file
from parchemin.office.candidates.admission import Admission
from parchemin.office.candidates.entries import Entry
from parchemin.office.candidates.models import Enrolment, Person


def refuse_too_many_files(
    persons: Sequence[Person], entries: Sequence[Entry], admitted: Admission
) -> None:
    """Raise RefusedAct when a person has lodged all the files of VAE that the year allows."""
    for _, refusal in too_many_files(persons, entries, admitted):
        raise refusal


def too_many_files(
    persons: Sequence[Person], entries: Sequence[Entry], admitted: Admission
) -> Iterator[tuple[Entry, RefusedAct]]:
    """The entries by experience beyond those of the year, and why; one query, none without VAE."""
    asking = [
        (person.pk, entry)
        for person, entry in zip(persons, entries, strict=True)
        if entry.route is Route.EXPERIENCE and not entry.blocs_only
    ]
    earlier = _lodged_by({person for person, _ in asking}) if asking else {}
    for person, entry in asking:
        try:
            check_vae_file(
                admitted.rules,
                admitted.version.number,
                earlier.get(person, ()),
                on=entry.entered_on,
            )
        except RefusedAct as refusal:
            yield entry, refusal


def _lodged_by(persons: set[UUID]) -> dict[UUID, list[VaeFile]]:
    rows = Enrolment.objects.filter(person__in=persons, route=Route.EXPERIENCE.value)
    found: dict[UUID, list[VaeFile]] = defaultdict(list)
    for person, number, day in rows.exclude(blocs_only=True).values_list(
        "person_id", "version__number", "entered_on"
    ):
        found[person].append(VaeFile(number, day))
    return found
