"""How much the screens ask of the base, whatever the number of candidates."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from parchemin.office.juries import queries
from parchemin.office.juries.actions import closing, preparation, room, voting
from parchemin.office.juries.models import Jury, Link
from tests.office.juries.conftest import Office, presiding

pytestmark = pytest.mark.django_db


def asked(client: Client, name: str, jury: Jury) -> int:
    """How many queries a page costs, once warm."""
    address = reverse(f"juries:{name}", args=[jury.pk])
    client.get(address)
    queries.forget_closings()
    with CaptureQueriesContext(connection) as queries_made:
        assert client.get(address).status_code == 200
    return len(queries_made)


@pytest.mark.parametrize(("name", "ceiling"), [("detail", 39), ("close", 39), ("compose", 19)])
def test_a_page_costs_the_same_for_3_and_30_candidates(
    voted: Any, office: Office, signed_in: Callable[..., Client], name: str, ceiling: int
) -> None:
    """The session, the closing and the composition ask a constant number of queries."""
    client = signed_in(office.by)
    few, many = (asked(client, name, voted(office, candidates=count)) for count in (3, 30))
    assert few == many <= ceiling


def test_the_minutes_cost_the_same_for_3_and_30_candidates(
    voted: Any, office: Office, signed_in: Callable[..., Client]
) -> None:
    """The minutes are one document: they cost nothing more for more candidates."""
    client = signed_in(office.by)
    costs = []
    for count in (3, 30):
        jury = voted(office, candidates=count)
        closing.close_jury(on=jury, by=presiding(jury))
        costs.append(asked(client, "minutes", jury))
    assert costs[0] == costs[1] <= 14


def test_the_session_shows_its_candidates_by_pages(voted: Any, office: Office) -> None:
    """Thirty candidates are three pages; the figures are those of the whole session."""
    jury = voted(office, candidates=30)
    pages = [queries.session(jury, page=number) for number in (1, 2, 3)]
    assert [len(page.candidates) for page in pages] == [12, 12, 6]
    assert [(page.progress.total, page.progress.started) for page in pages] == [(30, 30)] * 3


def test_the_session_filters_by_what_remains(opened: Any, office: Office) -> None:
    """« Sans vote » and « Avec un vote » share the candidates."""
    jury = opened(office, candidates=4)
    voting.vote_proposals(on=jury, hearing=jury.hearings.get(position=1), by=office.by)
    room.defer(
        on=jury.hearings.select_related("jury").get(position=2), reason="malade", by=office.by
    )
    shown = {
        show: [row.case.hearing.position for row in queries.session(jury, show=show).candidates]
        for show in queries.SHOWN
    }
    assert shown == {"tous": [1, 2, 3, 4], "a-voter": [3, 4], "votes": [1], "renvoyes": [2]}


def test_one_bloc_is_explained_in_a_line(opened: Any, office: Office) -> None:
    """The reason beside a proposal does not repeat the code and the outcome of its bloc."""
    jury = opened(office, BC02="non_acquis")
    row = queries.session(jury).candidates[0].blocs[1]
    assert row.line
    assert row.code not in row.line
    assert "non acquis" in row.line


def test_links_are_counted_in_the_pool(office: Office, bench: Any, opened: Any) -> None:
    """The pool says how many links each juror declared; a juror reads his own line only."""
    jury = opened(office)
    seat = jury.seats.select_related("juror__account")[0]
    person = jury.hearings.select_related("enrolment__person").get().enrolment.person
    preparation.declare_link(juror=seat.juror, person=person, kind=Link.Kind.WORK, by=office.by)
    declared = dict(queries.pool(office.by).values_list("pk", "declared"))
    assert declared[seat.juror_id] == 1
    assert sorted(declared.values()) == [0, 1]
    assert list(queries.pool(seat.juror.account)) == [seat.juror]
