"""Who closes: the chair from his account, or the secretariat on the word of a chair without one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.queries import acts_on
from parchemin.office.juries.actions import closing
from parchemin.office.juries.models import Decision, Jury, Minutes, Seat
from tests.office.juries.conftest import (
    WORD,
    Office,
    chair_without_account,
    presiding,
)

pytestmark = pytest.mark.django_db
Voted = Callable[..., Jury]


def test_the_chair_closes_from_his_own_account(voted: Voted, office: Office) -> None:
    """The chair needs nobody's word; the minutes say that he closed."""
    jury = voted(office)
    chair = Seat.objects.select_related("juror__account").get(jury=jury, chair=True)
    minutes = closing.close_jury(on=jury, by=chair.juror.account)
    assert minutes.closed_by == chair.juror.account
    assert "Clôture prononcée par Membre employeur 1" in minutes.content["observations"]


def test_another_member_does_not_close(voted: Voted, office: Office) -> None:
    """A member who does not preside is refused, and told who presides."""
    jury = voted(office)
    other = Seat.objects.select_related("juror__account").get(jury=jury, chair=False)
    with pytest.raises(RefusedAct, match="Membre employeur 1"):
        closing.close_jury(on=jury, by=other.juror.account)


def test_the_secretariat_does_not_close_for_a_chair_who_has_an_account(
    voted: Voted, office: Office
) -> None:
    """Even with the chair's word: the refusal names his account, and nothing is closed."""
    jury = voted(office)
    with pytest.raises(RefusedAct, match=r"Membre employeur 1.* a un compte .*jure-1"):
        closing.close_jury(on=jury, word=WORD, by=office.by)
    assert Jury.objects.get(pk=jury.pk).state == Jury.State.OPEN
    assert not Decision.objects.exists()


def test_an_account_that_is_closed_is_no_account(voted: Voted, office: Office) -> None:
    """A chair whose account no longer opens gives his word to the secretariat."""
    jury = voted(office)
    User.objects.filter(pk=presiding(jury).pk).update(is_active=False)
    assert closing.close_jury(on=jury, word=WORD, by=office.by).closed_by == office.by


def test_the_secretariat_closes_only_on_the_word_of_the_chair(
    voted: Voted, office: Office, account: Any
) -> None:
    """Without saying who gave it, it is refused; an account from outside never closes."""
    jury = chair_without_account(voted(office))
    for word in ("", "  "):
        with pytest.raises(RefusedAct, match="qui l'a donnée, et comment"):
            closing.close_jury(on=jury, word=word, by=office.by)
    with pytest.raises(PermissionDenied):
        closing.close_jury(on=jury, word=WORD, by=account(Role.JUROR))
    assert Jury.objects.get(pk=jury.pk).state == Jury.State.OPEN
    minutes = closing.close_jury(on=jury, word=WORD, by=office.by)
    assert f"qui préside ({WORD}), et saisie par" in minutes.content["observations"]
    said = acts_on(jury).get(act="clore un jury").details
    assert said["parole_recueillie"] is True
    assert WORD not in str(said), "le journal ne garde pas les propos, le procès-verbal si"


def test_the_page_shows_each_one_what_he_may_do(
    voted: Voted, office: Office, signed_in: Callable[..., Client]
) -> None:
    """The chair has the button; the secretariat reads whose account closes, or writes the word."""
    jury = voted(office)
    address = reverse("juries:close", args=[jury.pk])
    assert "Clore le jury</button>" in signed_in(presiding(jury)).get(address).content.decode()
    page = signed_in(office.by).get(address).content.decode()
    assert "Clore le jury</button>" not in page
    assert "jure-1" in page
    chair_without_account(jury)
    page = signed_in(office.by).get(address).content.decode()
    assert "Parole recueillie" in page


def test_a_double_click_on_closing_leads_to_the_minutes(
    voted: Voted, office: Office, signed_in: Callable[..., Client], account: Any
) -> None:
    """The same person lands on the minutes; another one reads who closed and when."""
    jury = chair_without_account(voted(office))
    address = reverse("juries:close", args=[jury.pk])
    word = {"word": WORD}
    client = signed_in(office.by)
    answers = [client.post(address, word) for _ in range(2)]
    assert [answer["Location"] for answer in answers] == [
        reverse("juries:minutes", args=[jury.pk])
    ] * 2
    late = signed_in(account(Role.SECRETARIAT)).post(address, word)
    assert late.status_code == 409
    assert "a été clos le" in late.content.decode()
    assert Minutes.objects.count() == 1
