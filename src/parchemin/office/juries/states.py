"""Taking a jury's row for an act, and the sentences that refuse an act out of its time."""

from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.juries.models import Jury, Minutes


class AlreadyClosed(RefusedAct):
    """An act on a jury that is closed; ``minutes`` are those it was closed with."""

    def __init__(self, sentence: str, *, minutes: Minutes) -> None:
        super().__init__(sentence, rule="Après la clôture, un jury ne change plus.")
        self.minutes = minutes


def locked(jury: Jury, act: str, *states: str) -> Jury:
    """The jury's row, held until the transaction ends; raises RefusedAct out of these states."""
    row = Jury.objects.select_for_update(of=("self",)).select_related("reglement").get(pk=jury.pk)
    if row.state in states:
        return row
    if row.state == Jury.State.CLOSED:
        raise already_closed(row, act)
    if row.state == Jury.State.OPEN:
        raise RefusedAct(
            f"Le jury {row.reference} est déjà ouvert : {act} n'est possible qu'avant l'ouverture."
        )
    raise RefusedAct(
        f"Le jury {row.reference} n'est pas encore ouvert : {act} n'est possible qu'en séance. "
        "Vérifiez sa composition, puis ouvrez-le."
    )


def already_closed(jury: Jury, act: str) -> AlreadyClosed:
    minutes = Minutes.objects.select_related("closed_by").get(jury=jury)
    moment = timezone.localtime(minutes.closed_at)
    who = minutes.closed_by.get_full_name() or minutes.closed_by.get_username()
    return AlreadyClosed(
        f"Le jury {jury.reference} a été clos le {moment:%d/%m/%Y} à {moment:%H h %M} par {who}, "
        f"procès-verbal {minutes.number} : {act} n'est plus possible.",
        minutes=minutes,
    )
