"""The dates of an XML fiche: JJ/MM/AAAA."""

from datetime import date

from parchemin.domain.referentiel import RegistrationDates
from parchemin.readers.fiche_xml.node import Node
from parchemin.readers.fiche_xml.problems import Problems
from parchemin.readers.fiche_xml.spans import Raw, XmlSpans

_DATES = {
    "DATE_DECISION": "decision",
    "DATE_EFFET": "effect",
    "DATE_FIN_ENREGISTREMENT": "end_of_registration",
    "DATE_LIMITE_DELIVRANCE": "last_delivery",
}
_DURATION = {"DUREE_ENREGISTREMENT": "duration_years"}


def day(text: str, raw: Raw, problems: Problems) -> date | None:
    """The date, or None with an error when it is not one."""
    parts = text.split("/")
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except (ValueError, IndexError):
        problems.impossible_date(text, raw)
        return None


def read_dates(fiche: Node, problems: Problems) -> RegistrationDates:
    texts, places = fiche.taken(_DATES)
    values = {name: day(text, places[name], problems) for name, text in texts.items()}
    for name in [name for name, value in values.items() if value is None]:
        del places[name]
    years, year_places = fiche.taken(_DURATION)
    duration = years.get("duration_years", "")
    known = int(duration) if duration.isdecimal() and duration.isascii() else None
    if known is not None:
        places |= year_places
    return RegistrationDates(
        decision=values.get("decision"),
        effect=values.get("effect"),
        end_of_registration=values.get("end_of_registration"),
        last_delivery=values.get("last_delivery"),
        duration_years=known,
        spans=XmlSpans(places),
    )
