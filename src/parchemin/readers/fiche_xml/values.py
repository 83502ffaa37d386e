"""Codes, certifiers, routes, figures and references of an XML fiche."""

from datetime import date

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import (
    CertificationReference,
    Certifier,
    CodeLabel,
    PromotionStatistics,
    RouteAccess,
)
from parchemin.readers.fiche_xml.dates import day
from parchemin.readers.fiche_xml.node import Node, label_of
from parchemin.readers.fiche_xml.problems import Problems
from parchemin.readers.fiche_xml.spans import Raw, XmlSpans

_CERTIFIER = {
    "NOM_CERTIFICATEUR": "name",
    "SIRET_CERTIFICATEUR": "siret",
    "NOM_COMMERCIAL": "trade_name",
    "SITE_INTERNET": "website",
    "ETAT_CERTIFICATEUR": "active",
}
_ROUTES = {
    Route.STUDENT: "SI_JURY_FI",
    Route.APPRENTICESHIP: "SI_JURY_CA",
    Route.CONTINUING: "SI_JURY_FC",
    Route.PROFESSIONALISATION: "SI_JURY_CQ",
    Route.INDIVIDUAL: "SI_JURY_CL",
    Route.EXPERIENCE: "SI_JURY_VAE",
}
_ROUTE = {"ACTIF": "open", "COMPOSITION": "jury", "DATE_DERNIERE_MODIFICATION": "modified"}
_STATISTICS = {
    "ANNEE": "year",
    "NOMBRE_CERTIFIES": "holders",
    "NOMBRE_CERTIFIES_VAE": "vae_holders",
    "TAUX_INSERTION_GLOBAL_6MOIS": "insertion_6_months",
    "TAUX_INSERTION_METIER_6MOIS": "target_job_6_months",
    "TAUX_INSERTION_METIER_2ANS": "target_job_2_years",
}
_MOST_DIGITS = 9
_YES_NO = {"Oui": True, "Non": False, "Actif": True, "Inactif": False}


def yes_no(text: str | None) -> bool | None:
    """Oui or Actif, Non or Inactif; None for anything else."""
    return _YES_NO.get(text) if text else None


def read_codes(
    fiche: Node, group: str, tag: str, name: str, places: dict[str, Raw]
) -> tuple[CodeLabel, ...]:
    """The codes of a group; their places go to ``places`` under ``name.0``, ``name.1``…"""
    codes: list[CodeLabel] = []
    for node in fiche.nodes(group, tag):
        if found := node.read("CODE"):
            code, places[f"{name}.{len(codes)}"] = found
            codes.append(CodeLabel(code=code, label=label_of(node.children.get("LIBELLE"))))
    return tuple(codes)


def read_agreements(fiche: Node, places: dict[str, Raw]) -> tuple[CodeLabel, ...]:
    """The collective agreements CCN_1 to CCN_3."""
    codes: list[CodeLabel] = []
    for tag in ("CCN_1", "CCN_2", "CCN_3"):
        node = fiche.node(tag)
        if node and (found := node.read("NUMERO")):
            code, places[f"ccn.{len(codes)}"] = found
            codes.append(CodeLabel(code=code, label=label_of(node.children.get("LIBELLE"))))
    return tuple(codes)


def read_certifiers(fiche: Node) -> tuple[Certifier, ...]:
    found: list[Certifier] = []
    for node in fiche.nodes("CERTIFICATEURS", "CERTIFICATEUR"):
        texts, places = node.taken(_CERTIFIER)
        if "name" in texts:
            found.append(
                Certifier(
                    name=texts["name"],
                    siret=texts.get("siret"),
                    trade_name=texts.get("trade_name"),
                    website=texts.get("website"),
                    active=yes_no(texts.get("active")),
                    spans=XmlSpans(places),
                )
            )
    return tuple(found)


def read_routes(fiche: Node, problems: Problems) -> dict[Route, RouteAccess]:
    """The routes that the fiche states; the RS has no apprenticeship."""
    routes: dict[Route, RouteAccess] = {}
    for route, tag in _ROUTES.items():
        node = fiche.node(tag)
        if node is None:
            continue
        texts, places = node.taken(_ROUTE)
        modified: date | None = None
        if "modified" in texts:
            modified = day(texts["modified"], places["modified"], problems)
        routes[route] = RouteAccess(
            open=yes_no(texts.get("open")),
            jury=texts.get("jury"),
            modified=modified,
            spans=XmlSpans(places),
        )
    return routes


def read_statistics(fiche: Node, problems: Problems) -> tuple[PromotionStatistics, ...]:
    found: list[PromotionStatistics] = []
    for node in fiche.nodes("STATISTIQUES_PROMOTIONS", "STATISTIQUES_PROMOTION"):
        texts, places = node.taken(_STATISTICS)
        figures = {name: int(text) for name, text in texts.items() if _is_whole(text)}
        for name in texts.keys() - figures.keys():
            problems.not_a_number(texts[name], places.pop(name))
        if "year" in figures:
            found.append(PromotionStatistics(**figures, spans=XmlSpans(places)))
    return tuple(found)


def read_references(fiche: Node, group: str, tag: str) -> tuple[CertificationReference, ...]:
    """The former or new certifications; the element « ID » holds a number such as RNCP39568."""
    found: list[CertificationReference] = []
    for node in fiche.nodes(group, tag):
        if named := node.read(f"ID_FICHE_{tag}"):
            number, place = named
            spans = XmlSpans({"number": place})
            found.append(CertificationReference(number=number, spans=spans))
    return tuple(found)


def _is_whole(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) <= _MOST_DIGITS
