"""Compose a document within the bounds of one certification."""

from collections.abc import Iterable, Sequence

from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.text_limits import MOST_CHARACTERS, MOST_LINES
from parchemin.readers.transcripts.composing import Box, Boxes, Words, compose
from parchemin.readers.transcripts.transcript import Transcript

MOST_CELLS = 20_000
"""Cells of all the tables of one document; the largest known référentiel has under 5 000."""


def compose_bounded(body: Iterable[Words | Boxes], name: str) -> Transcript:
    """As ``compose``; raises ``UnreadableSource`` on a document without text, or too long."""
    kept: list[Words | Boxes] = []
    room = Room(name)
    for part in body:
        room.take(part)
        kept.append(part)
    transcript = compose(kept)
    if not transcript.source.text.strip():
        raise UnreadableSource(
            f"« {name} » ne contient aucun texte, seulement des pages blanches ou des images : "
            "demandez à son auteur le document où le texte se sélectionne, ou passez-le par un "
            "logiciel de reconnaissance de caractères.",
            code="document-sans-texte",
        )
    return transcript


class Room:
    """What is left of the room that one document may take."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._characters, self._lines, self._cells = MOST_CHARACTERS, MOST_LINES, MOST_CELLS

    def take(self, part: Words | Boxes) -> None:
        """Raises ``UnreadableSource`` when a paragraph or a table does not fit any more."""
        if isinstance(part, Words):
            self._text((part,))
            return
        for row in part:
            self.cells(len(row))
            for box in row:
                self._text(box.words if isinstance(box, Box) else ())

    def cells(self, count: int) -> None:
        """Raises ``UnreadableSource`` when that many cells do not fit any more."""
        self._cells -= count
        self._check()

    def _text(self, words: Sequence[Words]) -> None:
        self._lines -= len(words)
        self._characters -= sum(len(each.text) for each in words)
        self._check()

    def _check(self) -> None:
        if min(self._characters, self._lines, self._cells) < 0:
            raise UnreadableSource(
                f"« {self._name} » est trop long pour le texte d'une seule certification (au plus "
                f"{MOST_CHARACTERS} caractères, {MOST_LINES} paragraphes et {MOST_CELLS} cases de "
                "tableau) : vérifiez le fichier choisi, ou n'en gardez que les pages du "
                "référentiel.",
                code="fichier-trop-long",
            )
