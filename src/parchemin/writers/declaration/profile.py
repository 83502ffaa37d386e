"""The version of the public format that a declaration follows."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from parchemin.domain.errors import ParcheminError

NAMESPACE = "urn:cdc:cpf:pc5:schema:1.0.0"
XSD = "{http://www.w3.org/2001/XMLSchema}"
SCHEMA_1_1_2 = Path(__file__).with_name("certifications-cdc-1.1.2.xsd")
MOST_PASSAGES = 200_000
MOST_BYTES = 200_000_000


class UnusableSchema(ParcheminError):
    """The file given as schema is not one of the Caisse des Dépôts."""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One version of the format: its schema, its limits and what it added.

    ``action`` is whether the flow carries ``<action>CREATION</action>``. ``proven`` is True for a
    version that this program was tested with.
    """

    version: str
    schema: bytes
    action: bool = False
    proven: bool = False
    most_passages: int = MOST_PASSAGES
    most_bytes: int = MOST_BYTES


@cache
def profile_1_1_2() -> Profile:
    """The profile that ships with the program."""
    return Profile(version="1.1.2", schema=SCHEMA_1_1_2.read_bytes(), proven=True)


def profile_of(schema: bytes) -> Profile:
    """The profile of a schema that the user downloaded from the certifiers' portal.

    The version and what it added are read in the schema. Raises UnusableSchema.
    """
    try:
        root = etree.fromstring(schema, safe_parser())
    except etree.XMLSyntaxError as fault:
        raise UnusableSchema(
            f"Le fichier donné comme schéma n’est pas un XML lisible ({fault}). "
            "Donnez le fichier .xsd du kit de la Caisse des Dépôts, sans le modifier."
        ) from fault
    if root.tag != f"{XSD}schema" or root.get("targetNamespace") != NAMESPACE:
        raise UnusableSchema(
            f"Le schéma donné ne décrit pas l’espace de noms {NAMESPACE}. "
            "Donnez le fichier .xsd du kit de la Caisse des Dépôts."
        )
    flow = root.find(f"{XSD}complexType[@name='flux']")
    action = flow is not None and flow.find(f".//{XSD}element[@name='action']") is not None
    version = root.get("version") or "inconnue"
    proven = schema == profile_1_1_2().schema
    return Profile(version=version, schema=schema, action=action, proven=proven)


def safe_parser() -> etree.XMLParser:
    """A parser that expands no entity and fetches nothing."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
