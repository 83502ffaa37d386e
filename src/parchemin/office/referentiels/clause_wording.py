"""The words of the forms of a règlement: what each field is called, what each choice says."""

from parchemin.domain.pathway import Route
from parchemin.office.referentiels.rule_sentences import spoken
from parchemin.office.referentiels.wording import ROUTE_LABELS

FIELD_LABELS = {
    "ans": "Années d'expérience",
    "attestee_par": "Attestée par",
    "au_moins": "Ces nombres sont des minimums",
    "audition": "L'audition du candidat",
    "autorite": "Autorité qui délivre",
    "autres_colleges": "Autres collèges concernés",
    "avis_de": "Qui donne son avis",
    "choisir": "Nombre d'options à choisir",
    "college": "Collège",
    "colleges": "Collèges",
    "communs": "Blocs communs",
    "completer_par": "Ce qui manque se complète par",
    "criteres": "Ce qu'il faut montrer",
    "de": "De quoi",
    "destinataire": "À qui",
    "deux_personnes": "Deux personnes différentes signent",
    "devant": "Devant qui",
    "duree": "Durée",
    "echelle": "De la plus légère à la plus lourde",
    "essais": "Nombre d'essais au plus",
    "etendue": "Compétences concernées",
    "evaluations_du_tuteur": "Étapes que le tuteur évalue",
    "favorables": "Nombre d'avis favorables",
    "hors_metier_ans": "Hors du métier depuis au plus, en années",
    "jour": "Jour",
    "mandat_ans": "Durée du mandat, en années",
    "membres": "Nombre de membres",
    "mention": "Nom de la mention",
    "mention_des": "Mention à partir de combien d'avis",
    "moyenne": "Moyenne à atteindre",
    "moyenne_sur": "Moyenne sur",
    "nombre": "Nombre de modalités",
    "options": "Blocs de chaque option",
    "ordre": "Modalités, de la première à la dernière",
    "par_college": "Membres présents de chaque collège",
    "par_membre": "Procurations par membre, au plus",
    "part": "Part",
    "plus_de": "Plus que cette part, et non au moins",
    "poids": "Poids de chaque évaluateur",
    "poids_des_modalites": "Poids de chaque modalité",
    "points": "Points à atteindre",
    "points_sur": "Points sur",
    "pourcentage": "Pourcentage à atteindre",
    "puis_duree": "Durée de chaque renouvellement",
    "puis_unite": "Unité de chaque renouvellement",
    "quorum": "Le quorum",
    "reprise": "Ce qui est repris",
    "sauf_effectif_sous": "Sauf dans une entreprise de moins de … salariés",
    "seuil": "Seuil",
    "sieges": "Sièges de chaque collège",
    "sur": "Sur",
    "unite": "Unité",
    "vice_presidence": "Vice-présidence",
    "voies": "Voies d'accès",
}
HINTS = {
    "aucun": "Le règlement n'ouvre pas de recours devant le certificateur.",
    "attestations": "Le carnet de suivi, compétence par compétence.",
    "avis concordants": "Tous favorables ou aucun ; entre les deux, le jury décide.",
    "avis favorables": "Un nombre d'avis favorables parmi plusieurs personnes.",
    "blocs communs et options": "Les blocs de tous, et ceux des options choisies.",
    "modalités dans l'ordre": "Chaque modalité n'est ouverte qu'après la précédente.",
    "moyenne": "La moyenne des notes du bloc, avec ou sans poids.",
    "nombre de modalités": "Quelques-unes suffisent, n'importe lesquelles.",
    "note": "Une note à atteindre sur un barème.",
    "notes pondérées": "La moyenne des notes de plusieurs évaluateurs, chacune avec son poids.",
    "ouvert": "Devant une autorité, dans un délai.",
    "pourcentage": "Une part des compétences ou des modalités du bloc.",
    "résultat des évaluateurs": "Acquis ou non acquis, comme les évaluateurs l'écrivent.",
    "total de points": "Les points des modalités s'additionnent.",
}
"""What a word of the language means, where the word alone does not say it."""


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
