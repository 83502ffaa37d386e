"""The associations that tie an item, or the whole, to ROME or to ESCO."""

from collections.abc import Mapping
from uuid import UUID

from parchemin.domain.outline import OutlineNode, Value
from parchemin.domain.referentiel import AssociationKind, AssociationScheme
from parchemin.readers.case.package import Package, Tie, extension
from parchemin.readers.case.values import values_of
from parchemin.readers.diagnostics import Findings, Place

TIE = "rattachement"
TYPES = {"exactMatchOf": AssociationKind.EXACT, "isRelatedTo": AssociationKind.RELATED}
ESCO_ADDRESS = "data.europa.eu/esco/"


def outer_ties(package: Package) -> dict[str, list[Tie]]:
    """The ties to a nomenclature, by the identifier of what they tie, in their order."""
    found: dict[str, list[Tie]] = {}
    for tie in package.ties:
        if is_outer(tie):
            found.setdefault(tie.child, []).append(tie)
    for ties in found.values():
        ties.sort(key=lambda tie: (tie.order is None, tie.order or 0))
    return found


def is_outer(tie: Tie) -> bool:
    """Whether the tie leads to an entry of ROME or of ESCO."""
    return tie.kind in TYPES and _scheme(tie) is not None


def tie_node(tie: Tie, findings: Findings) -> OutlineNode:
    """What a person tied an item to."""
    place = Place(element="CFAssociations", sentence=f"association de {tie.child}")
    values = _read(tie) | values_of(TIE, extension(tie.written), place, findings)
    if kept := extension(tie.written):
        values = {path: value for path, value in values.items() if path in kept or path in _NEEDED}
    return OutlineNode(TIE, values)


def job_node(tie: Tie) -> OutlineNode:
    """A job of ROME that the whole certification leads to."""
    values = {path: value for path, value in _read(tie).items() if path in {"code", "label"}}
    return OutlineNode("ROME", values)


def is_rome(tie: Tie) -> bool:
    """Whether the tie leads to a ROME entry that has a code."""
    return _scheme(tie) is AssociationScheme.ROME and "code" in _read(tie)


_NEEDED = ("scheme", "kind")


def _read(tie: Tie) -> dict[str, Value]:
    scheme = _scheme(tie)
    assert scheme is not None
    code, title, uri = (_text(tie.destination, name) for name in ("identifier", "title", "uri"))
    values: dict[str, Value] = {"scheme": scheme, "kind": TYPES[tie.kind]}
    if code and not _is_uuid(code) and "/" not in code:
        values["code"] = code
    if uri and not uri.startswith("urn:uuid:"):
        values["uri"] = uri
    if title:
        values["label"] = title
    return values


def _scheme(tie: Tie) -> AssociationScheme | None:
    target = _text(tie.destination, "targetType") or ""
    for scheme in AssociationScheme:
        if target.casefold() == f"ext:{scheme.value}".casefold():
            return scheme
    address = _text(tie.destination, "uri") or ""
    return AssociationScheme.ESCO if ESCO_ADDRESS in address else None


def _text(written: Mapping[str, object], member: str) -> str | None:
    value = written.get(member)
    return value if isinstance(value, str) else None


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
