"""One line of a candidate file: each cell read, each fault told with its line and column."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from parchemin.domain.finding import Finding
from parchemin.domain.pathway import Route
from parchemin.domain.person import BirthDate, BirthPlace, CivilStatus, Sex, clean_text
from parchemin.domain.person import civil_status as make_civil_status
from parchemin.domain.person_checks import check_person
from parchemin.readers.candidates.columns import folded, nearest
from parchemin.readers.candidates.vocabulary import (
    COLUMN_OF_FIELD,
    DAY_FIRST,
    EMAIL,
    LONGEST_EMAIL,
    LONGEST_QUOTE,
    LONGEST_REFERENCE,
    LOST_ZERO,
    PHONE,
    ROUTES,
    SEXES,
    YEAR_FIRST,
)
from parchemin.readers.diagnostics import Findings, Place

STAND_IN = BirthDate(2000, 1, 1)
"""Takes the place of a date that cannot be read, while the other cells are checked."""
NAMES = ("birth_name", "use_name", "first_names")


@dataclass(frozen=True, kw_only=True)
class CandidateRow:
    """One candidate as a file gives him; ``line`` is the line of the file, from 1."""

    line: int
    person: CivilStatus
    route: Route
    reference: str | None = None
    entered_on: date | None = None
    email: str | None = None
    phone: str | None = None


class LineReader:
    """Reads the cells of one line into values, and keeps the faults with their place."""

    def __init__(self, line: int, cells: Mapping[str, str], findings: Findings) -> None:
        self.line = line
        self.cells = cells
        self.findings = findings
        self.place_unknown = False
        self.person: CivilStatus | None = None
        """Known as soon as the names and the date of birth can be read."""
        self.reference = self._text("reference")

    def read(self, *, on: date | None) -> CandidateRow | None:
        """The candidate of this line, None when an obligatory cell cannot be read."""
        birth_date, sex = self._birth_date(), self._sex()
        route = self._route()
        entered_on = self._entry_date()
        email, phone = self._email(), self._phone()
        person = self._person(birth_date or STAND_IN, sex or Sex.FEMALE)
        self._check_reference()
        self._check(person, on, dated=birth_date is not None)
        self.person = person if birth_date else None
        if route is None or birth_date is None or sex is None:
            return None
        return CandidateRow(
            line=self.line,
            person=person,
            route=route,
            reference=self.reference,
            entered_on=entered_on,
            email=email,
            phone=phone,
        )

    def place(self, column: str) -> Place:
        return Place(
            line=self.line, lines=(self.line,), sentence=f"ligne {self.line}, colonne {column}"
        )

    def _text(self, column: str) -> str | None:
        return clean_text(self.cells.get(column, "")) or None

    def _error(self, code: str, column: str, expected: str, advice: str) -> None:
        text = self._text(column)
        found = f"« {_short(text)} »" if text else "une case vide"
        self.findings.error(code, self.place(column), found=found, expected=expected, advice=advice)

    def _repeat(self, finding: Finding) -> None:
        """Tell a fault of the civil status at the place of its cell."""
        say = self.findings.error if finding.blocks else self.findings.warn
        place = self.place(COLUMN_OF_FIELD.get(finding.field, finding.field))
        say(
            finding.code,
            place,
            found=_short(finding.found),
            expected=finding.expected,
            advice=finding.advice,
        )

    def _check(self, person: CivilStatus, on: date | None, *, dated: bool) -> None:
        """Tell what is wrong in the civil status; what depends on an unread date is left out."""
        for finding in check_person(person, on=on):
            if finding.code == "birth_place_unknown":
                self.place_unknown = True
            elif dated or finding.field in NAMES:
                self._repeat(finding)

    def _person(self, birth_date: BirthDate, sex: Sex) -> CivilStatus:
        return make_civil_status(
            birth_name=self._text("nom_naissance") or "",
            use_name=self._text("nom_usage"),
            first_names=self._first_names(),
            birth_date=birth_date,
            sex=sex,
            birth_place=BirthPlace(
                insee_code=self._text("code_commune_naissance"),
                postal_code=self._text("code_postal_naissance"),
                label=self._text("commune_naissance"),
                country_code=self._text("code_pays_naissance"),
                country_label=self._text("pays_naissance"),
            ),
        )

    def _first_names(self) -> tuple[str, ...]:
        """Separated by commas, or by spaces when there is no comma."""
        text = self._text("prenoms") or ""
        return tuple(text.split(",") if "," in text else text.split())

    def _birth_date(self) -> BirthDate | None:
        text = self._text("date_naissance") or ""
        swapped = YEAR_FIRST.fullmatch(text)
        found = DAY_FIRST.fullmatch(text)
        parts = reversed(swapped.groups()) if swapped else found.groups() if found else None
        if parts is None:
            self._error(
                "date-illisible",
                "date_naissance",
                "une date JJ/MM/AAAA (MM/AAAA ou AAAA si le reste est inconnu)",
                "Mettez la colonne au format texte, puis ressaisissez la date.",
            )
            return None
        day, month, year = (int(part) if part else None for part in parts)
        return BirthDate(year or 0, month, day)

    def _sex(self) -> Sex | None:
        sex = SEXES.get(folded(self._text("sexe") or ""))
        if sex is None:
            self._error("sexe-inconnu", "sexe", "M ou F", "Indiquez M ou F, selon l’état civil.")
        return sex

    def _route(self) -> Route | None:
        text = folded(self._text("voie_acces") or "")
        route = ROUTES.get(text)
        if route is None:
            guess = nearest(text, tuple(ROUTES))
            advice = (
                f"Vouliez-vous dire « {ROUTES[guess].value} » ?"
                if guess
                else "Choisissez l’une des six voies d’accès."
            )
            expected = ", ".join(known.value for known in Route)
            self._error("voie-acces-inconnue", "voie_acces", expected, advice)
        return route

    def _entry_date(self) -> date | None:
        text = self._text("date_entree")
        if text is None:
            return None
        swapped, found = YEAR_FIRST.fullmatch(text), DAY_FIRST.fullmatch(text)
        parts = swapped.groups() if swapped else found.groups()[::-1] if found else ()
        try:
            return date(*(int(part) for part in parts if part))
        except (TypeError, ValueError):
            self._error(
                "date-impossible",
                "date_entree",
                "une date du calendrier, écrite JJ/MM/AAAA",
                "Corrigez la date d’entrée.",
            )
            return None

    def _check_reference(self) -> None:
        if self.reference and len(self.reference) > LONGEST_REFERENCE:
            self._error(
                "reference-trop-longue",
                "reference",
                f"{LONGEST_REFERENCE} caractères au plus",
                "Raccourcissez la référence, ou videz la case : l’office en attribuera une.",
            )

    def _email(self) -> str | None:
        text = self._text("courriel")
        if text and (len(text) > LONGEST_EMAIL or not EMAIL.fullmatch(text)):
            self._error(
                "courriel-illisible",
                "courriel",
                "une seule adresse, comme prenom.nom@exemple.fr",
                "Corrigez l’adresse ou videz la case.",
            )
        return text

    def _phone(self) -> str | None:
        text = self._text("telephone")
        if text and LOST_ZERO.fullmatch(text):
            self._error(
                "telephone-sans-zero",
                "telephone",
                "dix chiffres, ou un indicatif précédé de +",
                f"Le zéro de tête a sans doute été perdu par un tableur : « 0{text} » ?",
            )
        elif text and not PHONE.fullmatch(text):
            self._error(
                "telephone-illisible",
                "telephone",
                "un seul numéro de téléphone",
                "Corrigez le numéro ou videz la case.",
            )
        return text


def _short(text: str) -> str:
    """A text as a sentence can quote it."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
