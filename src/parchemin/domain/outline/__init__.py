"""A certification as an outline: its parts in reading order, each with its kind and its values.

Every exchanged form (a table with one line for each part, a competency framework) is this outline
written another way, so that what one form keeps, all of them keep.
"""

from parchemin.domain.outline.kinds import (
    CERTIFICATION,
    COLUMNS,
    CONTINUED,
    KEY,
    KINDS,
    NATURE,
    Leaf,
    NodeKind,
)
from parchemin.domain.outline.nodes import (
    OutlineNode,
    Scalar,
    Value,
    certification_of,
    holds_one,
    outline_of,
    part_of,
)

__all__ = [
    "CERTIFICATION",
    "COLUMNS",
    "CONTINUED",
    "KEY",
    "KINDS",
    "NATURE",
    "Leaf",
    "NodeKind",
    "OutlineNode",
    "Scalar",
    "Value",
    "certification_of",
    "holds_one",
    "outline_of",
    "part_of",
]
