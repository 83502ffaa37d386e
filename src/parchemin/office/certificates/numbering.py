"""Numbers and codes: the ones follow one another, the others cannot be guessed."""

import re
import secrets
from datetime import date

from django.conf import settings
from django.urls import reverse

from parchemin.domain.certificate_number import certificate_number

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Thirty-two signs of which none is taken for another: five bits each."""
CODE_LENGTH = 20
SERIES_LENGTH = 16


def series_key(number: str, delivered_on: date) -> str:
    """The series of a certification in a year: its number in capitals and digits, then the year."""
    kept = re.sub(r"[^A-Z0-9]", "", number.upper())[:SERIES_LENGTH]
    return f"{kept.ljust(2, 'X')}-{delivered_on.year}"


def number_of(key: str, rank: int) -> str:
    """The number of that rank in a series, closed by its two check digits."""
    series, year = key.rsplit("-", 1)
    return certificate_number(series, int(year), rank)


def new_code() -> str:
    """A code of a hundred random bits."""
    return "".join(secrets.choice(SIGNS) for _ in range(CODE_LENGTH))


def tidy_code(text: str) -> str:
    """A code as it is kept, from what a person typed."""
    return re.sub(r"[\W_]", "", text).upper()


def verification_url(code: str) -> str:
    """The public address that the QR code holds."""
    return f"{settings.PUBLIC_URL}{reverse('certificates:verify', args=[code])}"
