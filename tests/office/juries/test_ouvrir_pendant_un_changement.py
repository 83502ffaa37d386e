"""Un jury s'ouvre à l'instant même où un parcours change de version : l'un attend l'autre."""

from threading import Event
from typing import Any

import pytest

from parchemin.domain.errors import RefusedAct
from parchemin.office.candidates.actions import move_to_version, moving
from parchemin.office.candidates.models import VersionMove
from parchemin.office.journal.queries import verify
from parchemin.office.juries.actions import room
from parchemin.office.juries.models import Jury
from parchemin.office.referentiels.models import Version
from tests.office.juries.conftest import Office, prepared
from tests.office.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def following(office: Office) -> Version:
    """A second version that says something more, published."""
    first = office.version
    return Version.objects.create(
        source=first.source, number=first.number, title=first.title, rank=first.rank + 1,
        content={**first.content, "level": first.content["level"]}, digest="1" * 64,
        published_at=first.published_at, published_by=office.by,
    )  # fmt: skip


@pytest.mark.postgresql
def test_l_ouverture_attend_la_fin_du_changement(
    bench: Any, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sur PostgreSQL, le jury ne s'ouvre qu'une fois le changement écrit : il lit la version suivie."""
    jury = prepared(office, *bench(office))
    path, version = jury.hearings.get().enrolment, following(office)
    written, opened, early = Event(), Event(), []
    record = moving.record

    def slow(*args: Any, **details: Any) -> Any:
        written.set()
        early.append(opened.wait(timeout=1))
        return record(*args, **details)

    def begin() -> Jury:
        assert written.wait(timeout=20)
        one = room.open_jury(on=jury, by=office.by)
        opened.set()
        return one

    monkeypatch.setattr(moving, "record", slow)
    said = at_once(
        lambda: move_to_version(on=path, version=version, reason="Accord", by=office.by), begin
    )
    assert early == [False], said
    assert isinstance(said[0], VersionMove), said
    assert isinstance(said[1], Jury), said
    assert verify().sound


def test_ouvrir_et_changer_au_meme_moment(bench: Any, office: Office) -> None:
    """Ou bien le changement précède l'ouverture, ou bien il est refusé en nommant le jury."""
    jury = prepared(office, *bench(office))
    path, version = jury.hearings.get().enrolment, following(office)
    said = at_once(
        lambda: room.open_jury(on=jury, by=office.by),
        lambda: move_to_version(on=path, version=version, reason="Accord", by=office.by),
    )
    assert isinstance(said[0], Jury), said
    if not isinstance(said[1], VersionMove):
        assert isinstance(said[1], RefusedAct), said
        assert jury.reference in str(said[1])
    path.refresh_from_db()
    assert (path.version == version) == VersionMove.objects.exists()
    assert verify().sound
