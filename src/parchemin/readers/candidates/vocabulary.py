"""The words and shapes that the cells of a candidate file may take."""

import re

from parchemin.domain.pathway import Route
from parchemin.domain.person import Sex

ROUTES = {
    "eleve_etudiant": Route.STUDENT,
    "eleve": Route.STUDENT,
    "etudiant": Route.STUDENT,
    "formation_initiale": Route.STUDENT,
    "apprentissage": Route.APPRENTICESHIP,
    "contrat_apprentissage": Route.APPRENTICESHIP,
    "formation_continue": Route.CONTINUING,
    "contrat_professionnalisation": Route.PROFESSIONALISATION,
    "candidature_individuelle": Route.INDIVIDUAL,
    "candidat_libre": Route.INDIVIDUAL,
    "experience": Route.EXPERIENCE,
    "vae": Route.EXPERIENCE,
    "validation_acquis_experience": Route.EXPERIENCE,
}
SEXES = {
    "m": Sex.MALE,
    "h": Sex.MALE,
    "homme": Sex.MALE,
    "masculin": Sex.MALE,
    "f": Sex.FEMALE,
    "femme": Sex.FEMALE,
    "feminin": Sex.FEMALE,
}
DAY_FIRST = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;.]+(?:\.[^@\s,;.]+)+")
PHONE = re.compile(r"\+?\d[\d .()-]{7,20}")
LONGEST_EMAIL = 254
"""Characters of the longest address (RFC 5321, once its brackets are taken off)."""
LONGEST_REFERENCE = 40
"""Characters of the longest reference that the office keeps."""
LONGEST_QUOTE = 80
LOST_ZERO = re.compile(r"[1-9]\d{8}")
COLUMN_OF_FIELD = {
    "birth_name": "nom_naissance",
    "use_name": "nom_usage",
    "first_names": "prenoms",
    "birth_date": "date_naissance",
    "insee_code": "code_commune_naissance",
    "postal_code": "code_postal_naissance",
    "label": "commune_naissance",
    "country_label": "pays_naissance",
    "country_code": "code_pays_naissance",
}
