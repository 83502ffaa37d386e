"""The ways into a certification."""

from enum import StrEnum


class Route(StrEnum):
    """The six access routes of the register (R. 6113-9 code du travail); the value is the published key."""

    STUDENT = "eleve_etudiant"
    APPRENTICESHIP = "apprentissage"
    CONTINUING = "formation_continue"
    PROFESSIONALISATION = "contrat_professionnalisation"
    INDIVIDUAL = "candidature_individuelle"
    EXPERIENCE = "experience"
