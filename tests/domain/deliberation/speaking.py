"""Shorthands for the opinions and marks of assessors, on the small certification."""

from datetime import date
from decimal import Decimal
from typing import Any

from parchemin.domain.deliberation.facts import Adjustment, Opinion, Result, ResultOutcome
from parchemin.domain.deliberation.reasons import Reason
from tests.domain.builders import TODAY, reglement, result
from tests.domain.deliberation.asking import bloc

ON = date(2026, 6, 1)


def opinion(role: str, *view: bool | None, **more: Any) -> Opinion:
    """An opinion on the only modality of the third bloc unless told otherwise; favourable too."""
    values = {"subject": "B3ME1", "on": ON, **more}
    return Opinion(role=role, favourable=view[0] if view else True, **values)


def mark(role: str, value: str, **more: Any) -> Opinion:
    """A mark out of twenty."""
    return opinion(role, None, mark=Decimal(value), out_of=Decimal(20), **more)


def marked(subject: str, value: str, out_of: str = "20", **more: Any) -> Result:
    """The result of a modality with its mark."""
    return result(subject, mark=Decimal(value), out_of=Decimal(out_of), **more)


def adjustment(subject: str, outcome: str = "acquis", **more: Any) -> Adjustment:
    """What the jury decided otherwise."""
    return Adjustment(
        subject=subject,
        outcome=ResultOutcome(outcome),
        author="le jury",
        reason="motif",
        on=TODAY,
        **more,
    )


def heard(rule: Any, *opinions: Opinion, rules: Any = None, **more: Any) -> Reason:
    """The reason about the only modality of the third bloc, won by that rule."""
    changed = {"acquisition__modalite": rule, **(rules or {})}
    made = bloc("B3", opinions=opinions, rules=reglement(**changed), **more)
    return made.reasons[0].children[0]


def bloc_by(rule: Any, code: str, *results: Result, rules: Any = None, **more: Any) -> Reason:
    """The reason about one bloc, won by that rule."""
    changed = {"acquisition__bloc": rule, **(rules or {})}
    return bloc(code, *results, rules=reglement(**changed), **more).reasons[0]
