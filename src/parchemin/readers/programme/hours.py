"""Parts and modules of the programme, with the hours that the page announces."""

import re
from collections.abc import Sequence
from decimal import Decimal

from parchemin.domain.referentiel import ProgrammeBloc, ProgrammeModule, Span
from parchemin.readers.diagnostics import Findings, Place, at
from parchemin.readers.source_text import Piece

HOURS = r"(?P<hours>\d{1,4}(?:[.,]\d{1,2})?)\s*h(?:eures?)?\b\.?"
_MODULE = re.compile(rf"[-–•*]\s*(?P<title>\S.{{1,200}}?)\s*[-–—:]\s*{HOURS}", re.IGNORECASE)
_PART = re.compile(rf"(?![-–•*])(?P<title>\S.{{1,200}}?)\s+[-–—:]\s*{HOURS}", re.IGNORECASE)
_COUNT = re.compile(r"(?P<count>\d{1,3})\s+modules\b")


def read_parts(lines: Sequence[Piece], findings: Findings) -> tuple[ProgrammeBloc, ...]:
    """The parts in order, each with the modules listed under it."""
    parts: list[tuple[Piece, re.Match[str], list[ProgrammeModule]]] = []
    for line in lines:
        if module := _MODULE.fullmatch(line.text):
            if parts:
                parts[-1][2].append(_module(line, module))
        elif part := _PART.fullmatch(line.text):
            parts.append((line, part, []))
    blocs = tuple(_part(line, match, modules) for line, match, modules in parts)
    for bloc in blocs:
        _check_sum(bloc, findings)
    _check_count(lines, sum(len(bloc.modules) for bloc in blocs), findings)
    return blocs


def number_of(text: str) -> Decimal:
    """A French number: spaces between thousands, comma or point before decimals."""
    return Decimal(re.sub(r"\s", "", text).replace(",", "."))


def _module(line: Piece, match: re.Match[str]) -> ProgrammeModule:
    return ProgrammeModule(
        title=match["title"], hours=number_of(match["hours"]), spans=_spans(line, match)
    )


def _part(line: Piece, match: re.Match[str], modules: list[ProgrammeModule]) -> ProgrammeBloc:
    return ProgrammeBloc(
        title=match["title"],
        hours=number_of(match["hours"]),
        modules=tuple(modules),
        spans=_spans(line, match),
    )


def _spans(line: Piece, match: re.Match[str]) -> dict[str, Span]:
    return {name: line.group(match, name).span for name in ("title", "hours")}


def _check_sum(bloc: ProgrammeBloc, findings: Findings) -> None:
    hours = [module.hours for module in bloc.modules if module.hours is not None]
    total = sum(hours, Decimal(0))
    if hours and total != bloc.hours:
        line = bloc.spans["hours"].line
        findings.warn(
            "heures-contradictoires",
            Place(line=line, lines=(line,), sentence=f"ligne {line}"),
            found=f"{bloc.hours} heures annoncées pour « {bloc.title} », {total} par ses modules",
            expected="la somme des heures des modules",
            advice="Vérifiez les heures de cette partie et de ses modules.",
        )


def _check_count(lines: Sequence[Piece], count: int, findings: Findings) -> None:
    for line in lines:
        match = _COUNT.search(line.text)
        if match and int(match["count"]) != count:
            findings.warn(
                "modules-manquants",
                at(line),
                found=f"{match['count']} modules annoncés, {count} lus",
                expected="autant de modules que la page en annonce",
                advice="Vérifiez la liste des modules.",
            )
