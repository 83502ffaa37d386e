"""How long a bloc stays won."""

from datetime import date

import pytest

from parchemin.domain.capitalisation import after, bloc_validity
from parchemin.domain.errors import MissingRule
from parchemin.domain.rules.delivery import Duration, Unit, Validity
from tests.domain.builders import reglement


@pytest.mark.parametrize(
    ("start", "count", "unit", "end"),
    [
        (date(2022, 6, 16), 5, Unit.YEARS, date(2027, 6, 16)),
        (date(2024, 2, 29), 1, Unit.YEARS, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, Unit.YEARS, date(2028, 2, 29)),
        (date(2025, 12, 31), 2, Unit.MONTHS, date(2026, 2, 28)),
        (date(2025, 11, 30), 24, Unit.MONTHS, date(2027, 11, 30)),
        (date(2025, 12, 15), 12, Unit.MONTHS, date(2026, 12, 15)),
        (date(2026, 12, 30), 15, Unit.DAYS, date(2027, 1, 14)),
        (date(2026, 2, 20), 2, Unit.WEEKS, date(2026, 3, 6)),
    ],
)
def test_after(start: date, count: int, unit: Unit, end: date) -> None:
    """A duration ends on the same day of the month, or on the last one of a shorter month."""
    assert after(start, Duration(count, unit)) == end


def test_five_years_to_the_day() -> None:
    """The last day of validity counts, the next does not."""
    rules = reglement(validite__bloc=Validity(Duration(5, Unit.YEARS)))
    validity = bloc_validity(rules, date(2022, 6, 16))
    assert validity.expires_on == date(2027, 6, 16)
    assert validity.holds(date(2027, 6, 15))
    assert not validity.holds(date(2027, 6, 16))


def test_for_life() -> None:
    """A bloc won for life holds on any day."""
    validity = bloc_validity(reglement(), date(1990, 1, 1))
    assert validity.expires_on is None
    assert validity.holds(date(2100, 1, 1))


def test_silence_is_refused() -> None:
    """Without a rule of validity, nobody says how long a bloc lasts."""
    with pytest.raises(MissingRule) as error:
        bloc_validity(reglement(validite__bloc=None), date(2022, 6, 16))
    assert error.value.line == "validite.bloc"


@pytest.mark.parametrize(
    ("count", "unit", "text"),
    [(1, Unit.YEARS, "1 an"), (5, Unit.YEARS, "5 ans"), (1, Unit.MONTHS, "1 mois")],
)
def test_a_duration_reads_in_french(count: int, unit: Unit, text: str) -> None:
    """A duration agrees with its number; « mois » keeps its s."""
    assert str(Duration(count, unit)) == text
