"""Les corrections se posent sur la lecture sans la changer."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.office.referentiels.layers import (
    CORRECTIONS,
    NoSuchPlace,
    corrected,
    digest,
    in_force,
    value_at,
)

CONTENT: dict[str, Any] = {
    "title": "Un titre",
    "dates": {"decision": None},
    "blocks": [{"title": "B1", "competencies": [{"text": "C1"}, {"text": "C2"}]}, {"title": "B2"}],
    "spans": {"title": {"line": 1, "start": 0, "end": 8}},
}
PATHS = ["title", "dates.decision", "blocks.0.title", "blocks.0.competencies.1.text"]


def correction(path: str, value: object) -> dict[str, object]:
    return {"path": path, "value": value, "reason": "r", "by": "moi", "at": "2026-01-01T00:00:00"}


@given(st.lists(st.tuples(st.sampled_from(PATHS), st.text()), max_size=8))
def test_la_derniere_correction_l_emporte_et_la_lecture_reste(changes: list[Any]) -> None:
    """Whatever the corrections, the newest of a place is in force and the reading is unchanged."""
    before = copy.deepcopy(CONTENT)
    answers = {CORRECTIONS: [correction(path, value) for path, value in changes]}
    result = corrected(CONTENT, answers)
    wanted = dict(changes)
    for path in PATHS:
        assert value_at(result, path) == wanted.get(path, value_at(before, path))
    assert before == CONTENT
    assert set(in_force(answers)) == set(wanted)


@pytest.mark.parametrize(
    "path", ["autre", "blocks.7.title", "blocks.x.title", "title.mot", "dates.decision.an"]
)
def test_une_place_qui_n_existe_pas_est_refusee(path: str) -> None:
    """A path that leads nowhere is an error, not a new key."""
    with pytest.raises(NoSuchPlace):
        value_at(CONTENT, path)
    with pytest.raises(NoSuchPlace):
        corrected(CONTENT, {CORRECTIONS: [correction(path, "x")]})


def test_l_empreinte_ne_regarde_que_ce_qui_est_dit() -> None:
    """Moving a value in its source leaves the digest; changing a word changes it."""
    moved = copy.deepcopy(CONTENT)
    moved["spans"]["title"]["line"] = 9
    changed = copy.deepcopy(CONTENT)
    changed["blocks"][0]["competencies"][1]["text"] = "C2."
    assert digest(moved) == digest(CONTENT)
    assert digest(changed) != digest(CONTENT)


ADDED: dict[str, Any] = {
    "leads": [],
    "competencies": [
        {"text": "C1", "heading": None, "details": [], "criteria": [], "assessments": []}
    ],
    "assessments": [{"text": "ME1", "conditions": {"place": None, "products": [], "spans": {}}}],
}
BEFORE: dict[str, Any] = {
    "competencies": [{"text": "C1", "criteria": []}],
    "assessments": [{"text": "ME1"}],
}


def test_un_champ_ajoute_et_vide_ne_change_pas_l_empreinte() -> None:
    """A content published before these fields existed keeps its digest when it is read again."""
    assert digest(ADDED) == digest(BEFORE)
    assert digest(BEFORE) != digest(BEFORE | {"assessments": []})
    assert digest({"assessments": []}) != digest({})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("leads", [{"text": "Être capable de :"}]),
        ("competencies.0.heading", "Accueil"),
        ("competencies.0.details", [{"text": "écouter"}]),
        ("competencies.0.assessments", ["ME1"]),
        ("assessments.0.conditions.place", "en centre"),
        ("assessments.0.conditions.place", False),
        ("assessments.0.conditions.place", 0),
    ],
)
def test_un_champ_ajoute_et_rempli_compte(path: str, value: object) -> None:
    """What an added field says is part of what was published, even « non » and zero."""
    filled = corrected(ADDED, {CORRECTIONS: [correction(path, value)]})
    assert digest(filled) != digest(BEFORE)
