"""What the README promises exists."""

import re
import tomllib
from pathlib import Path

import pytest

from outils.commands_doc import COMMAND_LINE, OFFICE, sections
from tests.repository.sources import PACKAGE, ROOT, place, python_files

PAGES = ("README.md", "README.en.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md")
VARIABLE = re.compile(r"\b(?:PARCHEMIN_[A-Z]+|DATABASE_URL)\b")
BLOCK = re.compile(r"^```(?:console|sh|bash|text|shell)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)")


def pages() -> list[Path]:
    """The documents at the root that exist, README first."""
    return [ROOT / name for name in PAGES if (ROOT / name).exists()]


def commands(text: str) -> list[list[str]]:
    """The commands of the code blocks, prompt and variables removed, cut into words."""
    lines = [line.strip() for block in BLOCK.findall(text) for line in block.splitlines()]
    typed = [re.sub(r"^\$ ", "", line) for line in lines]
    bare = [re.sub(r"^(?:[A-Z_]+=\S+ )+", "", line).split() for line in typed]
    return [words for words in bare if words and words[0] in ("make", COMMAND_LINE, OFFICE)]


def variables(*files: Path) -> set[str]:
    """The environment variables that files name."""
    return {name for path in files for name in VARIABLE.findall(path.read_text("utf-8"))}


def make_targets() -> set[str]:
    """The targets that the Makefile explains."""
    return set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def known(words: list[str]) -> bool:
    """Whether the first words of a command are a make target or a command that exists."""
    if words[0] == "make":
        targets = [word for word in words[1:] if "=" not in word and not word.startswith("#")]
        return not targets or targets[0] in make_targets()
    if len(words) == 1 or words[1].startswith("-"):
        return True
    return " ".join(words[:2]) in {title for title, _ in sections()}


def test_commands_are_read_from_code_blocks() -> None:
    """Prompt, variables and other programs are set aside."""
    text = "```console\n$ PARCHEMIN_PORT=9000 make start\ngit clone x\n```\nmake rien\n"
    assert commands(text) == [["make", "start"]]


def test_an_unknown_target_is_seen() -> None:
    """A target that the Makefile does not explain is found out."""
    assert known(["make", "test"])
    assert not known(["make", "cafe"])


def test_every_command_of_the_pages_exists() -> None:
    """Each command shown in the pages of the root can be typed."""
    unknown = [
        (place(page), " ".join(words))
        for page in pages()
        for words in commands(page.read_text("utf-8"))
        if not known(words)
    ]
    assert not unknown


@pytest.mark.parametrize("name", PAGES)
def test_the_front_pages_are_there(name: str) -> None:
    """A newcomer finds each page of the root, and something in it."""
    assert (ROOT / name).stat().st_size > 200


def test_every_variable_is_documented() -> None:
    """Each environment variable that the program or its tools read is explained in a page."""
    read = variables(*python_files(PACKAGE, ROOT / "outils"), ROOT / "Makefile")
    told = variables(*pages(), *(ROOT / "docs").rglob("*.md"))
    assert "DATABASE_URL" in read
    assert not read - told


def test_every_link_of_the_pages_leads_somewhere() -> None:
    """Each relative link of the root's pages and of docs/ names a file that exists."""
    documents = [*pages(), *(ROOT / "docs").rglob("*.md")]
    broken = [
        (place(page), link)
        for page in documents
        for link in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]
    assert not broken


@pytest.mark.parametrize("command", [COMMAND_LINE, OFFICE])
def test_the_commands_are_installed(command: str) -> None:
    """The project installs both commands under the names that the pages use."""
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert command in scripts
