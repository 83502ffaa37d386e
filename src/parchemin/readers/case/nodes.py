"""The parts of our own exports that are no item, back to what they were."""

from collections.abc import Mapping

from parchemin.domain.outline import KINDS, OutlineNode
from parchemin.readers.case.values import values_of
from parchemin.readers.diagnostics import Findings, Place

_DEEPEST = 6


def node_of(
    written: object, place: Place, findings: Findings, depth: int = 0
) -> OutlineNode | None:
    """A part that is no item; None, and said, when it is not of the form of our exports."""
    form = written if isinstance(written, Mapping) else {}
    kind = str(form.get("kind"))
    if kind not in KINDS or depth > _DEEPEST:
        _say_refused(kind, place, findings)
        return None
    values = values_of(kind, form.get("values"), place, findings)
    if any(leaf.required and leaf.path not in values for leaf in KINDS[kind].leaves):
        _say_refused(kind, place, findings)
        return None
    listed = form.get("children", [])
    children = [
        child
        for each in (listed if isinstance(listed, list) else ())
        if (child := node_of(each, place, findings, depth + 1)) is not None
        and child.kind in KINDS[kind].children
    ]
    return OutlineNode(kind, values, tuple(children))


def _say_refused(kind: str, place: Place, findings: Findings) -> None:
    findings.error(
        "partie-illisible",
        place,
        found=f"une partie « {kind[:60]} » incomplète ou inconnue",
        expected="une partie telle que Parchemin l'écrit (docs/formats/case.md)",
        advice="Elle n'est pas reprise : donnez-la à la relecture, ou exportez de nouveau.",
    )
