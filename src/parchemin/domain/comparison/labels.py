"""The French names of what is compared."""

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import AssessmentKind, AssessorKind, CorrespondenceKind

ROUTES = {
    Route.STUDENT: "statut d'élève ou d'étudiant",
    Route.APPRENTICESHIP: "contrat d'apprentissage",
    Route.CONTINUING: "formation continue",
    Route.PROFESSIONALISATION: "contrat de professionnalisation",
    Route.INDIVIDUAL: "candidature individuelle",
    Route.EXPERIENCE: "expérience (VAE)",
}
KINDS = {
    AssessmentKind.CASE_STUDY: "étude de cas",
    AssessmentKind.CASE_STUDY_WITH_INTERVIEW: "étude de cas avec entretien",
    AssessmentKind.REBUILT_SITUATION: "mise en situation reconstituée",
    AssessmentKind.REBUILT_SITUATION_WITH_INTERVIEW: (
        "mise en situation reconstituée avec entretien"
    ),
    AssessmentKind.SITUATION: "mise en situation",
    AssessmentKind.REAL_SITUATION: "observation en situation réelle",
    AssessmentKind.FILE_WITH_INTERVIEW: "dossier avec entretien",
    AssessmentKind.ORAL_ON_SITUATIONS: "présentation orale de situations",
    AssessmentKind.QCM: "questionnaire à choix multiples",
    AssessmentKind.QROC: "questions à réponse ouverte et courte",
    AssessmentKind.LOGBOOK: "carnet de suivi",
    AssessmentKind.PROJECT: "projet",
}
ASSESSORS = {
    AssessorKind.EVALUATION_JURY: "jury d'évaluation",
    AssessorKind.TRAINER: "formateur",
    AssessorKind.TUTOR: "tuteur",
    AssessorKind.MANAGER: "manager",
    AssessorKind.PROFESSIONAL: "professionnel",
}
CORRESPONDENCES = {
    CorrespondenceKind.TOTAL: "correspondance totale",
    CorrespondenceKind.PARTIAL: "correspondance partielle",
    CorrespondenceKind.TOWARDS_RS: "correspondance vers le répertoire spécifique",
    None: "correspondance",
}
DATES = {
    "decision": "Décision d'enregistrement",
    "effect": "Date d'effet",
    "end_of_registration": "Fin de l'enregistrement",
    "last_delivery": "Dernière délivrance possible",
}
KEY = {True: "compétence clé", False: "compétence non clé", None: None}
OPEN = {True: "ouverte", False: "fermée", None: None}
YES = {True: "oui", False: "non", None: None}
