"""A certification whose modalities are decided by the opinions of assessors."""

from datetime import date
from typing import Any

from parchemin.office.accounts.models import User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves.opinion_sheets import OpinionEntry
from tests.office.promotion import NUMBER, REGLEMENT

BLOC = f"{NUMBER}BC01"
FIRST, SECOND = f"{BLOC}ME1", f"{BLOC}ME2"
ON = date(2026, 5, 4)

RULES = (
    REGLEMENT.replace(
        'regle = "résultat des évaluateurs"',
        'regle = "avis concordants"\navis_de = ["évaluateur professionnel", "formateur"]',
        1,
    )
    + """
[acquisition.par_modalite.BC01ME2]
regle = "notes pondérées"
poids = { "évaluateur professionnel" = 3, formateur = 1 }
seuil = 10
sur = 20
libelle = "La mise en situation pèse trois quarts pour le professionnel"
source = "texte d'essai"

[jury.certification.ecart]
regle = "permis"
libelle = "Le jury peut s'écarter"
source = "texte d'essai"
"""
)
PRO, TRAINER = "évaluateur professionnel", "formateur"


def entry(path: Enrolment, assessor: User, *view: bool | None, **more: Any) -> OpinionEntry:
    """An opinion on the first modality, favourable unless told otherwise."""
    values: dict[str, Any] = {
        "enrolment": path,
        "bloc_code": BLOC,
        "assessment_code": FIRST,
        "role": PRO,
        "assessor": assessor,
        "given_on": ON,
        "favourable": view[0] if view else True,
        **more,
    }
    return OpinionEntry(**values)
