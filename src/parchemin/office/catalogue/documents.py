"""The XML of a fiche as the catalogue keeps it, given back as a file that the office can receive."""

from parchemin.office.catalogue.models import Document
from parchemin.office.catalogue.packing import unpacked
from parchemin.office.catalogue.sheet import as_export


def xml_of(document: Document) -> bytes:
    """An export that holds that fiche alone."""
    return as_export(unpacked(document.content), document.encoding)
