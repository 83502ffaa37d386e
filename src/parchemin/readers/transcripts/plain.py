"""A text file as it stands: its own lines, no layout but its tabs."""

from parchemin.readers.decoding import decode, source_text
from parchemin.readers.diagnostics import Findings, whole
from parchemin.readers.transcripts.tabbed import MOST_CELLS, tabbed_body
from parchemin.readers.transcripts.transcript import Transcript


def transcribe_text(data: bytes, name: str, findings: Findings) -> tuple[Transcript, str]:
    """The text and the name of its encoding; raises ``UnreadableSource`` when no encoding fits."""
    decoded, encoding = decode(data, name, findings)
    source = source_text(decoded, name, findings)
    body = tabbed_body(source) if "\t" in source.text else ()
    if not body and "\t" in source.text:
        findings.warn(
            "tableau-trop-grand",
            whole(),
            found=f"plus de {MOST_CELLS} cases séparées par des tabulations",
            expected=f"au plus {MOST_CELLS} cases, bien plus que n'en compte un référentiel",
            advice="Si ce texte est un référentiel en tableau, n'en gardez que les pages du tableau.",
        )
    return Transcript(source=source, body=body), encoding
