"""Write a copy of the package where each function carries all its mutants, one active at a time."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.file_mutation import mutate_file_contents

from outils.environment import ROOT

SOURCE = ROOT / "src"
BUILD = ROOT / "build" / "mutation"
COPY = BUILD / "src"
PACKAGES = tuple(
    Path("parchemin", "domain", name) for name in ("rules", "jury", "deliberation")
)  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change of one function: its file below src/, its module, its name in that module."""

    path: Path
    name: str

    @property
    def module(self) -> str:
        return ".".join(self.path.with_suffix("").parts)

    @property
    def qualified(self) -> str:
        """The name that makes it active."""
        return f"{self.module}.{self.name}"

    @property
    def function(self) -> str:
        """The function it changes, as the planted code names it."""
        return self.qualified.partition("__mutmut_")[0]

    @property
    def difference(self) -> str:
        """The lines taken away and put in their place."""
        planted = (COPY / self.path).read_text("utf-8")
        lines = get_diff_for_mutant(self.qualified, source=planted, path=self.path).splitlines()
        return "\n".join(line for line in lines[2:] if line[:1] in "+-")


def plant() -> list[Mutant]:
    """Copy the package, without the office, and plant the mutants of the rules."""
    shutil.rmtree(COPY, ignore_errors=True)
    left_out = shutil.ignore_patterns("office", "__pycache__")
    shutil.copytree(SOURCE / "parchemin", COPY / "parchemin", ignore=left_out)
    paths = [path for package in PACKAGES for path in sorted((SOURCE / package).rglob("*.py"))]
    return [mutant for path in paths for mutant in planted(path.relative_to(SOURCE))]


def planted(path: Path) -> Iterator[Mutant]:
    """Replace one file of the copy; what was once computed for the same text is read again."""
    text = (SOURCE / path).read_text("utf-8")
    kept = BUILD / "plants" / f"{hashlib.sha256(text.encode()).hexdigest()}.json"
    if not kept.exists():
        mutated = mutate_file_contents(str(path), text)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps([mutated.code, list(mutated.mutant_names)]), "utf-8")
    code, names = json.loads(kept.read_text("utf-8"))
    (COPY / path).write_text(code, "utf-8")
    return (Mutant(path, name) for name in names)
