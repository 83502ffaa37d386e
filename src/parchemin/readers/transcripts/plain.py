"""A text file as it stands: its own lines, no layout but its tabs."""

from parchemin.readers.decoding import decode, source_text
from parchemin.readers.diagnostics import Findings
from parchemin.readers.transcripts.tabbed import tabbed_body
from parchemin.readers.transcripts.transcript import Transcript


def transcribe_text(data: bytes, name: str, findings: Findings) -> tuple[Transcript, str]:
    """The text and the name of its encoding; raises ``UnreadableSource`` when no encoding fits."""
    decoded, encoding = decode(data, name, findings)
    source = source_text(decoded, name, findings)
    body = tabbed_body(source) if "\t" in source.text else ()
    return Transcript(source=source, body=body), encoding
