"""One state more of a draft règlement: held, checked against the others, written in the journal."""

from dataclasses import dataclass

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import listed
from parchemin.office.accounts.models import User
from parchemin.office.journal.actions import record
from parchemin.office.referentiels.access import require_secretariat
from parchemin.office.referentiels.models import ReglementDraft, ReglementEdit

LONGEST_SAID = 300
OTHERS_SHOWN = 3


class CrossedDraft(RefusedAct):
    """Somebody else changed the same line since the author opened it."""


@dataclass(frozen=True)
class HeldDraft:
    """A draft held until the transaction ends, with its last state."""

    draft: ReglementDraft
    last: ReglementEdit
    by: User


def held_draft(
    on: ReglementDraft, by: object, state: int | None = None, *, place: str = ""
) -> HeldDraft:
    """Hold a draft to change one line of it, or all of it when ``place`` is empty.

    Raises RefusedAct when it is closed, CrossedDraft when the line changed since ``state``.
    """
    secretary = require_secretariat(by)
    draft = ReglementDraft.objects.select_for_update().filter(pk=on.pk).first()
    if draft is None or draft.closed_at is not None:
        raise RefusedAct(
            "Ce brouillon est clos : il a été mis en vigueur ou abandonné entre-temps. Rouvrez le "
            "règlement pour voir la version en vigueur."
        )
    last = draft.edits.select_related("made_by").latest("rank")
    if state is not None and state != last.rank:
        _refuse_crossed(draft, place, state)
    return HeldDraft(draft, last, secretary)


def lay(held: HeldDraft, text: str, says: str, *, place: str = "") -> ReglementEdit:
    """One state more, and its entry in the journal; refused when it says nothing new."""
    if text == held.last.text:
        raise RefusedAct("Rien n'a changé : le brouillon disait déjà cela.")
    edit = ReglementEdit.objects.create(
        draft=held.draft,
        rank=held.last.rank + 1,
        text=text,
        place=place,
        says=says[:LONGEST_SAID],
        made_by=held.by,
    )
    record(
        "modifier un brouillon de règlement",
        by=held.by,
        on=held.draft,
        numero=held.draft.number,
        etat=edit.rank,
        ligne=place,
        fait=edit.says,
    )
    return edit


def _refuse_crossed(draft: ReglementDraft, place: str, state: int) -> None:
    since = draft.edits.filter(rank__gt=state).select_related("made_by")
    others = [each for each in since if not place or each.place in ("", place)]
    if others:
        done = listed(f"{each.made_by} (« {each.says} »)" for each in others[-OTHERS_SHOWN:])
        raise CrossedDraft(
            f"Cette ligne a changé depuis que vous l'avez ouverte, par {done}. Rien n'a été "
            "enregistré et votre saisie est gardée ci-dessous : relisez ce qui est écrit "
            "maintenant, puis enregistrez de nouveau si c'est utile."
        )
