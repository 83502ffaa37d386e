"""Lines of tables and keys, and a file that is not TOML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    assert source.place(("liste", 1, "x")).sentence == "ligne 13, colonne 5, [liste.x]"
    assert source.place(("rien",)).sentence == "[rien]"


@pytest.mark.parametrize(
    ("text", "line"), [('a = 1\nb = "x\n', 2), ("x = { a = 1, a = 2 }\n", None), ("[a\n", 1)]
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


@pytest.mark.parametrize(
    ("path", "name", "column"),
    [
        (("titre",), True, 1),
        (("titre",), False, 9),
        (("a", "b"), False, 1),
        (("a", "b", "d.e"), False, 9),
        (("rang", 1), False, 14),
        (("dedans", "y"), True, 19),
        (("dedans", "y"), False, 23),
    ],
)
def test_columns(path: tuple[str | int, ...], name: bool, column: int) -> None:
    """A name, its value, a text of a list and a name of an inline table have their column."""
    head = 'titre = "x"\nrang = ["a", "b"]\ndedans = { x = 1, y = 2 }\n[a.b]\n"d.e" = 2\n'
    source = parse_toml(head, Findings())
    assert source is not None
    assert source.place(path, name=name).column == column


def test_every_unreadable_line_is_said() -> None:
    """Two lines that are not TOML are two faults, and the values are not read."""
    findings = Findings()
    assert parse_toml("a = é\nb = 1\nc = ou\n", findings) is None
    assert [(item.place.line, item.place.column) for item in findings] == [(1, 5), (3, 5)]


def test_a_name_written_twice_shows_both_places() -> None:
    """The second table is the fault, the first is named; its own fields are not told again."""
    findings = Findings()
    assert parse_toml("[a]\nx = 1\n  [a]\nx = 2\n", findings) is None
    (fault,) = findings
    assert (fault.code, fault.place.line, fault.place.column) == ("ecrit-deux-fois", 3, 3)
    assert fault.place.lines == (3, 1)
    assert "ligne 1, colonne 1" in fault.found


@given(st.text(alphabet="[]=\"'{}ab.1,\n é#", max_size=60))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    """Whatever the text, it gives values or faults, and every column lies in its line."""
    findings = Findings()
    source = parse_toml(text, findings)
    assert (source is None) == bool(findings.found)
    lines = text.split("\n")
    for item in findings:
        if item.place.line and item.place.column:
            assert item.place.column <= len(lines[item.place.line - 1]) + 1


def test_a_single_table_then_a_list_of_them_shows_both_places() -> None:
    """A rule added as [[a]] under the [a] of before names both lines, and the double brackets."""
    findings = Findings()
    assert parse_toml("[a]\nx = 1\n[b]\ny = 1\n[[a]]\nx = 2\n", findings) is None
    (fault,) = findings
    assert (fault.code, fault.place.lines) == ("ecrit-deux-fois", (5, 1))
    assert "[[…]]" in fault.advice


@pytest.mark.parametrize("text", ["a = 2026-02-30\n", "b = 1\n[c]\nd = 2026-13-01 # mars\n"])
def test_a_day_that_does_not_exist_is_asked_again_as_a_day(text: str) -> None:
    """The thirtieth of February is a wrong date, not a wrong file."""
    findings = Findings()
    assert parse_toml(text, findings) is None
    (fault,) = findings
    assert fault.expected.startswith("une date du calendrier")
