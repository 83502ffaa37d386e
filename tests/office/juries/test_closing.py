"""Closing a session."""

from collections.abc import Callable
from typing import Any

import pytest

from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.office.journal import queries as journal
from parchemin.office.juries.actions import closing, room, voting
from parchemin.office.juries.models import Decision, Jury, Minutes

pytestmark = pytest.mark.django_db
Voted = Callable[..., Jury]


def test_a_session_closes_with_one_decision_per_bloc_and_one_for_the_whole(
    voted: Voted, office: Any
) -> None:
    """All four blocs won give five decisions, a certification won, and numbered minutes."""
    jury = voted(office)
    minutes = closing.close_jury(on=jury, on_word_of_chair=True, by=office.by)
    assert Decision.objects.filter(hearing__jury=jury, won=True).count() == 5
    whole = Decision.objects.get(hearing__jury=jury, bloc_code="")
    assert whole.outcome == "validation totale"
    assert minutes.number == "PV-2026-0001"
    assert Jury.objects.get(pk=jury.pk).state == Jury.State.CLOSED
    assert journal.verify().sound
