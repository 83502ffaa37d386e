"""One declaration file being written, certification after certification."""

import hashlib
from dataclasses import dataclass, field
from typing import BinaryIO

GROUP_END = b"</cpf:passageCertifications></cpf:certification>\n"
FILE_END = (
    b"</cpf:certifications></cpf:certificateur></cpf:certificateurs></cpf:emetteur></cpf:flux>\n"
)
Line = tuple[bytes, str, bytes]
"""The opening of the certification, the technical id and the XML of one passage."""


@dataclass
class Target:
    """A file being written; ``room`` is what its passages may still take, in bytes."""

    sink: BinaryIO
    flow_id: str
    room: int
    size: int = 0
    ids: list[str] = field(default_factory=list)
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    group: bytes = b""

    def write(self, content: bytes) -> None:
        self.sink.write(content)
        self.digest.update(content)
        self.size += len(content)
        self.room -= len(content)

    def close_group(self) -> None:
        if self.group:
            self.write(GROUP_END)

    def take(self, line: Line) -> bool:
        """Write one passage, opening its certification when needed; False when it does not fit."""
        opening, technical_id, content = line
        change = opening != self.group
        cost = len(content) + (len(opening) + len(GROUP_END) if change else 0)
        if cost + len(GROUP_END) > self.room:
            return False
        if change:
            self.close_group()
            self.write(opening)
            self.group = opening
        self.write(content)
        self.ids.append(technical_id)
        return True

    def finish(self) -> None:
        self.close_group()
        self.write(FILE_END)
