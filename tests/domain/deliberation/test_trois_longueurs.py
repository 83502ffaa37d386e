"""Each cause told at three lengths, side by side in raisons/*.toml."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings

from parchemin.domain.deliberation.facts import CandidateFacts
from parchemin.domain.deliberation.plan import prepare
from parchemin.domain.deliberation.proposal import propose_with
from parchemin.domain.deliberation.reasons import BlocProposal, Cause
from parchemin.domain.deliberation.sentences import (
    LONGEST_LINE,
    explain,
    one_line,
    paragraph,
    tree,
    walk,
    whole_line,
    with_rule,
)
from parchemin.domain.rules.reglement import Reglement
from tests.domain.builders import CERTIFICATION, TODAY
from tests.domain.deliberation.situations import SITUATIONS
from tests.domain.strategies import candidates, reglements

FILES = sorted(Path(__file__).with_name("raisons").glob("*.toml"))
SAID = {
    name: lengths
    for path in FILES
    for name, lengths in tomllib.loads(path.read_text("utf-8")).items()
}


def told(cause: Cause) -> dict[str, str]:
    """The line, the paragraph and the tree of the situation of that cause."""
    made = SITUATIONS[cause]()
    if isinstance(made, BlocProposal):
        trees = "\n".join(tree(reason) for reason in made.reasons)
        return {"ligne": one_line(made), "paragraphe": paragraph(made), "arbre": trees}
    return {
        "ligne": explain(made),
        "paragraphe": with_rule(made.reason),
        "arbre": tree(made.reason),
    }


@pytest.mark.parametrize("cause", Cause, ids=lambda cause: cause.name)
def test_each_cause_is_told_as_written(cause: Cause) -> None:
    """The three lengths are, word for word, those of the file that a lawyer can read."""
    assert told(cause) == {name: text.strip() for name, text in SAID[cause.name].items()}


@pytest.mark.parametrize("cause", Cause, ids=lambda cause: cause.name)
def test_each_situation_has_its_cause(cause: Cause) -> None:
    """The situation of a cause does tell that cause."""
    made = SITUATIONS[cause]()
    tops = made.reasons if isinstance(made, BlocProposal) else (made.reason,)
    assert cause in {reason.cause for top in tops for reason in walk(top)}


def test_no_file_tells_an_unknown_cause() -> None:
    """Each entry of the files is a cause, written once."""
    names = [name for path in FILES for name in tomllib.loads(path.read_text("utf-8"))]
    assert sorted(names) == sorted(cause.name for cause in Cause)


@settings(max_examples=60, deadline=None)
@given(rules=reglements, candidate=candidates)
def test_a_line_has_at_most_120_signs(rules: Reglement, candidate: CandidateFacts) -> None:
    """Whatever the rules and the facts; the whole line, once longer, says more."""
    for bloc in propose_with(prepare(CERTIFICATION, rules, on=TODAY), candidate).blocs:
        line = one_line(bloc)
        assert len(line) <= LONGEST_LINE
        assert line.startswith(f"{bloc.code} {bloc.outcome.value} : ")
        assert line == whole_line(bloc) or line.endswith(("…", "… »", "motif", "motifs"))
