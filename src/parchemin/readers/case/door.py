"""The door of CASE frameworks."""

import re

from parchemin.domain.outline import CERTIFICATION, OutlineNode, Value, certification_of
from parchemin.domain.referentiel import Certification
from parchemin.readers.bloc_checks import check_blocs
from parchemin.readers.case.level_remarks import say_levels
from parchemin.readers.case.levels import LevelReader
from parchemin.readers.case.nodes import node_of
from parchemin.readers.case.nomenclatures import is_rome, job_node
from parchemin.readers.case.package import Package, extension, package_of
from parchemin.readers.case.remarks import say_header, say_unread
from parchemin.readers.case.tree import tree_of
from parchemin.readers.decoding import decode
from parchemin.readers.diagnostics import Findings, Place
from parchemin.readers.framework.references import check_assessments
from parchemin.readers.reading import Door, Reading, source_of

KIND = "case"
_LOOKED_AT = 4_096
_DOCUMENT = re.compile(rb'"CFDocument"\s*:')


def is_case(data: bytes) -> bool:
    """Whether these bytes are a JSON object that names the parts of a CASE package."""
    head = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"{") and _DOCUMENT.search(data) is not None


def read_case(data: bytes, name: str) -> Reading:
    """The certification of a framework; raises ``UnreadableSource``."""
    findings = Findings()
    text, encoding = decode(data, name, findings)
    certification = _certification(package_of(text, name, findings), findings)
    check_blocs(certification, findings)
    check_assessments(certification, findings)
    return Reading(
        source=source_of(KIND, name, data, encoding=encoding, characters=len(text)),
        certifications=(certification,),
        diagnostics=tuple(findings),
    )


def _certification(package: Package, findings: Findings) -> Certification:
    levels = LevelReader(package, tree_of(package, findings), findings)
    parts = levels.parts()
    say_levels(levels, findings)
    place = Place(element="CFDocument", sentence="document")
    ours = extension(package.document)
    head = node_of(ours, place, findings) if ours else None
    if head is not None and head.kind == CERTIFICATION:
        known = _titled(package, dict(head.values))
        return certification_of(OutlineNode(CERTIFICATION, known, (*head.children, *parts)))
    say_header(package, findings)
    say_unread(package, findings)
    jobs = tuple(job_node(tie) for tie in levels.ties.get(package.identifier, ()) if is_rome(tie))
    title = package.document.get("title")
    values: dict[str, Value] = {"title": title} if title and isinstance(title, str) else {}
    return certification_of(OutlineNode(CERTIFICATION, values, (*jobs, *parts)))


def _titled(package: Package, values: dict[str, Value]) -> dict[str, Value]:
    """The values with the title that the document shows, when the certification has one."""
    title = package.document.get("title")
    return values | {"title": title} if "title" in values and isinstance(title, str) else values


CASE = Door(is_case, read_case)
