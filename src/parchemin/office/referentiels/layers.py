"""The content as read, and the layer of corrections laid over it without changing it."""

import copy
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Content = dict[str, Any]

CORRECTIONS = "corrections"
READINGS = "lectures"
UNSEEN = ("spans", "span")
ADDED = ("leads", "heading", "details", "conditions")
"""Fields that older published contents do not have: empty, they leave the digest as it was."""


class NoSuchPlace(LookupError):
    """The content has nothing at that path."""


@dataclass(frozen=True)
class Correction:
    """One correction: what was put in place, by whom, when (ISO 8601, UTC), and why."""

    path: str
    value: Any
    reason: str
    by: str
    at: str


def corrections(answers: Mapping[str, Any]) -> tuple[Correction, ...]:
    """All the corrections, oldest first; the last one on a path is in force."""
    return tuple(Correction(**row) for row in answers.get(CORRECTIONS, ()))


def in_force(answers: Mapping[str, Any]) -> dict[str, Correction]:
    return {correction.path: correction for correction in corrections(answers)}


def value_at(content: Content, path: str) -> Any:
    """The value at a dotted path; raises NoSuchPlace."""
    return _parent(content, path)[_last(path)]


def corrected(content: Content, answers: Mapping[str, Any]) -> Content:
    """The content with every correction in force; the original is left as it was."""
    result = copy.deepcopy(content)
    for correction in in_force(answers).values():
        _parent(result, correction.path)[_last(correction.path)] = correction.value
    return result


def digest(content: Any) -> str:
    """SHA-256, in hexadecimal, of what the content says, wherever it stood in its source."""
    text = json.dumps(_said(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _said(content: Any) -> Any:
    if isinstance(content, dict):
        said = {key: _said(value) for key, value in content.items() if key not in UNSEEN}
        return {key: value for key, value in said.items() if not _silent(key, value, said)}
    if isinstance(content, list):
        return [_said(value) for value in content]
    return content


def _silent(key: str, value: Any, owner: Content) -> bool:
    """Whether this is an added field that says nothing; ``assessments`` is one of a competency."""
    if key not in ADDED and not (key == "assessments" and "criteria" in owner):
        return False
    each = value.values() if isinstance(value, dict) else [value]
    return all(one is None or one == [] for one in each)


def _last(path: str) -> Any:
    last = path.rpartition(".")[2]
    return int(last) if last.isdigit() else last


def _parent(content: Content, path: str) -> Any:
    """The object or list that holds the last step of the path, known to hold it."""
    place: Any = content
    *parents, _ = path.split(".")
    try:
        for step in parents:
            place = place[int(step) if isinstance(place, list) else step]
        place[_last(path)]
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise NoSuchPlace(path) from error
    return place
