"""Declare holders to the Caisse des Dépôts: files made, validated, then kept byte for byte."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from parchemin.domain.declaration import DeclarationBatch, Emitter
from parchemin.domain.errors import RefusedAct
from parchemin.domain.finding import Finding, blocking
from parchemin.office.accounts.models import User
from parchemin.office.certificates.access import require_secretariat
from parchemin.office.certificates.declaring import (
    Checked,
    checked,
    emitter_in_force,
    held_to_declare,
)
from parchemin.office.certificates.mentions import frozen
from parchemin.office.certificates.models import (
    Certificate,
    Counter,
    Declaration,
    DeclarationFile,
    DeclaredPassage,
)
from parchemin.office.journal.actions import record
from parchemin.writers import declaration as writer

NO_IDENTIFIERS = (
    "La Caisse des Dépôts n'a pas encore donné ses identifiants à ce certificateur, ou ils ne sont "
    "pas saisis : identifiant client de huit caractères et identifiant de contrat. "
    "Complétez-les sur la page du certificateur."
)


@transaction.atomic
def declare(*, by: User, now: datetime) -> tuple[Declaration, int]:
    """Declare every holder whose passage is sound; the declaration, and how many were left aside.

    The files are made and validated before anything is kept. Raises RefusedAct when nothing can be
    declared.
    """
    require_secretariat(by)
    today = timezone.localdate(now)
    rank = _next_rank(today)
    emitter = require_emitter()
    passages = checked(held_to_declare(), today)
    sound = [one for one in passages if one.sound]
    if not sound:
        raise RefusedAct(nothing_to_declare(passages))
    number = f"DECL-{today.year}-{rank:04d}"
    profile = writer.profile_1_1_2()
    batch = DeclarationBatch(
        emitter=emitter, stamped_at=now, passages=tuple(one.passage for one in sound)
    )
    files = writer.render(batch, profile, stem=number, mint_flow_id=lambda: str(uuid.uuid4()))
    for _, content in files:
        require_valid(writer.validate(content, profile))
    declaration = Declaration.objects.create(
        number=number, made_at=now, made_by=by, emitter=frozen(emitter), profile=profile.version
    )
    rows = {one.passage.technical_id: one.certificate for one in sound}
    for written, content in files:
        _keep(declaration, written, content, rows)
    record("établir une déclaration", by=by, on=declaration, numero=number, titulaires=len(sound))
    return declaration, len(passages) - len(sound)


def _next_rank(today: date) -> int:
    """The next number of the year; its row is held until the end, so that two never overlap."""
    series = f"declaration-{today.year}"
    Counter.objects.get_or_create(series=series)
    counter = Counter.objects.select_for_update().get(series=series)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def _keep(
    declaration: Declaration,
    written: writer.WrittenFile,
    content: bytes,
    rows: dict[str, Certificate],
) -> None:
    file = DeclarationFile.objects.create(
        declaration=declaration,
        rank=written.rank,
        name=written.name,
        flux_id=written.flow_id,
        content=content,
        sha256=written.sha256,
        passages=len(written.technical_ids),
    )
    DeclaredPassage.objects.bulk_create(
        [DeclaredPassage(file=file, certificate=rows[one]) for one in written.technical_ids]
    )


def require_emitter() -> Emitter:
    """The identifiers to declare under; raises RefusedAct when absent or wrong."""
    emitter, findings = emitter_in_force()
    if emitter is None:
        raise RefusedAct(NO_IDENTIFIERS)
    require_sound(blocking(findings))
    return emitter


def require_sound(findings: tuple[Finding, ...]) -> None:
    if findings:
        raise RefusedAct(" ".join(finding.sentence for finding in findings))


def require_valid(findings: tuple[Finding, ...]) -> None:
    """Raise RefusedAct when the schema refuses a file: nothing is kept of it."""
    if findings:
        said = " ".join(finding.sentence for finding in findings[:3])
        raise RefusedAct(f"Le fichier n'est pas conforme au schéma, il n'a pas été gardé : {said}")


def nothing_to_declare(passages: list[Checked]) -> str:
    if passages:
        return (
            f"Aucun des {len(passages)} titulaires à déclarer ne peut l'être : corrigez d'abord "
            "les erreurs de leur état civil, affichées titulaire par titulaire."
        )
    return "Aucun titulaire n'est à déclarer."
