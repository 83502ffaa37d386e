"""Un bloc refusé auparavant : le jury ne décide que si le règlement permet de le repasser."""

from datetime import date

import pytest

from parchemin.domain.deliberation.dossier import Deliberation, Dossier, deliberate
from parchemin.domain.deliberation.facts import BlocFailure, ResultOutcome
from parchemin.domain.deliberation.reasons import BlocOutcome
from parchemin.domain.deliberation.tries import check_tries
from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.rules.delivery import Duration, Retake, RetakeScope, Unit
from parchemin.domain.rules.reglement import Reglement
from tests.domain.builders import CERTIFICATION, TODAY, facts, jury_with, reglement, result
from tests.domain.deliberation.asking import of

WAIT = reglement(repasser=Retake(None, Duration(6, Unit.MONTHS)))


def failed(on: date, bloc: str = "B3") -> BlocFailure:
    """A refusal of that bloc on that day."""
    return BlocFailure(bloc=bloc, on=on, proof="procès-verbal")


def check(rules: Reglement, *failures: BlocFailure, sat: date = TODAY) -> None:
    """The control of a candidate who sat the third bloc that day."""
    candidate = facts(result("B3ME1", on=sat), failures=failures)
    check_tries(CERTIFICATION, rules, of(candidate, rules), candidate, on=TODAY)


def test_the_day_of_the_sitting_counts_not_that_of_the_jury() -> None:
    """Taken two days too early, the bloc stays refused even if the jury meets later."""
    failure = failed(date(2025, 12, 14))
    check(WAIT, failure, sat=date(2026, 6, 14))
    with pytest.raises(RefusedAct, match="ne se repasse pas le 13/06/2026"):
        check(WAIT, failure, sat=date(2026, 6, 13))


def test_a_silent_reglement_is_asked_only_after_a_failure() -> None:
    """Without failure no rule is needed; with one, the line to write is named."""
    check(reglement())
    with pytest.raises(MissingRule, match=r"\[repasser\]"):
        check(reglement(), failed(date(2025, 1, 1)))


def test_a_failure_of_another_bloc_or_of_the_future_changes_nothing() -> None:
    """Only earlier failures of the bloc that is decided are looked at."""
    check(WAIT, failed(date(2026, 6, 1), "B1"), failed(TODAY))


def test_the_refusal_is_the_answer_of_the_deliberation() -> None:
    """A jury asked to decide gets the refusal and its rule, and the proposal stays."""
    candidate = facts(
        result("B3ME1"), failures=(failed(date(2026, 6, 1)),), blocs_sought=frozenset({"B3"})
    )
    made: Deliberation = deliberate(
        Dossier(
            title="x",
            certification=CERTIFICATION,
            reglement=WAIT,
            facts=candidate,
            on=TODAY,
            jury=jury_with(),
            as_proposed=True,
        )
    )
    assert made.decision is None
    assert isinstance(made.refusal, RefusedAct)
    assert "règle repasser" in made.refusal.rule


def test_a_bloc_not_taken_since_its_failure_is_not_a_retake() -> None:
    """With the old failed result alone, nothing is refused; won without a new one, it is."""
    failure = failed(date(2026, 6, 1))
    sat = date(2026, 5, 4)
    stays = facts(result("B3ME1", outcome=ResultOutcome.NOT_ACQUIRED, on=sat), failures=(failure,))
    assert of(stays, WAIT).bloc("B3").outcome is BlocOutcome.NOT_WON
    check_tries(CERTIFICATION, WAIT, of(stays, WAIT), stays, on=TODAY)
    with pytest.raises(RefusedAct, match="ne se repasse pas"):
        check(WAIT, failure, sat=sat)


def test_a_bloc_failed_again_on_the_day_of_the_jury_was_taken() -> None:
    """A result of that very day is a new try: too early, it is refused though the bloc is lost."""
    lost = facts(
        result("B3ME1", outcome=ResultOutcome.NOT_ACQUIRED, on=TODAY),
        failures=(failed(date(2026, 6, 1)),),
    )
    with pytest.raises(RefusedAct, match="ne se repasse pas le 15/06/2026"):
        check_tries(CERTIFICATION, WAIT, of(lost, WAIT), lost, on=TODAY)


WHOLE = reglement(repasser=Retake(scope=RetakeScope.WHOLE_BLOC))
BEFORE, AFTER = date(2026, 1, 12), date(2026, 6, 2)


@pytest.mark.parametrize(
    ("rules", "first", "refused"),
    [(WHOLE, BEFORE, True), (WHOLE, AFTER, False), (reglement(repasser=Retake()), BEFORE, False)],
    ids=["une modalité gardée", "tout repassé", "ce qui manque"],
)
def test_a_whole_bloc_is_not_won_with_a_result_from_before(
    rules: Reglement, first: date, *, refused: bool
) -> None:
    """The refusal names the modality that was not taken again, and the rule that asks for it."""
    candidate = facts(
        result("B1ME1", on=first), result("B1ME2", on=AFTER), failures=(failed(BEFORE, "B1"),)
    )
    proposal = of(candidate, rules)
    assert proposal.bloc("B1").outcome is BlocOutcome.WON
    if refused:
        with pytest.raises(RefusedAct, match=r"se repasse en entier.*B1ME1 n'a pas été repassé\."):
            check_tries(CERTIFICATION, rules, proposal, candidate, on=TODAY)
    else:
        check_tries(CERTIFICATION, rules, proposal, candidate, on=TODAY)


def test_the_refusal_of_a_bloc_kept_in_part_is_said_whole() -> None:
    """Every modality from before is named, the plural agrees, and the rule is cited."""
    candidate = facts(
        result("B1ME1", on=BEFORE), result("B1ME2", on=BEFORE), failures=(failed(BEFORE, "B1"),)
    )
    with pytest.raises(RefusedAct) as error:
        check_tries(CERTIFICATION, WHOLE, of(candidate, WHOLE), candidate, on=TODAY)
    cited = "« règle repasser » (essai)"
    assert str(error.value) == (
        "B1 se repasse en entier : depuis l'échec du 12/01/2026, B1ME1 et B1ME2 n'ont pas été "
        f"repassés. Règle : {cited}."
    )
    assert error.value.rule == cited
