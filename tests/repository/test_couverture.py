"""docs/regles/couverture.md says true: its cases and its règlements exist, no line is forgotten."""

import re
from pathlib import Path

from parchemin.domain.referentiel import AssessmentKind
from parchemin.readers.reglement_schema import LAW, REGLEMENT

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "regles" / "couverture.md").read_text("utf-8")
ROWS = [line.strip("| ").split(" | ") for line in TEXT.splitlines() if line.startswith("| ")]
RULES = [row for row in ROWS if len(row) == 4 and "`" in row[2]]
KINDS = {f"acquisition.{kind.value}" for kind in AssessmentKind}


def seen(row: list[str]) -> list[str]:
    """The cases and règlements a row names; links to pages left out."""
    return [item.strip() for item in row[3].split(",") if not item.strip().startswith("[")]


def test_each_rule_is_seen_where_the_page_says() -> None:
    """Each number is a typical case, each name a règlement of a branch, each link a page."""
    cases = {path.name.split("-")[0] for path in (ROOT / "tests" / "cases").glob("[0-9]*.toml")}
    branches = {path.stem for path in (ROOT / "tests" / "cases" / "reglements").glob("*.toml")}
    wrong = {item for row in RULES for item in seen(row)} - cases - branches
    assert not wrong
    pages = re.findall(r"\]\(([^)#]+)\)", TEXT)
    assert all((ROOT / "docs" / "regles" / page).exists() for page in pages)
    assert branches <= {item for row in RULES for item in seen(row)}


def test_no_line_of_the_language_is_forgotten() -> None:
    """Every line a règlement or the law may write is in the page, and no other."""
    told = {line for row in RULES for line in re.findall(r"`([^`]+)`", row[2])}
    known = {".".join(path) for path in (*REGLEMENT, *LAW)}
    known = {re.sub(r"^voies\..*", "voies.*", path) for path in known}
    assert known - KINDS - told == set()
    assert told - known == set()
