"""The ties of a package: the tree, the nomenclatures, the certifications before and after."""

from collections.abc import Iterable, Iterator

from parchemin.domain.outline import OutlineNode
from parchemin.domain.referentiel import AssociationKind, AssociationScheme, Certification
from parchemin.writers.case.items import Placed
from parchemin.writers.case.names import OURS, Edition, Json, link, outer_link
from parchemin.writers.case.values import as_json

IS_CHILD = "isChildOf"
RELATED, REPLACED = "isRelatedTo", "replacedBy"
TYPES = {AssociationKind.EXACT: "exactMatchOf", AssociationKind.RELATED: RELATED}
TIE = "rattachement"
REGISTER = "certification"
"""The list that a certification named by its number belongs to, as ``targetType`` says it."""


def tree(items: Iterable[Placed], edition: Edition, title: str) -> Iterator[Json]:
    """Each item under its holder, in its order."""
    titles = {edition.identifier(""): title}
    for each in items:
        titles[each.identifier] = each.title
        yield {
            **edition.headed(edition.identifier(f"{IS_CHILD}/{each.identifier}")),
            "associationType": IS_CHILD,
            "sequenceNumber": each.rank,
            "originNodeURI": link(each.title, each.identifier),
            "destinationNodeURI": link(titles[each.holder], each.holder),
        }


def ties(items: Iterable[Placed], edition: Edition) -> Iterator[Json]:
    """What a person tied to ROME or ESCO."""
    for each in items:
        found = [child for child in each.node.children if child.kind == TIE]
        for rank, node in enumerate(found, start=1):
            yield {
                **edition.headed(edition.identifier(f"{TIE}/{each.identifier}/{rank}")),
                "associationType": TYPES[AssociationKind(str(node.values["kind"]))],
                "sequenceNumber": rank,
                "originNodeURI": link(each.title, each.identifier),
                "destinationNodeURI": _entry(node),
                "extensions": {OURS: {path: as_json(value) for path, value in node.values.items()}},
            }


def _entry(node: OutlineNode) -> Json:
    code, uri, label = (str(node.values.get(path, "")) for path in ("code", "uri", "label"))
    scheme = str(node.values["scheme"])
    return outer_link(scheme, code or uri, title=label or code or uri, uri=uri)


def around(certification: Certification, edition: Edition, title: str) -> Iterator[Json]:
    """The ROME codes of the whole, and the certifications that come before and after it."""
    here = link(title, edition.identifier(""))
    for rank, job in enumerate(certification.rome, start=1):
        scheme = AssociationScheme.ROME.value
        target = outer_link(scheme, job.code, title=job.label or job.code)
        yield _outer(edition, f"rome/{rank}", RELATED, here, target)
    for rank, other in enumerate(certification.replaced_by, start=1):
        target = outer_link(REGISTER, other.number, title=other.title or other.number)
        yield _outer(edition, f"replaced_by/{rank}", REPLACED, here, target)
    for rank, other in enumerate(certification.replaces, start=1):
        before = outer_link(REGISTER, other.number, title=other.title or other.number)
        yield _outer(edition, f"replaces/{rank}", REPLACED, before, here)


def _outer(edition: Edition, path: str, kind: str, origin: Json, target: Json) -> Json:
    return {
        **edition.headed(edition.identifier(path)),
        "associationType": kind,
        "originNodeURI": origin,
        "destinationNodeURI": target,
    }
