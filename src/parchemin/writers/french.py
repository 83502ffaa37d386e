"""Dates, times and counts written the French way."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def long_date(day: date) -> str:
    """``1er juin 2026``, with spaces that do not break."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}\u00a0{MONTHS[day.month - 1]}\u00a0{day.year}"


def clock(moment: datetime) -> str:
    """``14 h 05`` in metropolitan France, from an aware datetime."""
    local = moment.astimezone(PARIS)
    return f"{local.hour}\u00a0h\u00a0{local.minute:02d}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 voix``, ``2 membres``: zero and one are singular in French."""
    return f"{number}\u00a0{one if number in (0, 1) else many or one + 's'}"
