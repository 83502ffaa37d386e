"""The door of our own JSON document: what ``as_document`` wrote is read back."""

import json
import re
from collections.abc import Mapping

from parchemin.domain.outline import certification_of, outline_of
from parchemin.domain.referentiel import Certification
from parchemin.readers.bloc_checks import check_blocs
from parchemin.readers.decoding import decode
from parchemin.readers.diagnostics import Findings, UnreadableSource
from parchemin.readers.document_loading import UnreadableContent, certification_from_json
from parchemin.readers.reading import Door, Reading, source_of

KIND = "lecture"
_LOOKED_AT = 4_096
_MEMBERS = tuple(
    re.compile(rb'"' + name + rb'"\s*:') for name in (b"source", b"certifications", b"diagnostics")
)


def is_document(data: bytes) -> bool:
    """Whether these bytes are a JSON object with the three members of a reading."""
    head = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"{") and all(member.search(data) for member in _MEMBERS)


def read_document(data: bytes, name: str) -> Reading:
    """The certifications of the document; its places are those of another file, and are dropped.

    Raises ``UnreadableSource`` with the first value that does not have the published form.
    """
    findings = Findings()
    text, encoding = decode(data, name, findings)
    certifications = tuple(_certification(each, name) for each in _listed(text, name))
    for certification in certifications:
        check_blocs(certification, findings)
    return Reading(
        source=source_of(KIND, name, data, encoding=encoding, characters=len(text)),
        certifications=certifications,
        diagnostics=tuple(findings),
    )


def _listed(text: str, name: str) -> list[object]:
    try:
        whole = json.loads(text)
    except (RecursionError, ValueError):
        raise _refused(name, "il n'est pas entier") from None
    listed = whole.get("certifications") if isinstance(whole, dict) else None
    if not isinstance(listed, list):
        raise _refused(name, "« certifications » n'y est pas une liste")
    return listed


def _certification(written: object, name: str) -> Certification:
    if not isinstance(written, Mapping):
        raise _refused(name, "une certification n'y est pas un objet")
    try:
        return certification_of(outline_of(certification_from_json(written)))
    except UnreadableContent as fault:
        raise _refused(name, str(fault)) from None


def _refused(name: str, fault: str) -> UnreadableSource:
    return UnreadableSource(
        f"« {name} » se présente comme une lecture de Parchemin, mais {fault} (la forme est dans "
        "docs/formats/lecture.md) : exportez de nouveau le référentiel, puis déposez le fichier "
        "tel quel.",
        code="lecture-illisible",
    )


DOCUMENT = Door(is_document, read_document)
