"""How many files a person may lodge to enter by experience."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class YearlyFiles:
    """The most a person lodges in a calendar year (R. 6412-3 code du travail).

    ``per_certification`` counts the files for one certification, ``certifications`` the different
    ones. Files that seek blocs only are not counted.
    """

    per_certification: int
    certifications: int
