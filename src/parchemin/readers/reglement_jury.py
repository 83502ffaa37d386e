"""How the questions about a jury are written in TOML, and the legal ones of VAE."""

from typing import Any

from parchemin.domain.rules.jury_rules import (
    Chairing,
    Experience,
    Parity,
    Quorum,
    QuorumKind,
    Seats,
)
from parchemin.readers.reglement_values import choices
from parchemin.readers.toml_table import Table, as_written


def seats(table: Table) -> Seats | None:
    value = table.raw("sieges")
    if _is_seats(value):
        return Seats(tuple(value.items()))
    table.fault(
        "sieges",
        "valeur-impossible",
        f"« {as_written(value)} »",
        'le nombre de sièges de chaque collège, par exemple { employeur = 1, "salarié" = 1 }',
        "Écrivez « sieges = { college = nombre } ».",
    )
    return None


def _is_seats(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and all(type(seat) is int and seat > 0 for seat in value.values())
    )


def parity(table: Table) -> Parity | None:
    colleges = table.texts("colleges")
    return Parity(colleges) if colleges else None


def chairing(table: Table) -> Chairing | None:
    known = {"alternance": True, "toujours le même collège": False, "au choix du jury": False}
    alternates = table.word("regle", known)
    colleges = table.texts("colleges")
    years = table.integer("mandat_ans", needed=False)
    if alternates is None or not colleges:
        return None
    return Chairing(colleges, alternates, years)


def quorum(table: Table) -> Quorum | None:
    kind = table.word("regle", choices(QuorumKind))
    if kind is QuorumKind.AT_LEAST:
        members = table.integer("membres")
        return None if members is None else Quorum(kind, members)
    return None if kind is None else Quorum(kind)


def experience(table: Table) -> Experience | None:
    college, years = table.text("college"), table.integer("ans")
    return Experience(college, years) if college and years is not None else None


def people(table: Table) -> int | None:
    return table.integer("membres")


def wanted(table: Table) -> bool | None:
    return table.word("regle", {"exigée": True, "non exigée": False})
