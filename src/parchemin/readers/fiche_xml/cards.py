"""What a catalogue keeps of a fiche: its heading, what is searched in it, its competencies.

No place is kept: the fiche itself is, and ``read_fiches`` reads it whole again.
"""

import re
from dataclasses import dataclass
from datetime import date

from lxml import etree

from parchemin.readers.competency_items import cut_items
from parchemin.readers.fiche_xml.chunks import Chunk
from parchemin.readers.fiche_xml.values import yes_no
from parchemin.readers.source_text import SourceText

LEVELS = {f"NIV{level}": level for level in range(3, 9)}
_DATES = (
    "DATE_DECISION", "DATE_EFFET", "DATE_FIN_ENREGISTREMENT", "DATE_LIMITE_DELIVRANCE",
    "DATE_DE_PUBLICATION",
)  # fmt: skip
_CODES = (
    ("CODES_NSF", "CODE", "nsf"),
    ("CODES_ROME", "CODE", "rome"),
    ("FORMACODES", "CODE", "formacode"),
    ("CCN_1", "NUMERO", "ccn"),
    ("CCN_2", "NUMERO", "ccn"),
    ("CCN_3", "NUMERO", "ccn"),
)


_NUMBER = re.compile(r"(?:RNCP|RS)[0-9]{1,9}")


class MalformedFiche(Exception):
    """A fiche that is not XML, or has no number; ``line`` counts in the export."""

    def __init__(self, sentence: str, line: int) -> None:
        super().__init__(sentence)
        self.line = line


@dataclass(frozen=True, slots=True)
class Card:
    """One fiche as a catalogue searches it.

    ``codes`` are pairs of a nomenclature (nsf, rome, formacode, ccn) and a code. ``texts`` are the
    bloc titles and the activities. ``sentences`` are the competencies with the code of their bloc,
    empty for those that the fiche states without blocs. ``dates`` follow the order decision,
    effect, end of registration, last delivery, publication.
    """

    number: str
    title: str
    state: str
    abbreviation: str
    level: int | None
    active: bool | None
    certifiers: tuple[str, ...]
    dates: tuple[date | None, ...]
    codes: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]
    sentences: tuple[tuple[str, str], ...]


class CardReader:
    """Reads fiche after fiche with one parser."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self._parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            collect_ids=False,
            remove_blank_text=True,
            encoding=encoding,
        )

    def read(self, chunk: Chunk) -> Card:
        """The card of a fiche; raises ``MalformedFiche``."""
        try:
            fiche = etree.fromstring(chunk.data, self._parser)
        except etree.XMLSyntaxError as error:
            line = chunk.line + (error.lineno or 1) - 1
            raise MalformedFiche(f"son XML est mal formé ({error.msg})", line) from None
        parts = {child.tag: child for child in fiche}
        number = _text(parts.get("NUMERO_FICHE"))
        if not number:
            raise MalformedFiche("elle n'a pas de NUMERO_FICHE", chunk.line)
        if not _NUMBER.fullmatch(number):
            raise MalformedFiche(
                f"son NUMERO_FICHE, « {number[:40]} », n'est ni RNCP ni RS suivi de chiffres",
                chunk.line,
            )
        return _card(number, parts)


Parts = dict[str, etree._Element]  # noqa: SLF001 - the public name of its type


def _card(number: str, parts: Parts) -> Card:
    blocs = parts.get("BLOCS_COMPETENCES")
    return Card(
        number=number,
        title=_text(parts.get("INTITULE")),
        state=_text(parts.get("ETAT_FICHE")),
        abbreviation=_first(parts.get("ABREGE"), "CODE"),
        level=LEVELS.get(_first(parts.get("NOMENCLATURE_EUROPE"), "NIVEAU")),
        active=yes_no(_text(parts.get("ACTIF"))),
        certifiers=tuple(_texts(parts.get("CERTIFICATEURS"), "NOM_CERTIFICATEUR")),
        dates=tuple([_date(_text(parts[tag])) if tag in parts else None for tag in _DATES]),
        codes=tuple(
            [
                (name, code)
                for group, tag, name in _CODES
                if group in parts
                for code in _texts(parts[group], tag)
            ]
        ),
        texts=(*_texts(blocs, "LIBELLE"), _text(parts.get("ACTIVITES_VISEES"))),
        sentences=_sentences(blocs, parts.get("CAPACITES_ATTESTEES")),
    )


def _text(element: etree._Element | None) -> str:
    text = element.text if element is not None else None
    return text.strip() if text else ""


def _texts(group: etree._Element | None, tag: str) -> list[str]:
    """The texts of that element, wherever it stands in a group."""
    if group is None:
        return []
    return [text for element in group.iter(tag) if (text := _text(element))]


def _first(group: etree._Element | None, tag: str) -> str:
    return next(iter(_texts(group, tag)), "")


def _sentences(
    blocs: etree._Element | None, stated: etree._Element | None
) -> tuple[tuple[str, str], ...]:
    """The competencies of the blocs; without blocs, those that the fiche itself states."""
    if blocs is None or not len(blocs):
        return tuple([("", sentence) for sentence in _items(stated)])
    found = []
    for bloc in blocs:
        code = ""
        for child in bloc:
            if child.tag == "CODE":
                code = _text(child)
            elif child.tag == "LISTE_COMPETENCES":
                found += [(code, sentence) for sentence in _items(child)]
    return tuple(found)


def _items(element: etree._Element | None) -> list[str]:
    text = element.text if element is not None else None
    if not text:
        return []
    text = SourceText.of(text).text
    return [text[start:end] for _, _, start, end in cut_items(text)]


def _date(text: str) -> date | None:
    parts = text.split("/")
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except (ValueError, IndexError):
        return None
