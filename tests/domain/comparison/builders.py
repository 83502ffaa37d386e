"""Small invented certifications to compare, and strategies that vary them."""

from hypothesis import strategies as st

from parchemin.domain.referentiel import (
    Assessment,
    Bloc,
    Certification,
    Competency,
    Criterion,
    Register,
)

TEXTS = (
    "Accueillir le visiteur de la ferme en présentant les animaux et les règles d'hygiène",
    "Conduire la traite des brebis en surveillant la santé du troupeau",
    "Préparer la commande d'un client en respectant la chaîne du froid",
    "Tenir le registre sanitaire afin de justifier chaque traitement vétérinaire",
    "Fabriquer un fromage au lait cru selon la recette de la maison",
    "Vendre la production sur un marché en conseillant les acheteurs",
    "Entretenir le matériel de la fromagerie avec les produits autorisés",
    "Organiser la semaine de l'équipe en tenant compte des absences",
)


def competency(text: str, *criteria: str, code: str | None = None) -> Competency:
    """A competency with its criteria."""
    return Competency(text=text, code=code, criteria=tuple(Criterion(text=c) for c in criteria))


def bloc(rank: int, *competencies: Competency, title: str = "", number: str = "RNCP1") -> Bloc:
    """A bloc with one modality."""
    code = f"{number}BC{rank:02d}"
    text = "Étude de cas écrite de deux heures"
    return Bloc(
        code=code,
        title=title or f"Bloc numéro {rank}",
        competencies=competencies,
        assessments=(Assessment(code=f"{code}ME1", title="Étude de cas", kind=None, text=text),),
    )


def certification(*blocs: Bloc, number: str = "RNCP1") -> Certification:
    """A certification of these blocs."""
    return Certification(
        number=number, register=Register.RNCP, title="CQP Fromager fermier", blocs=blocs
    )


COMPETENCIES = st.builds(
    competency,
    st.sampled_from(TEXTS),
    st.sampled_from(("Le geste est sûr", "La règle est suivie", "L'écrit est lisible")),
)
BLOCS = st.lists(st.lists(COMPETENCIES, max_size=4), max_size=3)
CERTIFICATIONS = BLOCS.map(
    lambda lists: certification(*(bloc(rank, *each) for rank, each in enumerate(lists, 1)))
)
