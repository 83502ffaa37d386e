"""Which versions can be compared with one another, and what their comparison shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from parchemin.domain.comparison.certifications import (
    CertificationComparison,
    compare_certifications,
    compare_list_with_blocs,
)
from parchemin.domain.comparison.competencies import CompetencyChange
from parchemin.domain.comparison.sentences import summary
from parchemin.domain.replacement import Chain, ChainLink, chain_of
from parchemin.office.referentiels.complements import completed, stated_dates
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of, published_versions

OPENNESS = {
    True: "ouverte aux inscriptions",
    False: "fermée aux inscriptions",
    None: "une date manque",
}


@dataclass(frozen=True)
class ComparedVersions:
    """Two versions and all that differs; ``inside`` is where the second contradicts itself."""

    before: Version
    after: Version
    comparison: CertificationComparison
    inside: tuple[CompetencyChange, ...]

    @property
    def summary(self) -> tuple[str, ...]:
        """The counts, in sentences."""
        return summary(self.comparison)


def compare(before: Version, after: Version) -> ComparedVersions:
    """What differs from one version to the other."""
    text = certification_of(after)
    return ComparedVersions(
        before,
        after,
        compare_certifications(certification_of(before), text),
        compare_list_with_blocs(text),
    )


def comparable(
    visible: QuerySet[Version], numbers: Iterable[str], *, but: Version
) -> list[tuple[int, str]]:
    """The visible versions of some certifications, but one: key and name; one query."""
    wanted = visible.filter(number__in=list(numbers)).exclude(pk=but.pk)
    wanted = wanted.order_by("number", "-rank")
    light = wanted.defer("content", "findings", "answers", "source__content")
    return [(version.pk, _named(version)) for version in light]


def _named(version: Version) -> str:
    when = f"publiée le {version.published_at:%d/%m/%Y}" if version.published_at else "brouillon"
    return f"{version.number}, version {version.rank}, {when}"


def chain_known(number: str) -> Chain:
    """What a certification replaces and what replaces it, by every text that is published.

    The dates are those of the texts, completed by those the certifier states; two queries.
    """
    newest = newest_by_number()
    stated = stated_dates({number, *newest})
    texts = {each: certification_of(version) for each, version in newest.items()}
    return chain_of(
        number,
        {
            each: replace(text, dates=completed(text.dates, stated.get(each)))
            for each, text in texts.items()
        },
    )


def newest_by_number() -> dict[str, Version]:
    """The newest published version of each certification; one query."""
    newest: dict[str, Version] = {}
    for version in published_versions():
        newest.setdefault(version.number, version)
    return newest


@dataclass(frozen=True)
class ChainRow:
    """A certification of the chain as its page shows it; ``version`` is the office's, if any.

    ``earlier`` and ``later`` are the versions to compare to see what changed between the two.
    """

    link: ChainLink
    place: str
    state: str
    version: Version | None
    earlier: int | None = None
    later: int | None = None


def chain_rows(chain: Chain, held: Mapping[str, Version], on: date) -> list[ChainRow]:
    """The whole chain from its oldest certification to its newest, itself in its place."""
    links = (*reversed(chain.predecessors), chain.itself, *chain.successors)
    return [_chain_row(link, held, held.get(chain.number), on) for link in links]


def _chain_row(
    link: ChainLink, held: Mapping[str, Version], here: Version | None, on: date
) -> ChainRow:
    there = held.get(link.number)
    ends = [here.pk if here else None, there.pk if there else None]
    earlier, later = ends if link.distance > 0 else reversed(ends)
    state = OPENNESS[link.open_on(on)]
    return ChainRow(link, _place(link.distance), state, there, earlier, later)


def _place(distance: int) -> str:
    if not distance:
        return "celle-ci"
    steps = "" if abs(distance) == 1 else f" (à {abs(distance)} remplacements)"
    return f"{'la remplace' if distance > 0 else 'remplacée par elle'}{steps}"


def numbers_near(chain: Chain) -> set[str]:
    """The certification of a chain with those it replaces and those that replace it."""
    links = (*chain.predecessors, *chain.successors)
    return {chain.number, *(link.number for link in links)}


def version_before(version: Version) -> Version | None:
    """The published version that a version of the same certification comes after, if any."""
    older = published_versions().filter(number=version.number, rank__lt=version.rank)
    return older.defer("content", "findings", "answers").first() if version.number else None
