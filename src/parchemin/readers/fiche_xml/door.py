"""The register's XML export, recognised and read whole."""

import re

from parchemin.readers.fiche_xml.reader import read_fiches
from parchemin.readers.reading import Door, Reading, source_of

_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_FICHES = re.compile(rb"<FICHES[\s/>]")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,80}?encoding=["']([\w.-]{1,40})["']""")
_HEAD = 65_536


def is_register_export(head: bytes) -> bool:
    """Whether these first bytes open the register's XML export."""
    return bool(_XML.match(head)) and bool(_FICHES.search(head))


def read_export(data: bytes, name: str) -> Reading:
    """Every fiche of the export; a cut export gives those that stand before the cut."""
    readings = list(read_fiches(data))
    declared = _ENCODING.search(data[:200])
    encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    return Reading(
        source=source_of("fiche_xml", name, data, encoding=encoding),
        certifications=tuple(fiche.certification for fiche in readings if fiche.certification),
        diagnostics=tuple(said for fiche in readings for said in fiche.diagnostics),
    )


EXPORT = Door(lambda data: is_register_export(data[:_HEAD]), read_export)
