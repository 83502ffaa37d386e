"""Modalities that open one another, and the share of a bloc that is won."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from parchemin.domain.deliberation.facts import CompetencyResult, Result, ResultOutcome
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.deliberation.sentences import statement
from parchemin.domain.rules.assessors import ByConcordance, ByWeighting
from parchemin.domain.rules.marks import Counted, InOrder, Share
from tests.domain.builders import result
from tests.domain.deliberation.speaking import adjustment, bloc_by, mark, opinion

EARLY, LATE = date(2026, 5, 1), date(2026, 6, 1)


def ordered(*results: Result, rule: InOrder | None = None, **more: Any) -> Reason:
    """The reason about the first bloc, whose first modality opens the second."""
    return bloc_by(rule or InOrder(), "B1", *results, **more)


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        ("acquis", "acquis", State.YES),
        ("acquis", "non acquis", State.NO),
        ("non acquis", "acquis", State.NO),
        ("acquis", None, State.OPEN),
        (None, "acquis", State.OPEN),
        (None, "non acquis", State.NO),
        ("non acquis", None, State.NO),
        (None, None, State.OPEN),
    ],
)
def test_both_are_needed(first: str | None, second: str | None, state: State) -> None:
    """All the modalities of the chain are needed."""
    given = (("B1ME1", first), ("B1ME2", second))
    assert ordered(*[result(code, word) for code, word in given if word]).state is state


def test_what_is_not_open_yet_says_what_opens_it() -> None:
    """The second modality waits for the first, and names it."""
    reason = ordered(result("B1ME1", "non acquis"))
    assert [child.cause for child in reason.children] == [Cause.RESULT, Cause.NOT_OPEN]
    assert statement(reason.children[1]) == (
        "« épreuve B1ME2 » : s'ouvrira quand « épreuve B1ME1 » sera acquise"
    )


@pytest.mark.parametrize("word", ["acquis", "non acquis"])
def test_sat_before_it_was_open(word: str) -> None:
    """A modality sat before the first was won counts neither for nor against: the jury says."""
    reason = ordered(result("B1ME1", on=LATE), result("B1ME2", word, on=EARLY))
    assert reason.state is State.OPEN
    assert statement(reason.children[1]) == (
        "« épreuve B1ME2 » : passée le 01/05/2026, avant que « épreuve B1ME1 » soit acquise le "
        "01/06/2026 ; le jury dit si elle compte"
    )


def test_the_same_day_is_in_time() -> None:
    """Both sat on one day, in the order, are in order."""
    assert ordered(result("B1ME1", on=LATE), result("B1ME2", on=LATE)).state is State.YES


def test_the_day_of_the_sitting_counts_not_that_of_the_record() -> None:
    """A result entered late keeps the day it was sat."""
    late = result("B1ME1", on=LATE, happened_on=EARLY)
    assert ordered(late, result("B1ME2", on=EARLY)).state is State.YES


def test_the_jury_says_that_it_counts() -> None:
    """An act of the jury on the second modality settles a sitting out of order."""
    given = (result("B1ME1", on=LATE), result("B1ME2", on=EARLY))
    assert ordered(*given, adjustments=(adjustment("B1ME2"),)).state is State.YES


def test_the_reglement_may_give_another_order() -> None:
    """The second modality may open the first."""
    rule = InOrder(("B1ME2", "B1ME1"))
    given = (result("B1ME1", on=LATE), result("B1ME2", on=EARLY))
    assert ordered(*given, rule=rule).state is State.YES
    reason = ordered(rule=rule)
    assert [child.cause for child in reason.children] == [Cause.NOT_OPEN, Cause.NO_RESULT]


@pytest.mark.parametrize(
    "rule",
    [
        ByConcordance(("a", "b")),
        ByWeighting((("a", Decimal(1)), ("b", Decimal(1))), Decimal(1), Decimal(20)),
    ],
)
def test_opinions_and_marks_have_their_day(rule: Any) -> None:
    """A modality opened by assessors is open from the last of their opinions."""
    rules = {"acquisition__modalite": rule}

    def said(code: str, on: date) -> tuple[Any, ...]:
        make = opinion if isinstance(rule, ByConcordance) else _twenty
        return tuple(make(role, subject=code, on=on) for role in ("a", "b"))

    right = said("B1ME1", EARLY) + said("B1ME2", LATE)
    wrong = said("B1ME1", LATE) + said("B1ME2", EARLY)
    assert ordered(opinions=right, rules=rules).state is State.YES
    reason = ordered(opinions=wrong, rules=rules)
    assert reason.children[1].cause is Cause.SAT_TOO_EARLY


def _twenty(role: str, **more: Any) -> Any:
    return mark(role, "20", **more)


def test_the_sentence_of_the_chain() -> None:
    """The sentence counts what is won and says that one opens the next."""
    reason = ordered(result("B1ME1"), result("B1ME2"))
    assert statement(reason) == "2 modalités d'évaluation acquises sur 2, chacune ouvre la suivante"


def competency(code: str, word: str = "acquis") -> CompetencyResult:
    """The result of one competency."""
    return CompetencyResult(subject=code, outcome=ResultOutcome(word), on=LATE)


@pytest.mark.parametrize(
    ("percent", "won", "lost", "state"),
    [
        ("50", 1, 1, State.YES),
        ("50", 1, 0, State.YES),
        ("50", 0, 1, State.OPEN),
        ("50", 0, 2, State.NO),
        ("50.01", 1, 1, State.NO),
        ("50.01", 1, 0, State.OPEN),
        ("100", 2, 0, State.YES),
        ("1", 1, 1, State.YES),
    ],
)
def test_a_share_of_competencies(percent: str, won: int, lost: int, state: State) -> None:
    """So many per cent, to the exact, of the two competencies of the bloc."""
    codes = ("B1C1", "B1C2")
    words = ["acquis"] * won + ["non acquis"] * lost
    given = tuple(competency(code, word) for code, word in zip(codes, words, strict=False))
    rule = Share(Decimal(percent), Counted.COMPETENCIES)
    assert bloc_by(rule, "B1", competency_results=given).state is state


def test_a_share_of_key_competencies() -> None:
    """Only the key competencies are counted."""
    rule = Share(Decimal(70), Counted.KEY_COMPETENCIES)
    reason = bloc_by(rule, "B1", competency_results=(competency("B1C1"),))
    assert reason.state is State.YES
    assert statement(reason) == "1 compétence clé acquise sur 1, il en faut 1 (70 %)"


def test_a_share_of_modalities() -> None:
    """The modalities may be what is counted."""
    rule = Share(Decimal(50), Counted.ASSESSMENTS)
    assert bloc_by(rule, "B1", result("B1ME1")).state is State.YES
    assert bloc_by(rule, "B1", result("B1ME1", "non acquis")).state is State.OPEN


@pytest.mark.parametrize("of", [Counted.COMPETENCIES, Counted.KEY_COMPETENCIES])
def test_a_share_of_nothing_waits(of: Counted) -> None:
    """A bloc whose competencies nobody wrote cannot be won by a share of them."""
    reason = bloc_by(Share(Decimal(70), of), "B3")
    assert (reason.cause, reason.state) == (Cause.NO_COMPETENCY, State.OPEN)
