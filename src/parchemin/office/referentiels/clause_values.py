"""One clause between its form and its TOML: boxes, values, and what the reader says of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from parchemin.domain.rules.reglement import Reglement
from parchemin.office.referentiels.reglement_view import Answer, answer_of
from parchemin.readers.diagnostics import Diagnostic, Findings, Severity
from parchemin.readers.reglement import SILENT, with_lines
from parchemin.readers.reglement_forms import RULE, Box, FieldForm, LineForm, line_form
from parchemin.readers.reglement_references import AS, with_references
from parchemin.readers.toml_source import parse_toml
from parchemin.writers.reglement_text import values_at, with_one_more
from parchemin.writers.toml_values import item_of

ANSWERED = "repond"
REFERS = "renvoi"
JURY, SEATS = "jury", "colleges"
OF_COLLEGES = ("college", "colleges", "autres_colleges")
OWN = ("libelle", "source", "depuis", "jusqu_au", "choix_de_demonstration")
_FIELD = re.compile(r"\[[^\]]*?\.?(\w+)\]")


@dataclass(frozen=True)
class Checked:
    """One clause alone, as the reader reads it."""

    answer: Answer | None
    faults: tuple[Diagnostic, ...]


def check_clause(path: tuple[str, ...], values: Mapping[str, Any], text: str = "") -> Checked:
    """Read a clause by itself: its faults, and what it says when it has none.

    ``text`` is the règlement around it, where the line that it refers to is read.
    """
    findings = Findings()
    source = parse_toml(with_one_more("", path, followed(text, values)), findings)
    assert source is not None
    read = with_lines(Reglement(certification="", title=""), source, findings)
    faults = tuple(item for item in findings if item.severity is Severity.ERROR)
    clauses = read.clauses.get(".".join(path), ())
    if faults or not clauses:
        return Checked(None, faults)
    return Checked(answer_of(clauses[0], ".".join(path)), ())


def followed(text: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """A clause with what the line it refers to says; as it is when it refers to nothing known."""
    found, seen = dict(values), set[str]()
    while AS in found:
        target = str(found[AS])
        tables = values_at(text, tuple(target.split(".")))
        if target in seen or len(tables) != 1:
            return found
        seen.add(target)
        said = {name: item for name, item in tables[0].items() if name not in OWN}
        found = {**said, **{name: item for name, item in found.items() if name != AS}}
    return found


def lines_like(text: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of a règlement that answer the same sort of question, and may lend their rule."""
    source = parse_toml(text, Findings())
    if source is None:
        return ()
    read = with_lines(
        Reglement(certification="", title=""),
        with_references(source, Findings()),
        Findings(),
    )
    name, line = ".".join(path), line_form(path)
    return tuple(
        other
        for other in read.clauses
        if other != name
        and line_form(tuple(other.split("."))) is line
        and len(values_at(text, tuple(other.split(".")))) == 1
        and name not in _way(text, other)
    )


def _way(text: str, name: str) -> list[str]:
    """The lines that a line refers to, one after the other."""
    way: list[str] = []
    while name not in way:
        way.append(name)
        tables = values_at(text, tuple(name.split(".")))
        name = str(tables[0].get(AS, name)) if tables else name
    return way


def field_at_fault(fault: Diagnostic) -> str:
    """The name of the field that a fault of the reader is about."""
    found = _FIELD.search(fault.place.sentence)
    return found[1] if found else ""


def shared(line: LineForm) -> tuple[FieldForm, ...]:
    """The fields that every word asks for alike, when there are several words."""
    if len(line.words) < 2:  # noqa: PLR2004 - « plusieurs » commence à deux
        return ()
    first, *others = (line.fields[word] for word in line.words)
    return tuple(field for field in first if all(field in other for other in others))


def chosen_of(line: LineForm, values: Mapping[str, Any]) -> list[str]:
    """The choices that a clause makes: its words, « muet », or that it answers.

    A clause that writes no word, where none is needed, makes the choice that asks for its fields.
    """
    rule = values.get(RULE)
    if AS in values:
        return [REFERS]
    if rule == SILENT:
        return [SILENT]
    if not line.words:
        return [ANSWERED] if set(values) - set(OWN) else []
    fields = set(values) - {*OWN, RULE}
    if rule is None and fields:
        fitting = (w for w in line.words if fields <= {each.name for each in line.fields[w]})
        return list(fitting)[:1]
    written = rule if isinstance(rule, list) else [rule]
    return [word for word in written if word in line.words]


def as_typed(field: FieldForm, value: Any, *, ticked: bool = False) -> Any:
    """A value of the file as its box shows it; ``ticked`` when its texts are chosen in a list."""
    if value is None:
        return None
    if field.box is Box.TOML:
        return item_of(value).as_string()
    if field.box is Box.TEXTS:
        texts = [str(each) for each in (value if isinstance(value, list) else [value])]
        return texts if ticked else "\n".join(texts)
    if field.box is Box.WORDS and not isinstance(value, list):
        return [value]
    return str(value).replace(".", ",") if field.box is Box.NUMBER else value


def as_written(field: FieldForm, value: Any) -> Any:
    """What was typed, as the file writes it; None when nothing was.

    Raises ValueError, with a French sentence, for a TOML value that is none.
    """
    if value in (None, "", [], {}, False):
        return None
    if field.box is Box.TEXTS and isinstance(value, str):
        return [line.strip() for line in value.splitlines() if line.strip()]
    if field.box is Box.TOML:
        try:
            return tomlkit.parse(f"valeur = {value}").unwrap()["valeur"]
        except TOMLKitError as error:
            raise ValueError(
                "Cette valeur ne se lit pas en TOML : un texte entre guillemets droits, un "
                'nombre, une liste ["a", "b"] ou une table { a = 1 }.'
            ) from error
    return value


def unknown_fields(line: LineForm, values: Mapping[str, Any]) -> list[str]:
    """The fields of a clause that no word of its line asks for."""
    known = {field.name for fields in line.fields.values() for field in fields}
    return [name for name in values if name not in {RULE, AS, *OWN, *known}]


def names_known(text: str, path: tuple[str, ...]) -> dict[str, list[str]]:
    """The names that a jury's own seats give to the fields of its other lines."""
    if path[0] != JURY or path[-1] == SEATS or len(path) < len((JURY, "nom", SEATS)):
        return {}
    held = values_at(text, (JURY, path[1], SEATS))
    seats = [each.get("sieges") for each in held]
    names = [name for each in seats if isinstance(each, dict) for name in each]
    return dict.fromkeys(OF_COLLEGES, names) if names else {}
