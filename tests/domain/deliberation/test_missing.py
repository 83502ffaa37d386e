"""What would win a bloc: each set wins, and none of its elements is too many."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from parchemin.domain.deliberation.facts import Attestation, CandidateFacts, Closing, Result
from parchemin.domain.deliberation.missing import Further, missing_sets, with_further
from parchemin.domain.deliberation.plan import Plan, prepare
from parchemin.domain.deliberation.proposal import propose_with
from parchemin.domain.rules.acquisition import (
    Assessments,
    Attester,
    ByAttestations,
    ByMark,
    ByResult,
    Competencies,
    Every,
    Extent,
)
from tests.domain.builders import CERTIFICATION, TODAY, facts, reglement
from tests.domain.deliberation.test_proprietes_des_regles import candidates

LOGBOOK = ByAttestations((Attester.TUTOR, Attester.MANAGER), Extent.KEY, distinct=True)
RULES = {
    "toutes": reglement(acquisition__modalite=ByResult(), acquisition__bloc=Assessments()),
    "une": reglement(acquisition__modalite=ByResult(), acquisition__bloc=Assessments(1)),
    "note": reglement(
        acquisition__modalite=ByMark(Decimal(10), Decimal(20)), acquisition__bloc=Assessments()
    ),
    "deux": reglement(
        acquisition__modalite=ByResult(),
        acquisition__bloc=Every((Competencies(Extent.ALL), Assessments(1))),
    ),
    "livret": reglement(acquisition__modalite=LOGBOOK, acquisition__bloc=Assessments()),
}


def plan_of(name: str) -> Plan:
    """The rules of that name on the day of the tests."""
    return prepare(CERTIFICATION, RULES[name], on=TODAY)


def wins(plan: Plan, candidate: CandidateFacts, code: str, further: tuple[Further, ...]) -> bool:
    """Whether the bloc counts once those facts are added."""
    bloc = propose_with(plan, with_further(candidate, further)).bloc(code)
    return bloc is not None and bloc.outcome.favourable


@pytest.mark.parametrize("name", RULES)
@settings(max_examples=20, deadline=None)
@given(candidate=candidates(adjusted=False))
def test_each_set_wins_and_needs_all_it_holds(name: str, candidate: CandidateFacts) -> None:
    """Adding a set wins the bloc; adding it less any of its elements does not."""
    plan = plan_of(name)
    for bloc in plan.blocs:
        for found in missing_sets(plan, candidate, bloc.code):
            assert wins(plan, candidate, bloc.code, found)
            for rank in range(len(found)):
                assert not wins(plan, candidate, bloc.code, found[:rank] + found[rank + 1 :])


def test_one_of_two_modalities_gives_two_sets() -> None:
    """Where one modality is enough, each of the two is a set of its own."""
    found = missing_sets(plan_of("une"), facts(), "B1")
    assert [[each.subject for each in one] for one in found] == [["B1ME1"], ["B1ME2"]]


def test_all_modalities_make_one_set() -> None:
    """Where all modalities are needed, the only set holds both."""
    found = missing_sets(plan_of("toutes"), facts(), "B1")
    assert [[each.subject for each in one] for one in found] == [["B1ME1", "B1ME2"]]


def test_a_mark_is_the_least_that_wins() -> None:
    """A modality won by its mark lacks the threshold, not a point more."""
    (found,) = missing_sets(plan_of("note"), facts(), "B1")
    assert [each.mark for each in found if isinstance(each, Result)] == [Decimal(10)] * 2


def test_a_logbook_lacks_one_signature_by_signer() -> None:
    """A logbook lacks, for one competency, the signature of each signer."""
    found = missing_sets(plan_of("livret"), facts(), "B1")
    assert found
    assert {each.by for each in found[0] if isinstance(each, Attestation)} == set(Attester)


def test_nothing_is_missing_once_closed_or_won_or_unknown() -> None:
    """No set for a closed deliberation, a bloc already won, or a bloc that does not exist."""
    plan = plan_of("toutes")
    (found,) = missing_sets(plan, facts(), "B1")
    assert missing_sets(plan, with_further(facts(), found), "B1") == ()
    closed = replace(facts(), closing=Closing(on=date(2026, 1, 1)))
    assert missing_sets(plan, closed, "B1") == ()
    assert missing_sets(plan, facts(), "B9") == ()


def test_never_more_sets_than_asked() -> None:
    """The number of sets is bounded, the first ones being kept."""
    plan = plan_of("une")
    assert missing_sets(plan, facts(), "B1", most=1) == missing_sets(plan, facts(), "B1")[:1]
