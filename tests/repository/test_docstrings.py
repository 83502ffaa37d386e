"""What is public says what it means; each test says what it proves."""

import ast
from collections.abc import Iterator

from tests.repository.sources import PACKAGE, ROOT, functions, place, python_files, tree

SPOKEN_FOR = [PACKAGE / name for name in ("domain", "readers", "writers")]
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


def test_everything_public_in_the_core_has_a_docstring() -> None:
    """Each public class and function of the domain, the readers and the writers says its meaning."""
    guilty = [
        f"{place(path, node)} {node.name}"
        for path in python_files(*SPOKEN_FOR)
        for node in silent(tree(path))
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
