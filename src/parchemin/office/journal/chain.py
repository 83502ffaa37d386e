"""The hash that seals an entry to the one before it."""

import hashlib
import json
from datetime import UTC, datetime

FIRST = "0" * 64


def seal(
    previous: str,
    *,
    at: datetime,
    actor: str,
    act: str,
    object_type: str,
    object_id: str,
    details: dict[str, object],
) -> str:
    """SHA-256, in hexadecimal, of the previous hash and of every field of the entry."""
    fields = [
        previous,
        at.astimezone(UTC).isoformat(timespec="microseconds"),
        actor,
        act,
        object_type,
        object_id,
        details,
    ]
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
