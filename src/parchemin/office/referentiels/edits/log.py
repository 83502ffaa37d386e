"""The list of edits, as stored: appended to, never rewritten."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

EDITS = "modifications"
CORRECTIONS = "corrections"
UNDO, REDO = "annuler", "refaire"


@dataclass(frozen=True)
class Edit:
    """One edit: its number from 1, its kind, what it bears on, why, by whom, when (ISO, UTC)."""

    number: int
    act: str
    args: Mapping[str, Any]
    reason: str
    by: str
    at: str


def edits_of(answers: Mapping[str, Any]) -> tuple[Edit, ...]:
    """All the edits, oldest first; the corrections of an earlier form come before them."""
    earlier = tuple(
        Edit(
            number=rank,
            act="ecrire",
            args={"place": row["path"], "value": row["value"]},
            reason=row["reason"],
            by=row["by"],
            at=row["at"],
        )
        for rank, row in enumerate(answers.get(CORRECTIONS, ()), start=1)
    )
    return (*earlier, *(Edit(**row) for row in answers.get(EDITS, ())))


def with_edit(answers: Mapping[str, Any], edit: Edit) -> dict[str, Any]:
    """The same answers and one more edit; everything before it is kept as it was."""
    return {**answers, EDITS: [*answers.get(EDITS, ()), asdict(edit)]}


def says(edit: Edit) -> str:
    """The French sentence kept with an edit, for the history; empty for an earlier form."""
    return str(edit.args.get("says", ""))


def in_force(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that hold, in order: those undone left out, those redone back in their place."""
    held: dict[int, Edit] = {}
    undone: dict[int, Edit] = {}
    for edit in edits:
        if edit.act not in (UNDO, REDO):
            held[edit.number] = edit
            continue
        source, target = (held, undone) if edit.act == UNDO else (undone, held)
        if (named := edit.args["edit"]) in source:
            target[named] = source.pop(named)
    return tuple(held[number] for number in sorted(held))


def undone(edits: Sequence[Edit]) -> frozenset[int]:
    """The numbers of the edits that were undone and not redone."""
    held = {edit.number for edit in in_force(edits)}
    changes = {edit.number for edit in edits if edit.act not in (UNDO, REDO)}
    return frozenset(changes - held)
