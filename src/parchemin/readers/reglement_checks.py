"""What each line alone cannot show: overlaps in time, juries that contradict themselves, gaps."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

from parchemin.domain.pathway import Route
from parchemin.domain.rules.clause import Clause
from parchemin.domain.rules.keys import (
    ABSENT,
    BLOC,
    CERTIFICATION,
    CHAIRING,
    DELIVERY,
    EXCUSED,
    JURY_ROUTES,
    MAJORITY,
    MODALITY,
    QUORUM,
    SEATS,
    TIE,
    VALIDITY,
    VOTING,
    Key,
)
from parchemin.domain.rules.reglement import Reglement
from parchemin.readers.diagnostics import Findings, Place
from parchemin.readers.reglement_jury_checks import check_jury, overlap
from parchemin.readers.toml_source import TomlSource

SILENT = "muet"
_NEEDED: tuple[Key[Any], ...] = (
    MODALITY,
    BLOC,
    CERTIFICATION,
    ABSENT,
    EXCUSED,
    DELIVERY,
    VALIDITY,
)
_NEEDED_BY_JURY: tuple[Key[Any], ...] = (
    JURY_ROUTES,
    SEATS,
    CHAIRING,
    QUORUM,
    VOTING,
    MAJORITY,
    TIE,
)


def check_reglement(reglement: Reglement, source: TomlSource, findings: Findings) -> None:
    """Add the errors between lines: overlaps in time, colleges, quorum, routes judged twice."""
    for clauses in reglement.clauses.values():
        for (left, first), (right, second) in combinations(enumerate(clauses), 2):
            if overlap(first.origin, second.origin):
                _two_rules(source, (first, left), (second, right), findings)
    for name in reglement.juries:
        check_jury(reglement, name, source, findings)
    _routes(reglement, source, findings)


def _two_rules(
    source: TomlSource,
    first: tuple[Clause[Any], int],
    second: tuple[Clause[Any], int],
    findings: Findings,
) -> None:
    """Both places; the fault stands at the second rule, which was written over the first."""
    here, there = _spot(source, *second), _spot(source, *first)
    findings.error(
        "deux-regles",
        replace(here, lines=(*here.lines, *there.lines)),
        found=f"deux règles en vigueur ensemble : {_named(first[0], there)} et "
        f"{_named(second[0], here)}",
        expected="une seule règle à chaque date",
        advice="Fermez la première par « jusqu_au » ou ouvrez la seconde par « depuis ».",
    )


def _spot(source: TomlSource, clause: Clause[Any], rank: int) -> Place:
    return source.place((*clause.path.split("."), rank), name=True)


def _named(clause: Clause[Any], place: Place) -> str:
    column = f", colonne {place.column}" if place.column else ""
    return f"{clause.origin.place}{column}"


def _routes(reglement: Reglement, source: TomlSource, findings: Findings) -> None:
    """A route judged by two juries that are in force together."""
    lines = [
        (name, clause)
        for name in reglement.juries
        for clause in reglement.clauses.get(JURY_ROUTES.at(name).path, ())
        if clause.value is not None
    ]
    for (left, first), (right, second) in combinations(lines, 2):
        if left == right or not overlap(first.origin, second.origin):
            continue
        shared = [route for route in Route if route in _of(first) and route in _of(second)]
        for route in shared:
            findings.error(
                "deux-jurys",
                source.place(("jury", right, "voies")),
                found=f"la voie « {route.value} », déjà confiée au jury « {left} »",
                expected="un seul jury par voie",
                advice=f"Retirez-la de {first.origin.place} ou de {second.origin.place}.",
            )


def _of(clause: Clause[Any]) -> tuple[Route, ...]:
    return clause.value if isinstance(clause.value, tuple) else ()


def say_gaps(reglement: Reglement, source: TomlSource, findings: Findings) -> None:
    """Add what the règlement leaves unsaid, always or on some days, or says that its text does."""
    keys = [*_NEEDED, *(key.at(name) for name in reglement.juries for key in _NEEDED_BY_JURY)]
    for key in keys:
        clauses = reglement.clauses.get(key.path, ())
        if not clauses:
            findings.warn(
                "regle-absente",
                source.place(tuple(key.path.split("."))),
                found=f"rien sur la question : {key.question}",
                expected=f"une table [{key.path}]",
                advice="Sans cette ligne, le cas qui en dépend sera refusé.",
            )
    for clauses in reglement.clauses.values():
        _days_without(clauses, source, findings)
    for clause, rank in _silences(reglement, source):
        findings.inform(
            "texte-muet",
            _spot(source, clause, rank),
            found=f"texte muet : {clause.origin.label}",
            expected="une règle, quand le certificateur l'aura décidée",
            advice="Jusque-là, le cas qui en dépend sera refusé.",
        )


def _days_without(clauses: tuple[Clause[Any], ...], source: TomlSource, findings: Findings) -> None:
    """The days between the end of a rule and the beginning of the next one, with both places."""
    dated = sorted(enumerate(clauses), key=lambda item: item[1].origin.since or date.min)
    for (left, first), (right, second) in pairwise(dated):
        ended, begun = first.origin.until, second.origin.since
        if ended is None or begun is None or begun - ended <= timedelta(days=1):
            continue
        here, there = _spot(source, second, right), _spot(source, first, left)
        since, until = ended + timedelta(days=1), begun - timedelta(days=1)
        findings.warn(
            "jours-sans-regle",
            replace(here, lines=(*here.lines, *there.lines)),
            found=f"aucune règle du {since:%d/%m/%Y} au {until:%d/%m/%Y}, entre "
            f"{_named(first, there)} et {_named(second, here)}",
            expected="une règle à chaque date",
            advice="Prolongez la première par « jusqu_au » ou avancez la seconde par « depuis » : "
            "sans règle, un cas de ces jours sera refusé.",
        )


def _silences(reglement: Reglement, source: TomlSource) -> Iterator[tuple[Clause[Any], int]]:
    """The clauses written silent; a value that could not be read is a fault, not a silence."""
    for clauses in reglement.clauses.values():
        for rank, clause in enumerate(clauses):
            written = source.value((*clause.path.split("."), rank))
            word = written.get("regle") if isinstance(written, Mapping) else None
            if clause.value is None and word == SILENT:
                yield clause, rank
