"""A composition proposed from the pool: who, why, and why not the others."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from parchemin.office.juries import queries
from parchemin.office.juries.actions import pool, preparation
from parchemin.office.juries.members import Pick
from parchemin.office.juries.models import Jury, Link
from tests.office.juries.conftest import HELD, Office, juror, prepared

pytestmark = pytest.mark.django_db


@pytest.fixture
def jury(office: Office) -> Jury:
    """A jury of two candidates where nobody sits yet."""
    return prepared(office, candidates=2)


def names(found: Any) -> set[str]:
    """The names of the members proposed."""
    return {item.juror.name for item in found.picked}


def out(found: Any, name: str) -> str:
    """Why that person is not proposed."""
    return " ".join(item.sentence for item in found.left_out if item.juror.name == name)


def test_one_of_each_college_is_proposed_with_a_reason(jury: Jury, office: Office) -> None:
    """The proposal fills both colleges, names a chair, and says why of each."""
    employer, employee = juror(office, "employeur"), juror(office, "salarié", "M")
    found = queries.proposal(jury)
    assert found.jury is not None
    assert names(found) == {employer.name, employee.name}
    assert found.jury.chair in {str(employer.pk), str(employee.pk)}
    assert all(item.sentence for item in found.picked)


def test_who_said_he_cannot_come_is_left_out(jury: Jury, office: Office) -> None:
    """An unavailable member gives way to another of his college."""
    away, here = juror(office, "employeur"), juror(office, "employeur")
    juror(office, "salarié", "M")
    pool.say_availability(
        on=away, first_day=HELD, last_day=HELD, available=False, comment="congés", by=office.by
    )
    found = queries.proposal(jury)
    assert here.name in names(found)
    assert "disponible" in out(found, away.name)


def test_a_link_or_a_mandate_that_is_over_excludes(jury: Jury, office: Office) -> None:
    """Who trained a candidate, and whose mandate ended, do not sit; the rule is said."""
    tied = juror(office, "employeur")
    over = juror(office, "employeur", mandate_until=date(2026, 1, 1))
    free = juror(office, "employeur")
    juror(office, "salarié", "M")
    person = jury.hearings.select_related("enrolment__person")[0].enrolment.person
    preparation.declare_link(juror=tied, person=person, kind=Link.Kind.TRAINED, by=office.by)
    found = queries.proposal(jury)
    assert free.name in names(found)
    assert out(found, tied.name)
    assert "mandat" in out(found, over.name).lower()


def test_a_renewed_mandate_counts(jury: Jury, office: Office) -> None:
    """The mandate of the day is the one that covers it, not the one the member came with."""
    over = juror(office, "employeur", mandate_until=date(2026, 1, 1))
    juror(office, "salarié", "M")
    assert queries.proposal(jury).jury is None
    pool.give_mandate(on=over, since=date(2026, 1, 2), until=None, by=office.by)
    assert over.name in names(queries.proposal(jury))


def test_who_sat_lately_gives_way(jury: Jury, office: Office) -> None:
    """The load is spread: of two employers, the one who sat within the year stays out."""
    sat, rested = juror(office, "employeur"), juror(office, "employeur")
    employee = juror(office, "salarié", "M")
    earlier = prepared(office, sat, employee)
    Jury.objects.filter(pk=earlier.pk).update(held_on=date(2026, 3, 1))
    assert rested.name in names(queries.proposal(jury))


def test_an_empty_pool_says_what_lacks(
    jury: Jury, office: Office, signed_in: Callable[..., Client]
) -> None:
    """No jury is proposed, and the page says why and where to go."""
    assert queries.proposal(jury).jury is None
    page = signed_in(office.by).get(reverse("juries:propose", args=[jury.pk])).content.decode()
    assert "ne permet pas de proposer" in page


def test_keeping_a_proposal_composes_the_jury(
    jury: Jury, office: Office, signed_in: Callable[..., Client]
) -> None:
    """The page posts the proposal as it is; only then is the jury composed."""
    employer, employee = juror(office, "employeur"), juror(office, "salarié", "M")
    client = signed_in(office.by)
    page = client.get(reverse("juries:propose", args=[jury.pk])).content.decode()
    assert employer.name in page
    assert not jury.seats.exists()
    keys = [employer.pk, employee.pk]
    client.post(
        reverse("juries:compose", args=[jury.pk]),
        {"members": keys, "present": keys, "chair": employer.pk, "chair_since": "2025-09-01"},
    )
    assert queries.composition(jury).valid


def test_an_unavailable_member_is_a_warning_while_composing(jury: Jury, office: Office) -> None:
    """The checks say it and do not forbid it; the last word on a day counts."""
    away = juror(office, "employeur")
    said = {"on": away, "first_day": date(2026, 6, 8), "last_day": date(2026, 6, 14)}
    pool.say_availability(**said, available=False, comment="congés", by=office.by)
    picks = [Pick(away, present=True, chair=True)]
    found = [
        concern.finding
        for concern in queries.composition(jury, picks).concerns
        if concern.finding.code == "indisponible"
    ]
    assert [item.severity.value for item in found] == ["avertissement"]
    assert "congés" in found[0].sentence
    pool.say_availability(**said, available=True, by=office.by)
    codes = {item.finding.code for item in queries.composition(jury, picks).concerns}
    assert "indisponible" not in codes


def test_a_substitute_is_ticked_and_kept(
    jury: Jury, office: Office, signed_in: Callable[..., Client]
) -> None:
    """The composition page names substitutes; one who also sits is refused and nothing is saved."""
    employer, other = juror(office, "employeur"), juror(office, "employeur")
    client, address = signed_in(office.by), reverse("juries:compose", args=[jury.pk])
    both = {"members": [employer.pk], "substitutes": [employer.pk]}
    assert client.post(address, both).status_code == 409
    assert not jury.seats.exists()
    client.post(address, {"members": [employer.pk], "substitutes": [other.pk]})
    assert [item.juror for item in jury.substitutes.all()] == [other]
    assert f"{other.name} est suppléant" in client.get(address).content.decode()


def test_the_proposal_asks_as_much_for_4_as_for_40_members(
    jury: Jury, office: Office, signed_in: Callable[..., Client]
) -> None:
    """A large pool costs no more questions to the base."""
    client, costs = signed_in(office.by), []
    for count in (2, 20):
        for _ in range(count):
            juror(office, "employeur")
            juror(office, "salarié", "M")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("juries:propose", args=[jury.pk])).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 25
