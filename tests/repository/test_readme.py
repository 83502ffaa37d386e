"""The README shows what the commands really print."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ELLIPSIS = "[…]"
CONSOLE = re.compile(r"```console\n\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)```")


def shown(root: Path) -> list[tuple[str, str, str]]:
    """Each command shown in a README, with the output shown under it."""
    return [
        (page, match["command"], match["output"])
        for page in ("README.md", "README.en.md")
        for match in CONSOLE.finditer((root / page).read_text("utf-8"))
    ]


ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("page", "command", "output"), shown(ROOT))
def test_a_command_of_the_readme_prints_what_is_shown(
    page: str, command: str, output: str, root: Path
) -> None:
    """The lines shown are the lines printed, in order, up to the mark that says the rest is cut."""
    program, *arguments = shlex.split(command)
    assert program == "parchemin"
    done = subprocess.run(
        [sys.executable, "-m", "parchemin.cli", *arguments],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    printed = (done.stdout + done.stderr).splitlines()
    expected, cut, _ = output.partition(ELLIPSIS)
    lines = expected.splitlines()
    assert printed[: len(lines)] == lines
    assert cut or len(printed) == len(lines)


@pytest.mark.parametrize("page", ["README.md", "README.en.md"])
def test_every_link_of_the_readme_leads_somewhere(page: str, root: Path) -> None:
    """No link and no picture of the front pages points at a file that does not exist."""
    links = re.findall(r"\]\((?!http)([^)#]+)\)", (root / page).read_text("utf-8"))
    assert links
    assert [link for link in links if not (root / link).exists()] == []
