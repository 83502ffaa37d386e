"""What left for the people called: letters, and the candidates' files."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.journal.actions import Act, record, record_all, take_turn
from parchemin.office.juries.access import require_office
from parchemin.office.juries.models import Call, CallSending, FilesSent, Jury
from parchemin.office.juries.states import locked


@transaction.atomic
def note_call_sending(*, on: Jury, numbers: list[str], means: str, sent_on: date, by: User) -> int:
    """Note that these letters left that day; those after the first are reminders."""
    require_office(by)
    take_turn()
    calls = list(Call.objects.filter(jury=on, number__in=numbers).defer("pdf").order_by("number"))
    unknown = sorted(set(numbers) - {call.number for call in calls})
    if unknown or not calls:
        said = f"Convocations inconnues du jury {on.reference} : {', '.join(unknown)}."
        raise RefusedAct(said if unknown else "Cochez les convocations envoyées.")
    require_past(sent_on, max(call.written_on for call in calls), "l'écriture des lettres")
    noted = [call for call in calls if _noted(call, means, sent_on, by)]
    details = {"moyen": means, "envoyee_le": sent_on.isoformat()}
    record_all([Act("noter l'envoi d'une convocation", call, details) for call in noted], by=by)
    return len(noted)


def require_past(day: date, earliest: date | None, what: str) -> None:
    """Refuse a sending dated before ``earliest``, the day of ``what``, or in the future."""
    if earliest is not None and day < earliest:
        raise RefusedAct(
            f"L'envoi est daté du {day:%d/%m/%Y}, avant {what} ({earliest:%d/%m/%Y}) : vérifiez la "
            "date."
        )
    if day > timezone.localdate():
        raise RefusedAct(f"L'envoi est daté du {day:%d/%m/%Y}, dans l'avenir : vérifiez la date.")


def _noted(call: Call, means: str, sent_on: date, by: User) -> bool:
    try:
        with transaction.atomic():
            CallSending.objects.create(call=call, means=means, sent_on=sent_on, recorded_by=by)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def note_files_sent(
    *, on: Jury, sent_on: date, means: str, comment: str = "", by: User
) -> FilesSent:
    """Note that the candidates' files went to the members that day."""
    require_office(by)
    jury = locked(on, "noter l'envoi des dossiers", Jury.State.PREPARED, Jury.State.OPEN)
    require_past(sent_on, None, "")
    if not jury.hearings.exists():
        raise RefusedAct(
            f"Le jury {jury.reference} n'a pas de candidat : il n'y a pas encore de dossier à "
            "envoyer. Choisissez ses candidats."
        )
    sent = FilesSent.objects.create(
        jury=jury, sent_on=sent_on, means=means, comment=comment.strip(), recorded_by=by
    )
    record("envoyer les dossiers au jury", by=by, on=jury, le=sent_on.isoformat(), moyen=means)
    return sent
