"""The words of the forms of a règlement: what each field is called, what each choice says."""

from parchemin.domain.pathway import Route
from parchemin.office.referentiels.rule_sentences import spoken
from parchemin.office.referentiels.wording import ROUTE_LABELS

FIELD_LABELS = {
    "ans": "Années d'expérience",
    "attestee_par": "Attestée par",
    "autorite": "Autorité qui délivre",
    "avis_de": "Qui donne son avis",
    "college": "Collège",
    "colleges": "Collèges",
    "de": "De quoi",
    "deux_personnes": "Deux personnes différentes signent",
    "devant": "Devant qui",
    "duree": "Durée",
    "essais": "Nombre d'essais au plus",
    "etendue": "Compétences concernées",
    "favorables": "Nombre d'avis favorables",
    "jour": "Jour",
    "mandat_ans": "Durée du mandat, en années",
    "membres": "Nombre de membres",
    "mention": "Nom de la mention",
    "mention_des": "Mention à partir de combien d'avis",
    "moyenne": "Moyenne à atteindre",
    "moyenne_sur": "Moyenne sur",
    "nombre": "Nombre de modalités",
    "ordre": "Modalités, de la première à la dernière",
    "poids": "Poids de chaque évaluateur",
    "poids_des_modalites": "Poids de chaque modalité",
    "points": "Points à atteindre",
    "points_sur": "Points sur",
    "pourcentage": "Pourcentage à atteindre",
    "sauf_effectif_sous": "Sauf dans une entreprise de moins de … salariés",
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
