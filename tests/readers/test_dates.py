"""Dates as the register writes them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.readers.dates import DATE, read_date
from parchemin.readers.diagnostics import Findings, whole


@pytest.mark.parametrize("text", ["23-05-2025", "23/05/2025", "23.05.2025", "23 / 05 / 2025"])
def test_every_separator(text: str) -> None:
    """Dashes, slashes and points make the same date."""
    findings = Findings()
    assert read_date(text, whole(), findings) == date(2025, 5, 23)
    assert findings.found == []


@pytest.mark.parametrize(
    "text", ["31-02-2025", "00/01/2025", "12-13-2025", "29/02/2025", "bientôt"]
)
def test_an_impossible_date_is_an_error(text: str) -> None:
    """A date that does not exist is None, and the error quotes it."""
    findings = Findings()
    assert read_date(text, whole(), findings) is None
    (said,) = findings
    assert (said.severity, said.code) == ("erreur", "date-impossible")
    assert text in said.found


@given(st.dates())
def test_every_date_of_the_calendar_is_read(day: date) -> None:
    """Any date written day first comes back."""
    text = f"{day.day:02d}-{day.month:02d}-{day.year:04d}"
    assert read_date(text, whole(), Findings()) == day


@pytest.mark.parametrize("text", ["2025-05-23", "123-05-2025", "23-05-20255", "23-05-25"])
def test_what_is_not_a_french_date(text: str) -> None:
    """Year first, or too many figures, is not taken for a date."""
    assert DATE.fullmatch(text) is None
