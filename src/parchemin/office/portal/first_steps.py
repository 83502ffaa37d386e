"""The way from an empty office to the first candidate, one step after the other."""

from dataclasses import dataclass

from parchemin.office.candidates.models import Enrolment
from parchemin.office.partners.models import Accreditation, Certifier
from parchemin.office.referentiels.models import ReglementVersion, Source, Version


@dataclass(frozen=True)
class FirstStep:
    """One thing to do once; ``state`` is fait, en_cours or a_venir."""

    label: str
    advice: str
    view: str
    state: str


STEPS = (
    (
        "Dire qui certifie",
        "Dénomination, lieu, signataire, identifiants",
        "partners:certifier_edit",
    ),
    ("Déposer le texte public", "Fiche ou référentiel, lu et relu", "referentiels:upload"),
    ("Publier la version", "Relire les constats, puis figer", "referentiels:list"),
    (
        "Déposer le règlement",
        "Ce que la fiche laisse au certificateur",
        "referentiels:reglement_upload",
    ),
    ("Habiliter un organisme", "Qui forme, qui évalue, jusqu'à quand", "partners:body_add"),
    ("Inscrire des candidats", "Par fichier ou un par un", "candidates:import"),
)


def first_steps() -> list[FirstStep]:
    """The steps with their states; empty once every one is done."""
    done = [
        Certifier.objects.exists(),
        Source.objects.exists(),
        Version.objects.exclude(published_at=None).exists(),
        ReglementVersion.objects.exists(),
        Accreditation.objects.exists(),
        Enrolment.objects.exists(),
    ]
    if all(done):
        return []
    current = done.index(False)
    return [
        FirstStep(*step, state="fait" if ok else "en_cours" if rank == current else "a_venir")
        for rank, (step, ok) in enumerate(zip(STEPS, done, strict=True))
    ]
