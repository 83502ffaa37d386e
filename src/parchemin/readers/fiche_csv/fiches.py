"""The rows of the export gathered into certifications, one for each number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from parchemin.domain.referentiel import (
    Bloc,
    Certification,
    CertificationReference,
    Certifier,
    CodeLabel,
    Register,
    RegistrationDates,
    Span,
)
from parchemin.readers.dates import DATE, read_date
from parchemin.readers.diagnostics import Findings, Place, UnreadableSource
from parchemin.readers.fiche_csv.columns import NUMBER
from parchemin.readers.fiche_csv.rows import CsvRow

MOST_FICHES = 200
"""Fiches of one reading: more than that is the export itself, which the catalogue imports."""

WHOLE_EXPORT = (
    "« {name} » contient plus de {most} fiches : c'est un export entier du registre. Importez-le dans "
    "le catalogue par « parchemin-bureau catalogue importer », avec l'export XML (export-fiches-rncp "
    "ou export-fiches-rs) du même jour."
)
_NUMBERED = re.compile(r"(?P<register>RNCP|RS)\d+")
_LEVEL = re.compile(r"(?:NIV|Niveau )?(?P<level>[1-8])", re.IGNORECASE)
_DATES = ("decision", "effect", "end_of_registration", "last_delivery")
_ACTIVE = {"ACTIVE": True, "INACTIVE": False, "OUI": True, "NON": False}
_GROUPS = ("nsf", "formacodes", "rome", "ccn_1", "ccn_2", "ccn_3")


@dataclass
class _Gathered:
    number: str
    spans: dict[str, Span]
    title: str | None = None
    level: int | None = None
    active: bool | None = None
    codes: dict[str, dict[str, str | None]] = field(default_factory=dict)
    certifiers: dict[str, Certifier] = field(default_factory=dict)
    blocs: list[Bloc] = field(default_factory=list)
    dates: dict[str, date] = field(default_factory=dict)
    date_spans: dict[str, Span] = field(default_factory=dict)
    duration: int | None = None
    replaces: dict[str, Span] = field(default_factory=dict)
    replaced_by: dict[str, Span] = field(default_factory=dict)


def gather(rows: Iterable[CsvRow], name: str, findings: Findings) -> tuple[Certification, ...]:
    """The certifications, in the order their numbers are met.

    Raises ``UnreadableSource`` when there are more than ``MOST_FICHES``.
    """
    fiches: dict[str, _Gathered] = {}
    for row in rows:
        number = row.values.get(NUMBER, "")
        if not _NUMBERED.fullmatch(number):
            _odd_number(row, number, findings)
            continue
        fiche = fiches.get(number)
        if fiche is None:
            if len(fiches) == MOST_FICHES:
                raise UnreadableSource(
                    WHOLE_EXPORT.format(name=name, most=MOST_FICHES), code="export-entier"
                )
            fiche = fiches[number] = _Gathered(number, {"number": row.spans[NUMBER]})
        _take(fiche, row, findings)
    return tuple(_certification(fiche) for fiche in fiches.values())


def _take(fiche: _Gathered, row: CsvRow, findings: Findings) -> None:
    values = row.values
    if "title" in values:
        fiche.title, fiche.spans["title"] = values["title"], row.spans["title"]
    if level := _LEVEL.fullmatch(values.get("level", "")):
        fiche.level, fiche.spans["level"] = int(level["level"]), row.spans["level"]
    if (state := values.get("active", "").upper()) in _ACTIVE:
        fiche.active, fiche.spans["active"] = _ACTIVE[state], row.spans["active"]
    if "bloc_code" in values:
        _take_bloc(fiche, _bloc(row))
    _take_dates(fiche, row, findings)
    _take_codes(fiche, row)
    if "certifier" in values:
        spans = {"name": row.spans["certifier"]}
        siret = values.get("siret")
        fiche.certifiers.setdefault(
            values["certifier"], Certifier(name=values["certifier"], siret=siret, spans=spans)
        )
    for field_name in ("replaces", "replaced_by"):
        if _NUMBERED.fullmatch(values.get(field_name, "")):
            getattr(fiche, field_name).setdefault(values[field_name], row.spans[field_name])


def _take_bloc(fiche: _Gathered, bloc: Bloc) -> None:
    """Keep a bloc, once when the same code and title come twice."""
    if all((bloc.code, bloc.title) != (each.code, each.title) for each in fiche.blocs):
        fiche.blocs.append(bloc)


def _bloc(row: CsvRow) -> Bloc:
    known = {"code": "bloc_code", "title": "bloc_title"}
    return Bloc(
        code=row.values["bloc_code"],
        title=row.values.get("bloc_title", ""),
        spans={name: row.spans[column] for name, column in known.items() if column in row.values},
    )


def _take_dates(fiche: _Gathered, row: CsvRow, findings: Findings) -> None:
    for name in _DATES:
        text = row.values.get(name, "")
        if DATE.fullmatch(text):
            value = read_date(text, _place(row), findings)
            if value:
                fiche.dates[name], fiche.date_spans[name] = value, row.spans[name]
    duration = row.values.get("duration", "")
    if re.fullmatch(r"[0-9]{1,2}", duration):
        fiche.duration = int(duration)


def _take_codes(fiche: _Gathered, row: CsvRow) -> None:
    for group in _GROUPS:
        code = row.values.get(f"{group}_code")
        if code:
            codes = fiche.codes.setdefault(group.split("_")[0], {})
            if code not in codes:
                fiche.spans[f"{group.split('_')[0]}.{len(codes)}"] = row.spans[f"{group}_code"]
                codes[code] = row.values.get(f"{group}_label")


def _certification(fiche: _Gathered) -> Certification:
    register = _NUMBERED.fullmatch(fiche.number)
    return Certification(
        number=fiche.number,
        register=Register(register["register"]) if register else None,
        title=fiche.title,
        level=fiche.level,
        ccn=_codes(fiche, "ccn"),
        nsf=_codes(fiche, "nsf"),
        formacodes=_codes(fiche, "formacodes"),
        rome=_codes(fiche, "rome"),
        certifiers=tuple(fiche.certifiers.values()),
        dates=RegistrationDates(
            **fiche.dates, duration_years=fiche.duration, spans=fiche.date_spans
        ),
        active=fiche.active,
        blocs=tuple(fiche.blocs),
        replaces=_references(fiche.replaces),
        replaced_by=_references(fiche.replaced_by),
        spans=fiche.spans,
    )


def _codes(fiche: _Gathered, group: str) -> tuple[CodeLabel, ...]:
    return tuple(
        CodeLabel(code=code, label=label) for code, label in fiche.codes.get(group, {}).items()
    )


def _references(numbers: dict[str, Span]) -> tuple[CertificationReference, ...]:
    return tuple(
        CertificationReference(number=each, spans={"number": span})
        for each, span in numbers.items()
    )


def _place(row: CsvRow) -> Place:
    line = next(iter(row.spans.values())).line
    return Place(line=line, lines=(line,), sentence=f"{row.file}, ligne {row.line}")


def _odd_number(row: CsvRow, number: str, findings: Findings) -> None:
    findings.warn(
        "numero-illisible",
        _place(row),
        found=f"« {number[:40]} » dans la colonne Numero_Fiche",
        expected="un numéro tel que RNCP12345 ou RS1234",
        advice="Cette ligne n'est pas lue ; vérifiez-la dans le fichier d'origine.",
    )
