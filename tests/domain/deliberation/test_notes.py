"""Marks: weighted by role, mean and total of a bloc, missing marks at their worst and best."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from parchemin.domain.deliberation.facts import Opinion, Result
from parchemin.domain.deliberation.intervals import Bounds, Marking, Part, mean
from parchemin.domain.deliberation.reasons import Cause, State
from parchemin.domain.deliberation.sentences import missing, statement
from parchemin.domain.rules.acquisition import Absence, Assessments, ByMark, Every
from parchemin.domain.rules.assessors import ByConcordance, ByWeighting
from parchemin.domain.rules.jury_rules import Permission
from parchemin.domain.rules.marks import Mean, Points
from tests.domain.builders import TODAY, reglement, result
from tests.domain.deliberation.asking import bloc
from tests.domain.deliberation.speaking import adjustment, bloc_by, heard, mark, marked, opinion


def number(value: str) -> Decimal:
    """A decimal, short."""
    return Decimal(value)


THREE = ByWeighting(
    (("formateur", number("30")), ("tuteur", number("20")), ("jury", number("50"))),
    number("10"),
    number("20"),
)
THIRDS = ByWeighting(
    tuple((role, number("1")) for role in ("a", "b", "c")), number("10"), number("20")
)
MEAN = Mean(number("12"), number("20"))
TOTAL = Points(number("26"), number("40"))


def marks(**values: str) -> list[Opinion]:
    """One mark by role."""
    return [mark(role, value) for role, value in values.items()]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"formateur": "12", "tuteur": "10", "jury": "11"}, State.YES),
        ({"formateur": "10", "tuteur": "10", "jury": "10"}, State.YES),
        ({"formateur": "10", "tuteur": "9.99", "jury": "10"}, State.NO),
        ({"formateur": "20", "tuteur": "20"}, State.YES),
        ({"formateur": "19", "tuteur": "20"}, State.OPEN),
        ({"jury": "0"}, State.OPEN),
        ({"jury": "0", "formateur": "19"}, State.NO),
        ({}, State.OPEN),
    ],
)
def test_weighted_marks(said: dict[str, str], state: State) -> None:
    """The weighted mean reaches its threshold, misses it, or still waits for a mark that counts."""
    assert heard(THREE, *marks(**said)).state is state


def test_weights_are_exact() -> None:
    """Three marks whose mean is exactly the threshold reach it: no binary rounding."""
    assert heard(THIRDS, *marks(a="9.9", b="10", c="10.1")).state is State.YES
    assert heard(THIRDS, *marks(a="9.9", b="10", c="10.09")).state is State.NO


def test_marks_of_other_scales_are_brought_together() -> None:
    """A mark out of ten weighs as the same share out of twenty."""
    jury = opinion("jury", None, mark=number("5"), out_of=number("10"))
    assert heard(THREE, *marks(formateur="10", tuteur="10"), jury).state is State.YES


def test_the_sentence_never_rounds_up() -> None:
    """A mean just under the threshold is cut, never shown as if it reached it."""
    reason = heard(THIRDS, *marks(a="9.99", b="10", c="10"))
    assert reason.state is State.NO
    assert "moyenne pondérée : 9,99…/20, n'atteint pas le seuil de 10/20" in statement(reason)


def test_what_is_missing_names_the_role() -> None:
    """The missing mark is told by role while it may change something, and no longer after."""
    rules = reglement(acquisition__modalite=THREE)
    waiting = bloc("B3", opinions=(mark("jury", "9"), mark("tuteur", "9")), rules=rules)
    assert missing(waiting) == ("« épreuve B3ME1 » : il manque une note (formateur)",)
    lost = bloc("B3", opinions=(mark("jury", "0"), mark("tuteur", "9")), rules=rules)
    assert "entre 1,8 et 7,8/20, n'atteint pas le seuil" in missing(lost)[0]


def test_two_marks_of_one_role_have_to_be_settled() -> None:
    """Two trainers who differ leave the mark open between both; if both pass, nothing waits."""
    pair = [mark("formateur", "4", author="A"), mark("formateur", "12", author="B")]
    others = marks(tuteur="10", jury="10")
    reason = heard(THREE, *pair, *others)
    assert reason.state is State.OPEN
    assert reason.children[0].cause is Cause.TOO_MANY_VOICES
    assert heard(THREE, *pair, *marks(tuteur="14", jury="14")).state is State.YES


def test_an_opinion_without_mark_is_no_mark() -> None:
    """Somebody who is only favourable has given no mark."""
    assert heard(THREE, opinion("jury"), *marks(formateur="20", tuteur="10")).state is State.OPEN


def b1(*results: Result, rule: Any = MEAN, **more: Any) -> Any:
    """The reason about the first bloc, of two modalities."""
    return bloc_by(rule, "B1", *results, **more)


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        ("12", "12", State.YES),
        ("4", "20", State.YES),
        ("11.5", "12.4", State.NO),
        ("3.9", None, State.NO),
        ("4", None, State.OPEN),
        (None, None, State.OPEN),
    ],
)
def test_the_mean_of_a_bloc(first: str | None, second: str | None, state: State) -> None:
    """Marks make up for one another inside the bloc; a missing one is taken both ways."""
    given = (("B1ME1", first), ("B1ME2", second))
    assert b1(*[marked(code, value) for code, value in given if value]).state is state


def test_a_weighted_mean_reads_only_what_it_names() -> None:
    """With weights, a modality that is not named does not count."""
    rule = Mean(number("12"), number("20"), (("B1ME1", number("3")), ("B1ME2", number("1"))))
    assert b1(marked("B1ME1", "13"), marked("B1ME2", "9"), rule=rule).state is State.YES
    alone = Mean(number("12"), number("20"), (("B1ME2", number("1")),))
    assert b1(marked("B1ME1", "20"), marked("B1ME2", "11"), rule=alone).state is State.NO


def test_a_mean_won_whatever_comes() -> None:
    """Once the missing mark can change nothing, the mean is reached."""
    rule = Mean(number("10"), number("20"), (("B1ME1", number("3")), ("B1ME2", number("1"))))
    assert b1(marked("B1ME1", "14"), rule=rule).state is State.YES


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [("12", "14", State.YES), ("12", "13.9", State.NO), ("20", "6", State.YES)],
)
def test_the_total_of_a_bloc(first: str, second: str, state: State) -> None:
    """Points are added as they are written."""
    assert b1(marked("B1ME1", first), marked("B1ME2", second), rule=TOTAL).state is state


def test_a_total_adds_points_of_different_scales() -> None:
    """15/30 and 9/10 make 24/40, that is less than 26/40, though their mean is more."""
    given = (marked("B1ME1", "15", "30"), marked("B1ME2", "9", "10"))
    assert b1(*given, rule=TOTAL).state is State.NO
    assert b1(*given, rule=Mean(number("26"), number("40"))).state is State.YES


def test_a_total_with_an_unknown_scale_waits() -> None:
    """A missing mark whose scale nobody gave may weigh anything; its own threshold tells it."""
    low = marked("B1ME1", "1")
    assert b1(low, rule=TOTAL).state is State.OPEN
    scaled = {"acquisition__modalite": ByMark(number("1"), number("20"))}
    assert b1(low, rule=TOTAL, rules=scaled).state is State.NO


@pytest.mark.parametrize(
    ("absence", "state"),
    [
        (Absence.NOT_ACQUIRED, State.NO),
        (Absence.PENDING, State.OPEN),
        (Absence.ZERO, State.NO),
        (None, State.OPEN),
    ],
)
def test_an_absence_in_a_mean(absence: Absence | None, state: State) -> None:
    """An absent candidate has no mark to come, one to come, or zero, as the règlement says."""
    rules = {"absence__injustifiee": absence}
    away = result("B1ME2", "absent")
    assert b1(marked("B1ME1", "20"), away, rules=rules).state is state


def test_a_zero_counts_in_a_mean() -> None:
    """Zero for an absence is a mark like another: the mean may still be reached."""
    rules = {"absence__injustifiee": Absence.ZERO}
    low = Mean(number("10"), number("20"))
    assert b1(marked("B1ME1", "20"), result("B1ME2", "absent"), rule=low, rules=rules).state is (
        State.YES
    )


@pytest.mark.parametrize(("word", "state"), [("absent", State.OPEN), ("excusé", State.NO)])
def test_an_excused_absence_has_its_own_rule_in_a_mean(word: str, state: State) -> None:
    """Zero for the excused and nothing decided for the others: each absence follows its line."""
    rules = {"absence__excusee": Absence.ZERO, "absence__injustifiee": Absence.PENDING}
    half = Mean(number("10"), number("20"))
    assert b1(marked("B1ME1", "16"), result("B1ME2", word), rule=half, rules=rules).state is state


def test_an_absence_to_come_keeps_its_scale_in_a_total() -> None:
    """Once the other marks make the total, a mark still to come on its own scale changes nothing."""
    rules = {
        "absence__injustifiee": Absence.PENDING,
        "acquisition__modalite": ByMark(number("1"), number("20")),
    }
    enough = Points(number("15"), number("40"))
    away = result("B1ME2", "absent")
    assert b1(marked("B1ME1", "16"), away, rule=enough, rules=rules).state is State.YES
    assert b1(marked("B1ME1", "14"), away, rule=enough, rules=rules).state is State.OPEN


def test_the_mark_of_the_jury_stands_over_the_assessors() -> None:
    """A mark adjusted by the jury counts in the mean, unless the règlement forbids it."""
    given = (marked("B1ME1", "12"), marked("B1ME2", "8"))
    raised = adjustment("B1ME2", mark=number("12"), out_of=number("20"))
    assert b1(*given, adjustments=(raised,)).state is State.YES
    forbidden = {"jury__certification__ecart": Permission.FORBIDDEN}
    assert b1(*given, adjustments=(raised,), rules=forbidden).state is State.NO
    without = adjustment("B1ME2")
    assert b1(*given, adjustments=(without,)).state is State.NO


def test_two_results_of_one_moment_leave_the_mean_open() -> None:
    """Two marks nobody chose between are not read."""
    reason = b1(marked("B1ME1", "20"), marked("B1ME2", "5"), marked("B1ME2", "15"))
    assert reason.state is State.OPEN
    assert reason.children[0].cause is Cause.CONTRADICTION


def test_a_result_without_mark() -> None:
    """A modality acquired without a mark keeps the mean waiting for it."""
    reason = b1(marked("B1ME1", "20"), result("B1ME2"))
    assert reason.state is State.OPEN
    assert statement(reason.children[0]) == "« épreuve B1ME2 » : il manque une note"


def test_a_modality_without_mark_is_left_out() -> None:
    """A logbook has no mark: the mean of its bloc is that of the other modalities."""
    assert bloc_by(MEAN, "B2", marked("B2ME1", "12")).state is State.YES


def test_no_mark_at_all() -> None:
    """A bloc judged by opinions alone has no mean: it waits and says so."""
    rules = {"acquisition__modalite": ByConcordance(("a", "b"))}
    reason = bloc_by(MEAN, "B3", rules=rules)
    assert (reason.cause, reason.state) == (Cause.NO_MARKED, State.OPEN)
    assert "ne porte de note" in statement(reason)


def test_a_silent_modality_keeps_the_mean_open() -> None:
    """Where the rule of a modality is missing, the mean names the line to write."""
    reason = b1(marked("B1ME1", "20"), rules={"acquisition__modalite": None})
    assert reason.state is State.OPEN
    assert "acquisition.modalite" in statement(reason.children[0])


def test_both_thresholds_together() -> None:
    """Ten in each domain and twelve for the whole, weighted by role: one of them is not enough."""
    both = Every((Assessments(), MEAN))
    rules = {"acquisition__modalite": THREE}

    def state(first: str, second: str) -> State:
        roles = ("formateur", "tuteur", "jury")
        said = tuple(
            mark(role, value, subject=code, on=TODAY)
            for code, value in (("B1ME1", first), ("B1ME2", second))
            for role in roles
        )
        return State(b1(rule=both, rules=rules, opinions=said).state)

    assert state("12", "12") is State.YES
    assert state("11", "12") is State.NO
    assert state("9", "20") is State.NO


def test_a_mean_of_weighted_marks_waits_for_a_role() -> None:
    """A role that has not given its mark keeps the mean of the bloc open."""
    said = tuple(mark(role, "12", subject="B1ME1") for role in ("formateur", "tuteur", "jury"))
    reason = b1(rule=MEAN, rules={"acquisition__modalite": THREE}, opinions=said)
    assert reason.state is State.OPEN
    assert {child.facts[0] for child in reason.children} == {"formateur", "tuteur", "jury"}


def test_weights_unknown_leave_everything_possible() -> None:
    """A part of unknown weight, or parts that weigh nothing, bound nothing."""
    known = Part(Marking("a", Fraction(1), Fraction(1)), Fraction(1))
    unknown = Part(Marking("b", Fraction(0), Fraction(1)), None)
    assert mean([known, unknown]) == Bounds(Fraction(0), Fraction(1))
    assert mean([]) == Bounds(Fraction(0), Fraction(1))
    assert mean([known]) == Bounds(Fraction(1), Fraction(1))
