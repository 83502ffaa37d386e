"""A whole export of the register as a stream of fiches."""

from collections.abc import Iterator
from dataclasses import dataclass

from parchemin.domain.french import counted
from parchemin.domain.referentiel import Certification
from parchemin.readers.diagnostics import Diagnostic, Findings, Place
from parchemin.readers.fiche_xml import blocs as read
from parchemin.readers.fiche_xml.correspondences import read_correspondences
from parchemin.readers.fiche_xml.heading import Heading, name_of, read_heading
from parchemin.readers.fiche_xml.node import Node
from parchemin.readers.fiche_xml.problems import Problems
from parchemin.readers.fiche_xml.stream import Truncated, XmlSource, fiche_elements
from parchemin.readers.fiche_xml.values import read_routes, read_statistics


@dataclass(frozen=True, slots=True)
class FicheReading:
    """One fiche and what is said of it; no certification when the XML is cut at this place."""

    certification: Certification | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class HeadingReading:
    """The heading of one fiche and what is said of it; none when the XML is cut at this place."""

    heading: Heading | None
    diagnostics: tuple[Diagnostic, ...]


def read_fiches(source: XmlSource) -> Iterator[FicheReading]:
    """The fiches of an export, one at a time, whatever its size.

    ``source`` is a path, bytes, or a binary file. A cut or malformed file ends the stream with an
    error that gives the line. Raises ``UnreadableSource`` on entities and on an oversized fiche.
    """
    rank = 0
    try:
        for rank, element in enumerate(fiche_elements(source), start=1):
            yield read_fiche(Node(element, f"FICHES/FICHE[{rank}]"), rank)
    except Truncated as cut:
        yield FicheReading(None, (_cut(cut, rank),))


def read_headings(source: XmlSource) -> Iterator[HeadingReading]:
    """What ``read_fiches`` reads but the long texts and what hangs on them, several times faster.

    Neither competencies, modalities, routes, statistics nor correspondences are read, and what
    ``read_fiches`` would say of them is not said.
    """
    rank = 0
    try:
        for rank, element in enumerate(fiche_elements(source), start=1):
            fiche = Node(element, f"FICHES/FICHE[{rank}]")
            problems = Problems(name_of(fiche, rank))
            heading = read_heading(fiche, problems)
            yield HeadingReading(heading, tuple(problems.findings.found))
    except Truncated as cut:
        yield HeadingReading(None, (_cut(cut, rank),))


def read_fiche(fiche: Node, rank: int) -> FicheReading:
    """One FICHE element; ``rank`` names it when it has no number."""
    problems = Problems(name_of(fiche, rank))
    heading = read_heading(fiche, problems)
    blocs = read.read_blocs(fiche, problems)
    stated = read.read_stated(fiche, blocs, problems)
    read.compare(fiche, stated, blocs, problems)
    certification = Certification(
        number=heading.number,
        register=heading.register,
        title=heading.title,
        level=heading.level,
        ccn=heading.ccn,
        nsf=heading.nsf,
        formacodes=heading.formacodes,
        rome=heading.rome,
        certifiers=heading.certifiers,
        dates=heading.dates,
        active=heading.active,
        routes=read_routes(fiche, problems),
        blocs=blocs,
        stated_competencies=stated,
        statistics=read_statistics(fiche, problems),
        replaces=heading.replaces,
        replaced_by=heading.replaced_by,
        correspondences=read_correspondences(fiche),
        spans=heading.spans,
    )
    return FicheReading(certification, tuple(problems.findings.found))


def _cut(cut: Truncated, read_before: int) -> Diagnostic:
    findings = Findings()
    findings.error(
        "xml-tronque",
        Place(line=cut.line, lines=(cut.line,), sentence=f"ligne {cut.line}"),
        found=f"un fichier XML coupé ou mal formé ; {counted(read_before, 'fiche lue')} avant",
        expected="un fichier XML complet, fermé par </FICHES>",
        advice="Téléchargez de nouveau l'export, ou copiez-le de nouveau en entier.",
    )
    return findings.found[0]
