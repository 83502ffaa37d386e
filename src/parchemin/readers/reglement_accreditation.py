"""How the questions about accredited bodies are written in TOML."""

from parchemin.domain.rules.accreditation import (
    AccreditationCriteria,
    AccreditationTerm,
    Sanctions,
)
from parchemin.readers.reglement_values import duration
from parchemin.readers.toml_table import Table


def term(table: Table) -> AccreditationTerm | None:
    first = duration(table)
    then = duration(table, "puis_duree", "puis_unite") if table.has("puis_duree") else None
    return None if first is None else AccreditationTerm(first, then)


def criteria(table: Table) -> AccreditationCriteria | None:
    found = _each_once(table, "criteres")
    return AccreditationCriteria(found) if found else None


def sanctions(table: Table) -> Sanctions | None:
    found = _each_once(table, "echelle")
    return Sanctions(found) if found else None


def _each_once(table: Table, name: str) -> tuple[str, ...]:
    """Texts in the order of the file, none empty, none twice; nothing, with a fault, otherwise."""
    found = tuple(" ".join(text.split()) for text in table.texts(name))
    twice = next((text for rank, text in enumerate(found) if text in found[:rank]), None)
    if all(found) and twice is None:
        return found
    table.fault(
        name,
        "valeur-impossible",
        f"« {twice} » deux fois" if twice else "un texte vide",
        "des textes différents, chacun écrit une fois",
        f"Retirez-le de « {name} ».",
    )
    return ()
