"""Correspondences of an XML fiche: sets of blocs, or the whole certification when empty."""

from parchemin.domain.referentiel import CertificationReference, Correspondence, CorrespondenceKind
from parchemin.readers.fiche_xml.node import Node
from parchemin.readers.fiche_xml.spans import Raw, XmlSpans


def read_correspondences(fiche: Node) -> tuple[Correspondence, ...]:
    found: list[Correspondence] = []
    for node in fiche.nodes("CORRESPONDANCES", "CORRESPONDANCE"):
        target = node.node("DESTINATION")
        number = target.text("NUMERO_FICHE") if target else None
        if target and number:
            found.append(_correspondence(node.node("SOURCE"), target, number))
    return tuple(found)


def _correspondence(source: Node | None, target: Node, number: str) -> Correspondence:
    places: dict[str, Raw] = {}
    blocs = _codes(source, "blocks", places) if source else ()
    targets = _codes(target, "target_blocks", places)
    reference = CertificationReference(
        number=number, spans=XmlSpans({"number": target.place("NUMERO_FICHE")})
    )
    return Correspondence(
        kind=_kind(number, blocs, targets),
        blocs=blocs,
        certification=reference,
        target_blocs=targets,
        spans=XmlSpans(places),
    )


def _codes(node: Node, name: str, places: dict[str, Raw]) -> tuple[str, ...]:
    codes: list[str] = []
    rank = 0
    for child in node.element:
        if child.tag == "BLOC_COMPETENCES":
            rank += 1
            bloc = Node(child, f"{node.path}/BLOC_COMPETENCES[{rank}]")
            code = bloc.text("CODE")
            if code:
                places[f"{name}.{len(codes)}"] = bloc.place("CODE")
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
