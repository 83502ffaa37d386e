"""What identifies and classes a fiche: all that a catalogue searches, without the long texts."""

import re
from dataclasses import dataclass, field

from parchemin.domain.referentiel import (
    CertificationReference,
    Certifier,
    CodeLabel,
    Register,
    RegistrationDates,
    Spans,
)
from parchemin.readers.fiche_xml.dates import read_dates
from parchemin.readers.fiche_xml.node import Node
from parchemin.readers.fiche_xml.problems import Problems
from parchemin.readers.fiche_xml.spans import Raw, XmlSpans
from parchemin.readers.fiche_xml.values import (
    read_agreements,
    read_certifiers,
    read_codes,
    read_references,
    yes_no,
)

_LEVEL = re.compile("NIV[3-8]")
_IDENTITY = {"NUMERO_FICHE": "number", "INTITULE": "title", "ACTIF": "active"}


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The fields of a certification that stand on the catalogue card of its fiche."""

    number: str | None
    register: Register | None
    title: str | None
    level: int | None
    active: bool | None
    ccn: tuple[CodeLabel, ...]
    nsf: tuple[CodeLabel, ...]
    formacodes: tuple[CodeLabel, ...]
    rome: tuple[CodeLabel, ...]
    certifiers: tuple[Certifier, ...]
    dates: RegistrationDates
    replaces: tuple[CertificationReference, ...]
    replaced_by: tuple[CertificationReference, ...]
    spans: Spans = field(compare=False)


def name_of(fiche: Node, rank: int) -> str:
    """The number of a fiche, or its rank in the export: how a diagnostic names it."""
    found = fiche.read("NUMERO_FICHE")
    return found[0] if found else f"fiche {rank}"


def read_heading(fiche: Node, problems: Problems) -> Heading:
    texts, places = fiche.taken(_IDENTITY)
    for tag, name in (("NUMERO_FICHE", "number"), ("INTITULE", "title")):
        if name not in texts:
            problems.missing(tag, fiche.line)
    number = texts.get("number")
    return Heading(
        number=number,
        register=_register(number, places),
        title=texts.get("title"),
        level=_level(fiche, places),
        active=yes_no(texts.get("active")),
        ccn=read_agreements(fiche, places),
        nsf=read_codes(fiche, "CODES_NSF", "NSF", "nsf", places),
        formacodes=read_codes(fiche, "FORMACODES", "FORMACODE", "formacodes", places),
        rome=read_codes(fiche, "CODES_ROME", "ROME", "rome", places),
        certifiers=read_certifiers(fiche),
        dates=read_dates(fiche, problems),
        replaces=read_references(fiche, "ANCIENNES_CERTIFICATIONS", "ANCIENNE_CERTIFICATION"),
        replaced_by=read_references(fiche, "NOUVELLES_CERTIFICATIONS", "NOUVELLE_CERTIFICATION"),
        spans=XmlSpans(places),
    )


def _register(number: str | None, places: dict[str, Raw]) -> Register | None:
    """The register that the number begins with."""
    register = next((known for known in Register if number and number.startswith(known)), None)
    if register:
        line, start, _, path = places["number"]
        places["register"] = (line, start, start + len(register), path)
    return register


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
