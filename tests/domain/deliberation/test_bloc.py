"""One bloc: all modalities, some of them, competencies, several rules together."""

from dataclasses import replace
from datetime import date

import pytest

from parchemin.domain.deliberation.facts import CompetencyResult, ResultOutcome
from parchemin.domain.deliberation.proposal import propose
from parchemin.domain.deliberation.reasons import BlocOutcome, Cause
from parchemin.domain.rules.acquisition import Assessments, Competencies, Every, Extent
from tests.domain.builders import CERTIFICATION, TODAY, facts, reglement, result
from tests.domain.deliberation.asking import bloc

WON, NOT_WON, UNDECIDED = BlocOutcome.WON, BlocOutcome.NOT_WON, BlocOutcome.UNDECIDED


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ("acquis", "acquis", WON),
        ("acquis", "non acquis", NOT_WON),
        ("non acquis", None, NOT_WON),
        ("acquis", None, UNDECIDED),
        (None, None, UNDECIDED),
        ("acquis", "excusé", UNDECIDED),
        ("non acquis", "excusé", NOT_WON),
    ],
)
def test_all_modalities(first: str | None, second: str | None, outcome: BlocOutcome) -> None:
    """One failed modality decides at once; one unknown keeps the bloc open."""
    given = [("B1ME1", first), ("B1ME2", second)]
    results = [result(code, value) for code, value in given if value is not None]
    assert bloc("B1", *results).outcome is outcome


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ("acquis", "non acquis", WON),
        ("non acquis", None, UNDECIDED),
        ("non acquis", "non acquis", NOT_WON),
        ("acquis", None, WON),
    ],
)
def test_one_modality_of_two(first: str, second: str | None, outcome: BlocOutcome) -> None:
    """Where one modality is enough, only the hope of reaching it keeps the bloc open."""
    results = [result("B1ME1", first)]
    results += [result("B1ME2", second)] if second else []
    rules = reglement(acquisition__bloc=Assessments(at_least=1))
    assert bloc("B1", *results, rules=rules).outcome is outcome


def competency(code: str, outcome: str = "acquis") -> CompetencyResult:
    """The result of one competency."""
    return CompetencyResult(subject=code, outcome=ResultOutcome(outcome), on=date(2026, 6, 1))


@pytest.mark.parametrize(
    ("extent", "second", "outcome"),
    [
        (Extent.ALL, "acquis", WON),
        (Extent.ALL, "non acquis", NOT_WON),
        (Extent.ALL, None, UNDECIDED),
        (Extent.KEY, "non acquis", WON),
        (Extent.KEY, None, WON),
    ],
)
def test_competencies(extent: Extent, second: str | None, outcome: BlocOutcome) -> None:
    """All competencies, or only the key ones, which are named by code or by rank."""
    given = [competency("B1C1")] + ([competency("B1C2", second)] if second else [])
    rules = reglement(acquisition__bloc=Competencies(extent))
    assert bloc("B1", competency_results=tuple(given), rules=rules).outcome is outcome


def test_contrary_competency_results_are_open() -> None:
    """Two contrary results of one competency at the same moment decide nothing."""
    rules = reglement(acquisition__bloc=Competencies(Extent.KEY))
    given = (competency("B1C1"), competency("B1C1", "non acquis"))
    assert bloc("B1", competency_results=given, rules=rules).outcome is UNDECIDED


def test_rules_together_must_all_hold() -> None:
    """Modalities and competencies together: each alone is not enough."""
    rules = reglement(acquisition__bloc=Every((Assessments(), Competencies(Extent.ALL))))
    results = (result("B1ME1"), result("B1ME2"))
    skills = (competency("B1C1"), competency("B1C2"))
    assert bloc("B1", *results, competency_results=skills, rules=rules).outcome is WON
    assert bloc("B1", *results, rules=rules).outcome is UNDECIDED
    failed = (*skills[:1], competency("B1C2", "non acquis"))
    assert bloc("B1", *results, competency_results=failed, rules=rules).outcome is NOT_WON


def test_a_bloc_without_modality_is_never_won() -> None:
    """A référentiel that describes no modality gives nothing to decide on."""
    empty = replace(CERTIFICATION.blocs[0], assessments=(), competencies=())
    certification = replace(CERTIFICATION, blocs=(empty,))
    for rule, cause in (
        (Assessments(), Cause.NO_ASSESSMENT),
        (Competencies(Extent.ALL), Cause.NO_COMPETENCY),
    ):
        made = propose(certification, reglement(acquisition__bloc=rule), facts(), on=TODAY)
        assert made.blocs[0].outcome is UNDECIDED
        assert made.blocs[0].reasons[0].cause is cause


def test_a_bloc_without_rule_is_undecided() -> None:
    """Without a rule for blocs, all results are not enough."""
    made = bloc("B3", result("B3ME1"), rules=reglement(acquisition__bloc=None))
    assert made.outcome is UNDECIDED
    assert made.reasons[0].cause is Cause.RULE_PROBLEM
