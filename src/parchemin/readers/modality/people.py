"""Who assesses: the people that the text shows observing, hearing or marking the candidate."""

import re
from collections.abc import Iterator, Sequence

from parchemin.domain.referentiel import AssessorKind
from parchemin.readers.modality.around import Window, around
from parchemin.readers.modality.said import NOTHING, Answer, Doubt, Said

ASSESSORS = "assessors"

_WHO = (
    r"(?:(?P<EVALUATION_JURY>jurys?(?:\s+d['’]évaluation)?)"
    r"|(?P<TRAINER>formateurs?(?:[-·.(/]?\s?trices?\)?)?|formatrices?)"
    r"|(?P<TUTOR>tuteurs?|tutrices?|maîtres?\s+d['’]apprentissage)"
    r"|(?P<MANAGER>managers?|manageurs?|responsables?\s+hiérarchiques?|supérieurs?\s+hiérarchiques?)"
    r"|(?P<PROFESSIONAL>professionnels?|professionnelles?))\b"
)
_ARTICLE = (
    r"(?:(?:le|la|les|un|une|des|deux|trois|son|sa|ses|du|de|au|aux)\s+"
    r"|l['’]|d['’]un\s+|d['’]une\s+){0,2}"
)
_PERSON = re.compile(rf"{_ARTICLE}(?:autres?\s+)?{_WHO}", re.IGNORECASE)
_ACT = re.compile(
    r"\b(?:(?:évalu|not|corrig|observ|attest|valid|appréci|examin|jug|sign|renseign|certifi|conduit|men|réalis)"
    r"(?:ée?|és|ées|ie?s?|e|es|ue?s?)\b|évaluation|observation|correction|attestation)[^.;:]{0,60}?\b(?:par|devant)\s+"
    r"|\b(?:entretien|soutenance|échange|présentation|questionnement|oral|orale|restitution|discussion)s?\b"
    r"[^.;:]{0,60}?\b(?:avec|devant|face\s+(?:à|au|aux)|auprès)\s+"
    r"|\bdevant\s+|\bquestionnement\s+(?=du|des|de)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:\s+\w+){0,4}?\s*(?P<link>,|\bet/ou\b|\bet\b|\bou\b|\bainsi\s+que\b|\bpuis\b)\s*(?:par\s+|avec\s+|devant\s+)?",
    re.IGNORECASE,
)
_JURY = re.compile(r"jury(?<=\bjury)s?\b(?:\s+d['’]évaluation)?")
_NOT_A_JURY = re.compile(
    r"(?:\bsans|\bhors|\babsence\s+d[eu]|\baucun)\s+(?:le\s+)?$", re.IGNORECASE
)
_OTHER_JURY = re.compile(
    r"\s+(?:final|de\s+(?:certification|délibération|délivrance|validation))", re.IGNORECASE
)
_OTHERS = (
    "formateur",
    "formatrice",
    "tuteur",
    "tutrice",
    "apprentissage",
    "manager",
    "manageur",
    "hiérarchique",
    "un profession",
    "deux profession",
    "des profession",
)
"""One of these names anybody else than a jury."""


def people_in(text: str, lower: str) -> Answer:
    """The assessors in the order of the text, each once; a choice (« ou ») stays open.

    ``lower`` is the same text in small letters.
    """
    others = around(lower, _OTHERS, 130, 90)
    if not others and "jury" not in lower:
        return NOTHING
    found: dict[AssessorKind, Said] = {}
    choice: list[Said] = []
    for said, chosen in _named(text, lower, others):
        found.setdefault(said.value, said)
        if chosen:
            choice.append(said)
    if choice:
        return Answer({}, (_choice(tuple(found.values())),))
    ordered = sorted(found.values(), key=lambda said: said.start)
    return Answer({f"{ASSESSORS}.{rank}": said for rank, said in enumerate(ordered)})


def _named(text: str, lower: str, others: Sequence[Window]) -> Iterator[tuple[Said, bool]]:
    """Each assessor, and whether it stands after an « ou » that leaves the choice."""
    for match in _JURY.finditer(lower):
        before = text[max(0, match.start() - 20) : match.start()]
        if not _NOT_A_JURY.search(before) and not _OTHER_JURY.match(text, match.end()):
            yield Said(AssessorKind.EVALUATION_JURY, *match.span()), False
    for act in (act for window in others for act in _ACT.finditer(text, *window)):
        position, chosen = act.end(), False
        while (person := _PERSON.match(text, position)) is not None:
            name = person.lastgroup or ""
            if not (name == "EVALUATION_JURY" and _OTHER_JURY.match(text, person.end())):
                yield Said(AssessorKind[name], *person.span(name)), chosen
            link = _NEXT.match(text, person.end())
            if link is None:
                break
            position, chosen = link.end(), "ou" in link["link"].lower()


def _choice(every: tuple[Said, ...]) -> Doubt:
    """Each of the people alone, or all of them."""
    choices = [Said((said.value,), said.start, said.end) for said in every]
    whole = Said(tuple(said.value for said in every), every[0].start, every[-1].end)
    return Doubt((ASSESSORS,) * (len(choices) + 1), (*choices, whole))
