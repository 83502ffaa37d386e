"""The nature of an assessment modality, from the words that announce it."""

import re
from functools import cache
from typing import NamedTuple

from parchemin.domain.referentiel import AssessmentKind

Kind = AssessmentKind

_WORDS: dict[AssessmentKind, str] = {
    Kind.LOGBOOK: r"carnet de (?:suivi|compétences|bord)|livret de suivi",
    Kind.ORAL_ON_SITUATIONS: r"présentation orale\b.{0,60}?\bsituations? professionnelles?",
    Kind.REAL_SITUATION: r"observations? en situations? réelles?",
    Kind.SITUATION: r"(?:(?:deux|trois|quatre)\s)?mises? en situations?",
    Kind.CASE_STUDY: r"[ée]tudes? (?:d['’]une?|d[eu]s?)(?: deux| trois)? ?cas\b|cas pratiques?\b",
    Kind.QROC: r"qroc\b|questions? à réponses? ouvertes?",
    Kind.QCM: r"qcm\b|questionnaires? à choix multiples?",
    Kind.FILE_WITH_INTERVIEW: r"(?:réalisation d['’]un )?dossiers?\b",
    Kind.PROJECT: r"projets?\b",
}
_HINTS = (
    ("carnet de ", Kind.LOGBOOK),
    ("livret de suivi", Kind.LOGBOOK),
    ("présentation orale", Kind.ORAL_ON_SITUATIONS),
    ("observation", Kind.REAL_SITUATION),
    ("en situation", Kind.SITUATION),
    ("cas", Kind.CASE_STUDY),
    ("qroc", Kind.QROC),
    ("ouverte", Kind.QROC),
    ("qcm", Kind.QCM),
    ("choix multiple", Kind.QCM),
    ("dossier", Kind.FILE_WITH_INTERVIEW),
    ("projet", Kind.PROJECT),
)
"""One of these is in every announcement: a quick look spares most texts the expressions."""
_ANNOUNCE = re.compile(
    r"\b(?:questionn(?:aire|ement)s?)(?=\b[^.:]{0,30}\bq(?:roc|cm)\b)", re.IGNORECASE
)
_INTERVIEW = re.compile(r"\bentretiens?\b|\bsoutenances?\b", re.IGNORECASE)
_REBUILT = re.compile(r"\breconstituée?s?\b|\bsimulée?s?\b", re.IGNORECASE)
_HEAD_END = re.compile(r"[\s.;D](?:(?<=[.;])\s|(?<=\s)(?::\s|\s)|(?<=\n)|(?<=\bD)escription\s*:)")
"""« Description : », a colon between spaces, a point, a run of spaces or a line end.

The four first characters are drawn to the front, where they are found much faster.
"""
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

LABELS = {
    **NAMES,
    Kind.CASE_STUDY_WITH_INTERVIEW: "étude de cas avec entretien",
    Kind.REBUILT_SITUATION: "mise en situation reconstituée",
    Kind.REBUILT_SITUATION_WITH_INTERVIEW: "mise en situation reconstituée avec entretien",
    Kind.FILE_WITH_INTERVIEW: "dossier avec entretien",
}
"""Every nature in words, to choose from."""


def head_of(text: str) -> str:
    """The announcing words: up to « Description : », a colon or the end of the sentence."""
    cut = _HEAD_END.search(text, _SHORTEST_HEAD)
    return text[: cut.start()] if cut else text


class Announcement(NamedTuple):
    """What a modality announces: its nature when there is one, and where its words stand."""

    head: str
    natures: dict[AssessmentKind, tuple[int, int]]
    kind: AssessmentKind | None
    start: int | None

    @property
    def opens(self) -> bool:
        """Whether the announcing words begin with a capital, so after a title or a full stop."""
        return self.start is not None and self.head[self.start].isupper()

    @property
    def title_end(self) -> int:
        """Where the title stops: before the announcing words, or at the end of the head."""
        return self.start if self.start and self.opens else len(self.head)


def candidates(said: Announcement) -> tuple[AssessmentKind, ...]:
    """The natures to choose from when the text announces several, or one that it does not settle.

    Where an interview is announced too, each nature is proposed with it and without it.
    """
    found: list[AssessmentKind] = []
    interview = bool(_INTERVIEW.search(said.head))
    for nature in said.natures:
        alone = _single(said.head, nature, interview=False)
        together = _single(said.head, nature, interview=interview)
        found += [kind for kind in (together, alone) if kind]
        if nature is Kind.FILE_WITH_INTERVIEW:
            found.append(nature)
    return tuple(dict.fromkeys(found))


def announcement(text: str) -> Announcement:
    """What the head of a text announces.

    The announcement starts with a capital letter when one does; a title before it may speak of
    « dossiers » or « projets » without announcing one.
    """
    head = head_of(text)
    words = head.lower()
    hinted = [kind for hint, kind in _HINTS if hint in words]
    if not hinted:
        return Announcement(head, {}, None, None)
    found = _natures(head, _words_of(tuple(hinted)))
    starts = [start for start, _ in found.values()]
    if "questionn" in words and (announce := _ANNOUNCE.search(head)):
        starts.append(announce.start())
    return Announcement(head, found, _kind_of(head, found), min(starts, default=None))


@cache
def _words_of(kinds: tuple[AssessmentKind, ...]) -> re.Pattern[str]:
    """The words of some natures, in one expression; there are few sets of hinted natures."""
    words = "|".join(f"(?P<{kind.name}>{_WORDS[kind]})" for kind in dict.fromkeys(kinds))
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


def _natures(head: str, words: re.Pattern[str]) -> dict[AssessmentKind, tuple[int, int]]:
    matches = list(words.finditer(head))
    capital = min((m.start() for m in matches if head[m.start()].isupper()), default=0)
    hits: dict[AssessmentKind, tuple[int, int]] = {}
    for match in matches:
        if match.start() >= capital:
            hits.setdefault(AssessmentKind[match.lastgroup or ""], match.span())
    if Kind.REAL_SITUATION in hits or Kind.ORAL_ON_SITUATIONS in hits:
        for covered in (Kind.SITUATION, Kind.FILE_WITH_INTERVIEW, Kind.PROJECT):
            hits.pop(covered, None)
    if Kind.PROJECT in hits:
        hits.pop(Kind.FILE_WITH_INTERVIEW, None)
    return hits


def _kind_of(head: str, hits: dict[AssessmentKind, tuple[int, int]]) -> AssessmentKind | None:
    """The only nature announced; None when there is none, or several."""
    if len(hits) != 1:
        return None
    return _single(head, next(iter(hits)), interview=bool(_INTERVIEW.search(head)))


def _single(head: str, nature: AssessmentKind, *, interview: bool) -> AssessmentKind | None:
    """The kind of one announced nature; None for a file without interview, which says too little."""
    match nature:
        case Kind.CASE_STUDY if interview:
            return Kind.CASE_STUDY_WITH_INTERVIEW
        case Kind.SITUATION if _REBUILT.search(head):
            return Kind.REBUILT_SITUATION_WITH_INTERVIEW if interview else Kind.REBUILT_SITUATION
        case Kind.FILE_WITH_INTERVIEW if not interview:
            return None
        case kind:
            return kind
