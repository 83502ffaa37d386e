"""Reasons as French sentences: a line, a paragraph, the whole tree, what is missing."""

from dataclasses import replace
from datetime import date

import pytest

from parchemin.domain.deliberation.facts import Attestation, HeldBloc
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.deliberation.sentences import (
    explain,
    missing,
    one_line,
    paragraph,
    problems,
    tree,
    walk,
)
from parchemin.domain.deliberation.statements import STATEMENTS
from parchemin.domain.rules.acquisition import Attester
from tests.domain.builders import TODAY, reglement, result
from tests.domain.deliberation.asking import bloc, proposal


def test_one_line_gives_the_decisive_reason() -> None:
    """The line for the jury names what failed, not what is merely missing."""
    made = bloc("B1", result("B1ME1", "non acquis"))
    assert one_line(made) == "B1 non acquis : « épreuve B1ME1 » : non acquis le 01/06/2026"


def test_one_line_of_a_bloc_won() -> None:
    """The line of a bloc won says that all is acquired."""
    made = bloc("B1", result("B1ME1"), result("B1ME2"))
    assert one_line(made) == (
        "B1 acquis : toutes les modalités d'évaluation sont acquises (2 sur 2)"
    )


def test_one_line_of_a_bloc_undecided_goes_to_the_leaf() -> None:
    """The line of a bloc undecided names the missing result or signature."""
    signed = Attestation(subject="C-C", by=Attester.TUTOR, attested=True, on=TODAY)
    assert "C-C : il manque l'attestation du manager" in one_line(
        bloc("B2", result("B2ME1"), attestations=(signed,))
    )


def test_the_paragraph_cites_each_rule_once() -> None:
    """Two modalities under one rule cite it once."""
    text = paragraph(bloc("B1", result("B1ME1"), result("B1ME2")))
    assert text.startswith("Bloc B1 « premier » : acquis. Toutes les modalités")
    assert text.count("« règle acquisition.modalite » (essai)") == 1
    assert text.count("« règle acquisition.bloc » (essai)") == 1


def test_the_paragraph_of_a_failure_keeps_to_what_failed() -> None:
    """What went well is left out of a refusal."""
    text = paragraph(bloc("B1", result("B1ME1"), result("B1ME2", "non acquis")))
    assert "épreuve B1ME2" in text
    assert "épreuve B1ME1" not in text


def test_the_tree_shows_every_step() -> None:
    """The tree keeps all steps, with their state, indented under the rule."""
    lines = tree(bloc("B1", result("B1ME1"), result("B1ME2", "non acquis")).reasons[0]).split("\n")
    assert [line.split("]")[0] for line in lines] == ["[non", "  [oui", "  [non"]


def test_explain_names_what_remains() -> None:
    """The certification's sentence lists the blocs that are not won."""
    kept = HeldBloc(bloc="B1", acquired_on=date(2024, 1, 1), proof="p")
    text = explain(proposal(result("B3ME1", "non acquis"), held=(kept,)))
    assert text.startswith(
        "Ajournement : 1 bloc sur 3 ; restent B2 (en attente) et B3 (non acquis)."
    )
    assert text.endswith("« règle acquisition.certification » (essai).")


def test_missing_lists_the_leaves() -> None:
    """What is missing is told leaf by leaf; nothing is missing from a bloc won."""
    assert missing(bloc("B1", result("B1ME1"))) == ("« épreuve B1ME2 » : aucun résultat",)
    assert missing(bloc("B1", result("B1ME1"), result("B1ME2"))) == ()


def test_problems_are_the_rules_to_write() -> None:
    """The rules that lack are found anywhere in the tree."""
    made = bloc("B1", result("B1ME1", "absent"), rules=reglement(absence__injustifiee=None))
    assert [error.line for error in problems(made)] == ["absence.injustifiee"]  # type: ignore[attr-defined]
    assert problems(bloc("B1", result("B1ME1"))) == ()


def test_walk_visits_all() -> None:
    """A walk sees a reason and all beneath it, parents first."""
    leaf = Reason(Cause.NO_RESULT, State.OPEN, "x")
    top = Reason(Cause.EVERY, State.OPEN, "y", children=(leaf, replace(leaf, subject="z")))
    assert [reason.subject for reason in walk(top)] == ["y", "x", "z"]


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_its_sentence(cause: Cause) -> None:
    """No reason can be left without a sentence."""
    assert callable(STATEMENTS[cause])
