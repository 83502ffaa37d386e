"""What the import contracts cannot see: the standard library's own doors, and hidden imports."""

import ast
import sys
from pathlib import Path

import pytest

from tests.repository.sources import PACKAGE, functions, place, python_files, tree

DOMAIN = PACKAGE / "domain"
CORE = [PACKAGE / name for name in ("domain", "readers", "writers", "commands", "cli.py")]
DOORS = {"os", "io", "pathlib", "time", "random", "socket", "subprocess", "sqlite3", "urllib",
         "tempfile", "shutil", "threading", "logging"}  # fmt: skip
CLOCK = {"now", "today", "utcnow"}


def imported(module: ast.Module) -> set[str]:
    """The top names that a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


def impure(module: ast.Module) -> list[str]:
    """Why a module could not stand in the domain: imports, files, clock."""
    foreign = imported(module) - set(sys.stdlib_module_names) - {"parchemin"}
    faults = [f"importe {name}" for name in sorted(foreign | imported(module) & DOORS)]
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id in ("open", "print", "input"):
                faults.append(f"appelle {node.func.id}, ligne {node.lineno}")
            if isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK:
                faults.append(f"lit l'horloge, ligne {node.lineno}")
    return faults


def hidden_imports(path: Path) -> list[str]:
    """The imports that a file makes inside a function."""
    return [
        place(path, node)
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


@pytest.mark.parametrize(
    "text",
    ["import lxml", "from pathlib import Path", "date.today()", "open('x')", "print(1)"],
)
def test_an_impure_line_is_seen(text: str) -> None:
    """Each way of leaving the domain is recognised."""
    assert impure(ast.parse(text))


def test_the_domain_is_pure() -> None:
    """The domain imports the standard library only, opens nothing and reads no clock."""
    faults = {place(path): impure(tree(path)) for path in python_files(DOMAIN)}
    assert not {path: found for path, found in faults.items() if found}


def test_the_core_never_imports_django() -> None:
    """Neither the core nor the command line knows the office's framework."""
    guilty = [place(path) for path in python_files(*CORE) if "django" in imported(tree(path))]
    assert not guilty


def test_imports_stand_at_the_top() -> None:
    """No function of the program hides an import."""
    assert not [found for path in python_files(PACKAGE) for found in hidden_imports(path)]
