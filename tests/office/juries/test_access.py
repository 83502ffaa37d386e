"""Who opens which jury page: role by role, and somebody else's jury."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.juries import access
from parchemin.office.juries.models import Jury
from tests.office.juries.conftest import Office, juror, prepared

pytestmark = pytest.mark.django_db
ACTS = ("open", "vote_proposals", "note", "close", "ratify")
CANDIDATE_ACTS = ("vote", "adjust", "defer")


@pytest.fixture
def elsewhere(office: Office) -> User:
    """A juror who sits in another jury, not in this one."""
    other = juror(office, "employeur")
    prepared(office, other, juror(office, "salarié", "M"))
    assert other.account is not None
    return other.account


def test_the_auditor_reads_and_writes_nothing(
    opened: Any, office: Office, account: Any, signed_in: Callable[..., Client]
) -> None:
    """Every page of a jury answers an auditor, every act refuses him."""
    jury = opened(office)
    client = signed_in(account(Role.AUDITOR))
    for name in ("detail",):
        assert client.get(reverse(f"juries:{name}", args=[jury.pk])).status_code == 200
    for name in ACTS:
        assert client.post(reverse(f"juries:{name}", args=[jury.pk])).status_code == 403


def test_somebody_else_s_jury_does_not_exist(
    opened: Any, office: Office, elsewhere: User, signed_in: Callable[..., Client]
) -> None:
    """A juror of another jury meets the same 404 as for an unknown jury, page and act."""
    jury: Jury = opened(office)
    hearing = jury.hearings.get()
    client = signed_in(elsewhere)
    for name in ("detail", "minutes", "minutes_pdf"):
        assert client.get(reverse(f"juries:{name}", args=[jury.pk])).status_code == 404
    for name in ("hearing", "reasons"):
        address = reverse(f"juries:{name}", args=[jury.pk, hearing.pk])
        assert client.get(address).status_code == 404
    for name in ("vote_proposals", "note", "close"):
        assert client.post(reverse(f"juries:{name}", args=[jury.pk])).status_code == 404
    for name in ("vote", "adjust"):
        address = reverse(f"juries:{name}", args=[jury.pk, hearing.pk])
        assert client.post(address).status_code == 404


def test_a_candidate_of_another_jury_is_not_found_here(
    opened: Any, office: Office, bench: Any
) -> None:
    """A candidate is reached through his own jury only."""
    jury = opened(office)
    other = prepared(office, *bench(office))
    with pytest.raises(Http404):
        access.hearing_for(office.by, jury.pk, other.hearings.get().pk)


@pytest.mark.parametrize("role", [Role.BODY, Role.CANDIDATE, Role.TUTOR, Role.ASSESSOR])
def test_the_other_roles_see_no_jury(opened: Any, office: Office, account: Any, role: Role) -> None:
    """Nobody else sees a jury, even by its address."""
    jury = opened(office)
    assert not access.visible_juries(account(role)).exists()
    with pytest.raises(Http404):
        access.jury_for(account(role), jury.pk)


def test_reading_pages_do_not_accept_to_write(
    opened: Any, office: Office, signed_in: Callable[..., Client]
) -> None:
    """An act is posted, never followed as a link."""
    jury = opened(office)
    client = signed_in(office.by)
    for name in ("open", "vote_proposals", "note", "ratify", "check"):
        assert client.get(reverse(f"juries:{name}", args=[jury.pk])).status_code == 405
    for name in CANDIDATE_ACTS:
        address = reverse(f"juries:{name}", args=[jury.pk, jury.hearings.get().pk])
        assert client.get(address).status_code == 405


def test_minutes_exist_only_once_closed(
    opened: Any, office: Office, signed_in: Callable[..., Client]
) -> None:
    """An open jury has no minutes yet."""
    jury = opened(office)
    client = signed_in(office.by)
    assert client.get(reverse("juries:minutes", args=[jury.pk])).status_code == 404


def test_a_seat_speaks_for_its_own_account(opened: Any, office: Office, account: Any) -> None:
    """The member and the secretariat may speak, another member may not and is told why."""
    jury = opened(office)
    one, two = jury.seats.select_related("juror__account")
    access.require_voice(one.juror.account, one)
    access.require_voice(office.by, one)
    with pytest.raises(RefusedAct, match=one.juror.name):
        access.require_voice(two.juror.account, one)
    with pytest.raises(PermissionDenied):
        access.require_voice(account(Role.AUDITOR), one)
    assert access.seat_of(one.juror.account, jury) == one
    assert access.seat_of(office.by, jury) is None
