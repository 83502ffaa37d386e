"""Chaque geste sur un règlement, écrit dans un fichier : le texte d'avant, le geste, le texte d'après."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from parchemin.domain.errors import RefusedAct
from parchemin.domain.rules.reglement import Reglement
from parchemin.office.accounts.models import User
from parchemin.office.referentiels import actions
from parchemin.office.referentiels.models import ReglementDraft
from parchemin.office.referentiels.reglement_changes import RuleChange, changes_between
from parchemin.office.referentiels.reglement_draft_view import draft_view
from parchemin.office.referentiels.reglement_view import Answer
from tests.office.referentiels.reglement.builders import text_of

CASES = sorted((Path(__file__).parents[3] / "samples/reglements/gestes").glob("*.toml"))
pytestmark = pytest.mark.django_db


def gesture(case: dict[str, Any], draft: ReglementDraft, by: User) -> Callable[[], object]:
    """The act that a case describes."""
    place = {"on": draft, "path": tuple(case["ligne"].split(".")), "rank": case["rang"], "by": by}
    values = case.get("valeurs", {})
    return {
        "ecrire": lambda: actions.write_line(**place, values=values),
        "changer": lambda: actions.change_line_from(**place, values=values),
        "retirer": lambda: actions.withdraw_line(**place),
    }[case["geste"]]


def said(answer: Answer | None) -> str:
    """One side of a change, as a case writes it."""
    if answer is None:
        return ""
    sentence = "Le règlement ne dit rien" if answer.silent else answer.sentence
    return f"{sentence} ({answer.dates})" if answer.dates else sentence


def line(change: RuleChange) -> str:
    before = said(change.before)
    return f"{change.kind} · {before} · {said(change.after)}".replace("·  ·", "· ·")


def rules(text: str) -> Reglement:
    return draft_view(text).rules


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_le_geste_ecrit(path: Path, secretary: User) -> None:
    """The text afterwards is word for word the one of the case, or the refusal says what it says."""
    case = tomllib.loads(path.read_text("utf-8"))
    draft = actions.draft_from_file(name="r.toml", data=case["avant"].encode(), by=secretary)
    act = gesture(case, draft, secretary)
    if "refus" in case:
        with pytest.raises(RefusedAct, match=case["refus"]):
            act()
        assert text_of(draft) == case["avant"]
        return
    act()
    assert text_of(draft) == case["apres"]
    found = changes_between(rules(case["avant"]), rules(case["apres"]))
    assert [line(change) for change in found] == case["changements"]


def test_les_cas_se_lisent_seuls() -> None:
    """Each case has a title, a sentence that says why, and either an outcome or a refusal."""
    assert len(CASES) >= 14
    for path in CASES:
        text = path.read_text("utf-8")
        case = tomllib.loads(text)
        assert text.startswith("# "), path.name
        assert case["titre"]
        assert ("apres" in case) is not ("refus" in case), path.name
