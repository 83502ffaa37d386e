"""The nature of an assessment modality, from the words that announce it."""

import re

from parchemin.domain.referentiel import AssessmentKind
from parchemin.readers.comparison import alike

Kind = AssessmentKind

_NATURES: tuple[tuple[AssessmentKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        (Kind.LOGBOOK, r"\bcarnet de (?:suivi|compétences|bord)|\blivret de suivi"),
        (Kind.ORAL_ON_SITUATIONS, r"\bprésentation orale\b.{0,60}?\bsituations? professionnelles?"),
        (Kind.REAL_SITUATION, r"\bobservations? en situations? réelles?"),
        (Kind.SITUATION, r"\b(?:(?:deux|trois|quatre)\s+)?mises? en situations?"),
        (
            Kind.CASE_STUDY,
            r"\b[ée]tudes? (?:de|d'un|d'une|des|du|de deux|de trois)\s*cas\b|\bcas pratiques?\b",
        ),
        (Kind.QROC, r"\bqroc\b|\bquestions? à réponses? ouvertes?"),
        (Kind.QCM, r"\bqcm\b|\bquestionnaires? à choix multiples?"),
        (Kind.FILE_WITH_INTERVIEW, r"\b(?:réalisation d'un )?dossiers?\b"),
        (Kind.PROJECT, r"\bprojets?\b"),
    )
)
_ANNOUNCE = re.compile(
    r"\b(?:questionn(?:aire|ement)s?)(?=\b[^.:]{0,30}\bq(?:roc|cm)\b)", re.IGNORECASE
)
_INTERVIEW = re.compile(r"\bentretiens?\b|\bsoutenances?\b", re.IGNORECASE)
_REBUILT = re.compile(r"\breconstituée?s?\b|\bsimulée?s?\b", re.IGNORECASE)
_HEAD_END = re.compile(r"\bDescription\s*:|\s:\s|[.;]\s|\s{2,}|\n")
_SHORTEST_HEAD = 8


NAMES = {
    Kind.LOGBOOK: "carnet de suivi",
    Kind.ORAL_ON_SITUATIONS: "présentation orale de situations",
    Kind.REAL_SITUATION: "observation en situation réelle",
    Kind.SITUATION: "mise en situation",
    Kind.CASE_STUDY: "étude de cas",
    Kind.QROC: "QROC",
    Kind.QCM: "QCM",
    Kind.FILE_WITH_INTERVIEW: "dossier",
    Kind.PROJECT: "projet",
}


def head_of(text: str) -> str:
    """The announcing words: up to « Description : », a colon or the end of the sentence."""
    cut = _HEAD_END.search(text, _SHORTEST_HEAD)
    return text[: cut.start()] if cut else text


def natures(text: str) -> dict[AssessmentKind, tuple[int, int]]:
    """Every nature that the announcing words name, with the position of its words.

    The announcement starts with a capital letter; a title before it may speak of « dossiers » or
    « projets » without announcing one.
    """
    head = alike(head_of(text))
    capital = min(
        (
            found.start()
            for _, words in _NATURES
            for found in words.finditer(head)
            if head[found.start()].isupper()
        ),
        default=0,
    )
    hits = {
        kind: found.span() for kind, words in _NATURES if (found := words.search(head, capital))
    }
    if Kind.REAL_SITUATION in hits or Kind.ORAL_ON_SITUATIONS in hits:
        for covered in (Kind.SITUATION, Kind.FILE_WITH_INTERVIEW, Kind.PROJECT):
            hits.pop(covered, None)
    if Kind.FILE_WITH_INTERVIEW in hits and Kind.PROJECT in hits:
        hits.pop(Kind.FILE_WITH_INTERVIEW)
    return hits


def announced_at(text: str) -> int | None:
    """Where the words of the assessment begin, after its own title; None when there are none."""
    starts = [start for start, _ in natures(text).values()]
    if announce := _ANNOUNCE.search(head_of(text)):
        starts.append(announce.start())
    return min(starts, default=None)


def kind_of(text: str) -> AssessmentKind | None:
    """The only nature the text announces; None when it names none, or several."""
    hits = list(natures(text))
    if len(hits) != 1:
        return None
    head = alike(head_of(text))
    interview = bool(_INTERVIEW.search(head))
    match hits[0]:
        case Kind.CASE_STUDY if interview:
            return Kind.CASE_STUDY_WITH_INTERVIEW
        case Kind.SITUATION if _REBUILT.search(head):
            return Kind.REBUILT_SITUATION_WITH_INTERVIEW if interview else Kind.REBUILT_SITUATION
        case Kind.FILE_WITH_INTERVIEW if not interview:
            return None
        case kind:
            return kind
