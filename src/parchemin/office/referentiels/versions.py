"""Which versions can be compared with one another, and what their comparison shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from parchemin.domain.comparison.certifications import (
    CertificationComparison,
    compare_certifications,
    compare_list_with_blocs,
)
from parchemin.domain.comparison.competencies import CompetencyChange
from parchemin.domain.comparison.sentences import summary
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of, published_versions


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


def version_before(version: Version) -> Version | None:
    """The published version that a version of the same certification comes after, if any."""
    older = published_versions().filter(number=version.number, rank__lt=version.rank)
    return older.defer("content", "findings", "answers").first() if version.number else None
