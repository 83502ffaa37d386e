"""The blocs, modalities and competencies that a règlement names, against those of a référentiel."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parchemin.domain.referentiel import Certification
from parchemin.domain.rules.reglement import Reglement

CODE = re.compile(
    r"\b(?:(?:RNCP|RS)\d+BC\d+(?:ME\d+)?|(?:A\d+\.?)?C\.?\d+(?:\.\d+)*|BC\d+(?:ME\d+)?)\b"
)
"""How the codes of blocs, modalities and competencies are written in a text."""


@dataclass(frozen=True, slots=True)
class AnnexComparison:
    """Codes found on both sides or on one only, each with its title where the référentiel has one.

    A modality or a competency that the règlement does not name is no fault: only blocs are expected
    of it, and only when it names at least one.
    """

    common: tuple[str, ...]
    only_reglement: tuple[str, ...]
    only_referentiel: tuple[tuple[str, str], ...]

    @property
    def silent(self) -> bool:
        """Whether the règlement names no code at all."""
        return not (self.common or self.only_reglement)

    @property
    def same(self) -> bool:
        """Whether neither side names what the other ignores."""
        return not (self.only_reglement or self.only_referentiel)


def codes_named(reglement: Reglement) -> tuple[str, ...]:
    """The codes written in the lines of a règlement, each once, in its order."""
    found: dict[str, None] = {}
    for clause in reglement.all_clauses():
        for text in (clause.path, clause.origin.label, clause.origin.source):
            found.update(dict.fromkeys(CODE.findall(text)))
    return tuple(found)


def compare_with_reglement(certification: Certification, reglement: Reglement) -> AnnexComparison:
    """What a référentiel and a règlement name each."""
    named = codes_named(reglement)
    known = dict(_codes(certification))
    short = {_short(code): code for code in known}
    common = tuple(code for code in named if code in known or _short(code) in short)
    met = {short.get(_short(code), code) for code in common}
    expected = [bloc for bloc in certification.blocs if any("BC" in code for code in named)]
    return AnnexComparison(
        common,
        tuple(code for code in named if code not in common),
        tuple(
            (bloc.code, bloc.title)
            for bloc in expected
            if not any(re.match(rf"{re.escape(bloc.code)}(?!\d)", code) for code in met)
        ),
    )


def _codes(certification: Certification) -> Iterator[tuple[str, str]]:
    for bloc in certification.blocs:
        yield bloc.code, bloc.title
        yield from ((item.code, item.title) for item in bloc.assessments)
        yield from _coded((item.code, item.text) for item in bloc.competencies)
    yield from _coded((item.code, item.text) for item in certification.stated_competencies)


def _coded(items: Iterable[tuple[str | None, str]]) -> Iterator[tuple[str, str]]:
    yield from ((code, text) for code, text in items if code)


def _short(code: str) -> str:
    """A code without the certification's number: BC01 stands for RNCP40657BC01."""
    return re.sub(r"^(?:RNCP|RS)\d+(?=BC)", "", code)
