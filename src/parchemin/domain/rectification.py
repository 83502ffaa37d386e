"""Rectifying minutes: the words of closed minutes corrected, never a decision nor a vote.

A decision changes only before another jury; the minutes corrected are kept as they were.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from parchemin.domain.errors import RefusedAct
from parchemin.domain.folding import fold
from parchemin.domain.minutes import CandidateDecision, Minutes, MinutesMember


@dataclass(frozen=True, slots=True)
class RectifiableText:
    """One text of closed minutes that may be corrected: its name, what it is about, its words."""

    key: str
    label: str
    text: str
    long: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What one text said, and what it says now."""

    label: str
    before: str
    after: str

    def sentence(self) -> str:
        """The correction as the rectifying minutes print it."""
        before = f"« {self.before} »" if self.before else "rien"
        after = f"« {self.after} »" if self.after else "rien"
        return f"{self.label} : au lieu de {before}, lire {after}."


def rectifiable(minutes: Minutes) -> tuple[RectifiableText, ...]:
    """Every text of the minutes that may be corrected, the session first."""
    return tuple(_texts(minutes))


def _texts(minutes: Minutes) -> Iterator[RectifiableText]:
    yield RectifiableText("place", "Lieu", minutes.place)
    for rank, member in enumerate(minutes.members):
        yield RectifiableText(f"member-{rank}-name", f"Nom du membre {rank + 1}", member.name)
        yield RectifiableText(f"member-{rank}-role", f"Qualité de {member.name}", member.role)
    yield RectifiableText(
        "incidents", "Incidents, un par ligne", "\n".join(minutes.incidents), long=True
    )
    yield RectifiableText("observations", "Observations", minutes.observations or "", long=True)
    for rank, candidate in enumerate(minutes.candidates):
        name = candidate.name
        yield RectifiableText(f"candidate-{rank}-name", f"Nom du candidat {rank + 1}", name)
        yield RectifiableText(
            f"candidate-{rank}-recommendations",
            f"Recommandations à {name}",
            candidate.recommendations or "",
            long=True,
        )


def rectifiable_about(minutes: Minutes, name: str) -> tuple[RectifiableText, ...]:
    """The texts of the session, and those of the candidates whose name has these letters."""
    asked = fold(name)
    kept = {
        f"candidate-{rank}"
        for rank, candidate in enumerate(minutes.candidates)
        if asked in fold(candidate.name)
    }
    return tuple(
        text
        for text in rectifiable(minutes)
        if not text.key.startswith("candidate-") or text.key.rpartition("-")[0] in kept
    )


def corrections_of(minutes: Minutes, said: Mapping[str, str]) -> tuple[Correction, ...]:
    """The texts that ``said`` gives otherwise, by key; spaces at both ends do not count."""
    return tuple(
        Correction(text.label, text.text, said[text.key].strip())
        for text in rectifiable(minutes)
        if text.key in said and said[text.key].strip() != text.text.strip()
    )


def rectify(
    minutes: Minutes, said: Mapping[str, str], *, reason: str, number: str, at: datetime
) -> tuple[Minutes, tuple[Correction, ...]]:
    """The minutes with those texts corrected, under their own number, and what was corrected.

    Raises RefusedAct when nothing changes, when no reason is given, or when a name is emptied.
    """
    corrections = corrections_of(minutes, said)
    if not corrections:
        raise RefusedAct("Rien n'est corrigé : changez au moins un texte du procès-verbal.")
    if not reason.strip():
        raise RefusedAct(
            "Un procès-verbal rectificatif dit pourquoi il corrige : écrivez le motif."
        )
    emptied = [item.label for item in corrections if not item.after and _needed(item.label)]
    if emptied:
        raise RefusedAct(f"Ce texte ne peut pas être vide : {', '.join(emptied)}.")
    words = {text.key: text.text for text in rectifiable(minutes)} | {
        key: value.strip() for key, value in said.items()
    }
    rectified = replace(
        minutes,
        number=number,
        rectifies=minutes.number,
        rectified_for=reason.strip(),
        corrections=tuple(item.sentence() for item in corrections),
        closed_at=at,
        place=words["place"],
        incidents=tuple(line.strip() for line in words["incidents"].splitlines() if line.strip()),
        observations=words["observations"] or None,
        members=_members(minutes.members, words),
        candidates=_candidates(minutes.candidates, words),
    )
    return rectified, corrections


def _needed(label: str) -> bool:
    return label.startswith(("Nom", "Lieu", "Qualité"))


def _members(
    members: Sequence[MinutesMember], words: Mapping[str, str]
) -> tuple[MinutesMember, ...]:
    return tuple(
        replace(member, name=words[f"member-{rank}-name"], role=words[f"member-{rank}-role"])
        for rank, member in enumerate(members)
    )


def _candidates(
    candidates: Sequence[CandidateDecision], words: Mapping[str, str]
) -> tuple[CandidateDecision, ...]:
    return tuple(
        replace(
            candidate,
            name=words[f"candidate-{rank}-name"],
            recommendations=words[f"candidate-{rank}-recommendations"] or None,
        )
        for rank, candidate in enumerate(candidates)
    )
