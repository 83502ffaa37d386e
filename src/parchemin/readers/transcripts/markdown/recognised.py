"""Whether a text is Markdown: a pipe table with its row of dashes, outside a page of the register."""

import re

from parchemin.domain.folding import fold
from parchemin.readers.fiche_page.recognition import is_fiche_page

_LOOKED_AT = 400_000
_TABLE = re.compile(
    r"(?m)^[ \t]{0,3}\S[^\n]*\|[^\n]*\r?\n"
    r"[ \t]{0,3}(?:\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?"
    r"|:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?)[ \t]*\r?$"
)


def is_markdown(data: bytes) -> bool:
    """A page of the register keeps its own bars, which its reader knows."""
    if b"|" not in data[:_LOOKED_AT] or b"--" not in data[:_LOOKED_AT] or b"\x00" in data:
        return False
    text = data[:_LOOKED_AT].decode("utf-8", errors="replace")
    return _TABLE.search(text) is not None and not is_fiche_page(fold(text), text)
