"""What is public says what it means; each test says what it proves."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.repository.sources import PACKAGE, ROOT, functions, place, python_files, tree

READERS_AND_WRITERS = [PACKAGE / "readers", PACKAGE / "writers"]
SPOKEN_FOR = [PACKAGE / "domain", *READERS_AND_WRITERS]
Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public(module: ast.Module) -> Iterator[Named]:
    """The public classes and functions of a module; methods and properties are read with theirs."""
    for node in module.body:
        if isinstance(node, Named) and not node.name.startswith("_"):
            yield node


def silent(module: ast.Module) -> list[Named]:
    """The public things without a docstring."""
    return [node for node in public(module) if not ast.get_docstring(node)]


def test_a_silent_function_is_seen() -> None:
    """A public thing without a docstring is found, a private one or a spoken one is not."""
    module = ast.parse('def a(): ...\ndef _b(): ...\nclass C:\n    "Parle."\n')
    assert [node.name for node in silent(module)] == ["a"]


def test_every_module_of_the_core_says_what_it_holds() -> None:
    """Each module of the domain, of the readers and of the writers opens with a docstring."""
    guilty = [
        place(path)
        for path in python_files(*SPOKEN_FOR)
        if tree(path).body and not ast.get_docstring(tree(path))
    ]
    assert not guilty


def used_elsewhere() -> set[tuple[str, str]]:
    """The names, with their module, that a file of another folder imports."""
    return {
        (node.module, alias.name)
        for path in python_files(PACKAGE)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
        if folder_of(node.module) != path.parent
    }


def folder_of(module: str) -> Path:
    """The folder that holds a module; a package is its own folder."""
    path = ROOT / "src" / Path(*module.split("."))
    return path if path.is_dir() else path.parent


def module_of(path: Path) -> str:
    """The dotted name of a file of the program."""
    parts = path.relative_to(ROOT / "src").with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def test_everything_public_in_the_domain_has_a_docstring() -> None:
    """Each public class and function of the domain says its meaning."""
    guilty = [
        f"{place(path, node)} {node.name}"
        for path in python_files(PACKAGE / "domain")
        for node in silent(tree(path))
    ]
    assert not guilty


def test_what_the_readers_and_writers_offer_has_a_docstring() -> None:
    """Each class of the readers and writers, and each function used beyond its folder, speaks."""
    offered = used_elsewhere()
    guilty = [
        f"{place(path, node)} {node.name}"
        for path in python_files(*READERS_AND_WRITERS)
        for node in silent(tree(path))
        if isinstance(node, ast.ClassDef) or (module_of(path), node.name) in offered
    ]
    assert not guilty


def test_every_test_says_what_it_proves() -> None:
    """Each test function opens with one sentence."""
    guilty = [
        f"{place(path, function)} {function.name}"
        for path in python_files(ROOT / "tests")
        if path.name.startswith("test_")
        for function in functions(path)
        if function.name.startswith("test_") and not ast.get_docstring(function)
    ]
    assert not guilty
