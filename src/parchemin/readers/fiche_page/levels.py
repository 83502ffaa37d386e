"""The level of qualification: the national frame of 2019, or the nomenclature before it."""

import re

from parchemin.readers.diagnostics import Alternative, Findings, at
from parchemin.readers.source_text import Piece

_LEVEL = re.compile(r"niveau\s+(?P<level>[1-8])(?:\s*\(.*)?", re.IGNORECASE)
_EUROPEAN = re.compile(r"(?:niveau\s+)?(?P<level>[1-8])\s*\(nomenclature europe.*", re.IGNORECASE)
_FORMER = re.compile(
    r"(?:niveau\s+)?(?P<level>I{1,3}|IV|V)(?:\s*(?:[(:,–-].*|nomenclature.*))?", re.IGNORECASE
)
_EQUIVALENTS = {"I": (7, 8), "II": (6,), "III": (5,), "IV": (4,), "V": (3,)}
_SOURCE = "décret n° 2019-14 du 8 janvier 2019"


def read_level(lines: list[Piece], findings: Findings) -> tuple[Piece | None, bool]:
    """The figure of the level, and whether it is one of the former nomenclature.

    A former level is asked, never converted: the figure is then None.
    """
    for shape in (_EUROPEAN, _LEVEL):
        for line in lines:
            if found := shape.fullmatch(line.text):
                return line.group(found, "level"), False
    former = next(
        ((line, found) for line in lines if (found := _FORMER.fullmatch(line.text))), None
    )
    if former:
        _ask(former[0].group(former[1], "level"), findings)
    return None, former is not None


def _ask(level: Piece, findings: Findings) -> None:
    former = level.text.upper()
    findings.ask(
        "niveau-de-l-ancienne-nomenclature",
        at(level),
        found=f"le niveau {former} de la nomenclature de 1969",
        expected="un niveau du cadre national des certifications professionnelles, de 1 à 8",
        advice=f"Choisissez le niveau que le {_SOURCE} fait correspondre à celui-ci, après l'avoir "
        "vérifié sur la décision de reclassement s'il s'agit du niveau I.",
        alternatives=tuple(
            Alternative(
                label=f"Niveau {new} (correspondance du niveau {former} selon le {_SOURCE})",
                path="level",
                value=new,
            )
            for new in _EQUIVALENTS[former]
        ),
    )
