"""The report that the Caisse des Dépôts returns for a declaration file (accusé de traitement).

The report has no error code, only a sentence: it is classified by pattern and always kept.
Tolerant of case, namespaces and wrappers, because the shape is not published.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from parchemin.readers.acknowledgement_refusals import ADVICE, Refusal, classify
from parchemin.readers.diagnostics import UnreadableSource

__all__ = [
    "ADVICE",
    "AcknowledgedPassage",
    "Acknowledgement",
    "Refusal",
    "classify",
    "read_acknowledgement",
]


@dataclass(frozen=True, kw_only=True)
class AcknowledgedPassage:
    """The answer for one passage; ``message`` is the sentence received, None when accepted."""

    technical_id: str
    refusal: Refusal | None = None
    message: str | None = None

    @property
    def accepted(self) -> bool:
        """Whether the holder is on record: accepted now, or already there from a former filing."""
        return self.refusal in (None, Refusal.ALREADY_THERE)

    @property
    def advice(self) -> str | None:
        return ADVICE[self.refusal] if self.refusal else None


@dataclass(frozen=True, kw_only=True)
class Acknowledgement:
    """One report: the file it answers, and each of its passages in the order of the report."""

    file_name: str | None
    flow_id: str | None
    treatment_id: str | None
    passages: tuple[AcknowledgedPassage, ...]


def read_acknowledgement(data: bytes, name: str) -> Acknowledgement:
    """Read a report of any size. Raises UnreadableSource when it is not one."""
    collector = _Collector()
    try:
        for event, element in _events(data):
            collector.meet(event, element)
    except etree.XMLSyntaxError as fault:
        raise UnreadableSource(
            f"« {name} » n’est pas un XML complet (ligne {fault.lineno or 1}) : téléchargez de nouveau "
            "l’accusé de traitement depuis l’espace certificateur.",
            code="xml-illisible",
        ) from fault
    if collector.root != "rapport" or collector.doctype:
        raise UnreadableSource(
            f"« {name} » n’est pas un accusé de traitement : un élément « rapport » sans DOCTYPE "
            "était attendu. Choisissez le fichier « Accusé de traitement_… .xml ».",
            code="pas-un-accuse",
        )
    return Acknowledgement(
        file_name=collector.head.get("nomfichier"),
        flow_id=collector.head.get("idflux"),
        treatment_id=collector.head.get("idtraitement"),
        passages=tuple(collector.passages),
    )


def _events(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    yield from etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )


def _forget(element: etree._Element) -> None:
    """Free an element that was read, and those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


class _Collector:
    """Gathers the passages while the report goes by, and forgets what it has read."""

    def __init__(self) -> None:
        self.root = ""
        self.doctype = False
        self.head: dict[str, str] = {}
        self.passages: list[AcknowledgedPassage] = []
        self.section = ""
        self.pending: str | None = None
        self.message = ""

    def meet(self, event: str, element: etree._Element) -> None:
        local = etree.QName(element).localname.lower()
        if event == "start":
            self._enter(local, element)
        else:
            self._leave(local, " ".join((element.text or "").split()))
            _forget(element)

    def _enter(self, local: str, element: etree._Element) -> None:
        if not self.root:
            self.root = local
            self.doctype = element.getroottree().docinfo.internalDTD is not None
        elif local in ("passagesko", "passagesok"):
            self.section = local

    def _leave(self, local: str, text: str) -> None:
        if local == "idtechnique":
            self._flush()
            self.pending = text or None
        elif local == "messageerreur":
            self.message = text
        elif local in ("passage", "passagesko", "passagesok"):
            self._flush()
            self.section = self.section if local == "passage" else ""
        elif not self.section and text:
            self.head[local] = text

    def _flush(self) -> None:
        if self.pending is None:
            return
        refused = self.section == "passagesko"
        self.passages.append(
            AcknowledgedPassage(
                technical_id=self.pending,
                refusal=classify(self.message) if refused else None,
                message=self.message if refused else None,
            )
        )
        self.pending, self.message = None, ""
