"""Every span of a certification, by the path of its value in the published form."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from parchemin.domain.referentiel import Certification, Span

KEYS = {"blocs": "blocks", "target_blocs": "target_blocks"}


def places_of(certification: Certification) -> dict[str, Span]:
    """The span of each value, from the outermost object to the innermost."""
    return dict(_walk(certification, ""))


def anchor(path: str) -> str:
    """The HTML identifier of the place of a value in its source."""
    return "s-" + path.replace(".", "-")


def _walk(value: Any, path: str) -> Iterator[tuple[str, Span]]:
    if isinstance(value, Span):
        return
    if is_dataclass(value):
        for name, span in getattr(value, "spans", {}).items():
            yield _under(path, KEYS.get(name, name)), span
        for field in fields(value):
            if field.name != "spans":
                yield from _walk(
                    getattr(value, field.name), _under(path, KEYS.get(field.name, field.name))
                )
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _walk(item, _under(path, str(key)))
    elif isinstance(value, tuple):
        for rank, item in enumerate(value):
            yield from _walk(item, _under(path, str(rank)))


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
