"""Recording results, one or a thousand: all or none, and a second time changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.domain.referentiel import Certification
from parchemin.office.accounts.models import User
from parchemin.office.candidates.closure import closed
from parchemin.office.candidates.models import Enrolment
from parchemin.office.candidates.retake_guards import forbidden_sittings
from parchemin.office.epreuves import access
from parchemin.office.epreuves.current import results_known
from parchemin.office.epreuves.models import Outcome, Result
from parchemin.office.epreuves.sheets import Key, ResultEntry, faults
from parchemin.office.journal.actions import Act, record_all
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of

SHOWN_FAULTS = 20


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """What a submission did: the rows added, and how many were on record already."""

    results: tuple[Result, ...]
    already: int


@transaction.atomic
def record_results(entries: Iterable[ResultEntry], *, by: User) -> Recorded:
    """Record results, each an act of its own in the journal; the rows are written in bulk.

    A result already on record word for word is left as it is; one that says otherwise for the same
    or an earlier day, or that comes after « acquis », is refused: it is corrected, not entered.
    Raises RefusedAct with every fault.
    """
    handed = list(entries)
    enrolments = {entry.enrolment.pk: entry.enrolment for entry in handed}
    access.require_may_assess(by, set(enrolments))
    hold(enrolments)
    _refuse_twice(handed)
    known = results_known(list(enrolments), {entry.bloc_code for entry in handed})
    fresh = [entry for entry in handed if not _on_record(entry, known)]
    _refuse_faults(fresh, known)
    rows = _insert(fresh, by)
    journal(rows, enrolments, "saisir un résultat", by=by)
    return Recorded(results=tuple(rows), already=len(handed) - len(fresh))


def hold(enrolments: Iterable[UUID]) -> None:
    """Make others wait who record for the same paths, until the transaction ends.

    SQLite makes them wait from the first word of the transaction.
    """
    if connection.vendor != "postgresql":
        return
    paths = Enrolment.objects.select_for_update().filter(pk__in=list(enrolments))
    list(paths.order_by("pk").values_list("pk"))


def journal(
    rows: Sequence[Result], enrolments: Mapping[UUID, Enrolment], act: str, *, by: User
) -> None:
    """One act for each row, on its path: a result is found, and later contested, by itself."""
    record_all((Act(act, enrolments[row.enrolment_id], _said(row)) for row in rows), by=by)


def _said(row: Result) -> dict[str, object]:
    return {
        "resultat": row.pk,
        "sujet": row.assessment_code or f"{row.bloc_code} C{row.competency_rank}",
        "issue": row.outcome,
        "note": None if row.mark is None else f"{row.mark}/{row.out_of}",
        "date": row.obtained_on.isoformat(),
        "remplace": row.supersedes_id,
    }


def _on_record(entry: ResultEntry, known: dict[Key, Result]) -> bool:
    row = known.get(entry.key)
    return row is not None and entry.repeats(row)


def _refuse_twice(handed: list[ResultEntry]) -> None:
    seen: set[Key] = set()
    for entry in handed:
        if entry.key in seen:
            raise RefusedAct(f"{entry.subject} figure deux fois dans cette saisie.")
        seen.add(entry.key)


def _refuse_faults(fresh: list[ResultEntry], known: dict[Key, Result]) -> None:
    today = timezone.localdate()
    certifications = _certifications(fresh)
    shut = closed({entry.enrolment.pk for entry in fresh})
    found = list(dict.fromkeys(shut.values()))
    for entry in fresh:
        found.extend(faults(entry, certifications, today=today))
        found.extend(_overwrites(entry, known.get(entry.key)))
    found.extend(forbidden_sittings(_sittings(fresh)))
    if found:
        rest = len(found) - SHOWN_FAULTS
        more = f" … et {rest} autres refus." if rest > 0 else ""
        raise RefusedAct(
            " ".join(found[:SHOWN_FAULTS]) + more,
            rule="un fait ne s'écrase pas : il se corrige avec son motif",
        )


def _sittings(fresh: list[ResultEntry]) -> Iterable[tuple[Enrolment, str, date]]:
    """The blocs taken by candidates who were there."""
    present = (Outcome.ACQUIRED, Outcome.NOT_ACQUIRED)
    for entry in fresh:
        if entry.outcome in present:
            yield entry.enrolment, entry.bloc_code, entry.obtained_on


def _overwrites(entry: ResultEntry, row: Result | None) -> Iterable[str]:
    if row is None:
        return
    if row.outcome == Outcome.ACQUIRED or entry.obtained_on <= row.obtained_on:
        yield (
            f"{entry.subject} : « {row.get_outcome_display()} » est déjà enregistré pour le "
            f"{row.obtained_on:%d/%m/%Y}. Pour le changer, corrigez-le en disant pourquoi ; un "
            "nouveau passage porte une date plus récente."
        )


def _certifications(entries: list[ResultEntry]) -> dict[int, Certification]:
    """The certification of each path, read again only where the path came without its version."""
    paths = [entry.enrolment for entry in entries]
    came = Enrolment._meta.get_field("version").is_cached
    loaded = {path.version_id: path.version for path in paths if came(path)}
    asked = {path.version_id for path in paths} - set(loaded)
    versions = {**loaded, **(Version.objects.in_bulk(asked) if asked else {})}
    return {key: certification_of(version) for key, version in versions.items()}


def _insert(fresh: list[ResultEntry], by: User) -> list[Result]:
    try:
        return Result.objects.bulk_create([entry.row(by) for entry in fresh], batch_size=500)
    except IntegrityError as error:
        raise RefusedAct(
            "Ces résultats viennent d'être saisis par quelqu'un d'autre. Rechargez la page pour "
            "les voir."
        ) from error
