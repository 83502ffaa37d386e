"""A fiche's card as the columns of its row."""

from typing import Any

from parchemin.office.catalogue.models import Export
from parchemin.office.catalogue.parsing import Parsed
from parchemin.readers.folded_words import folded

COLUMNS = (
    "order", "register", "title", "sorted_title", "level", "active", "state", "abbreviation",
    "certifiers", "decided_on", "effective_on", "ends_on", "last_delivery_on", "published_on",
    "digest", "export_id", "gone_on",
)  # fmt: skip
BETWEEN = " · "
"""What stands between the names of two certifiers."""
LAST = 2**31 - 1


def columns_of(parsed: Parsed, export: Export) -> dict[str, Any]:
    """The values of ``COLUMNS``; what is longer than its column is cut, the document keeps all."""
    card = parsed.card
    figures = "".join(filter(str.isdecimal, card.number))
    return {
        "order": min(int(figures or 0), LAST),
        "register": "RS" if card.number.startswith("RS") else "RNCP",
        "title": card.title[:1000],
        "sorted_title": folded(card.title)[:120],
        "level": card.level,
        "active": card.active,
        "state": card.state[:80],
        "abbreviation": card.abbreviation[:80],
        "certifiers": BETWEEN.join(card.certifiers),
        **dict(zip(COLUMNS[9:14], card.dates, strict=True)),
        "digest": parsed.digest,
        "export_id": export.pk,
        "gone_on": None,
    }
