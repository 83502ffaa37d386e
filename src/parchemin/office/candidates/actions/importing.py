"""Entering many persons by a file: received, shown, then confirmed; all or nothing."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.candidates import access
from parchemin.office.candidates.actions.enrolling import enter_all
from parchemin.office.candidates.admission import admission
from parchemin.office.candidates.files import FileReading, read_file
from parchemin.office.candidates.models import CandidateFile
from parchemin.office.journal.actions import record
from parchemin.office.partners.models import Body
from parchemin.office.referentiels.models import Version


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What a confirmation did; ``again`` when the file was imported before: nothing changed."""

    entered: int
    already_enrolled: int = 0
    again: bool = False


@transaction.atomic
def receive_file(
    *,
    content: bytes,
    name: str,
    version: Version,
    body: Body | None,
    entered_on: date | None,
    by: User,
) -> tuple[CandidateFile | None, FileReading]:
    """Keep a file without fault until it is confirmed; with faults, keep nothing and say them."""
    access.require_may_enrol(by, body)
    reading = read_file(
        content,
        name,
        admitted=admission(version, body),
        entered_on=entered_on,
        on=timezone.localdate(),
    )
    if not reading.accepted:
        return None, reading
    file = CandidateFile.objects.create(
        name=name[:255],
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        version=version,
        body=body,
        entered_on=entered_on,
        received_by=by,
    )
    record("recevoir un fichier de candidats", by=by, on=file, empreinte=file.sha256)
    return file, reading


@transaction.atomic
def confirm_import(*, on: CandidateFile, by: User) -> Imported:
    """Enter every line of a received file, or none; a second confirmation changes nothing."""
    file = CandidateFile.objects.select_for_update(of=("self",)).get(pk=on.pk)
    access.require_may_enrol(by, file.body)
    if file.imported_at is not None:
        return Imported(entered=0, again=True)
    admitted = admission(file.version, file.body)
    reading = read_file(
        bytes(file.content),
        file.name,
        admitted=admitted,
        entered_on=file.entered_on,
        on=timezone.localdate(file.received_at),
    )
    if not reading.accepted:
        raise RefusedAct(
            "Depuis l'envoi du fichier, quelque chose a changé : "
            f"{reading.diagnostics[-1].place.sentence}, {reading.diagnostics[-1].advice} "
            "Renvoyez le fichier pour voir toutes ses erreurs."
        )
    entries = [line.entry for line in reading.lines if line.enrolled is None]
    entered = enter_all(entries, admitted=admitted, by=by) if entries else []
    file.imported_at = timezone.now()
    file.save(update_fields=["imported_at"])
    record("importer un fichier de candidats", by=by, on=file, inscrits=len(entered))
    return Imported(entered=len(entered), already_enrolled=len(reading.lines) - len(entered))
