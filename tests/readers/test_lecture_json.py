"""Le document JSON, son schéma, et la place de chaque valeur."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from parchemin.readers.document import as_document
from parchemin.readers.modality.lengths import lengths_in
from parchemin.readers.modality.numbers import number_of
from parchemin.readers.recognise import read
from tests.readers.samples import EXPORTS, ROOT, TEXTS, reading_of

Json = dict[str, Any]

FORMATS = ROOT / "docs/formats"
SCHEMA = json.loads((FORMATS / "lecture.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
INVISIBLE = re.compile(r"[\s\u200b-\u200f\ufeff]+")


def document_of(path: Path) -> Json:
    return json.loads(json.dumps(as_document(reading_of(path))))


def test_le_schema_est_un_schema() -> None:
    """Le schéma publié est lui-même valide."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "path", TEXTS + EXPORTS, ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_chaque_lecture_suit_le_schema(path: Path) -> None:
    """Chaque échantillon donne un document conforme, sans champ inconnu."""
    assert [error.message for error in VALIDATOR.iter_errors(document_of(path))] == []


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.update(extra=1),
        lambda document: document["certifications"][0].pop("title"),
        lambda document: document["certifications"][0]["dates"].update(decision="23/05/2025"),
        lambda document: document["certifications"][0]["routes"].update(autre={}),
        lambda document: document["diagnostics"][0].update(severity="grave"),
    ],
)
def test_le_schema_refuse_un_document_faux(change: Callable[[Json], object]) -> None:
    """Champ inconnu, champ absent, date à la française, voie inventée : le schéma les refuse."""
    document = document_of(TEXTS[0])
    change(document)
    assert not VALIDATOR.is_valid(document)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name)
def test_chaque_place_contient_sa_valeur(path: Path) -> None:
    """Le texte entre ``start`` et ``end`` contient la valeur, et ``line`` est sa ligne."""
    text = path.read_text(encoding="utf-8")
    seen = list(places(document_of(path)))
    assert len(seen) > 40
    for name, value, span in seen:
        extract = text[span["start"] : span["end"]]
        assert extract
        assert text.count("\n", 0, span["start"]) + 1 == span["line"]
        assert holds(extract, value), (name, value, extract)


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.name)
def test_chaque_place_d_un_export_contient_sa_valeur(path: Path) -> None:
    """L'élément nommé existe, et son texte contient la valeur à cette place."""
    tree = etree.parse(path)
    seen = list(places(document_of(path)))
    assert len(seen) > 20
    for name, value, span in seen:
        (element,) = tree.xpath("/" + span["element"])
        extract = element.text[span["start"] : span["end"]]
        assert holds(extract, value), (name, value, extract)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name)
def test_chaque_valeur_lue_a_sa_place(path: Path) -> None:
    """Aucune valeur d'un objet n'est sans place, hors celles que Parchemin forme lui-même."""
    for owner, node in objects(document_of(path)):
        for name, value in node.items():
            named = [key for key in node["spans"] if key.split(".")[0] == name]
            if is_plain(value) and not (owner == "assessments" and name == "code"):
                assert named, (owner, name, value)


def test_un_code_de_nomenclature_a_sa_place() -> None:
    """Les codes d'une liste ont leur place dans la certification : « formacodes.3 »."""
    (fiche,) = reading_of(TEXTS[1]).certifications
    span = fiche.spans["formacodes.3"]
    text = TEXTS[1].read_text(encoding="utf-8")
    assert text[span.start : span.end] == "44074 : Prévention éducation santé"


def test_deux_lectures_sont_egales() -> None:
    """La même source donne deux fois le même document."""
    data = TEXTS[0].read_bytes()
    assert as_document(read(data, "a")) == as_document(read(data, "a"))


@pytest.mark.parametrize("path", TEXTS + EXPORTS, ids=lambda path: path.name)
def test_chaque_constat_est_documente(path: Path) -> None:
    """Tout code de constat a sa ligne dans la page de documentation."""
    page = (FORMATS / "lecture.md").read_text(encoding="utf-8")
    assert {said.code for said in reading_of(path).diagnostics} <= set(
        re.findall(r"`([a-z0-9-]+)`", page)
    )


def objects(node: Any, owner: str = "document") -> Iterator[tuple[str, Json]]:
    """Every object that carries spans, with the name of the list that holds it."""
    if isinstance(node, dict):
        if "spans" in node:
            yield owner, dict(node)
        for key, value in node.items():
            if key != "spans":
                yield from objects(value, key)
    elif isinstance(node, list):
        for each in node:
            yield from objects(each, owner)


def places(document: Json) -> Iterator[tuple[str, Any, Json]]:
    """Each span with the name and the value of its field."""
    for _, node in objects(document):
        for name, span in node["spans"].items():
            field, _, rank = name.partition(".")
            value = node[field]
            if isinstance(value, list):
                value = value[int(rank)]
            elif rank:
                field, value = f"{field}.", None
            yield field, value, span


def is_plain(value: Any) -> bool:
    return value is not None and not isinstance(value, dict | list)


def holds(extract: str, value: Any) -> bool:
    """Whether the extract says the value: the same words, the same date, the same figure."""
    words = INVISIBLE.sub(" ", extract)
    match value:
        case None | bool():
            return bool(words.strip())
        case {"number": number}:
            return number in words
        case {"code": code}:
            return code in words
        case int() | float():
            return str(value) in words.replace(" ", "").replace(",", ".") or in_words(words, value)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        day = date.fromisoformat(value)
        return re.search(rf"0?{day.day}[-/]0?{day.month}[-/]{day.year}", words) is not None
    return INVISIBLE.sub(" ", value) in words or value in KINDS or formed(words, value)


def in_words(words: str, value: float) -> bool:
    """A number in French words, or a length in hours and minutes."""
    if any(number_of(word) == value for word in re.findall(r"[\w-]+", words)):
        return True
    return [each.minutes for each in lengths_in(words, words.lower())] == [value]


def formed(words: str, value: Any) -> bool:
    """A code that the source writes in pieces: « RNCP Code 36358 », « Bloc 1 »."""
    match = re.fullmatch(r"(?P<prefix>RNCP|RS|BC)0*(?P<rank>\d+)", value)
    return match is not None and match["rank"] in re.findall(r"[1-9]\d*", words)


KINDS = {
    *SCHEMA["$defs"]["assessment"]["properties"]["kind"]["enum"],
    *SCHEMA["$defs"]["conditions"]["properties"]["assessors"]["items"]["enum"],
    *SCHEMA["$defs"]["correspondence"]["properties"]["kind"]["enum"],
}
