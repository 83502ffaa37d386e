"""What a programme page says of the certification it prepares for."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from parchemin.domain.referentiel import (
    CertificationReference,
    Certifier,
    Correspondence,
    CorrespondenceKind,
    RegistrationDates,
)
from parchemin.readers.comparison import fold
from parchemin.readers.dates import DATE, read_date
from parchemin.readers.diagnostics import Findings, at
from parchemin.readers.source_text import Piece

_NUMBER = re.compile(
    r"\b(?P<register>RNCP|RS)\s*(?:code\s*|n°\s*)?(?P<number>\d{3,6})\b", re.IGNORECASE
)
_LEVEL = re.compile(r"\bde niveau (?P<level>[3-8])\b", re.IGNORECASE)
_TITLE = re.compile(r"\b(?P<title>CQP\s[^\n.,;:]{3,120}?)\s+se compose de \d")
_CERTIFIER = re.compile(r"\bdont le certificateur est (?:la |le |l['’])(?P<name>[^\n.]{3,200})")
_END = re.compile(rf"\béchéance\b[^.\n]{{0,60}}?(?P<date>{DATE.pattern})", re.IGNORECASE)
_JOURNAL = re.compile(rf"\bJournal [Oo]fficiel\b[^.\n]{{0,30}}?(?P<date>{DATE.pattern})")
_REFERENCE = re.compile(r"[-–•*]?\s*(?P<number>(?:RNCP|RS)\d+)\s*[-–—:]\s*(?P<title>\S.*)")

Found = tuple[Piece, re.Match[str]]


def find(name: str, lines: Iterable[Piece]) -> Found | None:
    """The first line that states the number, level, title or certifier."""
    shapes = {"number": _NUMBER, "level": _LEVEL, "title": _TITLE, "name": _CERTIFIER}
    for line in lines:
        if match := shapes[name].search(line.text):
            return line, match
    return None


def read_certifier(lines: Sequence[Piece]) -> tuple[Certifier, ...]:
    found = find("name", lines)
    if found is None:
        return ()
    name = found[0].group(found[1], "name").trim()
    return (Certifier(name=name.text, spans={"name": name.span}),)


def read_dates(lines: Sequence[Piece], findings: Findings) -> RegistrationDates:
    """The end of registration when the page states it; a date of publication is not one."""
    end: date | None = None
    spans = {}
    for line in lines:
        if (match := _END.search(line.text)) and end is None:
            piece = line.group(match, "date")
            end = read_date(piece.text, at(line), findings)
            spans = {"end_of_registration": piece.span} if end else {}
            _say_end(line, piece, findings)
        if match := _JOURNAL.search(line.text):
            _say_journal(line, match["date"], findings)
    return RegistrationDates(end_of_registration=end, spans=spans)


def read_correspondences(lines: list[Piece], findings: Findings) -> tuple[Correspondence, ...]:
    """The certifications that the page names; it never says which blocs correspond."""
    partial = next(
        (line for line in lines if "correspondances partielles" in fold(line.text)), None
    )
    found = [(line, match) for line in lines if (match := _REFERENCE.fullmatch(line.text))]
    if not found:
        return ()
    first, last = found[0][0], found[-1][0]
    findings.warn(
        "correspondances-sans-blocs",
        at(first, last, sentence=f"lignes {first.line} à {last.line}"),
        found=f"{len(found)} certifications en correspondance, sans dire quels blocs",
        expected="les blocs de chaque certification qui se correspondent",
        advice="Cherchez les blocs dans la fiche du registre avant d'accorder une dispense.",
    )
    return tuple(_correspondence(line, match, partial) for line, match in found)


def _correspondence(line: Piece, match: re.Match[str], partial: Piece | None) -> Correspondence:
    reference = CertificationReference(
        number=match["number"],
        title=match["title"].strip(),
        spans={name: line.group(match, name).span for name in ("number", "title")},
    )
    return Correspondence(
        kind=CorrespondenceKind.PARTIAL if partial else None,
        blocs=(),
        certification=reference,
        target_blocs=(),
        spans={"kind": partial.span} if partial else {},
    )


def _say_end(line: Piece, piece: Piece, findings: Findings) -> None:
    findings.inform(
        "echeance-lue-dans-le-texte",
        at(line),
        found=f"« échéance de renouvellement » le {piece.text}",
        expected="la date d'échéance de l'enregistrement",
        advice="Cette date est lue comme fin d'enregistrement : confirmez-la sur le registre.",
    )


def _say_journal(line: Piece, text: str, findings: Findings) -> None:
    findings.inform(
        "date-de-publication",
        at(line),
        found=f"une publication au Journal officiel du {text}",
        expected="une date de décision ou d'effet",
        advice="Cette date n'est pas celle de la décision : cherchez-la sur le registre.",
    )
