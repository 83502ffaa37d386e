"""The last day to call people, counted back from the jury."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.capitalisation import after
from parchemin.domain.errors import MissingRule
from parchemin.domain.jury.calling import before, call_deadline
from parchemin.domain.rules.clause import Clause, Origin
from parchemin.domain.rules.delivery import Duration, Unit
from parchemin.domain.rules.keys import NOTICE
from parchemin.domain.rules.reglement import Reglement

DAY = date(2026, 6, 12)


def reglement(*clauses: tuple[Duration | None, date | None, date | None]) -> Reglement:
    """A règlement whose line on calls has these values, each with its dates."""
    written = tuple(
        Clause(NOTICE.path, value, Origin("Convoquer à temps", "Règlement, art. 4", since, until))
        for value, since, until in clauses
    )
    return Reglement(certification="RNCP1", title="Essai", clauses={NOTICE.path: written})


@pytest.mark.parametrize(
    ("duration", "latest"),
    [
        (Duration(15, Unit.DAYS), date(2026, 5, 28)),
        (Duration(0, Unit.DAYS), DAY),
        (Duration(3, Unit.WEEKS), date(2026, 5, 22)),
        (Duration(1, Unit.MONTHS), date(2026, 5, 12)),
        (Duration(7, Unit.MONTHS), date(2025, 11, 12)),
        (Duration(2, Unit.YEARS), date(2024, 6, 12)),
    ],
)
def test_the_last_day_by_unit(duration: Duration, latest: date) -> None:
    """Days, weeks, months and years are counted back on the calendar."""
    assert call_deadline(reglement((duration, None, None)), DAY).latest_on == latest


def test_a_month_before_the_31st_of_march_is_the_last_of_february() -> None:
    """A day that the earlier month lacks falls back to its last one."""
    assert before(date(2026, 3, 31), Duration(1, Unit.MONTHS)) == date(2026, 2, 28)
    assert before(date(2028, 2, 29), Duration(1, Unit.YEARS)) == date(2027, 2, 28)


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.builds(Duration, st.integers(0, 60), st.sampled_from([Unit.DAYS, Unit.WEEKS])),
)
def test_days_and_weeks_come_back_to_the_same_day(day: date, duration: Duration) -> None:
    """What is counted back then forward is the day one left."""
    assert after(before(day, duration), duration) == day


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 60))
def test_months_never_leave_less_time_than_counted(day: date, months: int) -> None:
    """Counted forward again, months lead to that day or a little before, never after."""
    found = after(before(day, Duration(months, Unit.MONTHS)), Duration(months, Unit.MONTHS))
    assert day - timedelta(days=3) <= found <= day


def test_the_last_day_is_in_time_and_the_next_is_late() -> None:
    """The sentence says which, with the day asked and the rule's time."""
    deadline = call_deadline(reglement((Duration(15, Unit.DAYS), None, None)), DAY)
    assert not deadline.late(date(2026, 5, 28))
    assert deadline.late(date(2026, 5, 29))
    asked = "le règlement demande 15 jours avant le jury du 12/06/2026, soit le 28/05/2026 au plus"
    assert deadline.sentence(date(2026, 5, 28)) == (
        f"Convocation du 28/05/2026 dans le délai : {asked} tard."
    )
    assert deadline.sentence(date(2026, 5, 29)) == (
        f"Convocation du 29/05/2026 hors délai : {asked} tard."
    )


def test_the_rule_is_the_one_in_force_on_the_jury_s_day() -> None:
    """A rule that ended before the jury gives way to the one that follows."""
    followed = reglement(
        (Duration(15, Unit.DAYS), None, date(2026, 5, 31)),
        (Duration(1, Unit.MONTHS), date(2026, 6, 1), None),
    )
    assert call_deadline(followed, DAY).latest_on == date(2026, 5, 12)
    assert call_deadline(followed, date(2026, 5, 20)).latest_on == date(2026, 5, 5)


@pytest.mark.parametrize("clauses", [(), ((None, None, None),)])
def test_a_silent_reglement_is_said(
    clauses: tuple[tuple[Duration | None, date | None, date | None], ...],
) -> None:
    """No line, or a line that says the text is silent: the line to write is named."""
    with pytest.raises(MissingRule) as refusal:
        call_deadline(reglement(*clauses), DAY)
    assert refusal.value.line == "convocation"
