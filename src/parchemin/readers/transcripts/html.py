"""A web page, saved or pasted: its text, its headings, its lists and its tables."""

import codecs
import re

from lxml import etree, html

from parchemin.readers.decoding import decode
from parchemin.readers.diagnostics import Findings, UnreadableSource, whole
from parchemin.readers.text_limits import refuse_too_large, refuse_too_long
from parchemin.readers.transcripts.bounded import Room
from parchemin.readers.transcripts.composing import compose
from parchemin.readers.transcripts.html_archive import is_saved_page, page_within
from parchemin.readers.transcripts.html_layout import read_layout
from parchemin.readers.transcripts.transcript import Transcript

_HEAD = 65_536
_OPENS = re.compile(
    r"(?is)\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}"
    r"(?:<!doctype\s+html|<(?:html|head|body|meta|title|main|article|section|header|div|table|thead"
    r"|tbody|tr|td|th|p|ul|ol|dl|h[1-6]|span|strong|b|br|font|center|details)(?=[\s/>]))"
)
_PROLOG = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_html(data: bytes) -> bool:
    """Whether the content is a page with its tags, a part of one, or a page saved as one file."""
    head = data[:_HEAD]
    text = head.decode("utf-16" if head.startswith(_UTF_16) else "utf-8", "ignore")
    return bool(_OPENS.match(text.lstrip("\ufeff"))) or is_saved_page(data)


def transcribe_html(data: bytes, name: str, findings: Findings) -> tuple[Transcript, str]:
    """The text of the page and its encoding; nothing is loaded from elsewhere.

    Raises ``UnreadableSource`` when the page is too large, or shows no text.
    """
    refuse_too_large(len(data), name)
    page = page_within(data, name) if is_saved_page(data) else data
    decoded, encoding = decode(page, name, findings)
    root = _parsed(decoded)
    transcript = compose(read_layout(root, Room(name))) if root is not None else None
    if transcript is None or not transcript.source.text.strip():
        raise UnreadableSource(
            f"« {name} » est une page web qui n'affiche aucun texte : ouvrez-la dans le navigateur, "
            "attendez qu'elle s'affiche en entier, puis enregistrez-la de nouveau.",
            code="page-sans-texte",
        )
    refuse_too_long(transcript.source.text, name)
    _say_cut(decoded, findings)
    return transcript, encoding


def _parsed(text: str) -> etree._Element | None:
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(_PROLOG.sub("", text.replace("\x00", "")), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _say_cut(text: str, findings: Findings) -> None:
    if "<html" in text[:_HEAD].lower() and "</html" not in text[-_HEAD:].lower():
        findings.warn(
            "page-coupee",
            whole("fin du fichier"),
            found="une page web qui s'arrête avant sa balise de fin",
            expected="une page complète, fermée par </html>",
            advice="Enregistrez la page de nouveau ; ce qui suivait la coupure n'est pas lu.",
        )
