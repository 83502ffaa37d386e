"""A fiche read whole again from the XML that the catalogue keeps."""

from dataclasses import dataclass

from lxml import etree

from parchemin.domain.referentiel import Certification
from parchemin.readers.competency_items import cut_items
from parchemin.readers.diagnostics import Diagnostic
from parchemin.readers.fiche_xml.reader import read_fiches
from parchemin.readers.source_text import SourceText

TEXTS = {
    "OBJECTIFS_CONTEXTE": "Objectifs et contexte",
    "ACTIVITES_VISEES": "Activités visées",
    "SECTEURS_ACTIVITE": "Secteurs d'activité",
    "TYPE_EMPLOI_ACCESSIBLES": "Emplois accessibles",
    "REGLEMENTATIONS_ACTIVITES": "Réglementation",
    "PREREQUIS_ENTREE_FORMATION": "Prérequis à l'entrée en formation",
    "PREREQUIS_VALIDATION_CERTIFICATION": "Prérequis à la validation",
    "NIVEAU_MAITRISE_COMPETENCES": "Niveau de maîtrise des compétences",
    "VALIDATION_PARTIELLE_PERIMETRE": "Validation partielle",
    "DUREE_VALIDITE": "Durée de validité",
    "MODALITES_RENOUVELLEMENT": "Renouvellement",
}


@dataclass(frozen=True)
class Sheet:
    """All that a fiche says, and what the reader says of it.

    ``texts`` are (heading, paragraphs); ``partners`` counts the lines of partners.
    """

    certification: Certification
    diagnostics: tuple[Diagnostic, ...]
    state: str
    kind: str
    abbreviation: str
    partners: int
    texts: tuple[tuple[str, tuple[str, ...]], ...]
    links: tuple[str, ...]


def as_export(content: bytes, encoding: str = "utf-8") -> bytes:
    """One fiche as an export that holds it alone: a file that the office can receive."""
    head = f'<?xml version="1.0" encoding="{encoding}"?>\n<FICHES>\n'.encode("ascii")
    return head + b"<VERSION_FLUX>4.1</VERSION_FLUX>\n" + content + b"\n</FICHES>\n"


def read_sheet(export: bytes) -> Sheet | None:
    """The one fiche of such an export; None when it can no longer be read."""
    (reading, *_) = read_fiches(export)
    if reading.certification is None:
        return None
    fiche = etree.fromstring(
        export, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    ).find("FICHE")
    assert fiche is not None
    return Sheet(
        certification=reading.certification,
        diagnostics=reading.diagnostics,
        state=_text(fiche, "ETAT_FICHE"),
        kind=_text(fiche, "TYPE_ENREGISTREMENT"),
        abbreviation=" · ".join(
            text for tag in ("CODE", "LIBELLE") if (text := _text(fiche, f"ABREGE/{tag}"))
        ),
        partners=len(fiche.findall("PARTENAIRES/PARTENAIRE")),
        texts=tuple(
            (label, paragraphs)
            for tag, label in TEXTS.items()
            if (paragraphs := _paragraphs(_text(fiche, tag)))
        ),
        links=tuple(
            link for link in _text(fiche, "LIEN_URL_DESCRIPTION").split() if _is_address(link)
        ),
    )


def _text(fiche: etree._Element, path: str) -> str:
    return (fiche.findtext(path) or "").strip()


def _paragraphs(text: str) -> tuple[str, ...]:
    plain = SourceText.of(text).text
    return tuple(plain[start:end] for start, _, _, end in cut_items(plain))


def _is_address(link: str) -> bool:
    return link.startswith(("https://", "http://"))
