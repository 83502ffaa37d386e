"""How many situations or subjects are treated, drawn by lot or not, alone or in a group."""

import re
from collections.abc import Iterator, Sequence

from parchemin.readers.modality.around import Window, around
from parchemin.readers.modality.numbers import LIKELY, NUMBER, WORDS, number_of
from parchemin.readers.modality.said import NOTHING, Answer, Said, one_value

SITUATIONS, DRAWN, INDIVIDUAL = "situations", "drawn_by_lot", "individual"

_COUNTED = (
    r"(?:mises?\s+en\s+situations?|études?\s+(?:de|d['’]un)\s+cas|sujets?|cas\s+pratiques?|cas\b"
    r"|thèmes?|scénarios?|exercices?|situations?(?P<professional>\s+professionnelles?)?)"
)
_COUNT = re.compile(
    rf"\b{LIKELY}(?P<number>{NUMBER})(?:\s+(?:à|ou)\s+(?P<most>{NUMBER}))?\s+"
    rf"(?:autres\s+|grandes?\s+|courtes?\s+|brèves?\s+)?(?P<noun>{_COUNTED})",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"(?:parmi(?:\s+les)?|\bsur(?:\s+les)?|\bentre|\bchoix\s+de|\bbanque\s+de|\bliste\s+de)\s*$",
    re.IGNORECASE,
)
_LEAST = re.compile(r"(?:\bau\s+moins|\bminimum(?:\s+de)?|\bau\s+minimum)\s*$", re.IGNORECASE)
_ONE_OF_TEXT = re.compile(r"\b(?:traite\w*|présent\w+)\b[^.;:]{0,40}$", re.IGNORECASE)
_LOT = re.compile(
    r"(?P<no>\b(?:non|n['’]est\s+pas|ne\s+sont\s+pas|sans|pas\s+de|aucun)\s+)?"
    r"\btir(?:ée?s?|age|e|ent|er|era)\s+au\s+sort\b",
    re.IGNORECASE,
)
_ASSESSED = (
    r"(?:épreuves?|évaluations?|travail|travaux|dossiers?|projets?|rapports?|mémoires?|oral|entretiens?"
    r"|soutenances?|productions?|mises?\s+en\s+situations?(?:\s+professionnelles?)?|études?\s+de\s+cas"
    r"|présentations?|exposés?|questionnaires?|passage|examen|devoir|écrit|jeux?\s+de\s+rôles?)"
)
_ALONE = re.compile(
    rf"\b{_ASSESSED}\s+(?:\w+\s+){{0,2}}?(?P<alone>individuel(?:le)?s?)\b|\bindividuellement\b"
    rf"|\b{_ASSESSED}\s+(?:\w+\s+){{0,2}}?(?P<group>collecti(?:f|ve)s?)\b"
    rf"|\b(?:{_ASSESSED}|réalisée?s?|préparée?s?|menée?s?|élaborée?s?)\s+(?:\w+\s+){{0,2}}?"
    r"(?P<team>(?:en|par)\s+(?:sous-)?(?:groupes?|équipes?|binômes?))\b",
    re.IGNORECASE,
)


_NOUNS = ("situation", "sujet", "cas", "thème", "scénario", "exercice")
_NUMBERS = frozenset(WORDS) | frozenset(map(str, range(100))) | {"d'un", "d'une"}
_BEFORE, _AFTER = 45, 45
_TOGETHER = ("individuel", "group", "collecti", "binôme", "équipe")


def counts_in(text: str, lower: str) -> Answer:
    """The number of situations, the draw and the group, each when the text says it.

    ``lower`` is the same text in small letters.
    """
    answers = [_situations(text, lower)]
    if "au sort" in lower:
        answers.append(one_value(DRAWN, _draws(text, around(lower, ("au sort",), 40, 10))))
    if alone := around(lower, _TOGETHER, 70, 20):
        answers.append(one_value(INDIVIDUAL, _alone(text, alone)))
    values = {name: said for answer in answers for name, said in answer.values.items()}
    return Answer(values, tuple(doubt for answer in answers for doubt in answer.doubts))


def _counts(text: str, lower: str) -> Iterator[re.Match[str]]:
    """The numbers before a noun that counts; most nouns have none before them."""
    for start, end in around(lower, _NOUNS, _BEFORE, _AFTER):
        if not _NUMBERS.isdisjoint(lower[start:end].replace("’", " ").split()):
            yield from _COUNT.finditer(text, start, end)


def _situations(text: str, lower: str) -> Answer:
    found: list[Said] = []
    unsure: list[Said] = []
    for match in _counts(text, lower):
        number, most = number_of(match["number"]), number_of(match["most"] or "")
        before = text[max(0, match.start() - 60) : match.start()]
        if not number or _AMONG.search(before) or (number == 1 and not _is_one(match, before)):
            continue
        place = match.start(), match.end()
        if most:
            unsure += [Said(number, *place), Said(most, *place)]
        else:
            (unsure if _LEAST.search(before) else found).append(Said(number, *place))
    return one_value(SITUATIONS, found, unsure=unsure) if found or unsure else NOTHING


def _is_one(match: re.Match[str], before: str) -> bool:
    """« un sujet », « une situation professionnelle »; « une situation » alone may be any."""
    plain = match["noun"].lower().startswith("situation") and not match["professional"]
    return not plain or bool(_ONE_OF_TEXT.search(before))


def _draws(text: str, windows: Sequence[Window]) -> list[Said]:
    return [
        Said(match["no"] is None, *match.span())
        for window in windows
        for match in _LOT.finditer(text, *window)
    ]


def _alone(text: str, windows: Sequence[Window]) -> list[Said]:
    return [
        Said(match["group"] is None and match["team"] is None, *match.span())
        for window in windows
        for match in _ALONE.finditer(text, *window)
    ]
