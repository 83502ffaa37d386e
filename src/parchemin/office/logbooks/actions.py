"""The acts of the logbook: appoint a mentor, attest competencies or refuse to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import listed
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.closure import closed
from parchemin.office.candidates.models import Enrolment
from parchemin.office.journal.actions import record
from parchemin.office.logbooks import access
from parchemin.office.logbooks.models import Attestation, Mentor, StageAssessment
from parchemin.office.logbooks.stages import stages_of
from parchemin.office.referentiels.queries import certification_of


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a mentor says of one competency, by its rank from 1; a refusal says why."""

    bloc_code: str
    competency_rank: int
    mastered: bool
    comment: str = ""


@transaction.atomic
def attest(
    statements: Iterable[Statement], *, on: Mentor, stated_on: date, by: User
) -> list[Attestation]:
    """Add the statements that differ from the last ones; raises RefusedAct with every fault."""
    access.require_mentor(by, on)
    Mentor.objects.select_for_update().get(pk=on.pk)
    last = {
        (row.bloc_code, row.competency_rank): (row.mastered, row.comment)
        for row in on.attestations.order_by("id")
    }
    fresh = [
        each
        for each in statements
        if last.get((each.bloc_code, each.competency_rank)) != (each.mastered, each.comment)
    ]
    if not fresh:
        return []
    _refuse(fresh, on, stated_on)
    rows = Attestation.objects.bulk_create(
        Attestation(
            mentor=on,
            bloc_code=each.bloc_code,
            competency_rank=each.competency_rank,
            mastered=each.mastered,
            comment=each.comment,
            stated_on=stated_on,
        )
        for each in fresh
    )
    lines = [[row.pk, f"{row.bloc_code} C{row.competency_rank}", row.mastered] for row in rows]
    act = "attester des compétences"
    record(act, by=by, on=on.enrolment, fonction=on.function, attestations=lines)
    return rows


def _refuse(fresh: list[Statement], on: Mentor, stated_on: date) -> None:
    certification = certification_of(on.enrolment.version)
    found = list(closed({on.enrolment_id}).values())
    if not on.enrolment.entered_on <= stated_on <= timezone.localdate():
        found.append(
            f"La date du {stated_on:%d/%m/%Y} n'est pas possible : attendu, un jour entre l'entrée "
            f"du candidat, le {on.enrolment.entered_on:%d/%m/%Y}, et aujourd'hui."
        )
    for each in fresh:
        bloc = certification.bloc(each.bloc_code)
        if bloc is None or not 1 <= each.competency_rank <= len(bloc.competencies):
            found.append(
                f"{each.bloc_code}, compétence {each.competency_rank} : le référentiel ne décrit "
                "rien de tel. Rechargez la page, puis recommencez."
            )
        if not each.mastered and not each.comment.strip():
            found.append(
                f"{each.bloc_code}, compétence {each.competency_rank} : dites ce qui manque pour "
                "attester, le candidat le lira."
            )
    if found:
        raise RefusedAct(" ".join(found))


@transaction.atomic
def add_mentor(
    *, on: Enrolment, username: str, function: str, same_person: bool = False, by: User
) -> tuple[Mentor, bool]:
    """Appoint a tutor or a manager; the same one again is found, not added twice.

    ``same_person`` says that one person may hold both functions for this candidate.
    """
    access.require_may_appoint(by, on)
    account = User.objects.filter(username=username.strip(), role=Role.TUTOR, is_active=True)
    mentor_account = account.first()
    if mentor_account is None:
        raise RefusedAct(
            f"Aucun compte de tuteur ou manager ne porte l'identifiant « {username} ». Vérifiez-le "
            "auprès de la personne, ou demandez au secrétariat d'ouvrir le compte."
        )
    others = on.mentors.filter(account=mentor_account).exclude(function=function)
    if others.exists() and not same_person:
        raise RefusedAct(
            f"« {mentor_account} » tient déjà l'autre fonction pour ce candidat. Si le "
            "certificateur permet qu'une même personne atteste deux fois, dites-le en cochant la "
            "case ; sinon, désignez quelqu'un d'autre."
        )
    mentor, added = Mentor.objects.get_or_create(
        enrolment=on, account=mentor_account, function=function
    )
    if added:
        record(
            "désigner un tuteur ou un manager",
            by=by,
            on=on,
            fonction=function,
            compte=str(mentor_account),
            meme_personne=same_person,
        )
    return mentor, added


@transaction.atomic
def assess_stage(
    *, on: Mentor, stage: str, happened_on: date, comment: str = "", by: User
) -> StageAssessment:
    """Write down that the tutor assessed the candidate at one stage; raises RefusedAct."""
    access.require_mentor(by, on)
    Mentor.objects.select_for_update().get(pk=on.pk)
    found = [*closed({on.enrolment_id}).values(), *_stage_faults(on, stage, happened_on)]
    if found:
        raise RefusedAct(" ".join(found))
    row = StageAssessment.objects.create(
        mentor=on, stage=stage, happened_on=happened_on, comment=comment.strip()
    )
    record(
        "évaluer à une étape",
        by=by,
        on=on.enrolment,
        etape=stage,
        le=happened_on.isoformat(),
    )
    return row


def _stage_faults(on: Mentor, stage: str, day: date) -> list[str]:
    found = []
    if on.function != Mentor.Function.TUTOR:
        found.append("Seul le tuteur évalue à ces étapes ; le manager atteste les compétences.")
    asked = stages_of(on.enrolment, day)
    if stage not in asked:
        found.append(
            f"« {stage} » n'est pas une étape du règlement. Étapes : {listed(asked) or 'aucune'}."
        )
    if not on.enrolment.entered_on <= day <= timezone.localdate():
        found.append(
            f"La date du {day:%d/%m/%Y} n'est pas possible : attendu, un jour entre l'entrée du "
            f"candidat, le {on.enrolment.entered_on:%d/%m/%Y}, et aujourd'hui."
        )
    if on.stages.filter(stage=stage, happened_on=day).exists():
        found.append(f"L'évaluation « {stage} » du {day:%d/%m/%Y} est déjà enregistrée.")
    return found
