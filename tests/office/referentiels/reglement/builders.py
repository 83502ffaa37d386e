"""What the tests of the draft règlement stand on."""

from datetime import date
from typing import Any

from django.http import QueryDict

from parchemin.office.accounts.models import User
from parchemin.office.referentiels import actions, queries
from parchemin.office.referentiels.clause_forms import ClauseForm
from parchemin.office.referentiels.models import ReglementDraft
from parchemin.readers.reglement_forms import line_form
from parchemin.writers.reglement_text import values_at
from tests.office.referentiels.builders import reglement

QUORUM = ("jury", "certification", "quorum")
RECOURS = ("recours",)
VALIDITY = ("validite", "bloc")
FIVE_YEARS = {
    "regle": "durée",
    "duree": 5,
    "unite": "ans",
    "libelle": "Un bloc se garde cinq ans",
    "source": "CPNEFP du 12/03/2026",
}


def draft_of(by: User) -> ReglementDraft:
    """The draft of the règlement of RNCP40657, opened from its version 1."""
    return actions.open_reglement_draft(on=reglement(by), by=by)


def text_of(draft: ReglementDraft) -> str:
    """What a draft says now."""
    return queries.current_edit(draft).text


def clause_of(draft: ReglementDraft, path: tuple[str, ...], rank: int = 0) -> dict[str, Any]:
    """One clause of a draft, as the file writes it."""
    return values_at(text_of(draft), path)[rank]


def form_for(
    path: tuple[str, ...], clause: dict[str, Any], data: Any = None, *, from_a_day: bool = False
) -> ClauseForm:
    """The form of a clause."""
    line = line_form(path)
    assert line is not None
    return ClauseForm(data, path=path, line=line, clause=clause, from_a_day=from_a_day)


def as_posted(form: ClauseForm, **changed: Any) -> QueryDict:
    """What a browser sends when it submits the form as it is shown, but for what is changed."""
    data = QueryDict(mutable=True)
    for bound in form:
        value = changed.pop(bound.name, bound.value())
        widget = bound.field.widget
        if hasattr(widget, "decompress"):
            cells = value if isinstance(value, list) else widget.decompress(value)
            for rank, cell in enumerate(cells):
                data[f"{bound.html_name}_{rank}"] = "" if cell is None else str(cell)
        elif isinstance(value, list):
            data.setlist(bound.html_name, [str(each) for each in value])
        elif value not in (None, False, ""):
            shown = widget.format_value(value) if isinstance(value, date) else value
            data[bound.html_name] = "on" if value is True else str(shown)
    assert not changed, changed
    return data
