"""Delivery in two steps: the jury proposes, an authority delivers."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.juries import hooks, queries
from parchemin.office.juries.actions import closing, second_step
from parchemin.office.juries.models import Decision, Jury, Ratification
from parchemin.office.partners.models import Registration
from tests.office.juries.conftest import AM, Office, presiding

pytestmark = pytest.mark.django_db
Voted = Callable[..., Jury]
ANSWER = date(2026, 7, 1)


@pytest.fixture
def proposed(voted: Voted, silent_office: Office) -> Jury:
    """A closed jury of RNCP40913, whose fiche leaves out the last day of delivery."""
    Registration.objects.create(
        number=AM,
        last_delivery=date(2034, 6, 25),
        source="Notification",
        recorded_by=silent_office.by,
    )
    jury = voted(silent_office)
    closing.close_jury(on=jury, by=presiding(jury))
    return Jury.objects.get(pk=jury.pk)


def test_the_decisions_await_the_authority_named_by_the_reglement(proposed: Jury) -> None:
    """Every decision says whose word is still needed."""
    waited = set(Decision.objects.filter(hearing__jury=proposed).values_list("awaits", flat=True))
    assert waited == {"la CPNEFP des personnels des cabinets médicaux"}


def test_the_answer_is_recorded_once(
    proposed: Jury, silent_office: Office, signed_in: Callable[..., Client]
) -> None:
    """The page shows the wait, then the answer; a second answer is refused."""
    client = signed_in(silent_office.by)
    minutes = reverse("juries:minutes", args=[proposed.pk])
    assert "Rien n'est délivré avant sa réponse" in client.get(minutes).content.decode()
    typed = {"accepted": "oui", "decided_on": "2026-07-01", "reason": "PV n° 3"}
    assert client.post(reverse("juries:ratify", args=[proposed.pk]), typed).status_code == 302
    assert "délivrance acceptée" in client.get(minutes).content.decode()
    with pytest.raises(RefusedAct, match="déjà répondu"):
        second_step.ratify(
            on=proposed, accepted=False, decided_on=ANSWER, reason="non", by=silent_office.by
        )
    assert queries.ratification(proposed) == Ratification.objects.get()


@pytest.mark.parametrize(("accepted", "blocs"), [(None, 0), (False, 0), (True, 4)])
def test_a_bloc_is_held_once_the_authority_has_accepted(
    proposed: Jury, silent_office: Office, accepted: bool | None, blocs: int
) -> None:
    """What the jury proposes gives no bloc while the answer is awaited, nor after a refusal."""
    path = proposed.hearings.get().enrolment_id
    if accepted is not None:
        second_step.ratify(
            on=proposed, accepted=accepted, decided_on=ANSWER, reason="Motif", by=silent_office.by
        )
    assert len(hooks.held([path]).get(path, ())) == blocs


@pytest.mark.parametrize(
    ("accepted", "on", "said"),
    [(True, date(2026, 6, 1), "avant le jury"), (False, ANSWER, "motif")],
    ids=["avant le jury", "refus sans motif"],
)
def test_a_wrong_answer_is_refused(
    proposed: Jury, silent_office: Office, accepted: bool, on: date, said: str
) -> None:
    """An answer older than the jury, or a refusal without a reason, is not recorded."""
    with pytest.raises(RefusedAct, match=said):
        second_step.ratify(
            on=proposed, accepted=accepted, decided_on=on, reason="", by=silent_office.by
        )
    assert not Ratification.objects.exists()


def test_one_step_awaits_nobody(voted: Voted, office: Office) -> None:
    """RNCP40657's jury delivers by itself: there is no answer to record."""
    jury = voted(office)
    closing.close_jury(on=jury, by=presiding(jury))
    assert not queries.awaited(jury)
    with pytest.raises(RefusedAct, match="n'attend une seconde étape"):
        second_step.ratify(on=jury, accepted=True, decided_on=ANSWER, reason="", by=office.by)


def test_the_answer_is_never_changed(proposed: Jury, silent_office: Office) -> None:
    """The database keeps the answer."""
    second_step.ratify(
        on=proposed, accepted=True, decided_on=ANSWER, reason="", by=silent_office.by
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        Ratification.objects.update(accepted=False)
