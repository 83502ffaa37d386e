"""The pages about règlements and dossiers say what the readers read."""

import re
from pathlib import Path

import pytest

from parchemin.domain.deliberation.dossier import deliberate
from parchemin.readers.dossier import read_dossier
from parchemin.readers.examples import example_names
from parchemin.readers.reglement import read_reglement
from parchemin.readers.reglement_schema import REGLEMENT

DOCS = Path(__file__).parents[2] / "docs"
CASES = Path(__file__).parents[1] / "cases"
KINDS = {path for path in REGLEMENT if path[0] == "acquisition"}


def page(name: str) -> str:
    """A page of the documentation."""
    return (DOCS / name).read_text("utf-8")


def example(name: str) -> str:
    """The first TOML example of a page."""
    found = re.search(r"```toml\n(.*?)```", page(name), re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_of_a_dossier_runs() -> None:
    """The dossier printed in the page is read without fault and gives what its title says."""
    reading = read_dossier(example("formats/dossier.md"), DOCS)
    assert reading.dossier is not None, reading.diagnostics
    decision = deliberate(reading.dossier).decision
    assert decision is not None
    assert decision.outcome.value == "validation partielle"


def test_the_example_of_a_reglement_is_read() -> None:
    """The règlement printed in the page has no error."""
    assert read_reglement(example("formats/reglement.md")).errors == ()


@pytest.mark.parametrize("path", [path for path in REGLEMENT if path not in KINDS])
def test_every_line_is_documented(path: tuple[str, ...]) -> None:
    """Each line a règlement may hold is in the page, under its own name or its pattern."""
    text = page("formats/reglement.md")
    name = ".".join(path).replace("*", "<nom>")
    pattern = "voies.<voie>" if path[0] == "voies" else name
    assert f"`{pattern}`" in text


def test_every_example_is_named() -> None:
    """The examples delivered are those the page names."""
    assert all(f"`{name}`" in page("formats/reglement.md") for name in example_names())


@pytest.mark.parametrize("name", ["acquisition", "jury", "capitalisation"])
def test_the_cases_a_page_refers_to_exist(name: str) -> None:
    """« Cas types : 01 à 06 » refers to cases that are there."""
    last = re.search(r"Cas types : (.*)\.", page(f"regles/{name}.md"))
    assert last is not None
    known = {path.name[:2] for path in CASES.glob("*.toml")}
    assert set(re.findall(r"\d\d", last[1])) <= known
