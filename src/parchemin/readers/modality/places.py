"""Where a modality takes place, word for word."""

import re

from parchemin.readers.modality.around import around
from parchemin.readers.modality.said import NOTHING, Answer, Doubt, Said, one_value

PLACE = "place"

_BODY = r"(?:l['’]organisme\s+de\s+formation|l['’]entreprise|l['’]établissement|centre\s+de\s+formation)"
_WHERE = (
    r"(?:en\s+centre(?:\s+de\s+formation|\s+d['’]examen)?|en\s+entreprise|en\s+milieu\s+professionnel"
    r"|en\s+organisme\s+de\s+formation|à\s+distance|en\s+distanciel|en\s+présentiel|en\s+visioconférence"
    rf"|(?:au\s+sein|dans|sur)\s+(?:d['’]|de\s+)?(?:une?\s+)?(?:plateau\s+technique|salle|atelier|laboratoire)"
    rf"(?:\s+\w+){{0,3}}?\s+d[eu]\s+{_BODY}|(?:au\s+sein\s+de|dans)\s+{_BODY}"
    r"|sur\s+(?:le\s+|son\s+)?(?:lieu|poste)\s+de\s+travail)"
)
_SUBJECT = (
    r"(?:épreuves?|évaluations?|évaluée?s?|entretiens?|soutenances?|oral|qcm|qroc|questionnaires?|examen"
    r"|passée?s?|passage|déroul\w+|réalisée?s?|organisée?s?|mises?\s+en\s+situations?|observations?"
    r"|situations?\s+(?:réelles?|simulées?|reconstituées?)|simulée?s?|reconstituée?s?|réel(?:le)?s?|lieu)"
)
_PLACED = re.compile(
    rf"\b{_SUBJECT}\b(?P<between>[^.,;:\n]{{0,25}}?)\s(?P<place>{_WHERE})\b", re.IGNORECASE
)
_OPENING = re.compile(
    r"(?:description\s*:|^|[.;]\s)\s*(?P<place>(?:au\s+sein|dans|sur|en|à)\s+[^.,;:]{0,80})",
    re.IGNORECASE,
)
_NEXT = re.compile(rf"\s*(?:,\s*|\b(?P<or>ou)\s+|\bet\s+)(?P<place>{_WHERE})\b", re.IGNORECASE)
_FULL = re.compile(_WHERE, re.IGNORECASE)
_WORDS = (
    "en centre",
    "en entreprise",
    "à distance",
    "distanciel",
    "présentiel",
    "visioconf",
    "organisme de formation",
    "plateau technique",
    "salle",
    "atelier",
    "laboratoire",
    "lieu de travail",
    "poste de travail",
    "milieu professionnel",
    "dans l’entreprise",
    "dans l'entreprise",
    "sein de l’entreprise",
    "sein de l'entreprise",
    "l’établissement",
    "l'établissement",
)


def places_in(text: str, lower: str) -> Answer:
    """The only place said of the assessment; several, or one among others, stay open.

    ``lower`` is the same text in small letters.
    """
    windows = around(lower, _WORDS, 100, 60)
    if not windows:
        return NOTHING
    found: dict[str, Said] = {}
    open_ = False
    for match in (match for window in windows for match in _PLACED.finditer(text, *window)):
        open_ |= " ou " in f"{match[0][: match.start('place') - match.start()]} "
        open_ |= _take(text, match.start("place"), match.end("place"), found)
    for match in (match for window in windows for match in _OPENING.finditer(text, *window)):
        if place := _FULL.match(match["place"]):
            start = match.start("place")
            open_ |= _take(text, start, start + place.end(), found)
    if not open_:
        return one_value(PLACE, found.values())
    choices = tuple(found.values())
    return Answer({}, (Doubt((PLACE,) * len(choices), choices),))


def _take(text: str, start: int, end: int, found: dict[str, Said]) -> bool:
    """Keep a place, and those that a choice adds to it; whether there is a choice."""
    following = _NEXT.match(text, end)
    said = text[start:end]
    found.setdefault(said.lower(), Said(said, start, end))
    if following is None:
        return False
    whole = text[start : following.end("place")]
    found.setdefault(whole.lower(), Said(whole, start, following.end("place")))
    other = following["place"]
    found.setdefault(other.lower(), Said(other, *following.span("place")))
    return True
