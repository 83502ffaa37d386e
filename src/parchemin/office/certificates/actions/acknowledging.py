"""Read back what the Caisse des Dépôts answered, passage by passage."""

import uuid
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.certificates.access import require_secretariat
from parchemin.office.certificates.models import DeclarationFile, DeclaredPassage, PassageAnswer
from parchemin.office.journal.actions import record
from parchemin.readers.acknowledgement import AcknowledgedPassage, read_acknowledgement


@dataclass(frozen=True)
class Received:
    """What one acknowledgement said: counts, and lines that are not of the file it answers.

    ``by_name`` when the report carries no idFlux, so that the name alone says which file it answers.
    """

    file: DeclarationFile
    accepted: int
    refused: int
    known: int
    strangers: tuple[str, ...]
    by_name: bool = False


@transaction.atomic
def acknowledge(*, content: bytes, name: str, by: User) -> Received:
    """Record what the Caisse des Dépôts answered, passage by passage; an answer is given once.

    Raises RefusedAct when the report answers none of our files or says of one passage that it is
    accepted and refused, UnreadableSource when it is none.
    """
    require_secretariat(by)
    report = read_acknowledgement(content, name)
    file = _answered_file(report.flow_id or "", report.file_name or "", name)
    waiting = {
        str(passage.certificate.technical_id): passage
        for passage in file.declared.select_related("certificate", "answer")
    }
    answers = _consistent(report.passages, name)
    ours = {key: one for key, one in answers.items() if key in waiting}
    fresh = {key: one for key, one in ours.items() if not _answered(waiting[key])}
    PassageAnswer.objects.bulk_create(
        [_answer(waiting[identifier], one) for identifier, one in fresh.items()]
    )
    received = Received(
        file=file,
        accepted=sum(1 for one in fresh.values() if one.accepted),
        refused=sum(1 for one in fresh.values() if not one.accepted),
        known=len(ours) - len(fresh),
        strangers=tuple(key for key in answers if key not in waiting),
        by_name=not report.flow_id,
    )
    if fresh:
        record(
            "enregistrer un accusé de traitement", by=by, on=file.declaration, fichier=file.name,
            acceptes=received.accepted, refuses=received.refused,
        )  # fmt: skip
    return received


@transaction.atomic
def reject(*, on: DeclarationFile, reason: str, by: User) -> int:
    """Record that a whole file was refused: its holders without answer are to be declared again.

    Returns how many. Raises RefusedAct without a reason, or when every holder has an answer.
    """
    require_secretariat(by)
    if not reason.strip():
        raise RefusedAct("Le rejet d'un fichier dit son motif : recopiez le message reçu.")
    file = DeclarationFile.objects.select_for_update().get(pk=on.pk)
    waiting = list(file.declared.filter(answer=None))
    if not waiting:
        raise RefusedAct(f"Tous les titulaires de {file.name} ont déjà leur réponse.")
    said = f"Fichier rejeté : {reason.strip()}"
    PassageAnswer.objects.bulk_create(
        [PassageAnswer(passage=passage, accepted=False, message=said) for passage in waiting]
    )
    record(
        "enregistrer le rejet d'un fichier", by=by, on=file.declaration, fichier=file.name,
        refuses=len(waiting),
    )  # fmt: skip
    return len(waiting)


def _answered_file(flow_id: str, file_name: str, name: str) -> DeclarationFile:
    wanted, flow = Q(name=file_name), None
    with suppress(ValueError):
        flow = uuid.UUID(flow_id)
        wanted |= Q(flux_id=flow)
    locked = DeclarationFile.objects.select_for_update(of=("self",)).order_by("pk")
    files = list(locked.select_related("declaration").filter(wanted))
    named = next((file for file in files if file.name == file_name), None)
    if named is not None and flow_id and named.flux_id != flow:
        raise RefusedAct(
            f"« {name} » répond au fichier « {file_name} » sous l'idFlux {flow_id}, alors que ce "
            f"fichier porte chez nous l'idFlux {named.flux_id}. Rien n'est enregistré : vérifiez "
            "que cet accusé est bien celui de cette déclaration."
        )
    if not files:
        raise RefusedAct(
            f"« {name} » répond au fichier « {file_name or 'sans nom'} » (idFlux "
            f"{flow_id or 'absent'}), que cet office n'a pas produit. "
            "Choisissez l'accusé de traitement d'une de nos déclarations."
        )
    return files[0]


def _consistent(
    passages: Iterable[AcknowledgedPassage], name: str
) -> dict[str, AcknowledgedPassage]:
    """Each passage of the report once; a line repeated word for word is read once."""
    found: dict[str, AcknowledgedPassage] = {}
    for one in passages:
        if found.setdefault(one.technical_id, one).accepted is not one.accepted:
            raise RefusedAct(
                f"« {name} » se contredit : le passage {one.technical_id} y est à la fois accepté "
                "et refusé. Rien n'est enregistré : demandez un accusé juste à la Caisse des Dépôts."
            )
    return found


def _answered(passage: DeclaredPassage) -> bool:
    return hasattr(passage, "answer")


def _answer(passage: DeclaredPassage, one: AcknowledgedPassage) -> PassageAnswer:
    return PassageAnswer(passage=passage, accepted=one.accepted, message=one.message or "")
