"""How the questions about accredited bodies are written in TOML."""

from parchemin.domain.rules.accreditation import (
    AccreditationCriteria,
    AccreditationTerm,
    Sanctions,
)
from parchemin.readers.reglement_values import duration, each_once
from parchemin.readers.toml_table import Table


def term(table: Table) -> AccreditationTerm | None:
    first = duration(table)
    then = duration(table, "puis_duree", "puis_unite") if table.has("puis_duree") else None
    return None if first is None else AccreditationTerm(first, then)


def criteria(table: Table) -> AccreditationCriteria | None:
    found = each_once(table, "criteres")
    return AccreditationCriteria(found) if found else None


def sanctions(table: Table) -> Sanctions | None:
    found = each_once(table, "echelle")
    return Sanctions(found) if found else None
