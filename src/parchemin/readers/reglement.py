"""A règlement written in TOML by a certifier, to the rules of the domain."""

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from parchemin.domain.rules.clause import Clause, Origin
from parchemin.domain.rules.reglement import Reglement
from parchemin.readers.diagnostics import Diagnostic, Findings, Severity
from parchemin.readers.reglement_checks import SILENT, check_reglement, say_gaps
from parchemin.readers.reglement_references import AS, BROKEN, with_references
from parchemin.readers.reglement_schema import LAW, REGLEMENT, Schema, next_words, parser_of
from parchemin.readers.toml_source import Path, TomlSource, parse_toml
from parchemin.readers.toml_table import Table, as_written, nearest

__all__ = ["SILENT", "ReglementReading", "read_law", "read_reglement", "with_lines"]

_HEADINGS = ("certification", "intitule")
Found = dict[str, tuple[Clause[Any], ...]]


@dataclass(frozen=True, kw_only=True)
class ReglementReading:
    """A règlement, None when the file has errors, with everything there is to say of it."""

    reglement: Reglement | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(item for item in self.diagnostics if item.severity is Severity.ERROR)


def read_reglement(text: str) -> ReglementReading:
    """Read a whole file and say all its errors at once; the law in force is put on top."""
    findings = Findings()
    source = parse_toml(text, findings)
    if source is None:
        return ReglementReading(reglement=None, diagnostics=_in_order(findings))
    source = with_references(source, findings)
    table = Table(source, (), source.data, findings)
    headings = {name: table.text(name) for name in _HEADINGS}
    clauses = _clauses(source, REGLEMENT, findings)
    reglement = Reglement(
        certification=headings["certification"],
        title=headings["intitule"],
        clauses=clauses,
        law=read_law(),
        juries=_juries(source),
    )
    check_reglement(reglement, source, findings)
    say_gaps(reglement, source, findings)
    wrong = any(item.severity is Severity.ERROR for item in findings)
    return ReglementReading(reglement=None if wrong else reglement, diagnostics=_in_order(findings))


def with_lines(reglement: Reglement, source: TomlSource, findings: Findings) -> Reglement:
    """The same règlement with some of its lines replaced; the faults are added to ``findings``."""
    lines = _clauses(source, REGLEMENT, findings)
    juries = tuple(dict.fromkeys([*reglement.juries, *_juries(source)]))
    changed = replace(reglement, clauses={**reglement.clauses, **lines}, juries=juries)
    check_reglement(changed, source, findings)
    return changed


@cache
def read_law() -> Found:
    """The rules of the law that come on top of every règlement, from the file of this package."""
    findings = Findings()
    text = (files("parchemin.readers") / "droit.toml").read_text("utf-8")
    source = parse_toml(text, findings)
    clauses = {} if source is None else _clauses(source, LAW, findings)
    for fault in findings:
        message = f"droit.toml, {fault.place.sentence} : {fault.found}, attendu {fault.expected}"
        raise ValueError(message)
    return clauses


def _juries(source: TomlSource) -> tuple[str, ...]:
    juries = source.data.get("jury", {})
    return tuple(juries) if isinstance(juries, dict) else ()


def _in_order(findings: Findings) -> tuple[Diagnostic, ...]:
    return tuple(sorted(findings, key=lambda item: (item.place.line or 0, item.place.column or 0)))


def _clauses(source: TomlSource, schema: Schema, findings: Findings) -> Found:
    found: Found = {}
    for name, value in source.data.items():
        if name not in _HEADINGS:
            _walk(source, (name,), value, schema, (findings, found))
    return found


def _walk(
    source: TomlSource,
    path: tuple[str, ...],
    value: Any,
    schema: Schema,
    out: tuple[Findings, Found],
) -> None:
    """Go down to the lines of the schema; anything else on the way is an unknown word."""
    findings, found = out
    parse = parser_of(schema, path)
    if parse is not None:
        clauses = _line(source, path, value, (parse, findings))
        if clauses:
            found[".".join(path)] = clauses
        return
    allowed = (_HEADINGS if len(path) == 1 else ()) + next_words(schema, path[:-1])
    if path[-1] not in allowed and "*" not in allowed:
        findings.error(
            "mot-inconnu",
            source.place(path, name=True),
            found=f"« {path[-1]} »",
            expected=f"un de ces mots : {', '.join(allowed)}" if allowed else "rien à cet endroit",
            advice=nearest(path[-1], allowed),
        )
        return
    if not isinstance(value, dict):
        _not_a_table(source, path, value, findings)
        return
    for name, item in value.items():
        _walk(source, (*path, name), item, schema, out)


def _line(
    source: TomlSource, path: tuple[str, ...], value: Any, how: tuple[Any, Findings]
) -> tuple[Clause[Any], ...]:
    parse, findings = how
    items = value if isinstance(value, list) else [value]
    clauses = []
    for rank, item in enumerate(items):
        where: Path = (*path, rank) if isinstance(value, list) else path
        if not isinstance(item, dict):
            _not_a_table(source, path, item, findings)
            continue
        clauses.append(_clause(Table(source, where, item, findings), ".".join(path), parse))
    return tuple(clauses)


def _clause(table: Table, path: str, parse: Any) -> Clause[Any]:
    line = table.source.line(table.path)
    since, until = table.day("depuis", needed=False), table.day("jusqu_au", needed=False)
    origin = Origin(
        label=table.text("libelle"),
        source=table.text("source"),
        since=since,
        until=until,
        demo_choice=table.flag("choix_de_demonstration"),
        place=f"[{path}], ligne {line}",
    )
    if since is not None and until is not None and until < since:
        table.fault(
            "jusqu_au",
            "dates-contraires",
            f"du {since:%d/%m/%Y} au {until:%d/%m/%Y}",
            "une date de fin après la date de début",
            "Corrigez « depuis » ou « jusqu_au ».",
        )
    if table.values.get(AS) is BROKEN:
        return Clause(path, None, origin)
    if table.values.get("regle") == SILENT:
        table.used.add("regle")
        table.finish()
        return Clause(path, None, origin)
    value = parse(table)
    table.finish()
    return Clause(path, value, origin)


def _not_a_table(source: TomlSource, path: tuple[str, ...], value: Any, findings: Findings) -> None:
    findings.error(
        "valeur-impossible",
        source.place(path),
        found=f"« {as_written(value)} »",
        expected=f"une table [{'.'.join(path)}] avec au moins « libelle » et « source »",
        advice="Écrivez la règle dans une table : chaque règle cite son texte.",
    )
