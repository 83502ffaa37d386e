"""The content as read, the edits laid over it without changing it, and what it says."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from parchemin.office.referentiels.edits.laying import laid
from parchemin.office.referentiels.edits.tree import UNSEEN, Content

READINGS = "lectures"
ADDED = ("leads", "heading", "details", "conditions")
"""Fields that older published contents do not have: empty, they leave the digest as it was."""


def corrected(content: Content, answers: Mapping[str, Any]) -> Content:
    """The content with every edit in force; the original is left as it was."""
    return laid(content, answers).content


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
