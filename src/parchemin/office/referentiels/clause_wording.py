"""The words of the forms of a règlement: what each field is called, what each choice says."""

from parchemin.domain.pathway import Route
from parchemin.office.referentiels.rule_sentences import spoken
from parchemin.office.referentiels.wording import ROUTE_LABELS

FIELD_LABELS = {
    "ans": "Années d'expérience",
    "attestee_par": "Attestée par",
    "autorite": "Autorité qui délivre",
    "college": "Collège",
    "colleges": "Collèges, un par ligne",
    "devant": "Devant qui",
    "duree": "Durée",
    "essais": "Nombre d'essais au plus",
    "etendue": "Compétences concernées",
    "jour": "Jour",
    "mandat_ans": "Durée du mandat, en années",
    "membres": "Nombre de membres",
    "nombre": "Nombre de modalités",
    "seuil": "Seuil",
    "sieges": "Sièges de chaque collège",
    "sur": "Sur",
    "unite": "Unité",
    "voies": "Voies d'accès",
}


def field_label(name: str) -> str:
    """What a field is called; the name of the file, spoken, when it has no other."""
    words = spoken(name)
    return FIELD_LABELS.get(name, words[:1].upper() + words[1:])


def choice_label(word: str) -> str:
    """A word of the language as a choice."""
    if word in list(Route):
        return ROUTE_LABELS[Route(word)]
    words = spoken(word)
    return words[:1].upper() + words[1:]
