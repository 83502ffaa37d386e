"""A closing cut short: the session stays open, and closes later as if nothing had happened."""

from typing import Any

import pytest

from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import verify
from parchemin.office.juries.actions import closing
from parchemin.office.juries.models import Decision, Jury, Minutes
from parchemin.writers.typesetting import UnprintableDocument
from tests.office.juries.conftest import Office, presiding

pytestmark = pytest.mark.django_db
STEPS = ["hold", "read", "to_close", "gather", "minutes_pdf.render", "insert_numbered", "record"]


class PowerCut(BaseException):
    """The machine stops here."""


@pytest.mark.parametrize("moment", [(step, after) for step in STEPS for after in (False, True)])
@pytest.mark.parametrize("fault", [PowerCut(), UnprintableDocument("Illisible.")])
def test_a_closing_cut_at_any_step_never_happened(
    moment: tuple[str, bool], fault: BaseException, voted: Any, office: Office,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Neither minutes nor decision nor entry remain; closed again, the number is the first one."""
    jury: Jury = voted(office)
    before = Entry.objects.count()
    owner: Any = closing
    step, after = moment
    *path, name = step.split(".")
    for part in path:
        owner = getattr(owner, part)
    real = getattr(owner, name)

    def stops(*args: Any, **kwargs: Any) -> None:
        if after:
            real(*args, **kwargs)
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, stops)
        with pytest.raises(type(fault)):
            closing.close_jury(on=jury, by=presiding(jury))
    jury.refresh_from_db()
    assert (jury.state, jury.closed_at) == (Jury.State.OPEN, None)
    assert not Minutes.objects.exists()
    assert not Decision.objects.exists()
    assert Entry.objects.count() == before
    minutes = closing.close_jury(on=jury, by=presiding(jury))
    assert minutes.number == "PV-2026-0001"
    assert Decision.objects.count() == 5
    assert verify().sound
