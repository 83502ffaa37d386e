"""Read the repository's own files, once."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "parchemin"
WRITTEN_BY_HAND = ("src", "tests", "outils", "bench", "docs", ".ci")
NOT_OURS = ("migrations", "vendor", "__pycache__", "samples", "node_modules")
TEXTS = (".py", ".md", ".toml", ".sh", ".html", ".css", ".js", ".typ", ".txt", ".csv", ".json", "")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def ours(path: Path) -> bool:
    """Whether a file is written here: not generated, not vendored, not a sample."""
    folders = path.relative_to(ROOT).parts
    return not any(name in NOT_OURS or name.endswith(".egg-info") for name in folders)


@cache
def files() -> tuple[Path, ...]:
    """Every text file written by hand, at the root and in its folders."""
    found = [path for path in ROOT.iterdir() if path.is_file()]
    for folder in WRITTEN_BY_HAND:
        found.extend(path for path in (ROOT / folder).rglob("*") if path.is_file())
    return tuple(sorted(path for path in found if path.suffix in TEXTS and ours(path)))


def python_files(*folders: Path) -> list[Path]:
    """The Python files of some folders."""
    return [
        path
        for path in files()
        if path.suffix == ".py" and any(path.is_relative_to(folder) for folder in folders)
    ]


@cache
def tree(path: Path) -> ast.Module:
    """A Python file, parsed."""
    return ast.parse(path.read_text("utf-8"), str(path))


def functions(path: Path) -> Iterator[Function]:
    """Every function of a file, methods and nested ones included."""
    return (
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def place(path: Path, node: ast.AST | None = None) -> str:
    """Where to look: path from the root, and line."""
    line = getattr(node, "lineno", None)
    return f"{path.relative_to(ROOT)}" + (f":{line}" if line else "")


def lines(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text("utf-8").splitlines())
