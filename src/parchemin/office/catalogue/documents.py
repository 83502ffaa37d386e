"""The XML of a fiche as the catalogue keeps it, given back as a file that the office can receive."""

import zlib

from parchemin.office.catalogue.models import Document
from parchemin.office.catalogue.sheet import as_export

COMPRESSION = 1
"""The quickest: half of an import would go into a few more bytes saved."""


def packed(xml: bytes) -> bytes:
    """The XML of a fiche as its row keeps it."""
    return zlib.compress(xml, COMPRESSION)


def xml_of(document: Document) -> bytes:
    """An export that holds that fiche alone."""
    return as_export(zlib.decompress(document.content), document.encoding)
