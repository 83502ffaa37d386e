"""How the states of several parts make one."""

from collections.abc import Sequence

from parchemin.domain.deliberation.plan import Slot
from parchemin.domain.deliberation.reasons import Cause, Reason, State


def all_of(reasons: Sequence[Reason]) -> State:
    """YES when all hold; NO as soon as one fails, whatever the others may still become."""
    state = State.YES
    for reason in reasons:
        if reason.state is State.NO:
            return State.NO
        if reason.state is State.OPEN:
            state = State.OPEN
    return state


def at_least(reasons: Sequence[Reason], needed: int) -> State:
    """YES from ``needed`` parts that hold; NO once the parts still open are too few."""
    won = sum(reason.state is State.YES for reason in reasons)
    if won >= needed:
        return State.YES
    still_open = sum(reason.state is State.OPEN for reason in reasons)
    return State.OPEN if won + still_open >= needed else State.NO


def problem(subject: str, rule: Slot[object]) -> Reason:
    """The règlement does not answer: nobody can tell."""
    return Reason(Cause.RULE_PROBLEM, State.OPEN, subject, (rule.problem,))
