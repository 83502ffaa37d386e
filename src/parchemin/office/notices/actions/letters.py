"""Writing the letters of a jury, and noting their sending."""

import hashlib
from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.domain.minutes import CandidateDecision, Minutes
from parchemin.office.accounts.models import User
from parchemin.office.journal.actions import Act, record, record_all, take_turn
from parchemin.office.juries import queries as juries
from parchemin.office.juries.models import Hearing, Jury
from parchemin.office.juries.numbering import insert_numbered
from parchemin.office.juries.rulebook import reglement_for
from parchemin.office.notices.access import require_office
from parchemin.office.notices.content import gather, to_json
from parchemin.office.notices.models import Letter, Sending
from parchemin.office.notices.reasoning import paragraphs_of
from parchemin.office.sealing import seal
from parchemin.writers import notice_pdf

AT_ONCE = 100
"""Letters written by one act: each is composed and sealed, which takes some hundredths of a second."""


@transaction.atomic
def write_letters(*, on: Jury, by: User) -> list[Letter]:
    """Write the letter of each candidate that has none yet, the first hundred of them.

    Those written stay as they are; the act is asked again for the next hundred.

    Refused while the jury is not closed or while the authority of a second step has not answered.
    """
    require_office(by)
    take_turn()
    _require_decided(on)
    minutes = juries.minutes_answered(on)
    waiting = list(
        Hearing.objects.filter(jury=on, deferred="", letter=None)
        .select_related("enrolment__person__civil_status")
        .order_by("position")[:AT_ONCE]
    )
    decisions = {item.reference.partition(",")[0]: item for item in minutes.candidates}
    motives = paragraphs_of(on, waiting)
    written = [
        _write(
            hearing,
            decisions[hearing.enrolment.reference],
            minutes,
            motives[hearing.pk],
            on=on,
            by=by,
        )
        for hearing in waiting
    ]
    if written:
        record(
            "écrire les notifications",
            by=by,
            on=on,
            lettres=[letter.number for letter in written],
        )
    return written


def _require_decided(jury: Jury) -> None:
    if jury.state != Jury.State.CLOSED:
        raise RefusedAct(
            f"Le jury {jury.reference} n'est pas clos : rien ne se notifie avant son procès-verbal."
        )
    awaited = juries.awaited(jury)
    if awaited and juries.ratification(jury) is None:
        raise RefusedAct(
            f"Le jury {jury.reference} propose et {awaited} délivre : rien ne se notifie avant sa "
            "réponse. Enregistrez-la sur la page du procès-verbal."
        )


def _write(
    hearing: Hearing,
    decision: CandidateDecision,
    minutes: Minutes,
    paragraphs: Mapping[str, str],
    *,
    on: Jury,
    by: User,
) -> Letter:
    today = timezone.localdate()
    answer = juries.ratification(on)
    reglement = reglement_for(on)

    def make(number: str) -> Letter:
        notice = gather(
            decision,
            minutes,
            reglement,
            jury=on,
            answer=answer,
            number=number,
            written_on=today,
            paragraphs=paragraphs,
        )
        pdf = seal(notice_pdf.render(notice), reason=f"Notification {number}")
        return Letter.objects.create(
            hearing=hearing,
            number=number,
            kind=notice.kind.value,
            content=to_json(notice),
            pdf=pdf,
            sha256=hashlib.sha256(pdf).hexdigest(),
            written_on=today,
            recorded_by=by,
        )

    return insert_numbered(Letter, "number", f"NOT-{today.year}", make)


@transaction.atomic
def note_sending(*, on: Jury, numbers: list[str], means: str, sent_on: date, by: User) -> int:
    """Note that these letters of a jury were sent that day; how many were not noted so already."""
    require_office(by)
    take_turn()
    letters = list(Letter.objects.filter(hearing__jury=on, number__in=numbers).order_by("number"))
    unknown = sorted(set(numbers) - {letter.number for letter in letters})
    if unknown or not letters:
        said = f"Lettres inconnues du jury {on.reference} : {', '.join(unknown)}."
        raise RefusedAct(said if unknown else "Cochez les lettres envoyées.")
    _require_sendable(letters, sent_on)
    noted = [letter for letter in letters if _noted(letter, means, sent_on, by)]
    details = {"moyen": means, "envoyee_le": sent_on.isoformat()}
    record_all([Act("noter l'envoi d'une notification", item, details) for item in noted], by=by)
    return len(noted)


def _require_sendable(letters: list[Letter], sent_on: date) -> None:
    newest = max(letter.written_on for letter in letters)
    if sent_on < newest:
        raise RefusedAct(
            f"L'envoi est daté du {sent_on:%d/%m/%Y}, avant l'écriture des lettres "
            f"({newest:%d/%m/%Y}) : vérifiez la date."
        )
    if sent_on > timezone.localdate():
        raise RefusedAct(f"L'envoi est daté du {sent_on:%d/%m/%Y}, dans l'avenir : vérifiez.")


def _noted(letter: Letter, means: str, sent_on: date, by: User) -> bool:
    try:
        with transaction.atomic():
            Sending.objects.create(letter=letter, means=means, sent_on=sent_on, recorded_by=by)
    except IntegrityError:
        return False
    return True
