"""Undoing an edit, and taking an undoing back; both are edits, nothing is erased."""

from django.db import transaction

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import listed
from parchemin.office.referentiels.actions.laying import Opened, append, opened
from parchemin.office.referentiels.edits.crossing import later
from parchemin.office.referentiels.edits.laying import laid
from parchemin.office.referentiels.edits.log import REDO, UNDO, Edit, says, undone, with_edit
from parchemin.office.referentiels.edits.tree import NoSuchPlace
from parchemin.office.referentiels.models import Version


@transaction.atomic
def undo(*, on: Version, number: int, by: object, state: int | None = None) -> Version:
    """Undo one edit, the last one or an earlier one on which no later one bears."""
    held = opened(on, by, state)
    edit = _named(held, number)
    if number not in held.result.touched:
        raise RefusedAct(f"La modification n° {number} est déjà annulée.")
    _refuse_dependents(number, later(held.result, number))
    args = {"edit": number, "touched": sorted(held.result.touched[number])}
    _refuse_impossible(held, Edit(held.result.state + 1, UNDO, args, "", "", ""))
    return append(held, UNDO, args, phrase=f"Annulation du n° {number} : {says(edit)}")


@transaction.atomic
def redo(*, on: Version, number: int, by: object, state: int | None = None) -> Version:
    """Put back in force, in its place, an edit that was undone."""
    held = opened(on, by, state)
    edit = _named(held, number)
    if number not in undone(held.result.edits):
        raise RefusedAct(f"La modification n° {number} n'est pas annulée.")
    again = Edit(held.result.state + 1, REDO, {"edit": number}, "", "", "")
    _refuse_impossible(held, again)
    after = laid(held.draft.content, with_edit(held.draft.answers, again))
    _refuse_dependents(number, later(after, number))
    return append(held, REDO, {"edit": number}, phrase=f"Remise du n° {number} : {says(edit)}")


def _named(held: Opened, number: int) -> Edit:
    changes = [edit for edit in held.result.edits if edit.act not in (UNDO, REDO)]
    edit = next((edit for edit in changes if edit.number == number), None)
    if edit is None:
        raise RefusedAct(f"Cette relecture n'a pas de modification n° {number}.")
    return edit


def _refuse_dependents(number: int, others: tuple[Edit, ...]) -> None:
    if others:
        which = listed(f"n° {edit.number} (« {says(edit)[:80]} »)" for edit in reversed(others))
        raise RefusedAct(
            f"Ce qui a suivi s'appuie sur la modification n° {number} : annulez d'abord {which}."
        )


def _refuse_impossible(held: Opened, edit: Edit) -> None:
    try:
        laid(held.draft.content, with_edit(held.draft.answers, edit))
    except NoSuchPlace as error:
        raise RefusedAct(
            "Une modification faite ensuite s'appuie sur celle-ci ou en a pris la place : annulez "
            "d'abord la plus récente."
        ) from error
