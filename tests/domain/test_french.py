"""Dates, figures and lists in French sentences."""

from datetime import date
from decimal import Decimal

import pytest

from parchemin.domain.french import counted, day, figure, listed


@pytest.mark.parametrize(
    ("value", "text"), [("12.50", "12,5"), ("10", "10"), ("100", "100"), ("9.75", "9,75")]
)
def test_figure(value: str, text: str) -> None:
    """A figure has a comma and no needless zero."""
    assert figure(Decimal(value)) == text


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a et b"), ("abc", "a, b et c")]
)
def test_listed(items: list[str], text: str) -> None:
    """The last two are joined by « et »."""
    assert listed(items) == text


def test_counted() -> None:
    """Zero and one are singular; every word agrees unless the plural is given."""
    assert counted(0, "membre présent") == "0 membre présent"
    assert counted(2, "membre présent") == "2 membres présents"
    assert counted(2, "bloc d'essai", "blocs d'essai") == "2 blocs d'essai"


def test_day() -> None:
    """A date is written day first."""
    assert day(date(2026, 6, 5)) == "05/06/2026"
