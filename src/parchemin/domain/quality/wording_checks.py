"""How one competency is worded: verb, means, finality, length."""

import re
from collections.abc import Iterator

from parchemin.domain.folding import fold
from parchemin.domain.quality.finding import Remark
from parchemin.domain.quality.guide import QualityGuide
from parchemin.domain.quality.places import CompetencyPlace
from parchemin.domain.quality.verbs import head_verb

Said = Iterator[tuple[str, str, str]]
"""Rule code, reason, advice."""
_SIGNS = re.compile(r"[^\w'-]+")


def check_wording(place: CompetencyPlace, guide: QualityGuide) -> Iterator[Remark]:
    """The remarks on the wording of one competency."""
    for code, reason, advice in said_of(place.text, guide):
        yield Remark(
            code=code,
            path=place.path,
            place=place.name,
            quote=place.text,
            reason=reason,
            advice=advice,
        )


def said_of(text: str, guide: QualityGuide) -> Said:
    """What is said of the wording of one competency."""
    yield from _verb(text, guide)
    folded = f" {fold(text)} "
    if not has_any(folded, guide.words["moyens"]):
        yield (
            "moyens",
            "la phrase ne dit ni avec quoi, ni comment, ni dans quel cadre on agit",
            (
                "Ajoutez le contexte ou les moyens : « en utilisant… », « à l'aide de… », « dans le "
                "respect de… »."
            ),
        )
    if not has_any(folded, guide.words["finalite"]):
        yield (
            "finalite",
            "la phrase ne dit pas à quelle fin on agit",
            "Ajoutez la finalité : « afin de… », « en vue de… », « pour… ».",
        )
    yield from _length(len(folded.split()), guide)


def has_any(folded: str, wanted: tuple[str, ...]) -> bool:
    """Whether a folded text holds one of these beginnings of words or groups of words.

    Brackets and stops part words as spaces do. « en …ant » stands for a present participle after
    « en ».
    """
    spaced = f" {_SIGNS.sub(' ', folded)} "
    return any(
        _gerund(spaced) if word == "en …ant" else f" {word}" in spaced or f"'{word}" in spaced
        for word in wanted
    )


def _gerund(folded: str) -> bool:
    words = folded.replace("'", " ").split()
    return any(
        word == "en" and any(after.endswith("ant") for after in words[at + 1 : at + 4])
        for at, word in enumerate(words)
    )


def _verb(text: str, guide: QualityGuide) -> Said:
    verb = head_verb(text, guide)
    if verb is None:
        yield (
            "verbe-en-tete",
            "aucun verbe à l'infinitif n'ouvre la phrase",
            (
                "Ouvrez la compétence par un verbe d'action : ce que la personne fait, et que l'on "
                "peut observer."
            ),
        )
    elif verb in guide.words["verbes_faibles"]:
        yield (
            "verbe-faible",
            f"« {verb} » ne s'observe pas",
            "Dites ce que la personne fait de ce savoir : un verbe d'action que l'on voit faire.",
        )


def _length(words: int, guide: QualityGuide) -> Said:
    shortest, longest = guide.measures["mots_au_moins"], guide.measures["mots_au_plus"]
    if words < shortest:
        yield (
            "longueur",
            f"{words} mots : la phrase ne se comprend pas lue seule (moins de {shortest} mots)",
            "Précisez l'objet, les moyens et la finalité.",
        )
    elif words > longest:
        yield (
            "longueur",
            f"{words} mots : la phrase dit sans doute plusieurs compétences (plus de {longest} mots)",
            "Séparez-la, ou renvoyez le détail aux critères.",
        )
