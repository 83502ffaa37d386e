"""Reading an export into rows ready to be written; knows neither tables nor Django.

It runs in a process of its own, so that one core reads while the other writes.
"""

import multiprocessing
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from multiprocessing.connection import Connection
from zipfile import BadZipFile

from parchemin.office.catalogue.folding import words_of
from parchemin.office.catalogue.opening import Opened
from parchemin.office.catalogue.packing import packed
from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.fiche_xml.cards import Card, CardReader, MalformedFiche
from parchemin.readers.fiche_xml.chunks import Chunk, fiche_chunks
from parchemin.readers.fiche_xml.stream import Truncated
from parchemin.readers.folded_words import sentence_digest

BATCH = 400
"""Fiches that are written in one transaction."""
SMALL = 4_000_000
"""Bytes of XML under which a second process costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A new or changed fiche: its card, words, digests by bloc, fingerprint, packed XML."""

    card: Card
    words: str
    digests: tuple[tuple[str, int], ...]
    digest: bytes
    encoding: str
    packed: bytes


@dataclass(slots=True)
class Batch:
    """What was read since the batch before; ``failure`` ends the reading before its end.

    ``numbers`` are those of all fiches met, ``parsed`` those to write, ``problems`` the fiches left
    aside, ``position`` the bytes read so far. A reading that ends without a ``last`` batch died.
    """

    numbers: list[str] = field(default_factory=list)
    parsed: list[Parsed] = field(default_factory=list)
    problems: list[dict[str, str]] = field(default_factory=list)
    position: int = 0
    failure: str = ""
    last: bool = False

    @property
    def full(self) -> bool:
        return len(self.parsed) >= BATCH or len(self.numbers) >= 20 * BATCH


def batches(export: Opened, known: Mapping[str, bytes]) -> Iterator[Batch]:
    """The fiches whose fingerprint is not the ``known`` one, batch by batch; others only counted."""
    batch, seen = Batch(), set[str]()
    try:
        with export.stream() as file:
            reader: CardReader | None = None
            for chunk in fiche_chunks(file):
                reader = reader or CardReader(chunk.encoding)
                _add(batch, chunk, reader, known, seen)
                if batch.full:
                    yield batch
                    batch = Batch(position=batch.position)
    except Truncated as cut:
        batch.failure = (
            f"Le fichier s'arrête à la ligne {cut.line}, avant </FICHES> : il est coupé. "
            "Téléchargez-le de nouveau, puis relancez l'import."
        )
    except UnreadableSource as refused:
        batch.failure = str(refused)
    except (BadZipFile, zlib.error, EOFError):
        batch.failure = (
            "Le zip est abîmé : son contenu ne correspond pas à sa somme de contrôle. "
            "Téléchargez-le de nouveau, puis relancez l'import."
        )
    batch.last = True
    yield batch


def _add(
    batch: Batch, chunk: Chunk, reader: CardReader, known: Mapping[str, bytes], seen: set[str]
) -> None:
    batch.position = chunk.position
    digest = blake2b(chunk.data, digest_size=16).digest()
    number, card, problem = chunk.number, None, ""
    line = chunk.line
    if not number or number in seen or known.get(number) != digest:
        try:
            card = reader.read(chunk)
            number = card.number
        except MalformedFiche as refused:
            problem, line = str(refused), refused.line
    if not problem and number in seen:
        problem = "elle est déjà plus haut dans cet export"
    if problem:
        place = f"{number or f'fiche {chunk.rank}'}, ligne {line}"
        batch.problems.append({"lieu": place, "constat": problem})
    if number and number not in seen:
        seen.add(number)
        batch.numbers.append(number)
    if card is not None and not problem:
        batch.parsed.append(_parsed(card, chunk, digest))


def _parsed(card: Card, chunk: Chunk, digest: bytes) -> Parsed:
    return Parsed(
        card=card,
        words=words_of(card),
        digests=tuple([(bloc, sentence_digest(text)) for bloc, text in card.sentences]),
        digest=digest,
        encoding=chunk.encoding,
        packed=packed(chunk.data),
    )


@contextmanager
def reading(export: Opened, known: Mapping[str, bytes]) -> Iterator[Iterator[Batch]]:
    """The batches of an export, read by another process when it is worth one."""
    if export.size < SMALL:
        yield batches(export, known)
        return
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(theirs, export, dict(known)), daemon=True)
    process.start()
    theirs.close()
    try:
        yield _received(ours)
    finally:
        ours.close()
        process.terminate()
        process.join()


def _received(pipe: Connection) -> Iterator[Batch]:
    """Batch after batch; a reading process that dies says so."""
    while True:
        try:
            batch = pipe.recv()
        except EOFError:
            return
        yield batch


def _send(pipe: Connection, export: Opened, known: Mapping[str, bytes]) -> None:
    """What the reading process does; it ends with the process that listens, however that ends."""
    try:
        for batch in batches(export, known):
            pipe.send(batch)
    except (BrokenPipeError, KeyboardInterrupt):
        return
    finally:
        pipe.close()
