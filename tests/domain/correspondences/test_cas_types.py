"""Chaque cas d'un fichier lisible : ce qu'une personne tient, les règles, le jour, les réponses."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from parchemin.domain.correspondences.entitlement import Holding, entitlements
from parchemin.domain.correspondences.rule import BlocSet, CorrespondenceRule

CASES = sorted((Path(__file__).parents[2] / "samples" / "correspondances").glob("*.toml"))


def bloc_set(names: list[str]) -> BlocSet:
    return BlocSet(number=names[0], blocs=frozenset(names[1:]))


def rule(said: dict[str, Any]) -> CorrespondenceRule:
    return CorrespondenceRule(
        held=bloc_set(said["tenus"]),
        given=bloc_set(said["accordes"]),
        kind=None,
        decision=said["decision"],
        source=said["decision"],
        since=said.get("depuis"),
        until=said.get("jusqu_au"),
    )


def holding(said: dict[str, Any]) -> Holding:
    return Holding(
        number=said["numero"],
        bloc=said.get("bloc"),
        acquired_on=said["acquis_le"],
        proof=said.get("preuve", ""),
        expires_on=said.get("perime_le"),
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_la_reponse_est_celle_du_cas(path: Path) -> None:
    """Chaque règle qui concerne la personne répond par l'état et la phrase attendus."""
    case = tomllib.loads(path.read_text("utf-8"))
    held = [holding(each) for each in case["tenu"]]
    rules = [rule(each) for each in case["regle"]]
    expected = [(each["etat"], each["phrase"]) for each in case.get("reponse", [])]
    for turned in (held, held[::-1]):
        found = entitlements(turned, rules[::-1], on=case["jour"])
        assert [(each.state.value, each.sentence) for each in found] == expected


def test_les_cas_sont_bien_lus() -> None:
    """Les cas existent."""
    assert len(CASES) >= 8
