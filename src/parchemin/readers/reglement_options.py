"""How a règlement writes what wins the certification: all its blocs, or options."""

from collections.abc import Callable, Mapping
from typing import Any

from parchemin.domain.rules.acquisition import AllBlocs, CertificationRule
from parchemin.domain.rules.options import CommonAndOptions
from parchemin.readers.toml_table import Table, as_written


def certification(table: Table) -> CertificationRule | None:
    """Every bloc, or those common to all with those of the options chosen."""
    known: dict[str, Callable[[], CertificationRule | None]] = {
        "tous les blocs": AllBlocs,
        "blocs communs et options": lambda: _options(table),
    }
    make = table.word("regle", known)
    return None if make is None else make()


def _options(table: Table) -> CommonAndOptions | None:
    common = table.texts("communs", none=True)
    options, choose = _named(table), table.integer("choisir")
    if not options or choose is None:
        return None
    if choose > len(options):
        table.fault(
            "choisir",
            "options-impossibles",
            f"{choose} à choisir parmi {len(options)}",
            f"un nombre entre 1 et {len(options)}",
            "Corrigez « choisir » ou ajoutez une option.",
        )
        return None
    both = [bloc for _, blocs in options for bloc in blocs if bloc in common]
    if both:
        table.fault(
            "options",
            "bloc-commun-et-option",
            f"« {both[0]} », commun et d'une option",
            "chaque bloc commun, ou dans une option",
            "Retirez-le de « communs » ou de l'option.",
        )
        return None
    return CommonAndOptions(common, options, choose)


def _named(table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
    written = table.raw("options")
    found = written if isinstance(written, Mapping) else {}
    if found and all(_is_list(blocs) for blocs in found.values()):
        return tuple((name, tuple(blocs)) for name, blocs in found.items())
    table.fault(
        "options",
        "valeur-impossible" if table.has("options") else "champ-absent",
        f"« {as_written(written)} »" if table.has("options") else "pas de « options »",
        'les blocs de chaque option, par exemple { "Accueil" = ["BC03"], "Vente" = ["BC04"] }',
        "Écrivez « options = { nom = [blocs] } ».",
    )
    return ()


def _is_list(blocs: Any) -> bool:
    return isinstance(blocs, list) and bool(blocs) and all(isinstance(each, str) for each in blocs)
