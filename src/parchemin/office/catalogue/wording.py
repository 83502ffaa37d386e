"""The French words of the register's closed lists, as screens show them."""

from parchemin.domain.pathway import Route

ROUTE_LABELS = {
    Route.STUDENT: "Élève ou étudiant",
    Route.APPRENTICESHIP: "Contrat d'apprentissage",
    Route.CONTINUING: "Formation continue",
    Route.PROFESSIONALISATION: "Contrat de professionnalisation",
    Route.INDIVIDUAL: "Candidature individuelle",
    Route.EXPERIENCE: "Validation des acquis de l'expérience (VAE)",
}
LICENCE = "Licence Ouverte 2.0 — France compétences (data.gouv.fr)"
