"""Les corrections se posent sur la lecture sans la changer."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.office.referentiels.edits.tree import Tree
from parchemin.office.referentiels.layers import corrected, digest
from tests.office.referentiels.edits.contents import content

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
    read = content()
    result = corrected(read, {"corrections": [correction(*change) for change in changes]})
    wanted = dict(changes)
    for path in PATHS:
        before = Tree(content()).value(path)
        assert Tree(result).value(path) == wanted.get(path, before)
    assert read == content()


def test_le_contenu_servi_ne_porte_aucun_nom_de_travail() -> None:
    """What is published has the published form: the names given for the review are taken off."""
    assert '"nom"' not in json.dumps(corrected(content(), {}))


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
    filled = copy.deepcopy(ADDED)
    *through, last = path.split(".")
    holder: Any = filled
    for step in through:
        holder = holder[int(step) if step.isdigit() else step]
    holder[last] = value
    assert digest(filled) != digest(BEFORE)
