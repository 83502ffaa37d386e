"""Where a review stands: its findings, its history, what still keeps it from being published."""

from collections.abc import Sequence
from dataclasses import dataclass

from parchemin.office.referentiels.edits.laying import Laid
from parchemin.office.referentiels.edits.log import REDO, UNDO, Edit, in_force, says, undone
from parchemin.office.referentiels.review import ReviewFinding

SHOWN = 60


@dataclass(frozen=True)
class HistoryLine:
    """One edit as the history tells it."""

    edit: Edit
    sentence: str
    undone: bool

    @property
    def change(self) -> bool:
        """Whether it can be undone or redone: an undoing itself is not."""
        return self.edit.act not in (UNDO, REDO)


@dataclass(frozen=True)
class History:
    """The newest edits first; which one to undo next, which one to redo."""

    lines: tuple[HistoryLine, ...]
    hidden: int
    undo: int | None
    redo: int | None


@dataclass(frozen=True)
class Progress:
    """How many findings call for an answer, and how many have theirs."""

    asked: int
    answered: int

    @property
    def left(self) -> int:
        return self.asked - self.answered


def history_of(result: Laid, *, whole: bool = False) -> History:
    """The history of a review; only its newest lines unless it is asked whole."""
    gone = undone(result.edits)
    lines = [
        HistoryLine(
            edit, says(edit) or f"{edit.args.get('place', '')} corrigé", edit.number in gone
        )
        for edit in reversed(result.edits)
    ]
    shown = lines if whole else lines[:SHOWN]
    held = in_force(result.edits)
    return History(
        lines=tuple(shown),
        hidden=len(lines) - len(shown),
        undo=held[-1].number if held else None,
        redo=_redo(result.edits),
    )


def _redo(edits: Sequence[Edit]) -> int | None:
    """What the last undoing took back, as long as nothing was changed since."""
    gone = undone(edits)
    for edit in reversed(edits):
        if edit.act == UNDO and edit.args["edit"] in gone:
            return int(edit.args["edit"])
        if edit.act not in (UNDO, REDO):
            return None
    return None


def progress_of(findings: Sequence[ReviewFinding]) -> Progress:
    """The progress of the answers."""
    asked = [finding for finding in findings if finding.asks]
    return Progress(len(asked), sum(finding.read for finding in asked))
