"""The values of an outline as JSON, for what CASE has no member of its own."""

from datetime import date
from decimal import Decimal
from typing import Any

from parchemin.domain.outline import OutlineNode, Value
from parchemin.writers.case.names import Json


def as_json(value: Value) -> Any:
    """Dates in ISO form, numbers with decimals as text, so that nothing is rounded."""
    if isinstance(value, tuple):
        return [as_json(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return value if isinstance(value, bool | int) else str(value)


def node_as_json(node: OutlineNode) -> Json:
    """A part that is no item of the framework: a route, a date, a training programme."""
    written: Json = {
        "kind": node.kind,
        "values": {path: as_json(value) for path, value in node.values.items()},
    }
    if node.children:
        written["children"] = [node_as_json(child) for child in node.children]
    return written
