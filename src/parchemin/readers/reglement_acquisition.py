"""How a règlement writes what wins a modality or a bloc: French words to rules."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from parchemin.domain.rules.acquisition import (
    Assessments,
    Attester,
    BlocRule,
    ByAttestations,
    ByMark,
    ByResult,
    Competencies,
    Every,
    Extent,
    ModalityRule,
)
from parchemin.domain.rules.assessors import (
    AssessorsRule,
    ByConcordance,
    ByOpinions,
    ByWeighting,
)
from parchemin.domain.rules.marks import Counted, InOrder, Mean, Points, Share
from parchemin.readers.reglement_values import choices, each_once
from parchemin.readers.toml_table import Table

_LEAST_VOICES = 2
R = TypeVar("R")


def bloc(table: Table) -> BlocRule | None:
    """One rule, or a list of rules that hold together."""
    known: dict[str, Callable[[], BlocRule | None]] = {
        "toutes les modalités": Assessments,
        "nombre de modalités": lambda: _at_least(table),
        "modalités dans l'ordre": lambda: InOrder(table.texts("ordre", needed=False)),
        "toutes les compétences": lambda: Competencies(Extent.ALL),
        "toutes les compétences clés": lambda: Competencies(Extent.KEY),
        "pourcentage": lambda: _share(table),
        "moyenne": lambda: _mean(table),
        "total de points": lambda: _points(table),
        **_of_assessors(table),
    }
    rules = [make() for make in table.words("regle", known)]
    made = tuple(rule for rule in rules if rule is not None)
    if not made or len(made) < len(rules):
        return None
    return made[0] if len(made) == 1 else Every(made)


def modality(table: Table) -> ModalityRule | None:
    """One rule for a modality."""
    known: dict[str, Callable[[], ModalityRule | None]] = {
        "résultat des évaluateurs": ByResult,
        "note": lambda: _threshold(table, "seuil", "sur", ByMark),
        "attestations": lambda: _by_attestations(table),
        **_of_assessors(table),
    }
    make = table.word("regle", known)
    return None if make is None else make()


def _of_assessors(table: Table) -> dict[str, Callable[[], AssessorsRule | None]]:
    return {
        "notes pondérées": lambda: _by_weighting(table),
        "avis concordants": lambda: _by_concordance(table),
        "avis favorables": lambda: _by_opinions(table),
    }


def _at_least(table: Table) -> Assessments | None:
    number = table.integer("nombre")
    return None if number is None else Assessments(number)


def _share(table: Table) -> Share | None:
    percent, of = table.decimal("pourcentage"), table.word("de", choices(Counted))
    if percent is None or of is None:
        return None
    if not 0 < percent <= 100:  # noqa: PLR2004 - un pourcentage
        table.fault(
            "pourcentage",
            "pourcentage-impossible",
            f"{percent} %",
            "un nombre plus grand que 0, jusqu'à 100",
            "Corrigez « pourcentage ».",
        )
        return None
    return Share(percent, of)


def _mean(table: Table) -> Mean | None:
    weights = table.amounts("poids_des_modalites", needed=False)
    return _threshold(
        table, "moyenne", "moyenne_sur", lambda least, scale: Mean(least, scale, weights)
    )


def _points(table: Table) -> Points | None:
    return _threshold(table, "points", "points_sur", Points)


def _threshold(
    table: Table, least_name: str, scale_name: str, make: Callable[[Decimal, Decimal], R]
) -> R | None:
    """A threshold and its scale, which has to hold it."""
    least, scale = table.decimal(least_name), table.decimal(scale_name)
    if least is None or scale is None:
        return None
    if not 0 <= least <= scale or scale == 0:
        table.fault(
            least_name,
            "seuil-impossible",
            f"{least_name} {least} sur {scale}",
            "un seuil entre 0 et l'échelle",
            f"Corrigez « {least_name} » ou « {scale_name} ».",
        )
        return None
    return make(least, scale)


def _by_weighting(table: Table) -> ByWeighting | None:
    weights = table.amounts("poids")
    rule = _threshold(
        table, "seuil", "sur", lambda least, scale: ByWeighting(weights, least, scale)
    )
    return rule if weights else None


def _by_concordance(table: Table) -> ByConcordance | None:
    by = _voices(table)
    return ByConcordance(by) if by else None


def _voices(table: Table) -> tuple[str, ...]:
    """The roles whose opinions are asked; one written twice is held by two people."""
    by = table.texts("avis_de")
    if len(by) == 1 < _LEAST_VOICES:
        table.fault(
            "avis_de",
            "avis-trop-peu",
            f"un seul avis, « {by[0]} »",
            "les rôles d'au moins deux évaluateurs, le même rôle écrit deux fois s'ils sont deux",
            "Ajoutez un rôle, ou écrivez la règle « résultat des évaluateurs ».",
        )
        return ()
    return by


def _by_opinions(table: Table) -> ByOpinions | None:
    by, needed = _voices(table), table.integer("favorables")
    first, words = None, ""
    with_mention = table.has("mention_des") or table.has("mention")
    if with_mention:
        first, words = table.integer("mention_des"), table.text("mention")
    possible = [
        _possible(table, "favorables", needed, (1, len(by))),
        _possible(table, "mention_des", first, (min(needed or 1, len(by)), len(by))),
    ]
    if not by or needed is None or not all(possible) or (with_mention and not (first and words)):
        return None
    return ByOpinions(by, needed, first, words)


def _possible(table: Table, name: str, asked: int | None, bounds: tuple[int, int]) -> bool:
    """Whether so many opinions can be given; True where a fault told already keeps from knowing."""
    least, given = bounds
    if asked is None or not given or least <= asked <= given:
        return True
    table.fault(
        name,
        "avis-impossibles",
        f"« {name} » à {asked}, pour {given} avis demandés",
        "au plus le nombre d'avis, et une mention au moins aussi exigeante que l'acquisition",
        "Corrigez « favorables », « mention_des » ou « avis_de ».",
    )
    return False


def _by_attestations(table: Table) -> ByAttestations | None:
    by = table.words("attestee_par", choices(Attester))
    extent = table.word("etendue", choices(Extent))
    distinct = table.flag("deux_personnes")
    waiver = table.integer("sauf_effectif_sous", needed=False)
    if waiver is not None and not distinct:
        table.fault(
            "sauf_effectif_sous",
            "exception-sans-regle",
            f"une exception sous {waiver} salariés",
            "« deux_personnes = true », dont elle dispense",
            "Ajoutez « deux_personnes = true » ou retirez « sauf_effectif_sous ».",
        )
        return None
    named = table.has("evaluations_du_tuteur")
    stages = each_once(table, "evaluations_du_tuteur") if named else ()
    return ByAttestations(by, extent, distinct, waiver, stages) if by and extent else None
