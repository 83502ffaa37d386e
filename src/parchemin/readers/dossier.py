"""A candidate's dossier in TOML (docs/formats/dossier.md), ready to be deliberated."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from parchemin.domain.deliberation.dossier import Dossier
from parchemin.domain.referentiel import Certification
from parchemin.domain.rules.overrides import lines_without_object
from parchemin.domain.rules.reglement import Reglement
from parchemin.domain.rules.roles import roles_asked, stages_asked
from parchemin.readers.certification_source import certification_named, text_of
from parchemin.readers.diagnostics import Diagnostic, Findings, Severity
from parchemin.readers.dossier_codes import codes_of
from parchemin.readers.dossier_facts import read_facts
from parchemin.readers.dossier_jury import (
    read_jury,
    read_ratification,
    read_suspensions,
    read_votes,
)
from parchemin.readers.examples import example_names, example_reglement
from parchemin.readers.reglement import read_reglement, with_lines
from parchemin.readers.toml_source import TomlSource, parse_toml
from parchemin.readers.toml_table import Table

_INSTEAD = "a_la_place"
_ABOUT = ("montre", "source")


@dataclass(frozen=True, kw_only=True)
class DossierReading:
    """A dossier, None when it has errors. ``expected`` is the table [attendu] as it is written."""

    dossier: Dossier | None
    diagnostics: tuple[Diagnostic, ...]
    expected: Mapping[str, Any]


def read_dossier(text: str, folder: Path) -> DossierReading:
    """Read a dossier; paths in it start from ``folder``. Every error is said at once.

    Raises UnreadableSource when the certification it names cannot be read at all.
    """
    findings = Findings()
    source = parse_toml(text, findings)
    if source is None:
        return DossierReading(dossier=None, diagnostics=tuple(findings), expected={})
    root = Table(source, (), source.data, findings)
    expected = root.raw("attendu")
    name = root.text("certification")
    certification = certification_named(name, folder, findings) if name else None
    reglement = _reglement(root, source, folder)
    dossier = None
    if certification is not None:
        dossier = _dossier(root, certification, reglement)
        _warn_of_idle_lines(root, certification, reglement)
    root.finish()
    wrong = any(item.severity is Severity.ERROR for item in findings)
    ordered = tuple(sorted(findings, key=lambda item: item.place.line or 0))
    return DossierReading(
        dossier=None if wrong else dossier,
        diagnostics=ordered,
        expected=expected if isinstance(expected, Mapping) else {},
    )


def _dossier(root: Table, certification: Certification, reglement: Reglement | None) -> Dossier:
    codes = codes_of(certification)
    roles = roles_asked(reglement) if reglement else ()
    stages = stages_asked(reglement) if reglement else ()
    facts = read_facts(root, certification, codes, roles, stages)
    jury = read_jury(root, facts.candidate)
    votes, as_proposed = read_votes(root, codes.blocs)
    for name in _ABOUT:
        root.text(name, needed=False)
    return Dossier(
        title=root.text("titre"),
        certification=certification,
        reglement=reglement or Reglement(certification="", title=""),
        facts=facts,
        on=root.day("date") or date.min,
        jury=jury,
        votes=votes,
        as_proposed=as_proposed,
        suspensions=tuple(read_suspensions(root)),
        ratification=read_ratification(root, codes.blocs),
    )


def _warn_of_idle_lines(
    root: Table, certification: Certification, reglement: Reglement | None
) -> None:
    """Say which lines of one bloc or one modality speak of none of this certification."""
    idle = lines_without_object(certification, reglement) if reglement else ()
    for path in idle:
        root.findings.warn(
            "ligne-sans-objet",
            root.source.place((_INSTEAD, *path.split("."))),
            found=f"la ligne [{path}]",
            expected="un bloc ou une modalité du référentiel",
            advice="Corrigez le code : cette ligne ne s'applique à rien.",
        )


def _reglement(root: Table, source: TomlSource, folder: Path) -> Reglement | None:
    name = root.text("reglement")
    lines = root.raw(_INSTEAD)
    if not name:
        return None
    known = name in example_names()
    text = example_reglement(name) if known else text_of(folder / name)
    reading = read_reglement(text)
    for fault in reading.errors:
        root.fault(
            "reglement",
            fault.code,
            f"{name}, {fault.place.sentence} : {fault.found}",
            fault.expected,
            fault.advice,
        )
    if reading.reglement is None or not isinstance(lines, Mapping):
        return reading.reglement
    inner = TomlSource(
        dict(lines),
        {path[1:]: at for path, at in source.lines.items() if path[0] == _INSTEAD},
        {path[1:]: at for path, at in source.spots.items() if path[0] == _INSTEAD},
    )
    return with_lines(reading.reglement, inner, root.findings)
