"""A declaration file against the schema, faults told in French with their line."""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from lxml import etree

from parchemin.domain.finding import Finding, error
from parchemin.writers.declaration.profile import Profile, safe_parser

MOST_BYTES_WITH_LINES = 20_000_000
"""Above that size faults are told without their line, to keep memory flat."""
MOST_FINDINGS = 200
EXPECTATIONS = {
    "SCHEMAV_CVC_PATTERN_VALID": "la forme que donne le schéma (un décalage horaire en chiffres)",
    "SCHEMAV_CVC_MINLENGTH_VALID": "un texte non vide, ou xsi:nil quand le schéma l’admet",
    "SCHEMAV_CVC_MAXLENGTH_VALID": "un texte plus court",
    "SCHEMAV_CVC_LENGTH_VALID": "la longueur exacte du schéma",
    "SCHEMAV_CVC_ENUMERATION_VALID": "l’une des valeurs de la liste, à la lettre",
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_1": "une date, un nombre ou un booléen qui existe",
    "SCHEMAV_CVC_MININCLUSIVE_VALID": "un nombre plus grand",
    "SCHEMAV_CVC_MAXINCLUSIVE_VALID": "un nombre plus petit",
    "SCHEMAV_ELEMENT_CONTENT": "les seuls éléments du schéma, et tous les obligatoires",
    "SCHEMAV_CVC_ELT_3_1": "une valeur : xsi:nil n’est pas admis ici",
    "SCHEMAV_CVC_ELT_3_2_1": "un élément vide, puisqu’il porte xsi:nil",
}


def validate(content: bytes, profile: Profile) -> tuple[Finding, ...]:
    """The faults of a declaration file, at most 200; empty when the schema accepts it."""
    schema = etree.XMLSchema(etree.fromstring(profile.schema, safe_parser()))
    etree.clear_error_log()
    faults = _stream_faults(content, schema)
    if faults and len(content) <= MOST_BYTES_WITH_LINES:
        faults = _located_faults(content, schema) or faults
    return tuple(_finding(fault) for fault in faults[:MOST_FINDINGS])


@dataclass(frozen=True)
class _Fault:
    """One fault as the validator tells it; ``line`` is 0 when it does not know."""

    line: int
    kind: str
    message: str


def _faults(log: object) -> list[_Fault]:
    return [
        _Fault(entry.line, entry.type_name, entry.message) for entry in cast("Iterable[Any]", log)
    ]


def _refusal(fault: etree.XMLSyntaxError) -> list[_Fault]:
    return _faults(fault.error_log) or [_Fault(0, "", str(fault))]


def _stream_faults(content: bytes, schema: etree.XMLSchema) -> list[_Fault]:
    events = etree.iterparse(
        io.BytesIO(content),
        events=("end",),
        tag="{*}passageCertification",
        schema=schema,
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    )
    try:
        for _, passage in events:
            passage.clear()
            while passage.getprevious() is not None:
                del passage.getparent()[0]
    except etree.XMLSyntaxError as fault:
        return _refusal(fault)
    return []


def _located_faults(content: bytes, schema: etree.XMLSchema) -> list[_Fault]:
    etree.clear_error_log()
    try:
        schema.validate(etree.fromstring(content, safe_parser()))
    except etree.XMLSyntaxError as fault:
        return _refusal(fault)
    return _faults(schema.error_log)


def _finding(fault: _Fault) -> Finding:
    message = re.sub(r"\{urn:[^}]*\}", "", fault.message)
    named = re.search(r"Element '(\w+)'", message)
    element = named.group(1) if named else "fichier"
    value = re.search(r"(?:value|Element '\w+':) '([^']*)'", message)
    line = f"ligne {fault.line}, " if fault.line else ""
    shown = f" « {value.group(1)} »" if value else ""
    return error(
        "schema",
        element,
        f"{line}{element}{shown} refusé par le schéma (le validateur dit : {message.strip()})",
        EXPECTATIONS.get(fault.kind, "un contenu conforme au schéma"),
        "Corrigez la donnée d’origine, puis produisez de nouveau le fichier.",
    )
