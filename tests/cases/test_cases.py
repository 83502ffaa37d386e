"""Chaque cas type est un essai : un fichier qu'un membre de jury peut lire et corriger."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from parchemin.domain.deliberation.dossier import Deliberation, deliberate
from parchemin.domain.deliberation.sentences import problems
from parchemin.domain.errors import ConflictingRules, MissingRule, ParcheminError, RefusedAct
from parchemin.readers.dossier import DossierReading, read_dossier
from parchemin.writers.deliberation_report import report

FOLDER = Path(__file__).parent
CASES = sorted(FOLDER.glob("*.toml"))
ENOUGH = 24


def read(path: Path) -> DossierReading:
    """Un cas, qui doit se lire sans erreur."""
    reading = read_dossier(path.read_text("utf-8"), path.parent)
    assert not reading.diagnostics, [
        (item.place.sentence, item.found, item.expected) for item in reading.diagnostics
    ]
    return reading


def outcomes(deliberation: Deliberation) -> dict[str, str]:
    """Le résultat de chaque bloc, décidé ou seulement proposé."""
    blocs = (deliberation.decision or deliberation.proposal).blocs
    return {bloc.code: bloc.outcome.value for bloc in blocs}


def lines(deliberation: Deliberation) -> set[str]:
    """Les lignes que le programme demande d'écrire."""
    errors: list[Exception] = [
        error for bloc in deliberation.proposal.blocs for error in problems(bloc)
    ]
    if deliberation.refusal is not None:
        errors.append(deliberation.refusal)
    return {error.line for error in errors if isinstance(error, MissingRule)}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """La décision, bloc par bloc, et ses motifs sont ceux que le cas attend."""
    reading = read(path)
    assert reading.dossier is not None
    deliberation, expected = deliberate(reading.dossier), reading.expected
    check_outcome(deliberation, expected)
    found = outcomes(deliberation)
    for short, outcome in expected.get("blocs", {}).items():
        assert [value for code, value in found.items() if code.endswith(short)] == [outcome]
    text = report(deliberation, whole_tree=True).casefold()
    reasons = expected.get("raisons", [])
    assert [sentence for sentence in reasons if sentence.casefold() not in text] == []
    if "ligne" in expected:
        assert expected["ligne"] in lines(deliberation)


def check_outcome(deliberation: Deliberation, expected: Mapping[str, Any]) -> None:
    """La certification décidée, proposée, ou le refus attendu."""
    known = {"certification", "proposition", "refus", "regle", "ligne", "blocs", "raisons"}
    assert set(expected) <= known | {"definitive"}
    assert {"certification", "proposition", "refus"} & set(expected)
    if "proposition" in expected:
        assert deliberation.proposal.outcome.value == expected["proposition"]
    if "refus" in expected:
        check_refusal(deliberation.refusal, expected)
    elif "certification" in expected:
        assert deliberation.refusal is None
        assert deliberation.decision is not None
        assert deliberation.decision.outcome.value == expected["certification"]
        assert deliberation.decision.final is (expected.get("definitive", None) != "non")
    else:
        assert deliberation.decision is None


def check_refusal(refusal: ParcheminError | None, expected: Mapping[str, Any]) -> None:
    """Le refus cite ce qu'il faut ; la règle appliquée se lit."""
    assert isinstance(refusal, RefusedAct | MissingRule | ConflictingRules)
    assert expected["refus"] in str(refusal)
    if "regle" in expected:
        assert isinstance(refusal, RefusedAct)
        assert expected["regle"] in refusal.rule


def test_there_are_enough_cases() -> None:
    """Il reste au moins vingt-quatre cas, chacun avec son titre, ce qu'il montre et sa source."""
    assert len(CASES) >= ENOUGH
    for path in CASES:
        text = path.read_text("utf-8")
        assert all(f"{name} = " in text for name in ("titre", "montre", "source")), path.name
