"""How the questions about a jury are written in TOML, and the legal ones of VAE."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from parchemin.domain.rules.jury_rules import (
    Advisory,
    Chairing,
    Experience,
    Outsiders,
    Parity,
    Permission,
    Proxies,
    Quorum,
    QuorumKind,
    Seats,
)
from parchemin.readers.reglement_values import choices
from parchemin.readers.toml_table import Table, as_written

_PERCENT = 100


def seats(table: Table) -> Seats | None:
    at_least = table.flag("au_moins")
    found = _counts(table, "sieges", "sièges")
    return Seats(found, at_least) if found else None


def _counts(table: Table, name: str, what: str) -> tuple[tuple[str, int], ...]:
    """A whole number by college, in the order of the file; empty, with a fault, when it is not."""
    value = table.raw(name)
    if isinstance(value, Mapping) and value and all(map(_is_count, value.values())):
        return tuple(value.items())
    table.fault(
        name,
        "valeur-impossible",
        f"« {as_written(value)} »" if table.has(name) else f"pas de « {name} »",
        f'le nombre de {what} de chaque collège, par exemple {{ employeur = 1, "salarié" = 1 }}',
        f"Écrivez « {name} = {{ college = nombre }} ».",
    )
    return ()


def _is_count(value: Any) -> bool:
    return type(value) is int and value > 0


def parity(table: Table) -> Parity | None:
    colleges = table.texts("colleges")
    return Parity(colleges) if colleges else None


_TURNS: Mapping[str, tuple[bool, int | None]] = {
    "alternance": (True, None),
    "alternance annuelle": (True, 1),
    "toujours le même collège": (False, None),
    "au choix du jury": (False, None),
}
"""Whether the colleges take turns, and the length of the mandate that the word itself says."""


def chairing(table: Table) -> Chairing | None:
    turns = table.word("regle", _TURNS)
    colleges = table.texts("colleges")
    vice = table.word("vice_presidence", {"l'autre collège": True, "aucune": False}, needed=False)
    years = None
    if turns is None or turns[1] is None:
        years = table.integer("mandat_ans", needed=False)
    if turns is None or not colleges:
        return None
    return Chairing(colleges, turns[0], years if turns[1] is None else turns[1], vice is True)


def quorum(table: Table) -> Quorum | None:
    kind = table.word("regle", choices(QuorumKind))
    match kind:
        case QuorumKind.AT_LEAST:
            members = table.integer("membres")
            return None if members is None else Quorum(kind, members)
        case QuorumKind.SHARE:
            return _share(table)
        case QuorumKind.PER_COLLEGE:
            wanted = _counts(table, "par_college", "membres")
            return Quorum(kind, by_college=wanted) if wanted else None
    return None if kind is None else Quorum(kind)


def _share(table: Table) -> Quorum | None:
    """A part out of so many, of a hundred when it is not said: 2 sur 3, 50 (pour cent)."""
    more, part = table.flag("plus_de"), table.decimal("part")
    out_of = table.integer("sur", least=2, needed=False) or _PERCENT
    if part is None:
        return None
    share = Fraction(part) / out_of
    if part >= 1 and (share < 1 or (share == 1 and not more)):
        return Quorum(QuorumKind.SHARE, share=share, more=more)
    table.fault(
        "part",
        "quorum-impossible",
        f"{as_written(part)} sur {out_of}",
        "une part des sièges que les membres peuvent atteindre, par exemple 2 sur 3, ou 50 sur 100",
        "Corrigez « part » ou « sur ».",
    )
    return None


def proxies(table: Table) -> Proxies | None:
    known = {"permises": Permission.ALLOWED, "interdites": Permission.FORBIDDEN}
    allowed = table.word("regle", known)
    if allowed is None or allowed is Permission.FORBIDDEN:
        return None if allowed is None else Proxies(allowed)
    colleges = {"le même": True, "indifférent": False}
    counts = {"les représentés comptent": True, "seuls les présents comptent": False}
    return Proxies(
        allowed,
        per_member=table.integer("par_membre", needed=False),
        same_college=table.word("college", colleges, needed=False),
        in_quorum=table.word("quorum", counts, needed=False),
    )


def advisory(table: Table) -> Advisory | None:
    colleges = table.texts("colleges")
    return Advisory(colleges) if colleges else None


def outsiders(table: Table) -> Outsiders | None:
    percent = table.decimal("part")
    if percent is None:
        return None
    if not 1 <= percent <= _PERCENT:
        table.fault(
            "part",
            "valeur-impossible",
            f"« {as_written(table.raw('part'))} »",
            "un pourcentage du jury, de 1 à 100",
            "Corrigez « part ».",
        )
        return None
    return Outsiders(percent)


def experience(table: Table) -> Experience | None:
    college, years = table.text("college"), table.integer("ans")
    others = table.texts("autres_colleges", needed=False)
    out = table.integer("hors_metier_ans", needed=False)
    return Experience(college, years, out, others) if college and years is not None else None


def people(table: Table) -> int | None:
    return table.integer("membres")


def wanted(table: Table) -> bool | None:
    return table.word("regle", {"exigée": True, "non exigée": False})
