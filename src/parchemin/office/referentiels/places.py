"""Every place of a content in its source, by the name its value bears while it is reviewed."""

from collections.abc import Iterator
from typing import Any

from parchemin.domain.referentiel import Span
from parchemin.office.referentiels.edits.tree import NAME, UNSEEN, Tree


def places_of(tree: Tree) -> dict[str, Span]:
    """The span of each value, from the outermost object to the innermost."""
    return dict(_walk(tree.content, ""))


def anchor(path: str) -> str:
    """The HTML identifier of the place of a value in its source."""
    return "s-" + path.replace(".", "-")


def identifier(path: str) -> str:
    """The HTML identifier of the value at a place."""
    return "champ-" + path.replace(".", "-")


def _walk(value: dict[str, Any], place: str) -> Iterator[tuple[str, Span]]:
    for name, span in value.get("spans", {}).items():
        yield _under(place, name), Span(**span)
    for key, item in value.items():
        if key in UNSEEN:
            continue
        if isinstance(item, dict):
            yield from _walk(item, _under(place, key))
        elif isinstance(item, list):
            for each in item:
                if isinstance(each, dict):
                    yield from _walk(each, each[NAME])


def _under(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
