"""Edits that cut a text in several; each part keeps where it stands in the source."""

import copy
from collections.abc import Mapping
from typing import Any

from parchemin.office.referentiels.edits.blanks import blank, kind_of
from parchemin.office.referentiels.edits.log import Edit
from parchemin.office.referentiels.edits.tree import Content, Tree, unnamed
from parchemin.office.referentiels.edits.values import Touched

COPIED = ("key", "heading", "assessments")


def split(tree: Tree, edit: Edit) -> Touched:
    """Cut an object in several, one for each part given with its text and its spans.

    The first part keeps the object; the others take what held for the whole (key, heading,
    modalities, ties to ROME and ESCO) but none of its criteria.
    """
    name, parts = edit.args["node"], edit.args["parts"]
    kept, home, rank = tree.node(name), tree.home(name), tree.rank(name)
    kind = kind_of(home)
    kept["text"], kept["spans"] = parts[0]["text"], _placed(kept["spans"], parts[0])
    touched = {f"{name}.text"}
    for place, part in enumerate(parts[1:], start=1):
        made = blank(kind, {"text": part["text"], "spans": part["spans"]})
        if "criteria" in kept:
            made |= _held_by_all(kept, part)
        made |= {key: part[key] for key in ("code", "title") if key in part}
        tree.insert(made, f"e{edit.number}-{place}", home, rank + place)
        touched.add(f"e{edit.number}-{place}")
    return frozenset(touched)


def _held_by_all(kept: Content, part: Mapping[str, Any]) -> Content:
    """What a new part of a competency has of the whole, with its places."""
    whole = {name: kept["spans"][name] for name in COPIED if name in kept["spans"]}
    return {
        **{key: copy.copy(kept[key]) for key in COPIED},
        "associations": [unnamed(each) for each in kept["associations"]],
        "spans": {**whole, **part["spans"]},
    }


def _placed(spans: Mapping[str, Any], part: Mapping[str, Any]) -> Content:
    rest = {name: span for name, span in spans.items() if name.partition(".")[0] != "text"}
    return {**rest, **part["spans"]}
