"""What a certification needs next, and where it is done."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from parchemin.domain.french import counted
from parchemin.domain.referentiel import RegistrationDates
from parchemin.office.referentiels.models import ReglementDraft, ReglementVersion, Version
from parchemin.office.referentiels.queries import certification_of, reglement_of


@dataclass(frozen=True)
class Step:
    """One thing to do next, and where."""

    label: str
    url: str


def version_steps(drafts: tuple[Version, ...], published: Version | None) -> list[Step]:
    steps = [
        Step(f"Relire la version {draft.rank}", reverse("referentiels:review", args=[draft.pk]))
        for draft in drafts
    ]
    if published is None and not drafts:
        steps.append(Step("Déposer le référentiel", reverse("referentiels:upload")))
    return steps


def reglement_steps(reglement: ReglementVersion | None, draft: ReglementDraft | None) -> list[Step]:
    """To finish the draft, else to deposit a règlement or to write what it leaves silent."""
    if draft is not None:
        url = reverse("referentiels:reglement_draft", args=[draft.pk])
        return [Step("Finir le brouillon du règlement", url)]
    if reglement is None:
        return [Step("Déposer le règlement", reverse("referentiels:reglement_upload"))]
    silent = len(reglement_of(reglement).silences())
    url = reverse("referentiels:reglement", args=[reglement.pk])
    return [Step(f"{counted(silent, 'règle')} à écrire au règlement", url)] if silent else []


def registration_steps(
    number: str, published: Version | None, dates: RegistrationDates, on: date
) -> list[Step]:
    if published is None or certification_of(published).register is None:
        return []
    url = reverse("partners:registration", args=[number])
    steps = []
    if dates.decision is None:
        steps.append(Step("Déclarer la date de la décision d'enregistrement", url))
    if dates.last_delivery is None:
        steps.append(Step("Déclarer la dernière délivrance possible", url))
    elif dates.last_delivery < on:
        steps.append(Step(f"Délivrance close depuis le {dates.last_delivery:%d/%m/%Y}", url))
    if dates.end_of_registration and dates.end_of_registration < on:
        steps.append(Step(f"Enregistrement échu le {dates.end_of_registration:%d/%m/%Y}", url))
    return steps
