"""The attendance sheet of a jury as a PDF to sign by hand."""

from datetime import UTC, datetime, time

from parchemin.domain.jury.sheet import AttendanceSheet
from parchemin.writers.typesetting import compose

IDENTIFIER = "emargement"
NAME = "Feuille d'émargement d'un jury (PDF)"


def render(sheet: AttendanceSheet) -> bytes:
    """The sheet; same sheet, same bytes."""
    colleges: dict[str, list[dict[str, str]]] = {}
    for member in sheet.members:
        row = {"name": member.name, "role": member.role}
        colleges.setdefault(member.college, []).append(row)
    document = {
        "session": sheet.session,
        "certification": sheet.certification,
        "body": sheet.body,
        "place": sheet.place,
        "colleges": [{"name": name, "members": rows} for name, rows in colleges.items()],
        "candidates": [
            {
                "rank": str(item.rank),
                "name": item.name,
                "reference": item.reference,
                "deferred": item.deferred,
            }
            for item in sheet.candidates
        ],
    }
    stamped = datetime.combine(sheet.held_on, time(), UTC)
    return compose("attendance.typ", document, stamped=stamped)
