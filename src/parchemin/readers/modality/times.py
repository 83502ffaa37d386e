"""How long a modality lasts, is prepared and is talked over, in minutes."""

import re
from collections.abc import Sequence
from enum import Enum

from parchemin.readers.modality.lengths import Length, lengths_in
from parchemin.readers.modality.said import NOTHING, Answer, Doubt, Said, one_value

WHOLE, PREPARATION, INTERVIEW = "duration_minutes", "preparation_minutes", "interview_minutes"


class _Part(Enum):
    TOTAL = "the whole, said so"
    WHOLE = "the assessment named before"
    PREPARATION = "preparation"
    INTERVIEW = "interview"
    TALK = "a presentation, which has no length of its own"


_NOUNS = re.compile(
    r"""\b(?:
      (?P<TOTAL>dur[ée]e\s+(?:totale|globale)(?:\s+de\s+l['’]\w+)?|au\s+total
        |dur[ée]e\s+de\s+l['’](?:[ée]preuve|ensemble|[ée]valuation))
    | (?P<PREPARATION>pr[ée]parations?|pr[ée]parer|prépare)
    | (?P<INTERVIEW>(?:entretiens?|soutenances?|questionnements?|[ée]changes?|discussion
        |questions[-\s]r[ée]ponses)(?:\s+orale?s?)?)
    | (?P<TALK>(?:pr[ée]sentations?|expos[ée]s?|restitutions?)(?:\s+orale?s?)?|pr[ée]sente
        |orale?s?)
    | (?P<WHOLE>(?:[ée]preuves?|[ée]tudes?\s+(?:de|d['’]un)\s+cas|cas\s+pratiques?
        |mises?\s+en\s+situations?|qcm|qroc|questionnaires?|devoir|observations?|examen
        |[ée]valuations?|exercices?)(?:\s+(?:orale?s?|[ée]crite?s?|pratiques?))?|[ée]crite?s?)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_END = re.compile(
    r"[.;\nps\s](?:(?<=[.;\n])\s|(?<=\s)\s+|(?<=\bp)uis\b|(?<=\bs)uivie?s?\b)", re.IGNORECASE
)
"""The first characters are drawn to the front, where they are found much faster."""
_AFTER = re.compile(
    r"\s*(?:environ|maximum|minimum|maxi|max\.?)?\s*(?:est\s+(?:accord|laiss|pr[ée]v)\w+\s+)?"
    r"(?:de|d['’]|pour|à|en)\s*(?:la|le|l['’]|sa|son|une?|cette|cet)?\s*",
    re.IGNORECASE,
)
_TIGHT = re.compile(
    r"\s*(?:orale?s?|individuel(?:le)?s?|technique|complémentaire|final|professionnel(?:le)?|écrite?"
    r"|avec\s+(?:le|un)\s+jury(?:\s+d['’]évaluation)?|\s)*,?\s*(?:d['’]une\s+durée\s+)?"
    r"(?:de|d['’]|:|dure|durée|pendant|durant|en)?\s*(?:environ\s+|(?:une\s+)?durée\s*:?\s*(?:de\s+)?)?",
    re.IGNORECASE,
)
_DURATION = re.compile(r"\bdur(?:[ée]e|ant)\b|\btemps\b|\bdure\b", re.IGNORECASE)
_INCLUDES = re.compile(r"[\s,(]*(?:dont|comprenant|incluant|y compris)\b", re.IGNORECASE)
_TOGETHER = re.compile(r"\bet\s+(?:d['’])?$", re.IGNORECASE)
_BOUND_BEFORE = re.compile(
    r"(?:au\s+(?:moins|plus)|(?:au\s+)?(?:minimum|maximum)(?:\s+de)?|jusqu['’]à)\s*(?:de\s+|d['’])?$",
    re.IGNORECASE,
)
_BOUND_AFTER = re.compile(
    r"\s*(?:au\s+(?:moins|plus)|(?:au\s+)?(?:minimum|maximum|maxi|max))\b", re.IGNORECASE
)
_NONE = re.compile(
    r"\b(?:sans|aucune?|pas\s+d['’e]|ni)\s*(?:temps\s+de\s+|phase\s+de\s+)?"
    r"(?:(?P<preparation>préparation)|(?P<interview>entretien|soutenance))\b",
    re.IGNORECASE,
)
_MOST = 20
"""Lengths of a text that may be a modality; one with more is a timetable, or noise."""
_EXCLUDE = ("sans ", "aucun", "pas d", "ni ")
_EXCLUDED = ("préparation", "entretien", "soutenance")
_FIELDS = {_Part.PREPARATION: PREPARATION, _Part.INTERVIEW: INTERVIEW}


def times_in(text: str, lower: str) -> Answer:
    """The lengths that a modality states, each for what it measures.

    ``lower`` is the same text in small letters. A length that may be of the interview or of the
    whole is left open, with both to choose from.
    """
    excluded = any(word in lower for word in _EXCLUDE) and any(noun in lower for noun in _EXCLUDED)
    lengths = lengths_in(text, lower)
    if (not lengths and not excluded) or len(lengths) > _MOST:
        return NOTHING
    found: dict[str, list[Said]] = {WHOLE: [], PREPARATION: [], INTERVIEW: []}
    unsure: dict[str, list[Said]] = {WHOLE: [], PREPARATION: [], INTERVIEW: []}
    doubts: list[Doubt] = []
    if excluded:
        _exclusions(text, found)
    parts = [_part(text, lengths, rank) for rank in range(len(lengths))]
    settled = _Part.TOTAL in parts or _Part.INTERVIEW in parts
    alone = len({part for part in parts if part is not _Part.TALK}) <= 1
    for one, part in zip(lengths, parts, strict=True):
        field = _FIELDS.get(part) if part else None
        if part is _Part.TOTAL or (part is _Part.WHOLE and alone):
            field = WHOLE
        if field:
            (unsure if _is_open(text, one) else found)[field] += _values(one)
        elif _Part.TOTAL not in parts and not (part is _Part.TALK and settled):
            doubts.append(_either(one, part, parts))
    return _gathered(found, unsure, doubts)


def _exclusions(text: str, found: dict[str, list[Said]]) -> None:
    """« Sans préparation », « aucun entretien »: a length of zero."""
    for match in _NONE.finditer(text):
        field = PREPARATION if match["preparation"] else INTERVIEW
        found[field].append(Said(0, match.start(), match.end()))


def _part(text: str, lengths: Sequence[Length], rank: int) -> _Part | None:
    """What a length measures; None when the text does not say it for sure."""
    one = lengths[rank]
    if after := _noun_after(text, one, lengths, rank):
        return after
    floor = lengths[rank - 1].end if rank else 0
    ends = [match.end() for match in _END.finditer(text, floor, one.start)]
    start = max([floor, *ends])
    nouns = list(_NOUNS.finditer(text, start, one.start))
    if _INCLUDES.match(text, one.end):
        return _Part.TOTAL
    if not nouns:
        return _unnamed(text, start, one)
    kinds = {_Part[noun.lastgroup or ""] for noun in nouns}
    last = nouns[-1]
    part = _Part[last.lastgroup or ""]
    if len(kinds) == 1 or part is _Part.TOTAL:
        return part
    tight = _TIGHT.fullmatch(text, last.end(), one.start)
    return part if tight and not _TOGETHER.search(text, start, last.start()) else None


def _noun_after(text: str, one: Length, lengths: Sequence[Length], rank: int) -> _Part | None:
    """« 20 minutes de préparation », « 15 minutes pour l'entretien »."""
    link = _AFTER.match(text, one.end)
    if link is None:
        return None
    stop = lengths[rank + 1].start if rank + 1 < len(lengths) else len(text)
    noun = _NOUNS.match(text, link.end(), stop)
    return _Part[noun.lastgroup or ""] if noun else None


def _unnamed(text: str, start: int, one: Length) -> _Part | None:
    """A length that no noun precedes: the whole, when the text says nothing of an interview."""
    if not _DURATION.search(text, start, one.start):
        return None
    others = (noun.lastgroup for noun in _NOUNS.finditer(text))
    spoken = any(name in ("INTERVIEW", "PREPARATION", "TALK") for name in others)
    return None if spoken else _Part.TOTAL


def _is_open(text: str, one: Length) -> bool:
    """A range, or a least or greatest length: the text gives no length."""
    before = text[max(0, one.start - 24) : one.start]
    return one.low is not None or bool(
        _BOUND_BEFORE.search(before) or _BOUND_AFTER.match(text, one.end)
    )


def _values(one: Length) -> list[Said]:
    every = [one.minutes] if one.low is None else [one.low, one.minutes]
    return [Said(minutes, one.start, one.end) for minutes in every]


def _either(one: Length, part: _Part | None, parts: Sequence[_Part | None]) -> Doubt:
    """The whole or the interview; the whole only, for a written part beside an interview."""
    fields = (WHOLE,) if part is _Part.WHOLE and _Part.INTERVIEW in parts else (INTERVIEW, WHOLE)
    values = _values(one)
    return Doubt(tuple(field for field in fields for _ in values), tuple(values) * len(fields))


def _gathered(
    found: dict[str, list[Said]], unsure: dict[str, list[Said]], doubts: list[Doubt]
) -> Answer:
    values: dict[str, Said] = {}
    for field, said in found.items():
        answer = one_value(field, said, unsure=unsure[field])
        values |= answer.values
        doubts += answer.doubts
    return Answer(values, tuple(doubts))
