"""A file of candidates against what the office knows: every line with what it would do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parchemin.domain.person import CivilStatus
from parchemin.domain.person_checks import check_person
from parchemin.office.candidates.admission import ROUTES, Admission, Fault
from parchemin.office.candidates.entries import Entry
from parchemin.office.candidates.identity import key_of, known_persons
from parchemin.office.candidates.models import Enrolment, Person
from parchemin.office.candidates.retake_guards import exhausted
from parchemin.office.candidates.vae_guards import too_many_files
from parchemin.readers.candidates import CandidateRow, read_candidates
from parchemin.readers.diagnostics import Diagnostic, Place, Severity

MOST_ROWS = 5_000
COLUMN_OF_FIELD = {"route": "voie_acces", "entered_on": "date_entree"}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line ready to be entered; ``enrolled`` is the path the person already has."""

    number: int
    entry: Entry
    enrolled: Enrolment | None = None

    @property
    def state(self) -> str:
        if self.enrolled is not None:
            return "déjà inscrite"
        return "connue" if self.entry.person else "nouvelle"

    @property
    def route_label(self) -> str:
        return ROUTES[self.entry.route.value]

    @property
    def differences(self) -> tuple[str, ...]:
        """What the file says otherwise than the civil status on record, which is kept."""
        person = self.entry.person
        if person is None or person.civil_status is None:
            return ()
        known, told = person.civil_status.as_domain(), self.entry.status
        pairs = (
            ("nom d'usage", known.use_name, told.use_name),
            ("prénoms", " ".join(known.first_names), " ".join(told.first_names)),
            ("sexe", known.sex, told.sex),
            ("lieu de naissance", known.birth_place.insee_code, told.birth_place.insee_code),
        )
        return tuple(name for name, before, after in pairs if after and before != after)


@dataclass(frozen=True, kw_only=True)
class FileReading:
    """Either every line and no error, or no line and every error; warnings may come with lines."""

    lines: tuple[Line, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def accepted(self) -> bool:
        return not any(item.severity is Severity.ERROR for item in self.diagnostics)

    def count(self, state: str) -> int:
        return sum(line.state == state for line in self.lines)


def read_file(
    content: bytes, name: str, *, admitted: Admission, entered_on: date | None, on: date
) -> FileReading:
    """Read a file received on that day; ``entered_on`` is for the lines without a date of entry."""
    reading = read_candidates(content, name, on=on)
    if not reading.accepted:
        return FileReading(lines=(), diagnostics=reading.diagnostics)
    if len(reading.rows) > MOST_ROWS:
        return FileReading(lines=(), diagnostics=(_too_many(len(reading.rows), name),))
    known = known_persons(row.person for row in reading.rows)
    enrolled = _enrolled(admitted, known)
    lines = tuple(_line(row, entered_on, known, enrolled) for row in reading.rows)
    faults = [
        *_faults(reading.rows, admitted, entered_on, known),
        *_used_references(lines),
        *_not_allowed(lines, admitted),
    ]
    faults.sort(key=lambda fault: fault.place.line or 0)
    return FileReading(lines=() if faults else lines, diagnostics=(*reading.diagnostics, *faults))


def _line(
    row: CandidateRow,
    entered_on: date | None,
    known: dict[str, list[Person]],
    enrolled: dict[object, Enrolment],
) -> Line:
    person = next(iter(known.get(key_of(row.person), ())), None)
    entry = Entry(
        status=row.person,
        route=row.route,
        entered_on=row.entered_on or entered_on or date.max,
        reference=row.reference or "",
        email=row.email or "",
        phone=row.phone or "",
        person=person,
    )
    return Line(number=row.line, entry=entry, enrolled=enrolled.get(person.pk) if person else None)


def _enrolled(admitted: Admission, known: dict[str, list[Person]]) -> dict[object, Enrolment]:
    persons = [person for group in known.values() for person in group]
    paths = Enrolment.objects.filter(version=admitted.version, person__in=persons)
    return {path.person_id: path for path in paths}


def _faults(
    rows: tuple[CandidateRow, ...],
    admitted: Admission,
    entered_on: date | None,
    known: dict[str, list[Person]],
) -> Iterator[Diagnostic]:
    for row in rows:
        entry_date = row.entered_on or entered_on
        if entry_date is None:
            yield _fault(
                row,
                "date_entree",
                found="une case vide",
                expected="la date d'entrée, écrite JJ/MM/AAAA",
                advice="Remplissez la case, ou donnez la date d'entrée commune avec le fichier.",
            )
            continue
        yield from _unborn(row, entry_date)
        for fault in admitted.faults(route=row.route, entered_on=entry_date):
            yield _refusal(row, fault, entry_date)
        if len(known.get(key_of(row.person), ())) > 1:
            yield _homonyms(row, row.person)


def _unborn(row: CandidateRow, entry_date: date) -> Iterator[Diagnostic]:
    for finding in check_person(row.person, on=entry_date):
        if finding.code == "birth_in_future":
            yield _fault(
                row,
                "date_entree",
                found=f"une entrée le {entry_date:%d/%m/%Y}, avant la naissance",
                expected="une entrée après la naissance",
                advice="Corrigez la date d'entrée ou la date de naissance.",
            )


def _refusal(row: CandidateRow, fault: Fault, entry_date: date) -> Diagnostic:
    found = {"route": f"la voie « {row.route.value} »", "entered_on": f"le {entry_date:%d/%m/%Y}"}
    return _fault(
        row,
        COLUMN_OF_FIELD.get(fault.field, "date_entree"),
        found=found.get(fault.field, f"une entrée le {entry_date:%d/%m/%Y}"),
        expected="une entrée que le référentiel, le règlement et l'habilitation permettent",
        advice=str(fault.error),
    )


def _homonyms(row: CandidateRow, status: CivilStatus) -> Diagnostic:
    return _fault(
        row,
        "nom_naissance",
        found=f"« {status.full_name} », que plusieurs dossiers portent",
        expected="une personne que son état civil désigne seule",
        advice="Retirez cette ligne et inscrivez cette personne par le formulaire.",
    )


def _used_references(lines: tuple[Line, ...]) -> Iterator[Diagnostic]:
    """The references of new entries that another path already has."""
    asked = {line.entry.reference: line for line in lines if not line.enrolled}
    for path in Enrolment.objects.filter(reference__in=[text for text in asked if text]):
        line = asked[path.reference]
        place = f"ligne {line.number}, colonne reference"
        yield Diagnostic(
            severity=Severity.ERROR,
            code="reference-deja-donnee",
            place=Place(line=line.number, lines=(line.number,), sentence=place),
            found=f"« {path.reference} », déjà donnée à un autre parcours",
            expected="une référence nouvelle, ou une case vide",
            advice="Changez la référence, ou videz la case : l'office en attribuera une.",
        )


def _not_allowed(lines: tuple[Line, ...], admitted: Admission) -> Iterator[Diagnostic]:
    """The new entries of persons who have no try, or no file of VAE, left.

    Those without a date are told elsewhere.
    """
    dated = (line for line in lines if line.entry.entered_on < date.max)
    new = {id(line.entry): line for line in dated if line.entry.person and not line.enrolled}
    entries = [line.entry for line in new.values()]
    persons = [entry.person for entry in entries if entry.person is not None]
    for entry, refusal in too_many_files(persons, entries, admitted):
        yield _at(
            new[id(entry)].number,
            "voie_acces",
            found=f"« {entry.status.full_name} », qui entre par l'expérience",
            expected="un dossier de VAE que l'année permet encore",
            advice=f"Retirez cette ligne, ou inscrivez cette personne par le formulaire. {refusal}",
        )
    for entry, sentence in exhausted(persons, entries, admitted):
        yield _at(
            new[id(entry)].number,
            "nom_naissance",
            found=f"« {entry.status.full_name} », à qui il ne reste aucune présentation",
            expected="une personne qui peut encore se présenter",
            advice=f"Retirez cette ligne. {sentence}",
        )


def _fault(row: CandidateRow, column: str, *, found: str, expected: str, advice: str) -> Diagnostic:
    return _at(row.line, column, found=found, expected=expected, advice=advice)


def _at(line: int, column: str, *, found: str, expected: str, advice: str) -> Diagnostic:
    return Diagnostic(
        severity=Severity.ERROR,
        code="entree-refusee",
        place=Place(line=line, lines=(line,), sentence=f"ligne {line}, colonne {column}"),
        found=found,
        expected=expected,
        advice=advice,
    )


def _too_many(count: int, name: str) -> Diagnostic:
    return Diagnostic(
        severity=Severity.ERROR,
        code="trop-de-lignes",
        place=Place(sentence=name),
        found=f"{count} lignes",
        expected=f"{MOST_ROWS} lignes au plus par fichier",
        advice="Coupez le fichier en plusieurs, et importez-les l'un après l'autre.",
    )
