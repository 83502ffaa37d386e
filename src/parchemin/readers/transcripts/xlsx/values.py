"""The value of a cell as a French workbook shows it."""

import re
from datetime import time
from decimal import Decimal, InvalidOperation

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from parchemin.domain.french import figure

_DIGITS_KEPT = Decimal("1e-10")
_LARGEST = Decimal("1e15")
_PERCENT = re.compile(r'(?:"[^"]*"|[^"%])*%')
_MINUTES_AN_HOUR, _MINUTES_A_DAY = 60, 24 * 60


def shown(number: str, format_: str, *, since_1904: bool) -> str:
    """A number, a date or an hour as its format shows it; the digits themselves otherwise."""
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    if not value.is_finite() or abs(value) >= _LARGEST:
        return number
    if is_timedelta_format(format_):
        hours, minutes = divmod(round(value * _MINUTES_A_DAY), _MINUTES_AN_HOUR)
        return f"{hours}:{minutes:02d}"
    if is_date_format(format_):
        return _dated(float(value), since_1904=since_1904) or number
    if _PERCENT.match(format_):
        return f"{figure(_rounded(value * 100))} %"
    return figure(_rounded(value))


def _rounded(value: Decimal) -> Decimal:
    """Without the noise of binary fractions: 0.30000000000000004 is 0,3."""
    return value.quantize(_DIGITS_KEPT)


def _dated(value: float, *, since_1904: bool) -> str | None:
    epoch = CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900
    try:
        found = from_excel(value, epoch)
    except (OverflowError, ValueError):
        return None
    if isinstance(found, time):
        return f"{found:%H:%M}"
    return f"{found:%d/%m/%Y}" if found.time() == time() else f"{found:%d/%m/%Y %H:%M}"
