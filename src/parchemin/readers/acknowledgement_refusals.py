"""The sentences by which the Caisse des Dépôts refuses a passage, classed by pattern."""

import re
from enum import StrEnum


class Refusal(StrEnum):
    """Why a passage was refused; the value is the stable code."""

    IDENTITY = "identite"
    IDENTITY_BIRTH_DAY = "identite_jour_et_mois"
    IDENTITY_BIRTH_PLACE = "identite_rapprochement"
    AMBIGUOUS = "plusieurs_titulaires"
    ALREADY_THERE = "deja_depose"
    UNKNOWN = "inconnu"


ADVICE = {
    Refusal.IDENTITY: "Vérifiez le nom de naissance, le premier prénom, le sexe et l’année.",
    Refusal.IDENTITY_BIRTH_DAY: "Vérifiez ou complétez le jour et le mois de naissance.",
    Refusal.IDENTITY_BIRTH_PLACE: "Vérifiez le lieu et le pays de naissance.",
    Refusal.AMBIGUOUS: "Complétez le jour, le mois, la commune de naissance et les autres prénoms.",
    Refusal.ALREADY_THERE: "Rien à faire : ce passage est déjà enregistré.",
    Refusal.UNKNOWN: "Lisez le message ; s’il reste obscur, interrogez la Caisse des Dépôts.",
}
PATTERNS = (
    (Refusal.ALREADY_THERE, re.compile(r"existe d[ée]j[àa] en base", re.IGNORECASE)),
    (Refusal.AMBIGUOUS, re.compile(r"plusieurs titulaires", re.IGNORECASE)),
    (Refusal.IDENTITY_BIRTH_PLACE, re.compile(r"r[ée]conciliation", re.IGNORECASE)),
    (Refusal.IDENTITY_BIRTH_DAY, re.compile(r"jour et du mois", re.IGNORECASE)),
    (Refusal.IDENTITY, re.compile(r"aucun titulaire ne correspond", re.IGNORECASE)),
)


def classify(message: str) -> Refusal:
    """The class of a French error sentence; UNKNOWN when no pattern fits."""
    return next((found for found, pattern in PATTERNS if pattern.search(message)), Refusal.UNKNOWN)
