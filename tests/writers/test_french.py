"""Dates, times and counts, the French way."""

from datetime import UTC, date, datetime

import pytest

from parchemin.writers.french import clock, counted, long_date


@pytest.mark.parametrize(
    ("day", "text"),
    [(date(2026, 6, 1), "1er juin 2026"), (date(2026, 8, 12), "12 août 2026")],
)
def test_a_date_in_full(day: date, text: str) -> None:
    """The first of the month is an ordinal, and no line can break inside a date."""
    assert long_date(day) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 1, 12, 13, 5, tzinfo=UTC), "14 h 05"),
        (datetime(2026, 7, 12, 13, 5, tzinfo=UTC), "15 h 05"),
    ],
)
def test_a_time_of_metropolitan_france(moment: datetime, text: str) -> None:
    """Winter and summer time are both right."""
    assert clock(moment) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 abstention"), (1, "1 abstention"), (2, "2 abstentions")]
)
def test_zero_and_one_are_singular(number: int, text: str) -> None:
    """French counts from two in the plural."""
    assert counted(number, "abstention") == text.replace(" ", "\u00a0")
    assert counted(2, "voix", "voix") == "2\u00a0voix"
