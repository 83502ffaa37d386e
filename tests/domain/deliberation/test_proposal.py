"""The certification from its blocs, and blocs that are not presented."""

from dataclasses import replace

from parchemin.domain.deliberation.facts import HeldBloc
from parchemin.domain.deliberation.plan import prepare
from parchemin.domain.deliberation.proposal import propose, propose_with
from parchemin.domain.deliberation.reasons import BlocOutcome, Cause, CertificationOutcome, State
from tests.domain.builders import CERTIFICATION, TODAY, facts, reglement, result
from tests.domain.deliberation.asking import proposal


def test_a_bloc_not_presented_is_not_failed() -> None:
    """A candidate who presents one bloc and wins it has a partial validation."""
    made = proposal(result("B3ME1"), blocs_sought=frozenset({"B3"}))
    assert [item.outcome for item in made.blocs] == [
        BlocOutcome.NOT_SOUGHT,
        BlocOutcome.NOT_SOUGHT,
        BlocOutcome.WON,
    ]
    assert made.outcome is CertificationOutcome.PARTIAL


def test_a_held_bloc_needs_no_presentation() -> None:
    """A bloc held counts even when the candidate presents others."""
    kept = HeldBloc(bloc="B1", acquired_on=TODAY, proof="p")
    made = proposal(held=(kept,), blocs_sought=frozenset({"B3"}))
    assert made.blocs[0].outcome is BlocOutcome.HELD


def test_a_bloc_not_presented_but_pending_is_undecided() -> None:
    """A held bloc of unknown validity keeps even an unpresented bloc undecided."""
    kept = HeldBloc(bloc="B1", acquired_on=TODAY, proof="p")
    rules = reglement(validite__bloc=None)
    made = proposal(held=(kept,), blocs_sought=frozenset({"B3"}), rules=rules)
    assert made.blocs[0].outcome is BlocOutcome.UNDECIDED


def test_without_a_rule_for_the_certification_all_is_adjourned() -> None:
    """Without a rule for the certification, winning every bloc decides nothing."""
    kept = tuple(HeldBloc(bloc=code, acquired_on=TODAY, proof="p") for code in ("B1", "B2", "B3"))
    made = proposal(held=kept, rules=reglement(acquisition__certification=None))
    assert made.outcome is CertificationOutcome.ADJOURNED
    assert (made.reason.cause, made.reason.state) == (Cause.RULE_PROBLEM, State.OPEN)


def test_a_certification_without_bloc_is_adjourned() -> None:
    """Nothing is won where there is nothing to win."""
    empty = replace(CERTIFICATION, blocs=())
    made = propose(empty, reglement(), facts(), on=TODAY)
    assert made.outcome is CertificationOutcome.ADJOURNED
    assert made.bloc("B1") is None


def test_an_empty_reglement_decides_nothing_and_never_raises() -> None:
    """Without any rule every bloc is undecided, and the proposal still comes."""
    rules = replace(reglement(), clauses={}, juries=())
    made = proposal(result("B3ME1"), rules=rules)
    assert {item.outcome for item in made.blocs} == {BlocOutcome.UNDECIDED}


def test_a_plan_serves_many_candidates() -> None:
    """A plan prepared once gives the same proposals as one made for each."""
    plan = prepare(CERTIFICATION, reglement(), on=TODAY)
    for outcome in ("acquis", "non acquis", "absent"):
        given = facts(result("B3ME1", outcome))
        assert propose_with(plan, given) == propose(CERTIFICATION, reglement(), given, on=TODAY)
