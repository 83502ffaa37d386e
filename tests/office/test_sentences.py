"""The sentences of the first stages, read as a proof-reader would."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from parchemin.domain.person import Sex
from parchemin.office.candidates.identity import KnownPerson
from parchemin.office.candidates.views import entering
from parchemin.office.epreuves.views import results
from tests.office.promotion import invented
from tests.office.test_who_opens_what import STAGES

OFFICE = Path(entering.__file__).parents[2]
FAULTS = {
    "an agreement left to the reader": re.compile(r"\w\((?:s|e|es|en|x|ent)\)"),
    "a straight quotation mark": re.compile(r"(?<![=\w])\"\w[^\"<>=]*\w\"(?!\w)"),
    "no space before a double sign": re.compile(r"[a-zéèàç»][;!?](?:\s|$)|[a-zéè]:\s"),
    "two spaces": re.compile(r"\S  +\S"),
    "dots for an ellipsis": re.compile(r"\.\.\."),
    "a guillemet without its space": re.compile(r"«\S|\S»"),
    "a typographic apostrophe among straight ones": re.compile(r"\w’\w"),
}
HEADER = re.compile(r"charset=|filename=")
HEADINGS = {"Né(e) le"}
"""The heading of a column speaks of everybody at once."""


def spoken(path: Path) -> Iterator[tuple[int, str]]:
    """The French sentences of a module: its strings with a space, docstrings left out."""
    tree = ast.parse(path.read_text("utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(
                part.value if isinstance(part, ast.Constant) else "x" for part in node.values
            )
            silent |= {id(part) for part in node.values}
            yield node.lineno, str(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in silent and " " in str(node.value):
            yield node.lineno, str(node.value)


@pytest.mark.parametrize("stage", STAGES)
def test_no_sentence_has_a_fault_of_typography(stage: str) -> None:
    """Agreement made, guillemets and their spaces, one kind of apostrophe."""
    found = [
        (f"{path.relative_to(OFFICE)}:{line}", fault, text)
        for path in sorted((OFFICE / stage).rglob("*.py"))
        if "migrations" not in path.parts
        for line, text in spoken(path)
        for fault, pattern in FAULTS.items()
        if pattern.search(text) and text not in HEADINGS and not HEADER.search(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("entered", "already", "sentence"),
    [
        (0, 1, "0 candidat inscrit ; 1 déjà inscrit, laissé en l'état."),
        (1, 0, "1 candidat inscrit."),
        (2, 2, "2 candidats inscrits ; 2 déjà inscrits, laissés en l'état."),
    ],
)
def test_an_import_agrees_with_its_numbers(entered: int, already: int, sentence: str) -> None:
    """None and one are singular, from two on it is plural."""
    assert entering._said(entered, already) == sentence


@pytest.mark.parametrize(
    ("added", "already", "sentence"),
    [
        (1, 0, "1 résultat enregistré."),
        (2, 1, "2 résultats enregistrés ; 1 l'était déjà."),
        (1, 3, "1 résultat enregistré ; 3 l'étaient déjà."),
    ],
)
def test_a_sheet_agrees_with_its_numbers(added: int, already: int, sentence: str) -> None:
    """The verb follows the results that were there already."""
    assert results._said(added, already) == sentence


@pytest.mark.parametrize(("sex", "word"), [(Sex.FEMALE, ", née le "), (Sex.MALE, ", né le ")])
def test_a_known_person_is_named_in_her_own_gender(sex: Sex, word: str) -> None:
    """The sex of the civil status makes the agreement."""
    assert word in str(KnownPerson([], invented(1, sex=sex)))
