"""The certifications the office follows, and what each of them still needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from parchemin.domain.referentiel import RegistrationDates
from parchemin.office.referentiels.complements import StatedDates, completed, stated_dates
from parchemin.office.referentiels.models import ReglementDraft, ReglementVersion, Version
from parchemin.office.referentiels.next_steps import (
    Step,
    registration_steps,
    reglement_steps,
    version_steps,
)
from parchemin.office.referentiels.queries import certification_of, reglement_of


@dataclass(frozen=True)
class Followed:
    """One certification: its versions, its règlement, what it needs next."""

    number: str
    title: str
    published: Version | None
    drafts: tuple[Version, ...]
    reglement: ReglementVersion | None
    steps: tuple[Step, ...]

    @property
    def state(self) -> str:
        return "publié" if self.published else "en relecture" if self.drafts else "sans référentiel"


def followed(
    versions: Mapping[str, list[Version]],
    reglements: Mapping[str, ReglementVersion],
    on: date,
    reglement_drafts: Mapping[str, ReglementDraft],
) -> list[Followed]:
    """One row for each certification that has a version or a règlement, by number."""
    numbers = sorted({*versions, *reglements, *reglement_drafts})
    stated = stated_dates(numbers)
    return [
        _row(
            number,
            known,
            (reglements.get(number), reglement_drafts.get(number)),
            (stated.get(number), on),
        )
        for number in numbers
        for known in _apart(number, versions.get(number, []))
    ]


def _apart(number: str, known: list[Version]) -> list[list[Version]]:
    """Drafts without a number yet have nothing in common: one row each."""
    return [known] if number else [[version] for version in known]


def _row(
    number: str,
    known: list[Version],
    ruled: tuple[ReglementVersion | None, ReglementDraft | None],
    registration: tuple[StatedDates | None, date],
) -> Followed:
    reglement, reglement_draft = ruled
    published = next((version for version in known if version.published_at), None)
    drafts = tuple(version for version in known if not version.published_at)
    dates = certification_of(published).dates if published else RegistrationDates()
    stated, on = registration
    return Followed(
        number=number,
        title=_title(published, drafts, reglement),
        published=published,
        drafts=drafts,
        reglement=reglement,
        steps=(
            *version_steps(drafts, published),
            *reglement_steps(reglement, reglement_draft),
            *registration_steps(number, published, completed(dates, stated), on),
        ),
    )


def _title(
    published: Version | None, drafts: tuple[Version, ...], reglement: ReglementVersion | None
) -> str:
    version = published or (drafts[0] if drafts else None)
    if version is not None and version.title:
        return version.title
    return reglement_of(reglement).title if reglement else "sans intitulé"
