"""Fixtures of this stage: juries closed with one candidate who wins, one who wins in part, one not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from parchemin.office.accounts.models import Role, User
from parchemin.office.juries.actions import closing
from parchemin.office.juries.models import Hearing, Jury
from parchemin.office.notices.actions.letters import note_sending, write_letters
from parchemin.office.notices.models import Letter
from parchemin.office.partners.models import Registration
from parchemin.office.referentiels.models import ReglementVersion
from tests.office.juries.conftest import (
    Office,
    bench,
    office,
    opened,
    presiding,
    silent_office,
    voted,
)

__all__ = ["bench", "office", "opened", "silent_office", "voted"]
SILENT = '[recours]\nregle = "muet"\n'
SAID = '[recours]\ndevant = "la commission de recours"\nduree = 2\nunite = "mois"\n'
Voted = Callable[..., Jury]


@pytest.fixture
def appealing(office: Office) -> Office:
    """RNCP40657 with a way to appeal: before a commission, within two months."""
    text = office.reglement.text.replace(SILENT, SAID)
    assert text != office.reglement.text
    rules = ReglementVersion.objects.create(
        number=office.number, rank=2, name="reglement.toml", text=text, sha256="1" * 64,
        published_by=office.by,
    )  # fmt: skip
    return replace(office, reglement=rules)


@pytest.fixture
def closed(voted: Voted) -> Voted:
    """Build a closed jury; ``otherwise`` gives the results of its candidates, as ``assess`` does."""

    def build(office: Office, candidates: int = 1, **otherwise: str) -> Jury:
        jury = voted(office, candidates, **otherwise)
        closing.close_jury(on=jury, by=presiding(jury))
        return Jury.objects.get(pk=jury.pk)

    return build


@pytest.fixture
def notified(closed: Voted) -> Callable[..., Hearing]:
    """Build a candidate whose letter was written and sent the day it was written."""

    def build(office: Office, **otherwise: str) -> Hearing:
        jury = closed(office, **otherwise)
        letter = write_letters(on=jury, by=office.by)[0]
        send(jury, [letter], office.by)
        return Hearing.objects.select_related("jury__reglement", "enrolment__person").get(jury=jury)

    return build


def send(jury: Jury, letters: list[Letter], by: User) -> int:
    """Note that these letters were posted the day they were written."""
    numbers = [letter.number for letter in letters]
    day = letters[0].written_on
    return note_sending(on=jury, numbers=numbers, means="courrier", sent_on=day, by=by)


def candidate_of(hearing: Hearing, account: Callable[..., User]) -> User:
    """An account for the candidate of that hearing."""
    person = hearing.enrolment.person
    person.account = account(Role.CANDIDATE)
    person.save(update_fields=["account"])
    return person.account


@pytest.fixture
def registered(silent_office: Office) -> Registration:
    """The last day of delivery that the fiche of RNCP40913 leaves out."""
    return Registration.objects.create(
        number=silent_office.number,
        last_delivery=date(2034, 6, 25),
        source="Notification",
        recorded_by=silent_office.by,
    )
