"""Numbers of certificates, closed by two check digits: ISO/IEC 7064, MOD 97-10.

That scheme catches every single wrong character and nearly every swap of two, and it is the one
of IBAN and LEI: anyone can check a number by hand or with a tool they already have.
"""

import re

SHAPE = re.compile(r"[A-Z0-9]{2,16}-\d{4}-\d{6,9}-\d{2}")


def certificate_number(series: str, year: int, rank: int) -> str:
    """``SERIES-YEAR-RANK-KEY``, the number of the rank-th certificate of a series in a year.

    ``series`` (2 to 16 letters A-Z or digits) is the certifier's choice, the register number by
    habit. Raises ValueError when a part has not the right shape.
    """
    body = f"{series}-{year:04d}-{rank:06d}"
    number = f"{body}-{check_digits(body):02d}"
    if rank < 1 or not SHAPE.fullmatch(number):
        raise ValueError(f"série, année ou rang hors de forme : {series!r}, {year}, {rank}")
    return number


def check_digits(body: str) -> int:
    """The key of a number without its key, hyphens left out, letters counted A = 10 … Z = 35."""
    return 98 - _residue(body + "00")


def is_valid_number(number: str) -> bool:
    """Whether the shape and the key of a number are right, spaces and case put aside."""
    tidy = tidy_number(number)
    return SHAPE.fullmatch(tidy) is not None and _residue(tidy) == 1


def tidy_number(number: str) -> str:
    """A number as it was printed, from what a person typed: no spaces, capitals, plain hyphens."""
    return re.sub(r"\s", "", re.sub(r"[\u2010-\u2015\u2212]", "-", number)).upper()


def _residue(text: str) -> int:
    return int("".join(str(int(c, 36)) for c in text if c != "-")) % 97
