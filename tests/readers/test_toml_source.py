"""Lines of tables and keys, and a file that is not TOML."""

import pytest

from parchemin.readers.diagnostics import Findings
from parchemin.readers.toml_source import parse_toml

TEXT = '''titre = "x" # ligne 1

[a.b]
c = 1
"d.e" = 2
texte = """
[faux]
faux = 3
"""
[[liste]]
x = 1
[[liste]]
x = 2
[liste.dedans]
y = 3
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("titre",), 1),
        (("a", "b"), 3),
        (("a", "b", "c"), 4),
        (("a", "b", "texte"), 6),
        (("liste", 0), 10),
        (("liste", 0, "x"), 11),
        (("liste", 1, "x"), 13),
        (("liste", 1, "dedans", "y"), 15),
        (("a", "b", "c", "plus", "loin"), 4),
        (("rien",), None),
    ],
)
def test_lines(path: tuple[str | int, ...], line: int | None) -> None:
    """Every header and key has its line; inside a long text nothing is taken for one."""
    source = parse_toml(TEXT, Findings())
    assert source is not None
    assert source.line(path) == line


def test_a_place_is_named_as_it_is_written() -> None:
    """A place says the line and the path without ranks."""
    source = parse_toml(TEXT, Findings())
    assert source is not None
    assert source.place(("liste", 1, "x")).sentence == "ligne 13, [liste.x]"
    assert source.place(("rien",)).sentence == "[rien]"


@pytest.mark.parametrize(
    ("text", "line"), [('a = 1\nb = "x\n', 2), ("a = 1\na = 2\n", None), ("[a\n", 1)]
)
def test_a_text_that_is_not_toml(text: str, line: int | None) -> None:
    """The fault is said once with its line when it is known, and nothing is read."""
    findings = Findings()
    assert parse_toml(text, findings) is None
    (fault,) = findings
    assert fault.code == "toml-illisible"
    assert line is None or fault.place.line == line


def test_un_fichier_demesure_n_est_pas_lu() -> None:
    """Cent mégaoctets de barres : une erreur et un conseil, sans y passer de temps."""
    findings = Findings()
    assert parse_toml("| " * 50_000_000, findings) is None
    assert [each.code for each in findings] == ["toml-trop-long"]


def test_une_ligne_immense_n_est_citee_qu_en_partie() -> None:
    """La phrase d'erreur reste une phrase."""
    findings = Findings()
    assert parse_toml("| " * 10_000, findings) is None
    assert len(next(iter(findings)).found) < 200
