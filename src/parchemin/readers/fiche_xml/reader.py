"""A FICHE element as a certification, and a whole export as a stream of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from parchemin.domain.referentiel import Certification, Register
from parchemin.readers.diagnostics import Diagnostic, Findings, Place
from parchemin.readers.fiche_xml import blocs as read
from parchemin.readers.fiche_xml.correspondences import read_correspondences
from parchemin.readers.fiche_xml.dates import read_dates
from parchemin.readers.fiche_xml.node import Node
from parchemin.readers.fiche_xml.problems import Problems
from parchemin.readers.fiche_xml.spans import Raw, XmlSpans
from parchemin.readers.fiche_xml.stream import Truncated, XmlSource, fiche_elements
from parchemin.readers.fiche_xml.values import (
    read_agreements,
    read_certifiers,
    read_codes,
    read_references,
    read_routes,
    read_statistics,
    yes_no,
)

_LEVEL = re.compile("NIV[3-8]")
_IDENTITY = {"NUMERO_FICHE": "number", "INTITULE": "title", "ACTIF": "active"}


@dataclass(frozen=True, slots=True)
class FicheReading:
    """One fiche and what is said of it; no certification when the XML is cut at this place."""

    certification: Certification | None
    diagnostics: tuple[Diagnostic, ...]


def read_fiches(source: XmlSource) -> Iterator[FicheReading]:
    """The fiches of an export, one at a time, whatever its size.

    ``source`` is a path, bytes, or a binary file. A cut or malformed file ends the stream with an
    error that gives the line. Raises ``UnreadableSource`` on entities and on an oversized fiche.
    """
    rank = 0
    try:
        for rank, element in enumerate(fiche_elements(source), start=1):
            yield _fiche(element, rank)
    except Truncated as cut:
        yield FicheReading(None, (_cut(cut, rank),))


def _fiche(element: etree._Element, rank: int) -> FicheReading:
    fiche = Node(element, f"FICHES/FICHE[{rank}]")
    texts, places = fiche.taken(_IDENTITY)
    number = texts.get("number")
    problems = Problems(number or f"fiche {rank}")
    for tag, name in (("NUMERO_FICHE", "number"), ("INTITULE", "title")):
        if name not in texts:
            problems.missing(tag, fiche.line)
    register = _register(number)
    if register:
        line, start, _, path = places["number"]
        places["register"] = (line, start, start + len(register), path)
    stated, blocs = read.read_stated(fiche), read.read_blocs(fiche, problems)
    read.compare(fiche, stated, blocs, problems)
    certification = Certification(
        number=number,
        register=register,
        title=texts.get("title"),
        level=_level(fiche, places),
        ccn=read_agreements(fiche, places),
        nsf=read_codes(fiche, "CODES_NSF", "NSF", "nsf", places),
        formacodes=read_codes(fiche, "FORMACODES", "FORMACODE", "formacodes", places),
        rome=read_codes(fiche, "CODES_ROME", "ROME", "rome", places),
        certifiers=read_certifiers(fiche),
        dates=read_dates(fiche, problems),
        active=yes_no(texts.get("active")),
        routes=read_routes(fiche, problems),
        blocs=blocs,
        stated_competencies=stated,
        statistics=read_statistics(fiche, problems),
        replaces=read_references(fiche, "ANCIENNES_CERTIFICATIONS", "ANCIENNE_CERTIFICATION"),
        replaced_by=read_references(fiche, "NOUVELLES_CERTIFICATIONS", "NOUVELLE_CERTIFICATION"),
        correspondences=read_correspondences(fiche),
        spans=XmlSpans(places),
    )
    return FicheReading(certification, tuple(problems.findings.found))


def _register(number: str | None) -> Register | None:
    return next((known for known in Register if number and number.startswith(known)), None)


def _level(fiche: Node, places: dict[str, Raw]) -> int | None:
    """The European level: NIV3 to NIV8; AUCUN, or no element, is None."""
    node = fiche.node("NOMENCLATURE_EUROPE")
    found = node.read("NIVEAU") if node else None
    if found is None:
        return None
    text, (line, start, end, path) = found
    if not _LEVEL.fullmatch(text):
        return None
    places["level"] = (line, start + 3, end, path)
    return int(text[3:])


def _cut(cut: Truncated, read_before: int) -> Diagnostic:
    findings = Findings()
    findings.error(
        "xml-tronque",
        Place(line=cut.line, lines=(cut.line,), sentence=f"ligne {cut.line}"),
        found=f"un fichier XML coupé ou mal formé ({cut}) ; {read_before} fiche(s) lue(s) avant",
        expected="un fichier XML complet, fermé par </FICHES>",
        advice="Téléchargez de nouveau l'export, ou copiez-le de nouveau en entier.",
    )
    return findings.found[0]
