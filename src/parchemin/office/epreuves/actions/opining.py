"""Recording the opinions of one assessor: all or none, and a second time changes nothing."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.candidates.closure import closed, granted
from parchemin.office.epreuves import access
from parchemin.office.epreuves.actions.recording import hold
from parchemin.office.epreuves.models import Opinion
from parchemin.office.epreuves.opinion_queries import opinions_in_force
from parchemin.office.epreuves.opinion_sheets import OpinionEntry, Voice, opinion_faults
from parchemin.office.epreuves.standing import plan_of
from parchemin.office.journal.actions import Act, record_all

Former = Mapping[Voice, Opinion]


@transaction.atomic
def record_opinions(
    entries: Iterable[OpinionEntry], *, by: User, reason: str = ""
) -> tuple[Opinion, ...]:
    """Record what one assessor says of one path; the rows added, none when all was on record.

    An opinion of the same day, or of an earlier one, is a correction and needs its ``reason``; a
    later day is a new sitting. Raises RefusedAct with every fault.
    """
    handed = list(entries)
    for path in {entry.enrolment.pk: entry.enrolment for entry in handed}.values():
        access.require_may_assess(by, {path.pk})
    _require_own_voice(handed, by)
    hold({entry.enrolment.pk for entry in handed})
    known = opinions_in_force([entry.enrolment.pk for entry in handed])
    fresh = [entry for entry in handed if not _on_record(entry, known)]
    _refuse(fresh, known, reason.strip())
    rows = [_row(entry, known, reason.strip(), by) for entry in fresh]
    _insert(rows)
    _journal(rows, by)
    return tuple(rows)


def _require_own_voice(handed: list[OpinionEntry], by: User) -> None:
    """An assessor speaks for himself; the secretariat writes down for one who is charged."""
    for entry in handed:
        if access.is_assessor(by) and entry.assessor != by:
            raise RefusedAct("Chaque évaluateur donne son propre avis, jamais celui d'un autre.")
        access.require_charged(entry.assessor, entry.enrolment)


def _on_record(entry: OpinionEntry, known: Former) -> bool:
    row = known.get(entry.voice)
    return row is not None and entry.repeats(row)


def _corrects(entry: OpinionEntry, known: Former) -> Opinion | None:
    row = known.get(entry.voice)
    return row if row is not None and entry.given_on <= row.given_on else None


def _refuse(fresh: list[OpinionEntry], known: Former, reason: str) -> None:
    found: list[str] = list(closed({entry.enrolment.pk for entry in fresh}).values())
    today = timezone.localdate()
    for entry in fresh:
        found.extend(granted(entry.enrolment.pk, entry.bloc_code))
        found.extend(opinion_faults(entry, plan_of(entry.enrolment, today), today=today))
        row = _corrects(entry, known)
        if row is not None and not reason:
            found.append(_needs_reason(entry, row.given_on))
    if found:
        raise RefusedAct(
            " ".join(dict.fromkeys(found)),
            rule="un fait ne s'écrase pas : il se corrige avec son motif",
        )


def _needs_reason(entry: OpinionEntry, given_on: date) -> str:
    return (
        f"{entry.subject} : un avis est déjà enregistré pour le {given_on:%d/%m/%Y}. Dites le motif "
        "de la correction ; un nouveau passage porte une date plus récente."
    )


def _row(entry: OpinionEntry, known: Former, reason: str, by: User) -> Opinion:
    row = entry.row(by)
    row.supersedes = _corrects(entry, known)
    row.reason = reason if row.supersedes else ""
    return row


def _insert(rows: list[Opinion]) -> None:
    try:
        with transaction.atomic():
            for row in rows:
                row.save()
    except IntegrityError as error:
        raise RefusedAct(
            "Ces avis viennent d'être saisis ailleurs. Rechargez la page pour les voir."
        ) from error


def _journal(rows: list[Opinion], by: User) -> None:
    """One act for each path."""
    paths = {row.enrolment_id: row.enrolment for row in rows}
    acts = [
        Act("donner un avis", path, {"avis": [_told(row) for row in rows if row.enrolment == path]})
        for path in paths.values()
    ]
    record_all(acts, by=by)


def _told(row: Opinion) -> list[object]:
    return [
        row.pk,
        row.assessment_code or row.bloc_code,
        row.role,
        row.assessor_id,
        row.favourable,
        None if row.mark is None else f"{row.mark}/{row.out_of}",
        row.given_on.isoformat(),
        row.supersedes_id,
    ]
