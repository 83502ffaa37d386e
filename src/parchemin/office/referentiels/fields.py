"""The values of a référentiel that a person may write, by the list their object stands in."""

from dataclasses import dataclass
from enum import Enum

from parchemin.domain.pathway import Route
from parchemin.office.referentiels.wording import DATE_LABELS, ROUTE_LABELS


class Shape(Enum):
    """How a value is typed in."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    LEVEL = "level"
    REGISTER = "register"
    YES_NO = "yes_no"
    KIND = "kind"
    CORRESPONDENCE = "correspondence"
    COUNT = "count"
    NUMBER = "number"
    LINES = "lines"
    ASSESSORS = "assessors"


@dataclass(frozen=True)
class Kind:
    """What one field of an object is: its French name, its shape, whether it may stay unsaid."""

    label: str
    shape: Shape
    needed: bool = False


def _line(label: str, *, needed: bool = False) -> Kind:
    return Kind(label, Shape.LINE, needed)


def _text(label: str, *, needed: bool = False) -> Kind:
    return Kind(label, Shape.TEXT, needed)


def _count(label: str) -> Kind:
    return Kind(label, Shape.COUNT)


def _number(label: str) -> Kind:
    return Kind(label, Shape.NUMBER)


_CODE = {"code": _line("Code", needed=True), "label": _line("Libellé")}
_REFERENCE = {"number": _line("Numéro", needed=True), "title": _line("Intitulé")}
CONDITIONS = {
    "conditions.situations": _count("Nombre de situations ou de sujets"),
    "conditions.drawn_by_lot": Kind("Tirage au sort", Shape.YES_NO),
    "conditions.individual": Kind("Épreuve individuelle", Shape.YES_NO),
    "conditions.duration_minutes": _count("Durée totale (minutes)"),
    "conditions.preparation_minutes": _count("Préparation (minutes)"),
    "conditions.interview_minutes": _count("Entretien (minutes)"),
    "conditions.assessors": Kind("Qui évalue", Shape.ASSESSORS),
    "conditions.place": _line("Lieu"),
    "conditions.products": Kind("Ce que le candidat remet", Shape.LINES),
}

FIELDS: dict[str, dict[str, Kind]] = {
    "": {
        "number": _line("Numéro ou identifiant", needed=True),
        "register": Kind("Répertoire", Shape.REGISTER),
        "title": _text("Intitulé", needed=True),
        "level": Kind("Niveau de qualification", Shape.LEVEL),
        "active": Kind("Fiche active", Shape.YES_NO),
        **{f"dates.{name}": Kind(label, Shape.DATE) for name, label in DATE_LABELS.items()},
        "dates.duration_years": _count("Durée de l'enregistrement (années)"),
        **{
            f"routes.{route.value}.open": Kind(
                f"Ouverture de la voie « {ROUTE_LABELS[route]} »", Shape.YES_NO
            )
            for route in Route
        },
        **{
            f"routes.{route.value}.jury": _text(f"Jury de la voie « {ROUTE_LABELS[route]} »")
            for route in Route
        },
        "programme.hours": _number("Heures du programme"),
        "programme.prerequisites": Kind("Prérequis", Shape.LINES),
        "programme.funding.text": _text("Financement annoncé", needed=True),
        "programme.funding.hours": _number("Heures financées"),
        "programme.funding.hourly_rate": _number("Prix de l'heure (euros)"),
        "programme.funding.stated_total": _number("Total annoncé (euros)"),
    },
    "blocks": {
        "code": _line("Code", needed=True),
        "title": _text("Intitulé", needed=True),
        "activity": _text("Activité"),
    },
    "leads": {"text": _text("Phrase d'introduction", needed=True)},
    "competencies": {
        "text": _text("Compétence", needed=True),
        "code": _line("Code de la compétence"),
        "key": Kind("Compétence clé", Shape.YES_NO),
        "heading": _text("Titre qui la regroupe"),
    },
    "details": {"text": _text("Détail", needed=True)},
    "criteria": {"text": _text("Critère", needed=True)},
    "assessments": {
        "code": _line("Code de la modalité", needed=True),
        "title": _text("Intitulé de la modalité", needed=True),
        "kind": Kind("Nature de la modalité", Shape.KIND),
        "text": _text("Texte de la modalité", needed=True),
        **CONDITIONS,
    },
    "ccn": _CODE,
    "nsf": _CODE,
    "formacodes": _CODE,
    "rome": _CODE,
    "certifiers": {
        "name": _line("Nom", needed=True),
        "siret": _line("SIRET"),
        "trade_name": _line("Nom commercial"),
        "website": _line("Site internet"),
        "active": Kind("Certificateur actif", Shape.YES_NO),
    },
    "replaces": _REFERENCE,
    "replaced_by": _REFERENCE,
    "correspondences": {
        "kind": Kind("Portée", Shape.CORRESPONDENCE),
        "blocks": Kind("Blocs d'ici, un code par ligne", Shape.LINES),
        "certification.number": _line("Numéro de l'autre certification", needed=True),
        "certification.title": _line("Intitulé de l'autre certification"),
        "target_blocks": Kind("Blocs de là-bas, un code par ligne", Shape.LINES),
    },
    "statistics": {
        "year": Kind("Année", Shape.COUNT, needed=True),
        "holders": _count("Certifiés"),
        "vae_holders": _count("dont VAE"),
        "insertion_6_months": _count("Insertion à 6 mois (%)"),
        "target_job_6_months": _count("Métier visé à 6 mois (%)"),
        "target_job_2_years": _count("Métier visé à 2 ans (%)"),
    },
    "programme.blocks": {"title": _line("Intitulé", needed=True), "hours": _number("Heures")},
    "modules": {"title": _line("Intitulé du module", needed=True), "hours": _number("Heures")},
}
LIST_NAMES = {
    "blocks": "un bloc",
    "leads": "une phrase d'introduction",
    "competencies": "une compétence",
    "details": "un détail",
    "criteria": "un critère",
    "assessments": "une modalité",
    "ccn": "une convention collective",
    "nsf": "un code NSF",
    "formacodes": "un formacode",
    "rome": "un code ROME",
    "certifiers": "un certificateur",
    "replaces": "une certification remplacée",
    "replaced_by": "une certification qui remplace",
    "correspondences": "une correspondance",
    "statistics": "une promotion",
    "programme.blocks": "une partie du programme",
    "modules": "un module",
}
"""What one object of each list is called, with its article."""
GIVEN = {"assessments": ("code",)}
"""Fields that the office fills itself when an object is added."""
