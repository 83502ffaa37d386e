"""Dates as the register writes them: JJ-MM-AAAA or JJ/MM/AAAA."""

import re
from datetime import date

from parchemin.readers.diagnostics import Findings, Place

DATE = re.compile(r"\b(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})\b")


def calendar_date(day: str, month: str, year: str) -> date | None:
    """The date, or None when it does not exist in the calendar."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_date(text: str, place: Place, findings: Findings) -> date | None:
    """The date of a matched text; an impossible one is None with an error."""
    match = DATE.fullmatch(text)
    value = calendar_date(*match.groups()) if match else None
    if value is None:
        findings.error(
            "date-impossible",
            place,
            found=f"la date « {text} »",
            expected="une date du calendrier, écrite JJ/MM/AAAA ou JJ-MM-AAAA",
            advice="Corrigez la date dans la source, puis relisez le fichier.",
        )
    return value
