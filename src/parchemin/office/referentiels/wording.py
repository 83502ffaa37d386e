"""The French words of the closed lists, as screens show them."""

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import AssessmentKind, AssessorKind, CorrespondenceKind

SILENT = "le texte ne le dit pas"

ROUTE_LABELS = {
    Route.STUDENT: "Élève ou étudiant",
    Route.APPRENTICESHIP: "Contrat d'apprentissage",
    Route.CONTINUING: "Formation continue",
    Route.PROFESSIONALISATION: "Contrat de professionnalisation",
    Route.INDIVIDUAL: "Candidature individuelle",
    Route.EXPERIENCE: "Validation des acquis de l'expérience (VAE)",
}
KIND_LABELS = {
    AssessmentKind.CASE_STUDY: "Étude de cas",
    AssessmentKind.CASE_STUDY_WITH_INTERVIEW: "Étude de cas avec entretien",
    AssessmentKind.REBUILT_SITUATION: "Mise en situation reconstituée",
    AssessmentKind.REBUILT_SITUATION_WITH_INTERVIEW: (
        "Mise en situation reconstituée avec entretien"
    ),
    AssessmentKind.SITUATION: "Mise en situation",
    AssessmentKind.REAL_SITUATION: "Observation en situation réelle",
    AssessmentKind.FILE_WITH_INTERVIEW: "Dossier avec entretien",
    AssessmentKind.ORAL_ON_SITUATIONS: "Présentation orale de situations",
    AssessmentKind.QCM: "Questionnaire à choix multiples (QCM)",
    AssessmentKind.QROC: "Questions à réponse ouverte et courte (QROC)",
    AssessmentKind.LOGBOOK: "Carnet de suivi",
    AssessmentKind.PROJECT: "Projet",
}
SOURCE_LABELS = {
    "fiche_page": "page d'une fiche du répertoire",
    "fiche_xml": "export XML du répertoire",
    "fiche_api": "réponse JSON du répertoire",
    "fiche_csv": "export CSV du répertoire",
    "cadre_tableau": "référentiel, une ligne par partie",
    "lecture": "données de Parchemin (JSON)",
    "case": "cadre de compétences CASE",
    "table": "référentiel en tableau",
    "programme": "programme de formation",
}
CORRESPONDENCE_LABELS = {
    CorrespondenceKind.TOTAL: "Correspondance totale",
    CorrespondenceKind.PARTIAL: "Correspondance partielle",
    CorrespondenceKind.TOWARDS_RS: "Correspondance vers le répertoire spécifique",
    None: "Correspondance",
}
DATE_LABELS = {
    "decision": "Décision d'enregistrement",
    "effect": "Date d'effet",
    "end_of_registration": "Fin de l'enregistrement",
    "last_delivery": "Dernière délivrance possible",
}
YES_NO = {True: "oui", False: "non"}
OPENNESS = {True: "ouverte", False: "fermée"}
KEY = {True: "compétence clé", False: "compétence non clé"}
ASSESSOR_LABELS = {
    AssessorKind.EVALUATION_JURY: "Jury d'évaluation",
    AssessorKind.TRAINER: "Formateur",
    AssessorKind.TUTOR: "Tuteur",
    AssessorKind.MANAGER: "Responsable hiérarchique",
    AssessorKind.PROFESSIONAL: "Professionnel du métier",
}
