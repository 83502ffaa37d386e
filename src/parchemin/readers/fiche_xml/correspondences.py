"""Correspondences of an XML fiche: sets of blocs, or the whole certification when empty."""

from lxml import etree

from parchemin.domain.referentiel import CertificationReference, Correspondence, CorrespondenceKind
from parchemin.readers.fiche_xml.node import Node, first_text
from parchemin.readers.fiche_xml.spans import Raw, XmlSpans


def read_correspondences(fiche: Node) -> tuple[Correspondence, ...]:
    found: list[Correspondence] = []
    for node in fiche.nodes("CORRESPONDANCES", "CORRESPONDANCE"):
        target = node.children.get("DESTINATION")
        if target is None:
            continue
        if number := first_text(target, f"{node.path}/DESTINATION", "NUMERO_FICHE"):
            found.append(_correspondence(node, target, number))
    return tuple(found)


def _correspondence(node: Node, target: etree._Element, number: tuple[str, Raw]) -> Correspondence:
    places: dict[str, Raw] = {}
    source = node.children.get("SOURCE")
    blocs = _codes(source, f"{node.path}/SOURCE", "blocks", places) if source is not None else ()
    targets = _codes(target, f"{node.path}/DESTINATION", "target_blocks", places)
    name, place = number
    return Correspondence(
        kind=_kind(name, blocs, targets),
        blocs=blocs,
        certification=CertificationReference(number=name, spans=XmlSpans({"number": place})),
        target_blocs=targets,
        spans=XmlSpans(places),
    )


def _codes(
    element: etree._Element, path: str, name: str, places: dict[str, Raw]
) -> tuple[str, ...]:
    codes: list[str] = []
    rank = 0
    for bloc in element:
        if bloc.tag == "BLOC_COMPETENCES":
            rank += 1
            if found := first_text(bloc, f"{path}/BLOC_COMPETENCES[{rank}]", "CODE"):
                code, places[f"{name}.{len(codes)}"] = found
                codes.append(code)
    return tuple(codes)


def _kind(
    number: str, blocs: tuple[str, ...], targets: tuple[str, ...]
) -> CorrespondenceKind | None:
    """Total when neither side names blocs; the export has no field that says it."""
    if number.startswith("RS"):
        return CorrespondenceKind.TOWARDS_RS
    if not blocs and not targets:
        return CorrespondenceKind.TOTAL
    return CorrespondenceKind.PARTIAL
