"""How a dossier names blocs, modalities and competencies: by their code or by its end."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from parchemin.domain.deliberation.facts import competency_codes
from parchemin.domain.referentiel import Certification
from parchemin.domain.rules.overrides import names_of
from parchemin.readers.toml_table import Table, nearest


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one certification, which a dossier may shorten to their end."""

    blocs: Mapping[str, str]
    assessments: Mapping[str, str]
    competencies: Mapping[str, str]


def codes_of(certification: Certification) -> Codes:
    """Every code by itself and by its end, where that end is unique."""
    return Codes(
        blocs=_shortened(bloc.code for bloc in certification.blocs),
        assessments=_shortened(
            each.code for bloc in certification.blocs for each in bloc.assessments
        ),
        competencies=_shortened(
            code for bloc in certification.blocs for code in competency_codes(bloc)
        ),
    )


def _shortened(codes: Iterable[str]) -> dict[str, str]:
    """RNCP40657BC01ME1 is also BC01ME1."""
    known: dict[str, str] = {}
    for code in codes:
        for name in names_of(code):
            known.setdefault(name, code)
    return known


def subjects(table: Table, known: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """The fields of a table that are named after a code."""
    for name in table.values:
        if name in table.used:
            continue
        if name in known:
            table.used.add(name)
            yield known[name], name
        else:
            table.used.add(name)
            table.fault(
                name, "code-inconnu", f"« {name} »", "un code du référentiel", nearest(name, known)
            )


def moment_of(table: Table) -> tuple[date, int]:
    """The day of a fact and its rank within the day."""
    rank = table.integer("rang", least=0, needed=False)
    return table.day("le") or date.min, rank or 0
