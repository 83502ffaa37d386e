"""Civil status, as the register of births holds it; names are never transliterated."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sex(StrEnum):
    """The value is the letter of the Caisse des Dépôts format."""

    MALE = "M"
    FEMALE = "F"


def clean_text(text: str) -> str:
    """The text in NFC, without control or invisible format characters, spaces made single.

    Letters, accents, hyphens and apostrophes stay as they were given.
    """
    spaced = "".join(" " if character in "\t\n\r\v\f" else character for character in text)
    kept = (c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A date of birth of which the month or the day may be unknown, as in some countries.

    The parts are kept as given, even when they make no date: the checks say what is wrong.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: date) -> "BirthDate":
        return cls(day.year, day.month, day.day)

    def as_date(self) -> date | None:
        """The day, or None when a part is missing.

        Raises ValueError when the parts make no date of the calendar.
        """
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def in_french(self) -> str:
        """``05/11/1992``, ``11/1992`` or ``1992``."""
        parts = (self.day, self.month) if self.month is not None else ()
        known = [f"{part:02d}" for part in parts if part is not None]
        return "/".join([*known, f"{self.year:04d}"])


@dataclass(frozen=True, slots=True, kw_only=True)
class BirthPlace:
    """Where a person was born.

    ``insee_code`` is the five-character code of the commune, or 99xxx for a country.
    ``country_code`` is an INSEE code 99xxx; None for France. All may be unknown.
    """

    insee_code: str | None = None
    postal_code: str | None = None
    label: str | None = None
    country_code: str | None = None
    country_label: str | None = None

    @property
    def foreign_code(self) -> str | None:
        """The code 99xxx of the country of birth, wherever it was given; None for France."""
        if self.country_code:
            return self.country_code
        return self.insee_code if (self.insee_code or "").startswith("99") else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CivilStatus:
    """Who a person is: birth name first, all first names in the order of the birth certificate."""

    birth_name: str
    first_names: tuple[str, ...]
    birth_date: BirthDate
    sex: Sex
    birth_place: BirthPlace = BirthPlace()
    use_name: str | None = None

    @property
    def born(self) -> str:
        """« née » or « né », before a date."""
        return "née" if self.sex is Sex.FEMALE else "né"

    @property
    def full_name(self) -> str:
        """First names, birth name, and the use name when there is another one."""
        names = f"{' '.join(self.first_names)} {self.birth_name}"
        if self.use_name and self.use_name != self.birth_name:
            return f"{names}, nom d’usage {self.use_name}"
        return names


def civil_status(
    *,
    birth_name: str,
    first_names: tuple[str, ...],
    birth_date: BirthDate,
    sex: Sex,
    birth_place: BirthPlace | None = None,
    use_name: str | None = None,
) -> CivilStatus:
    """A civil status from typed text: cleaned, empty texts made None; nothing else is changed."""
    place = birth_place or BirthPlace()
    return CivilStatus(
        birth_name=clean_text(birth_name),
        first_names=tuple(name for name in map(clean_text, first_names) if name),
        birth_date=birth_date,
        sex=sex,
        use_name=clean_text(use_name or "") or None,
        birth_place=BirthPlace(
            insee_code=clean_text(place.insee_code or "").upper() or None,
            postal_code=clean_text(place.postal_code or "") or None,
            label=clean_text(place.label or "") or None,
            country_code=clean_text(place.country_code or "") or None,
            country_label=clean_text(place.country_label or "") or None,
        ),
    )


def identity_key(status: CivilStatus) -> tuple[object, ...]:
    """What makes two lines of a file the same person: names without case or accents, birth date."""

    def folded(text: str) -> str:
        decomposed = unicodedata.normalize("NFD", text.casefold())
        return "".join(character for character in decomposed if character.isalnum())

    first = folded(status.first_names[0]) if status.first_names else ""
    return (folded(status.birth_name), first, status.birth_date)
