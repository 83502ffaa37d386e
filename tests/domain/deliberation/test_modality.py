"""One modality: result, mark, absence, contradiction, adjustment, logbook."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from parchemin.domain.deliberation.facts import Adjustment, Attestation, ResultOutcome
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.deliberation.sentences import problems
from parchemin.domain.errors import MissingRule
from parchemin.domain.rules.acquisition import Absence, Attester, ByAttestations, ByMark, Extent
from parchemin.domain.rules.jury_rules import Permission
from tests.domain.builders import reglement, result
from tests.domain.deliberation.asking import bloc

ON = date(2026, 6, 10)


def only(*results: Any, **more: Any) -> Reason:
    """The reason about the only modality of the third bloc."""
    return bloc("B3", *results, **more).reasons[0].children[0]


@pytest.mark.parametrize(
    ("outcome", "state", "cause"),
    [
        ("acquis", State.YES, Cause.RESULT),
        ("non acquis", State.NO, Cause.RESULT),
        ("absent", State.NO, Cause.ABSENCE),
        ("excusé", State.OPEN, Cause.ABSENCE),
    ],
)
def test_result(outcome: str, state: State, cause: Cause) -> None:
    """Each outcome an assessor may write gives its state, by its own rule."""
    reason = only(result("B3ME1", outcome))
    assert (reason.state, reason.cause) == (state, cause)
    assert reason.facts == (result("B3ME1", outcome),)


def test_no_result_is_open() -> None:
    """Without a result nobody can tell."""
    assert only().state is State.OPEN
    assert only().cause is Cause.NO_RESULT


def test_absence_follows_the_reglement() -> None:
    """The same absence waits where the règlement says so."""
    rules = reglement(absence__injustifiee=Absence.PENDING, absence__excusee=Absence.NOT_ACQUIRED)
    assert only(result("B3ME1", "absent"), rules=rules).state is State.OPEN
    assert only(result("B3ME1", "excusé"), rules=rules).state is State.NO


@pytest.mark.parametrize(
    ("outcome", "line"), [("absent", "absence.injustifiee"), ("excusé", "absence.excusee")]
)
def test_absence_without_rule_names_the_line(outcome: str, line: str) -> None:
    """A silent règlement leaves the bloc undecided and names the line to write."""
    rules = reglement(absence__injustifiee=None, absence__excusee=...)
    (problem,) = problems(bloc("B3", result("B3ME1", outcome), rules=rules))
    assert isinstance(problem, MissingRule)
    assert problem.line == line


@pytest.mark.parametrize(
    ("mark", "out_of", "state"),
    [
        ("10", "20", State.YES),
        ("9.99", "20", State.NO),
        ("5", "10", State.YES),
        ("0", "10", State.NO),
        (None, None, State.OPEN),
        ("12", None, State.OPEN),
        (None, "20", State.OPEN),
    ],
)
def test_mark(mark: str | None, out_of: str | None, state: State) -> None:
    """A mark is compared on the scale of the rule, the threshold itself being enough."""
    rules = reglement(acquisition__modalite=ByMark(Decimal(10), Decimal(20)))
    given = result(
        "B3ME1",
        mark=None if mark is None else Decimal(mark),
        out_of=None if out_of is None else Decimal(out_of),
    )
    assert only(given, rules=rules).state is state


def test_contrary_results_of_one_moment_are_open() -> None:
    """Two contrary results of the same moment are shown, none is chosen."""
    reason = only(result("B3ME1"), result("B3ME1", "non acquis"))
    assert (reason.state, reason.cause) == (State.OPEN, Cause.CONTRADICTION)
    assert len(reason.facts) == 2


def test_two_agreeing_results_are_one() -> None:
    """Two assessors who write the same do not contradict one another."""
    assert only(result("B3ME1", author="a"), result("B3ME1", author="b")).state is State.YES


def test_a_rule_that_lacks_leaves_the_modality_open() -> None:
    """Without a rule for modalities, no result is enough."""
    reason = only(result("B3ME1"), rules=reglement(acquisition__modalite=None))
    assert (reason.state, reason.cause) == (State.OPEN, Cause.RULE_PROBLEM)


def adjusted(outcome: str, **more: Any) -> Adjustment:
    """An adjustment of the only modality of the third bloc."""
    values = {"author": "le jury", "reason": "sujet fautif", "on": ON, **more}
    return Adjustment(subject="B3ME1", outcome=ResultOutcome(outcome), **values)


def test_an_adjustment_stands_over_the_result() -> None:
    """The jury's outcome counts and the assessors' stays beneath."""
    reason = only(result("B3ME1", "non acquis"), adjustments=(adjusted("acquis"),))
    assert (reason.state, reason.cause) == (State.YES, Cause.ADJUSTED)
    assert reason.children[0].state is State.NO


def test_contrary_adjustments_are_open() -> None:
    """Two contrary adjustments of the same moment decide nothing."""
    both = (adjusted("acquis"), adjusted("non acquis"))
    assert only(result("B3ME1"), adjustments=both).state is State.OPEN


def test_a_forbidden_adjustment_changes_nothing() -> None:
    """Where the règlement forbids it, the assessors' result stands."""
    rules = reglement(jury__certification__ecart=Permission.FORBIDDEN)
    reason = only(result("B3ME1", "non acquis"), adjustments=(adjusted("acquis"),), rules=rules)
    assert (reason.state, reason.cause) == (State.NO, Cause.RESULT)


def test_an_adjustment_without_rule_names_the_line() -> None:
    """A silent règlement on adjustments leaves the bloc undecided."""
    rules = reglement(jury__certification__ecart=None)
    (problem,) = problems(bloc("B3", adjustments=(adjusted("acquis"),), rules=rules))
    assert isinstance(problem, MissingRule)
    assert problem.line == "jury.certification.ecart"


def signed(code: str, by: Attester, *, attested: bool = True, **more: Any) -> Attestation:
    """One signature in the logbook."""
    return Attestation(subject=code, by=by, attested=attested, **{"on": ON, **more})


def logbook(*attestations: Attestation, **more: Any) -> Reason:
    """The reason about the logbook of the second bloc."""
    return bloc("B2", result("B2ME1"), attestations=attestations, **more).reasons[0].children[1]


FULL = tuple(signed(code, by) for code in ("C-C", "B2C2") for by in Attester)


def test_a_logbook_needs_both_signatures_on_each_competency() -> None:
    """Tutor and manager sign every competency; any one missing keeps the logbook open."""
    assert logbook(*FULL).state is State.YES
    for missing in FULL:
        reason = logbook(*(item for item in FULL if item != missing))
        assert reason.state is State.OPEN
        assert sum(child.cause is Cause.ATTESTATION_MISSING for child in reason.children) == 1


def test_a_result_does_not_stand_for_signatures() -> None:
    """A logbook declared acquired by hand without signatures is not."""
    assert bloc("B2", result("B2ME1"), result("B2ME2")).reasons[0].children[1].state is State.OPEN


def test_a_refused_attestation_fails_until_it_is_signed() -> None:
    """A refusal fails the logbook; a later signature lifts it."""
    refusal = signed("C-C", Attester.TUTOR, attested=False, on=date(2026, 6, 11))
    assert logbook(*FULL, refusal).state is State.NO
    later = signed("C-C", Attester.TUTOR, on=date(2026, 6, 12))
    assert logbook(*FULL, refusal, later).state is State.YES


def test_contrary_signatures_of_one_moment_are_open() -> None:
    """A signature and a refusal of the same moment decide nothing."""
    refusal = signed("C-C", Attester.TUTOR, attested=False)
    assert logbook(*FULL, refusal).state is State.OPEN


def test_key_competencies_may_be_enough() -> None:
    """Where the règlement asks for key competencies only, the others need no signature."""
    rule = ByAttestations((Attester.TUTOR,), Extent.KEY)
    rules = reglement(acquisition__carnet_de_suivi=rule)
    assert logbook(signed("C-C", Attester.TUTOR), rules=rules).state is State.YES
