"""The files of one declaration: written as a stream, cut by number of passages and by size."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import BinaryIO

from parchemin.domain.declaration import DeclarationBatch, Emitter, Passage
from parchemin.domain.errors import RefusedAct
from parchemin.writers.declaration.passage_xml import leaf, passage_xml
from parchemin.writers.declaration.profile import NAMESPACE, Profile
from parchemin.writers.declaration.target import FILE_END, Line, Target
from parchemin.writers.french import PARIS

XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True, kw_only=True)
class WrittenFile:
    """One file as it was written: what has to be kept to recognise it and its acknowledgement.

    ``rank`` counts from 1; ``size`` is in bytes; ``sha256`` is hexadecimal.
    """

    rank: int
    name: str
    flow_id: str
    technical_ids: tuple[str, ...]
    size: int
    sha256: str


def write_files(
    batch: DeclarationBatch,
    profile: Profile,
    *,
    stem: str,
    mint_flow_id: Callable[[], str],
    open_file: Callable[[str], BinaryIO],
) -> Iterator[WrittenFile]:
    """Write the batch into as many files as the limits of the profile need, and yield each one.

    Files are named ``stem-001.xml`` and so on; ``mint_flow_id`` gives a new ``idFlux`` for each.
    Passages are grouped by certification. Raises RefusedAct for an empty batch, ValueError for a
    naive timestamp or a size limit that holds not even one passage.
    """
    if not batch.passages:
        raise RefusedAct("Aucun titulaire à déclarer : le fichier serait vide.")
    head = _head_maker(batch.emitter, batch.stamped_at, profile)
    lines = _lines(batch)
    line = next(lines, None)
    rank = 0
    while line is not None:
        rank += 1
        name = f"{stem}-{rank:03d}.xml"
        with open_file(name) as sink:
            target = Target(sink, mint_flow_id(), profile.most_bytes - len(FILE_END))
            line = _fill(target, head(target.flow_id), line, lines, profile)
        yield WrittenFile(
            rank=rank,
            name=name,
            flow_id=target.flow_id,
            technical_ids=tuple(target.ids),
            size=target.size,
            sha256=target.digest.hexdigest(),
        )


def _fill(
    target: Target, head: bytes, first: Line, lines: Iterator[Line], profile: Profile
) -> Line | None:
    """Fill one file from ``first`` on; the line that did not fit, None when all are written."""
    target.write(head)
    line: Line | None = first
    while line is not None and len(target.ids) < profile.most_passages and target.take(line):
        line = next(lines, None)
    if not target.ids:
        raise ValueError(f"{profile.most_bytes} octets ne contiennent pas un seul passage")
    target.finish()
    return line


def _lines(batch: DeclarationBatch) -> Iterator[Line]:
    def certification(passage: Passage) -> tuple[str, str]:
        return passage.register.value, passage.code

    ordered = sorted(batch.passages, key=certification)
    for (register, code), passages in groupby(ordered, key=certification):
        nature = batch.emitter.nature
        opening = (
            f"<cpf:certification>{leaf('type', register)}{leaf('code', code)}"
            f"{leaf('natureDeposant', nature) if nature else ''}<cpf:passageCertifications>\n"
        ).encode()
        for passage in passages:
            yield opening, passage.technical_id, passage_xml(passage).encode()


def _head_maker(emitter: Emitter, stamped_at: datetime, profile: Profile) -> Callable[[str], bytes]:
    """A function from flow id to the opening of a file."""
    if stamped_at.tzinfo is None:
        raise ValueError("l’horodatage d’une déclaration porte son fuseau horaire")
    stamp = stamped_at.astimezone(PARIS).isoformat(timespec="seconds")
    action = leaf("action", "CREATION") if profile.action else ""
    certifier_id = emitter.certifier_id or emitter.client_id
    tail = (
        f"{leaf('horodatage', stamp)}{action}<cpf:emetteur>{leaf('idClient', emitter.client_id)}"
        f"<cpf:certificateurs><cpf:certificateur>{leaf('idClient', certifier_id)}"
        f"{leaf('idContrat', emitter.contract_id)}<cpf:certifications>\n"
    )

    def head(flow_id: str) -> bytes:
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<cpf:flux xmlns:cpf="{NAMESPACE}" xmlns:xsi="{XSI}">{leaf("idFlux", flow_id)}{tail}'
        ).encode()

    return head


class _Kept(io.BytesIO):
    """A file in memory whose content outlives its closing."""

    content = b""

    def close(self) -> None:
        self.content = self.getvalue()
        super().close()


def render(
    batch: DeclarationBatch,
    profile: Profile,
    *,
    stem: str,
    mint_flow_id: Callable[[], str],
) -> tuple[tuple[WrittenFile, bytes], ...]:
    """The files of a batch, in memory, each with its content; see ``write_files``."""
    sinks: dict[str, _Kept] = {}

    def open_file(name: str) -> BinaryIO:
        return sinks.setdefault(name, _Kept())

    written = write_files(batch, profile, stem=stem, mint_flow_id=mint_flow_id, open_file=open_file)
    return tuple((one, sinks[one.name].content) for one in written)
