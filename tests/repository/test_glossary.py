"""Every word of the domain is translated once."""

import ast
import re

from tests.repository.sources import PACKAGE, ROOT, place, python_files, tree

GLOSSARY = ROOT / "docs" / "glossaire.md"
ROW = re.compile(
    r"^\| (?P<french>[^|]+) \| (?P<english>[^|]+) \| (?P<sense>[^|]{8,}) \|$", re.MULTILINE
)
HEADING = ("français", "---")


def rows() -> list[re.Match[str]]:
    """The lines of the glossary's tables, headings apart."""
    found = ROW.finditer(GLOSSARY.read_text("utf-8"))
    return [row for row in found if row["french"] not in HEADING]


def glossed() -> list[str]:
    """The class names that the glossary explains."""
    return [name for row in rows() for name in re.findall(r"`(\w+)`", row["english"])]


def domain_classes() -> dict[str, str]:
    """The public classes of the domain, and where they stand."""
    return {
        node.name: place(path, node)
        for path in python_files(PACKAGE / "domain")
        for node in tree(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }


def test_every_class_of_the_domain_has_its_line() -> None:
    """Each public class of the domain is translated and explained in docs/glossaire.md."""
    missing = {name: where for name, where in domain_classes().items() if name not in glossed()}
    assert not missing, f"à traduire dans docs/glossaire.md : {missing}"


def test_the_glossary_speaks_of_no_ghost() -> None:
    """Each class named by the glossary exists."""
    assert not set(glossed()) - set(domain_classes())


def test_a_thing_has_one_word() -> None:
    """No class is explained twice."""
    names = glossed()
    assert len(names) == len(set(names))


def test_a_word_names_one_thing() -> None:
    """No two classes of the domain share one name."""
    places: dict[str, list[str]] = {}
    for path in python_files(PACKAGE / "domain"):
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(place(path, node))
    assert not {name: where for name, where in places.items() if len(where) > 1}
