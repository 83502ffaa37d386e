"""What is learnt of a member of the pool with time: each act adds a fact, none is overwritten."""

from datetime import date

from django.db import transaction

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.journal.actions import record, take_turn
from parchemin.office.juries.access import require_office
from parchemin.office.juries.actions.preparation import JurorFile, add_juror
from parchemin.office.juries.models import Availability, Juror, JurorFact, Mandate
from parchemin.office.juries.rulebook import colleges_in_use
from parchemin.readers.diagnostics import Diagnostic, Place, Severity
from parchemin.readers.pool_file import PoolReading, PoolRow, read_pool

Kind = JurorFact.Kind
WITH_VALUE = {
    Kind.COMPETENT: "le code de la certification ou du bloc",
    Kind.NO_LONGER_COMPETENT: "le code de la certification ou du bloc",
    Kind.YEARS: "un nombre d'années",
    Kind.QUALITY: "la qualité, en quelques mots",
}
MOST_YEARS = 70


@transaction.atomic
def import_pool(*, content: bytes, name: str, by: User) -> PoolReading:
    """Enter every member of a file, or none when it has a fault; the faults are all in the answer."""
    require_office(by)
    take_turn()
    reading = read_pool(content, name, colleges=colleges_in_use())
    known = set(Juror.objects.values_list("name", "college"))
    twice = [row for row in reading.rows if (row.name, row.college) in known]
    if twice:
        faults = tuple(_already_there(row) for row in twice)
        return PoolReading(rows=(), diagnostics=(*reading.diagnostics, *faults))
    for row in reading.rows:
        file = JurorFile(
            name=row.name, college=row.college, sex=row.sex, quality=row.quality,
            qualified=row.qualified, years_in_trade=row.years,
            mandate_since=row.mandate_since, mandate_until=row.mandate_until,
        )  # fmt: skip
        add_juror(file=file, by=by)
    return reading


def _already_there(row: PoolRow) -> Diagnostic:
    return Diagnostic(
        severity=Severity.ERROR,
        code="deja-au-vivier",
        place=Place(line=row.line, lines=(row.line,), sentence=f"ligne {row.line}, colonne nom"),
        found=f"« {row.name} », déjà au vivier du collège {row.college}",
        expected="un membre qui n'est pas encore au vivier",
        advice="Retirez cette ligne : ce qui change d'un membre se consigne sur sa fiche.",
    )


@transaction.atomic
def give_mandate(
    *, on: Juror, since: date, until: date | None, named_by: str = "", by: User
) -> Mandate:
    """Add a mandate; two mandates of a member never cover the same day."""
    require_office(by)
    juror = Juror.objects.select_for_update(of=("self",)).get(pk=on.pk)
    if until is not None and until < since:
        raise RefusedAct(
            f"Le mandat finirait le {until:%d/%m/%Y}, avant d'avoir commencé le {since:%d/%m/%Y}."
        )
    for start, end in _spans(juror):
        if start <= (until or date.max) and since <= end:
            said = f"depuis le {start:%d/%m/%Y}" if start != date.min else "sans premier jour"
            raise RefusedAct(
                f"{juror.name} a déjà un mandat {said}"
                f"{f', jusqu’au {end:%d/%m/%Y}' if end != date.max else ', sans terme'} : "
                "un nouveau mandat commence après le précédent."
            )
    mandate = Mandate.objects.create(
        juror=juror, since=since, until=until, named_by=named_by, recorded_by=by
    )
    record("donner un mandat", by=by, on=mandate, membre=juror.pk, depuis=since.isoformat())
    return mandate


def _spans(juror: Juror) -> list[tuple[date, date]]:
    spans = [(row.since, row.until or date.max) for row in juror.mandates.all()]
    if juror.mandate_since or juror.mandate_until:
        spans.append((juror.mandate_since or date.min, juror.mandate_until or date.max))
    return spans


@transaction.atomic
def say_availability(
    *, on: Juror, first_day: date, last_day: date, available: bool, comment: str = "", by: User
) -> Availability:
    """Say on which days a member may or may not sit: the secretariat, or himself."""
    if on.account_id != by.pk:
        require_office(by)
    if last_day < first_day:
        raise RefusedAct(
            f"La période finirait le {last_day:%d/%m/%Y}, avant d'avoir commencé le "
            f"{first_day:%d/%m/%Y}."
        )
    row = Availability.objects.create(
        juror=on, first_day=first_day, last_day=last_day, available=available, comment=comment,
        recorded_by=by,
    )  # fmt: skip
    record("dire une disponibilité", by=by, on=row, membre=on.pk, disponible=available)
    return row


@transaction.atomic
def state_fact(*, on: Juror, kind: str, since: date, value: str = "", by: User) -> JurorFact:
    """Add what is learnt of a member; raises RefusedAct for a value that the kind cannot bear."""
    require_office(by)
    value = value.strip()
    _require_value(kind, value)
    fact = JurorFact.objects.create(
        juror=on, kind=kind, value=value if kind in WITH_VALUE else "", since=since, recorded_by=by
    )
    record("consigner un fait sur un membre", by=by, on=fact, membre=on.pk, fait=kind, dit=value)
    return fact


def _require_value(kind: str, value: str) -> None:
    if kind not in Kind.values:
        raise RefusedAct(f"« {kind} » n'est pas un fait connu : choisissez-en un dans la liste.")
    if kind in WITH_VALUE and not value:
        raise RefusedAct(f"« {Kind(kind).label} » attend {WITH_VALUE[Kind(kind)]}.")
    if kind == Kind.YEARS and not (value.isdecimal() and int(value) <= MOST_YEARS):
        raise RefusedAct(
            f"« {value} » n'est pas un nombre d'années : un entier de 0 à {MOST_YEARS} est attendu."
        )
