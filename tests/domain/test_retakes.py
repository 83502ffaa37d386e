"""Repasser ce qui manque : le délai, le nombre de présentations, et ce qui est demandé."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.errors import ConflictingRules, MissingRule, RefusedAct
from parchemin.domain.retakes import PastTry, check_retake, may_retake
from parchemin.domain.rules.delivery import Complement, Duration, Retake, Unit
from tests.domain.builders import clause, reglement

FAILED = PastTry(date(2026, 1, 31), won=False)
SIX_MONTHS = reglement(repasser=Retake(2, Duration(6, Unit.MONTHS)))


def test_a_first_try_needs_no_rule() -> None:
    """Nobody is refused a first try, even by a silent règlement."""
    answer = may_retake(reglement(), "BC01", (), on=date(2026, 2, 1))
    assert answer.allowed
    assert "première présentation" in answer.sentence()


def test_a_silent_reglement_is_asked_after_a_failure() -> None:
    """After a failure the rule is needed, and its line is named."""
    with pytest.raises(MissingRule, match=r"\[repasser\]") as raised:
        may_retake(reglement(), "BC01", (FAILED,), on=date(2026, 2, 1))
    assert raised.value.line == "repasser"


@pytest.mark.parametrize(
    ("on", "allowed"),
    [(date(2026, 7, 30), False), (date(2026, 7, 31), True), (date(2026, 8, 1), True)],
)
def test_the_waiting_time_ends_on_its_day(on: date, allowed: bool) -> None:
    """Six months after the 31st of January, the retake opens on the 31st of July."""
    answer = may_retake(SIX_MONTHS, "BC01", (FAILED,), on=on)
    assert (answer.allowed, answer.not_before) == (allowed, date(2026, 7, 31))


def test_too_early_is_refused_with_the_rule() -> None:
    """The refusal says from when, and cites the rule."""
    with pytest.raises(RefusedAct, match="à partir du 31/07/2026") as raised:
        check_retake(SIX_MONTHS, "BC01", (FAILED,), on=date(2026, 3, 1))
    assert "règle repasser" in raised.value.rule
    assert "6 mois après l'échec" in str(raised.value)


def test_the_answer_says_how_to_make_up_for_what_lacks() -> None:
    """What the règlement says of training or experience comes with the first day allowed."""
    ways = (Complement.TRAINING, Complement.EXPERIENCE)
    told = may_retake(
        reglement(repasser=Retake(completed_by=ways)), "BC01", (FAILED,), on=date(2026, 9, 1)
    )
    assert "Ce qui manque se complète par : formation ou expérience. Règle" in told.sentence()


def test_too_many_tries_are_refused() -> None:
    """After two failures of two tries, no time makes a third one possible."""
    twice = (FAILED, PastTry(date(2026, 8, 15), won=False))
    answer = may_retake(SIX_MONTHS, "BC01", twice, on=date(2030, 1, 1))
    assert (answer.allowed, answer.tries_left) == (False, 0)
    assert "2 échecs, le règlement ne permet pas plus de 2 présentations" in answer.sentence()


def test_what_is_won_is_not_taken_again() -> None:
    """A unit already won is not retaken, whatever came before."""
    answer = may_retake(
        SIX_MONTHS, "BC01", (FAILED, PastTry(date(2026, 8, 1), won=True)), on=date(2026, 9, 1)
    )
    assert not answer.allowed
    assert answer.sentence() == "BC01 est acquis depuis le 01/08/2026 : rien à repasser."


def test_without_limit_a_retake_is_open_the_same_day() -> None:
    """A règlement that says « sans limite » allows every retake and says so."""
    answer = check_retake(reglement(repasser=Retake()), "BC01", (FAILED,), on=FAILED.on)
    assert (answer.allowed, answer.tries_left, answer.not_before) == (True, None, None)
    assert answer.sentence().startswith("BC01 peut être repassé le 31/01/2026. Règle :")


def test_the_rule_of_the_day_of_the_retake_applies() -> None:
    """A rule changed between two sessions: the one in force on the new day decides."""
    rules = {
        "repasser": (
            clause("repasser", Retake(None, Duration(1, Unit.YEARS)), until=date(2026, 5, 31)),
            clause("repasser", Retake(None, Duration(2, Unit.MONTHS)), since=date(2026, 6, 1)),
        )
    }
    made = reglement()
    made = type(made)(certification="x", title="x", clauses={**made.clauses, **rules})
    assert not may_retake(made, "BC01", (FAILED,), on=date(2026, 5, 31)).allowed
    assert may_retake(made, "BC01", (FAILED,), on=date(2026, 6, 1)).allowed
    both = {"repasser": (clause("repasser", Retake()), clause("repasser", Retake(1)))}
    made = type(made)(certification="x", title="x", clauses=both)
    with pytest.raises(ConflictingRules):
        may_retake(made, "BC01", (FAILED,), on=date(2026, 6, 1))


@given(
    st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), max_size=4),
    st.integers(1, 4),
    st.integers(1, 24),
    st.dates(date(2020, 1, 1), date(2034, 1, 1)),
)
def test_waiting_longer_never_closes_a_retake(
    days: list[date], most: int, months: int, on: date
) -> None:
    """With the same tries, a retake allowed one day is allowed the next; never beyond the limit."""
    rules = reglement(repasser=Retake(most, Duration(months, Unit.MONTHS)))
    tries = tuple(PastTry(day, won=False) for day in days if day <= on)
    today = may_retake(rules, "BC01", tries, on=on)
    tomorrow = may_retake(rules, "BC01", tries, on=on + timedelta(days=1))
    assert tomorrow.allowed or not today.allowed
    assert today.allowed is False or len(tries) < most
    assert today.sentence().endswith(".")
