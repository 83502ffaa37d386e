"""A PDF as one text: paragraphs, tables, and what could not be read of it."""

import threading

import pypdfium2
import pypdfium2.raw as pdfium

from parchemin.domain.french import counted, listed
from parchemin.readers.decoding import refuse_empty
from parchemin.readers.diagnostics import Findings, Place, UnreadableSource
from parchemin.readers.transcripts.bounded import compose_bounded
from parchemin.readers.transcripts.package import LARGEST_PACKAGE
from parchemin.readers.transcripts.pdf.bombs import refuse_bombs
from parchemin.readers.transcripts.pdf.pages import Page, pages_of, without_running_heads
from parchemin.readers.transcripts.pdf.tables import body_of
from parchemin.readers.transcripts.transcript import Transcript

_ONE_AT_A_TIME = threading.Lock()
"""PDFium serves one thread at a time."""


def transcribe(data: bytes, name: str, findings: Findings) -> tuple[Transcript, str]:
    """The text of the pages, and what was left out of it; raises ``UnreadableSource``."""
    refuse_empty(data, name)
    if len(data) > LARGEST_PACKAGE:
        raise _too_heavy(len(data), name)
    refuse_bombs(data, name)
    with _ONE_AT_A_TIME:
        pages = _read(data, name)
    if not any(page.lines or page.tables for page in pages):
        raise UnreadableSource(
            f"« {name} » est un PDF numérisé, dont les pages sont des images sans texte : "
            "demandez à son auteur le document d'origine (DOCX ou PDF où le texte se sélectionne), "
            "ou passez-le par un logiciel de reconnaissance de caractères.",
            code="pdf-numerise",
        )
    kept, dropped = without_running_heads(pages)
    _say(pages, dropped, findings)
    return compose_bounded(body_of(kept), name), "binaire"


def _read(data: bytes, name: str) -> list[Page]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(error, name) from None
    try:
        return pages_of(document, name)
    finally:
        document.close()


def _unopened(error: pypdfium2.PdfiumError, name: str) -> UnreadableSource:
    if getattr(error, "err_code", None) in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
        return UnreadableSource(
            f"« {name} » est protégé par un mot de passe : ouvrez-le, imprimez-le dans un nouveau "
            "PDF ou demandez à son auteur une copie sans mot de passe, puis relisez-la.",
            code="document-protege",
        )
    return UnreadableSource(
        f"« {name} » est abîmé : ce PDF ne s'ouvre pas ; s'il s'ouvre dans votre lecteur de PDF, "
        "imprimez-le dans un nouveau PDF et relisez celui-ci, sinon téléchargez-le de nouveau.",
        code="document-abime",
    )


def _too_heavy(size: int, name: str) -> UnreadableSource:
    return UnreadableSource(
        f"« {name} » pèse {size // 1_000_000} Mo, plus que les {LARGEST_PACKAGE // 1_000_000} Mo "
        "d'un référentiel illustré : n'en gardez que les pages du référentiel.",
        code="fichier-trop-gros",
    )


def _say(pages: list[Page], dropped: list[str], findings: Findings) -> None:
    blind = [page.number for page in pages if page.pictured and not (page.lines or page.tables)]
    if blind:
        findings.warn(
            "pages-sans-texte",
            Place(sentence=f"page {blind[0]}" if len(blind) == 1 else f"pages {listed(blind)}"),
            found=counted(len(blind), "page sans texte", "pages sans texte")
            + ", sans doute une image",
            expected="des pages où le texte se sélectionne",
            advice="Regardez ces pages : ce qu'elles disent n'a pas été lu.",
        )
    if dropped:
        findings.inform(
            "tetes-et-pieds-de-page",
            Place(sentence="haut et bas des pages"),
            found=f"des lignes répétées, laissées de côté : « {' », « '.join(dropped[:4])} »",
            expected="le texte du document, une seule fois",
            advice="Rien à faire si ces lignes sont bien des en-têtes ou des pieds de page.",
        )
