"""Formats whose readers are costly to import, loaded with the first document of that format.

A secretary who reads a text should not wait for what reads a PDF. The imports stay in one table,
where a test checks that each name is there.
"""

from importlib import import_module
from typing import Protocol, cast

from parchemin.readers.diagnostics import Findings
from parchemin.readers.transcripts.transcript import Transcript

_HERE = "parchemin.readers.transcripts"
MODULES = ("docx", "xlsx", "pdf", "markdown")


class Transcriber(Protocol):
    """Brings the bytes of a document to one text; raises ``UnreadableSource``."""

    def __call__(self, data: bytes, name: str, findings: Findings, /) -> tuple[Transcript, str]: ...


def loaded(module: str) -> Transcriber:
    """The transcriber of a format, imported now."""
    return cast("Transcriber", import_module(f"{_HERE}.{module}.transcribe").transcribe)


def on_demand(module: str) -> Transcriber:
    """The same, imported when the first document comes."""

    def transcribe(data: bytes, name: str, findings: Findings, /) -> tuple[Transcript, str]:
        return loaded(module)(data, name, findings)

    return transcribe
