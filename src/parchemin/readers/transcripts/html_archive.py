"""A web page that a browser saved as one file (MHTML): the page is one part of a message."""

import re
from email import message_from_bytes

from parchemin.readers.diagnostics import UnreadableSource

_SAVED = re.compile(
    rb"(?i)(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?content-type:\s*multipart/related"
)
_HEAD = 4_096


def is_saved_page(data: bytes) -> bool:
    """Whether these bytes are a page saved with its pictures in one file."""
    return bool(_SAVED.match(data[:_HEAD].lstrip()))


def page_within(data: bytes, name: str) -> bytes:
    """The page itself, in UTF-8; raises ``UnreadableSource`` when the file holds none."""
    for part in message_from_bytes(data.lstrip()).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return page
    raise UnreadableSource(
        f"« {name} » est une page enregistrée en un seul fichier, sans la page elle-même : "
        "enregistrez-la de nouveau en choisissant « Page web, HTML uniquement ».",
        code="page-enregistree-vide",
    )
