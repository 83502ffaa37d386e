"""What a certification needs next, and where it is done."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from parchemin.domain.french import counted
from parchemin.domain.referentiel import RegistrationDates
from parchemin.office.referentiels.models import ReglementVersion, Version
from parchemin.office.referentiels.queries import certification_of, reglement_of


@dataclass(frozen=True)
class Step:
    """One thing to do next, and where."""

    label: str
    url: str


def version_steps(
    drafts: tuple[Version, ...], published: Version | None, reglement: ReglementVersion | None
) -> list[Step]:
    steps = [
        Step(f"Relire la version {draft.rank}", reverse("referentiels:review", args=[draft.pk]))
        for draft in drafts
    ]
    if published is None and not drafts:
        steps.append(Step("Déposer le référentiel", reverse("referentiels:upload")))
    if reglement is None:
        steps.append(Step("Déposer le règlement", reverse("referentiels:reglement_upload")))
    elif silent := len(reglement_of(reglement).silences()):
        steps.append(
            Step(
                f"{counted(silent, 'règle')} à écrire au règlement",
                reverse("referentiels:reglement", args=[reglement.pk]),
            )
        )
    return steps


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
