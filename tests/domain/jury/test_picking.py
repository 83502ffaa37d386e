"""The choice itself, against every choice tried one by one; and what no proposal ever holds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations, product
from math import ceil
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from parchemin.domain.jury.composition import blocking, check_composition
from parchemin.domain.jury.members import Gender, Link
from parchemin.domain.jury.picking import Wishes, by_load, pick
from parchemin.domain.jury.pool import Pooled
from parchemin.domain.jury.proposing import propose_members
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import Seats
from tests.domain.builders import TODAY
from tests.domain.jury.six import juror, rules

PEOPLE = st.builds(
    dict,
    gender=st.sampled_from([Gender.WOMAN, Gender.MAN, None]),
    qualified=st.sampled_from([True, False, None]),
    outside=st.sampled_from([True, False, None]),
    load=st.integers(0, 3),
    available=st.sampled_from([True, None]),
)
WISHES = st.builds(
    Wishes,
    balance=st.booleans(),
    qualified=st.integers(0, 2),
    outside=st.sampled_from([Decimal(0), Decimal(50), Decimal(100)]),
    wanted=st.sampled_from([None, "e1"]),
)


def pooled(identifier: str, told: dict[str, Any]) -> Pooled:
    """One person of the pool."""
    values = {name: told[name] for name in ("gender", "qualified", "outside")}
    return Pooled(
        juror=juror(identifier, **values),
        available=told["available"],
        recent_sittings=told["load"],
    )


def rank(chosen: Sequence[Pooled], wishes: Wishes) -> tuple[int, ...]:
    """How good a jury is, written apart from the program: lacks, balance, wanted, load."""
    women = sum(each.juror.gender is Gender.WOMAN for each in chosen)
    men = sum(each.juror.gender is Gender.MAN for each in chosen)
    qualified = sum(each.juror.qualified is True for each in chosen)
    outside = sum(each.juror.outside is True for each in chosen)
    return (
        max(0, wishes.qualified - qualified),
        max(0, ceil(wishes.outside * len(chosen) / 100) - outside),
        int(wishes.balance and (not women or not men)),
        abs(women - men) if wishes.balance else 0,
        -sum(each.juror.id == wishes.wanted for each in chosen),
        sum(each.recent_sittings for each in chosen),
        sum(each.available is None for each in chosen),
    )


@settings(max_examples=150)
@given(
    st.lists(PEOPLE, min_size=2, max_size=5),
    st.lists(PEOPLE, min_size=2, max_size=5),
    st.integers(1, 2),
    st.integers(1, 2),
    WISHES,
)
def test_no_other_choice_is_better(
    left: list[dict[str, Any]], right: list[dict[str, Any]], some: int, more: int, wishes: Wishes
) -> None:
    """Among all the juries of those sizes, none is better than the one picked."""
    employers = [pooled(f"e{place}", told) for place, told in enumerate(left)]
    employees = [pooled(f"s{place}", told) for place, told in enumerate(right)]
    chosen = pick([(employers, some), (employees, more)], wishes)[0]
    assert len(chosen) == some + more
    best = min(
        rank((*first, *second), wishes)
        for first, second in product(combinations(employers, some), combinations(employees, more))
    )
    assert rank(chosen, wishes) == best


def test_nobody_is_picked_twice() -> None:
    """Two seats of one college go to two people."""
    people = [pooled(f"e{place}", told(0)) for place in range(3)]
    (chosen,) = pick([(people, 2)], Wishes())
    assert [each.juror.id for each in chosen] == ["e0", "e1"]
    assert pick([], Wishes()) == [()]


def told(load: int) -> dict[str, Any]:
    """Somebody free, with that load and nothing else known."""
    return {"gender": None, "qualified": None, "outside": None, "load": load, "available": True}


def test_the_wanted_person_comes_first() -> None:
    """In the order of the load, the wanted person stands before everybody."""
    people = [pooled("e1", told(3)), pooled("e2", told(0))]
    assert [each.juror.id for each in by_load(people)] == ["e2", "e1"]
    assert [each.juror.id for each in by_load(people, "e1")] == ["e1", "e2"]


MEMBERS = st.builds(
    dict,
    told=PEOPLE,
    linked=st.booleans(),
    until=st.sampled_from([None, date(2026, 6, 14), TODAY, date(2027, 1, 1)]),
    free=st.sampled_from([True, False, None]),
)


@settings(max_examples=150)
@given(
    st.lists(MEMBERS, max_size=6),
    st.lists(MEMBERS, max_size=6),
    st.sampled_from([Route.CONTINUING, Route.EXPERIENCE]),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_a_proposal_is_always_legal(
    left: list[dict[str, Any]],
    right: list[dict[str, Any]],
    route: Route,
    silent: bool,
    random: Any,
) -> None:
    """Never a tied, expired or unavailable member, never a blocked jury, whatever the order."""
    pool = [
        replace(
            pooled(f"{letter}{place}", item["told"]),
            juror=juror(
                f"{letter}{place}",
                mandate_until=item["until"],
                links={"c1": Link.TRAINED} if item["linked"] else {},
                gender=item["told"]["gender"],
            ),
            available=item["free"],
        )
        for letter, side in (("e", left), ("s", right))
        for place, item in enumerate(side)
    ]
    asked = rules(
        colleges=Seats((("employeur", 2), ("salarié", 2))),
        **({"independance": None} if silent else {}),
    )
    found = propose_members(asked, pool, route=route, on=TODAY, candidates=["c1"])
    random.shuffle(pool)
    again = propose_members(asked, pool, route=route, on=TODAY, candidates=["c1"])
    assert found == again
    if found.jury is None:
        assert found.reasons
        return
    free = {each.juror.id for each in pool if each.available is not False}
    for member in found.jury.members:
        assert not member.links
        assert member.mandate_until is None or member.mandate_until >= TODAY
        assert member.id in free
    findings = check_composition(asked, found.jury, route=route, on=TODAY, candidates=["c1"])
    assert blocking(findings) == ()
    named = {each.juror.id for each in (*found.picked, *found.left_out)}
    assert named == {each.juror.id for each in pool}
