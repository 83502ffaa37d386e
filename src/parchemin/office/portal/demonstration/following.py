"""What follows a closed jury of the demonstration: letters sent, an appeal, a word corrected."""

from django.utils import timezone

from parchemin.office.accounts.models import User
from parchemin.office.juries.models import Jury
from parchemin.office.juries.queries import awaited
from parchemin.office.notices.actions.appeals import file_appeal
from parchemin.office.notices.actions.letters import note_sending, write_letters
from parchemin.office.notices.actions.rectifying import rectify_minutes
from parchemin.office.notices.models import Sending

GROUNDS = "Le dossier remis le jour de l'entretien n'a pas été lu (recours inventé)."


def follow(jury: Jury, *, by: User) -> None:
    """Notify a jury that delivers by itself; the first candidate refused appeals."""
    if awaited(jury):
        return
    today = timezone.localdate()
    letters = write_letters(on=jury, by=by)
    numbers = [letter.number for letter in letters]
    note_sending(on=jury, numbers=numbers, means=Sending.Means.POST, sent_on=today, by=by)
    refused = next((letter for letter in letters if letter.kind == "refus"), None)
    if refused is not None:
        file_appeal(on=refused.hearing, filed_on=today, grounds=GROUNDS, by=by)
        said = {"place": f"{jury.place}, salle des délibérations"}
        rectify_minutes(on=jury, said=said, reason="Lieu incomplet.", read_rank=0, by=by)
