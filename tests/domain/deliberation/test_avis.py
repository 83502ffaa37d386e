"""Several opinions: concordant, divergent and decided by the jury, counted, with a mention."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from parchemin.domain.deliberation.facts import Closing
from parchemin.domain.deliberation.reasons import Cause, State
from parchemin.domain.deliberation.sentences import statement
from parchemin.domain.rules.acquisition import Absence
from parchemin.domain.rules.assessors import (
    ByConcordance,
    ByOpinions,
    ByWeighting,
    roles_of,
    voices_asked,
)
from parchemin.domain.rules.jury_rules import Permission
from tests.domain.builders import TODAY, result
from tests.domain.deliberation.speaking import adjustment, bloc_by, heard, opinion

TWO = ByConcordance(("métier", "pédagogie"))
PAIR = ByConcordance(("évaluateur", "évaluateur"))
THREE = ByOpinions(("tuteur", "manager", "jury"), 2, 3, "avec mention")
PLAIN = ByOpinions(("tuteur", "manager", "jury"), 2)
TWENTY = Decimal(20)
NAMES = ("tuteur", "manager", "jury")


@pytest.mark.parametrize(
    ("first", "second", "state", "cause"),
    [
        (True, True, State.YES, Cause.CONCORDANT),
        (False, False, State.NO, Cause.CONCORDANT),
        (True, False, State.OPEN, Cause.DIVERGENCE),
        (False, True, State.OPEN, Cause.DIVERGENCE),
        (True, None, State.OPEN, Cause.CONCORDANT),
        (False, None, State.OPEN, Cause.CONCORDANT),
    ],
)
def test_two_assessors(first: bool, second: bool | None, state: State, cause: Cause) -> None:
    """Two yes win, two no lose, one of each goes to the jury, one alone waits."""
    said = [opinion("métier", first)]
    said += [] if second is None else [opinion("pédagogie", second)]
    reason = heard(TWO, *said)
    assert (reason.state, reason.cause) == (state, cause)


def test_nobody_spoke() -> None:
    """Without any opinion each seat is missing, by its role."""
    reason = heard(TWO)
    assert reason.state is State.OPEN
    assert [statement(child) for child in reason.children] == [
        "« épreuve B3ME1 » : il manque un avis (métier)",
        "« épreuve B3ME1 » : il manque un avis (pédagogie)",
    ]


@pytest.mark.parametrize(("outcome", "state"), [("acquis", State.YES), ("non acquis", State.NO)])
@pytest.mark.parametrize("permission", [Permission.ALLOWED, Permission.FORBIDDEN, None])
def test_the_jury_decides_a_divergence(
    outcome: str, state: State, permission: Permission | None
) -> None:
    """Where assessors diverge the jury decides, even where it may not depart from their results."""
    reason = heard(
        TWO,
        opinion("métier"),
        opinion("pédagogie", False),
        adjustments=(adjustment("B3ME1", outcome),),
        rules={"jury__certification__ecart": permission},
    )
    assert (reason.state, reason.cause) == (state, Cause.ARBITRATED)
    assert reason.children[0].cause is Cause.DIVERGENCE
    assert "tranché par le jury le 15/06/2026, motif : motif" in statement(reason)


def test_the_jury_may_not_undo_concordant_opinions() -> None:
    """Concordant opinions stand where the règlement forbids the jury to depart from them."""
    said = (opinion("métier", False), opinion("pédagogie", False))
    more: dict[str, Any] = {"adjustments": (adjustment("B3ME1"),)}
    forbidden = {"jury__certification__ecart": Permission.FORBIDDEN}
    assert heard(TWO, *said, rules=forbidden, **more).state is State.NO
    assert heard(TWO, *said, **more).cause is Cause.ADJUSTED


def test_two_people_in_one_role() -> None:
    """A role written twice waits for two people, and the same person speaking twice is one."""
    first, again = opinion("évaluateur", author="A"), opinion("évaluateur", author="A", rank=1)
    assert heard(PAIR, first, again).state is State.OPEN
    assert heard(PAIR, first, opinion("évaluateur", author="B")).state is State.YES


def test_the_last_word_of_a_voice_counts() -> None:
    """A later opinion of the same person replaces the earlier; a correction too, by another hand."""
    second = opinion("pédagogie", author="P")
    before, after = (
        opinion("métier", False, author="M", id="1"),
        opinion("métier", author="M", rank=1),
    )
    assert heard(TWO, before, second, after).state is State.YES
    corrected = opinion("métier", author="secrétariat", supersedes="1")
    assert heard(TWO, before, second, corrected).state is State.YES


def test_an_opinion_after_the_closing_is_not_heard() -> None:
    """What is said after the closing changes nothing."""
    late = opinion("pédagogie", on=TODAY)
    reason = heard(TWO, opinion("métier"), late, closing=Closing(on=date(2026, 6, 10)))
    assert reason.state is State.OPEN


def test_too_many_people_who_differ() -> None:
    """One more voice than asked is harmless when it agrees, and has to be settled when it does not."""
    said = (opinion("métier", author="A"), opinion("pédagogie", author="P"))
    assert heard(TWO, *said, opinion("métier", author="B")).state is State.YES
    reason = heard(TWO, *said, opinion("métier", False, author="B"))
    assert reason.state is State.OPEN
    causes = [child.cause for child in reason.children]
    assert Cause.TOO_MANY_VOICES in causes
    told = statement(reason.children[causes.index(Cause.TOO_MANY_VOICES)])
    assert "2 personnes se contredisent (métier, A ; métier, B)" in told


def test_another_role_is_not_heard() -> None:
    """Only the roles of the rule speak."""
    assert heard(TWO, opinion("métier"), opinion("voisin")).state is State.OPEN


def test_a_mark_alone_is_no_opinion() -> None:
    """Somebody who only gives a mark has not said whether he is favourable."""
    assert heard(TWO, opinion("métier"), opinion("pédagogie", None)).state is State.OPEN


@pytest.mark.parametrize(
    ("said", "state", "mention"),
    [
        ((True, True, True), State.YES, "avec mention"),
        ((True, True, False), State.YES, ""),
        ((True, False, False), State.NO, ""),
        ((False, False, None), State.NO, ""),
        ((True, True, None), State.OPEN, ""),
        ((True, False, None), State.OPEN, ""),
        ((True, None, None), State.OPEN, ""),
    ],
)
def test_three_opinions(said: tuple[bool | None, ...], state: State, mention: str) -> None:
    """Three win with the mention, two win, one does not; a mention still possible is waited for."""
    opinions = [
        opinion(name, each) for name, each in zip(NAMES, said, strict=True) if each is not None
    ]
    reason = heard(THREE, *opinions)
    assert (reason.state, reason.facts[1]) == (state, mention)


def test_without_mention_two_are_enough() -> None:
    """Where no mention is given, the third opinion changes nothing and is not waited for."""
    reason = heard(PLAIN, opinion("tuteur"), opinion("jury"))
    assert reason.state is State.YES
    assert statement(reason) == "« épreuve B3ME1 » : 2 avis favorables sur 3 (il en faut 2)"


def test_the_sentence_waits_for_the_mention() -> None:
    """The sentence says why a modality with enough opinions still waits."""
    reason = heard(THREE, opinion("tuteur"), opinion("jury"))
    assert statement(reason).endswith("il en faut 2, la mention attend les autres avis")


@pytest.mark.parametrize(
    ("absence", "state"), [(Absence.NOT_ACQUIRED, State.NO), (Absence.PENDING, State.OPEN)]
)
def test_an_absence_later_than_the_opinions(absence: Absence, state: State) -> None:
    """A candidate absent at his last sitting: the rule of absences decides."""
    rules = {"absence__injustifiee": absence}
    said = (opinion("métier"), opinion("pédagogie"))
    away = result("B3ME1", "absent", on=date(2026, 6, 2))
    reason = heard(TWO, *said, rules=rules, results=(away,))
    assert (reason.state, reason.cause) == (state, Cause.ABSENCE)


@pytest.mark.parametrize("away", [date(2026, 5, 2), date(2026, 6, 1)])
def test_an_absence_before_the_opinions_is_past(away: date) -> None:
    """Opinions given after an absence, or the same day at a new sitting, are heard."""
    said = (opinion("métier"), opinion("pédagogie"))
    absent = result("B3ME1", "absent", on=away)
    assert heard(TWO, *said, results=(absent,)).state is State.YES


def test_opinions_of_the_whole_bloc() -> None:
    """Opinions may be asked of the bloc itself, and the jury adjusts the bloc."""
    said = (opinion("métier", subject="B1"), opinion("pédagogie", False, subject="B1"))
    assert bloc_by(TWO, "B1", opinions=said).cause is Cause.DIVERGENCE
    reason = bloc_by(TWO, "B1", opinions=said, adjustments=(adjustment("B1"),))
    assert (reason.cause, reason.state) == (Cause.ARBITRATED, State.YES)


def test_contradictory_acts_of_the_jury_decide_nothing() -> None:
    """Two acts of one moment that differ leave the divergence open."""
    said = (opinion("métier"), opinion("pédagogie", False))
    acts = (adjustment("B3ME1"), adjustment("B3ME1", "non acquis"))
    assert heard(TWO, *said, adjustments=acts).state is State.OPEN


def test_roles_of_a_rule() -> None:
    """A rule says which roles speak under it, each once; other rules have none."""
    assert roles_of(PAIR) == ("évaluateur",)
    assert roles_of(THREE) == NAMES
    assert roles_of(ByWeighting((("jury", TWENTY), ("tuteur", TWENTY)), TWENTY, TWENTY)) == (
        "jury",
        "tuteur",
    )
    assert roles_of(Absence.ZERO) == ()


def test_how_many_people_a_rule_asks() -> None:
    """Two of one role are two people; a weighting asks one for each role, other rules nobody."""
    assert voices_asked(PAIR) == 2
    assert voices_asked(THREE) == 3
    assert voices_asked(ByWeighting((("jury", TWENTY), ("tuteur", TWENTY)), TWENTY, TWENTY)) == 2
    assert voices_asked(Absence.ZERO) == 0
