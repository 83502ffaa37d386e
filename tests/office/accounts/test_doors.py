"""The doors of accounts: closed accounts, old links, forged returns, repeated tries."""

from collections.abc import Callable

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.actions import close_account, invitation, open_account
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import verify

pytestmark = pytest.mark.django_db
SECRET = "une phrase de passe inventée"
OTHER = "une tout autre phrase inventée"
HOME, LOGIN = "/", "/compte/connexion/"


@pytest.fixture
def juror() -> User:
    return open_account(
        username="juree", role=Role.JUROR, password=SECRET, full_name="Jo Inventée", by="essai"
    )


def link(account: User) -> str:
    """The address that an invitation of that account holds."""
    account.refresh_from_db()
    key = urlsafe_base64_encode(force_bytes(account.pk))
    token = default_token_generator.make_token(account)
    return reverse("accounts:choose_password", args=[key, token])


def sign_in(password: str = SECRET, *, next_page: str = "", **extra: str) -> tuple[Client, str]:
    """A visitor who signs in as the juror; where he is sent, empty when he is not."""
    client = Client(**extra)  # type: ignore[arg-type]
    given = {"username": "juree", "password": password, "next": next_page}
    answer = client.post(LOGIN, given)
    return client, answer.get("Location", "")


def test_a_link_given_before_the_closing_opens_nothing_after(juror: User, secretary: User) -> None:
    """The link of a closed account looks like an old one and sets no password."""
    address = link(juror)
    close_account(on=juror, by=secretary)
    assert Client().get(address).status_code == 404
    answer = Client().post(address, {"new_password1": OTHER, "new_password2": OTHER})
    assert answer.status_code == 404
    juror.refresh_from_db()
    assert juror.check_password(SECRET)


def test_a_closed_account_is_not_invited(juror: User, secretary: User) -> None:
    """No link is made that would open nothing; the refusal says why, the journal stays as it was."""
    close_account(on=juror, by=secretary)
    with pytest.raises(RefusedAct, match="fermé"):
        invitation(on=juror, by=secretary)
    assert not Entry.objects.filter(act="inviter le titulaire d'un compte").exists()


def test_an_account_is_closed_once(juror: User, secretary: User) -> None:
    """A second click is told so; the journal holds one closing."""
    seen_open = User.objects.get(pk=juror.pk)
    close_account(on=juror, by=secretary)
    with pytest.raises(RefusedAct, match="déjà fermé"):
        close_account(on=seen_open, by=secretary)
    assert Entry.objects.filter(act="fermer un compte").count() == 1
    assert verify().sound


def test_a_session_ends_when_the_account_is_closed(juror: User, secretary: User) -> None:
    """Whoever is signed in meets the login page at the very next click."""
    client, _ = sign_in()
    assert client.get(HOME).status_code == 200
    close_account(on=juror, by=secretary)
    answer = client.get(HOME)
    assert answer.status_code == 302
    assert answer["Location"].startswith(LOGIN)


def test_a_new_password_ends_the_sessions_opened_with_the_old_one(juror: User) -> None:
    """Whoever had stolen the old password is put out by the new one."""
    thief, _ = sign_in()
    Client().post(link(juror), {"new_password1": OTHER, "new_password2": OTHER})
    assert thief.get(HOME).status_code == 302


def test_another_account_s_token_opens_nothing(juror: User, secretary: User) -> None:
    """The token of one account does not open another one."""
    token = link(juror).rstrip("/").rpartition("/")[2]
    key = urlsafe_base64_encode(force_bytes(secretary.pk))
    forged = reverse("accounts:choose_password", args=[key, token])
    assert Client().get(forged).status_code == 404


@pytest.mark.parametrize("key", ["é", "____", "MQ==", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OQ", "LTE"])
def test_a_damaged_link_is_an_old_link(key: str) -> None:
    """Whatever a mail program did to the link, the page says to ask for another one."""
    answer = Client().get(f"/compte/choisir/{key}/x-y/")
    assert answer.status_code == 404
    assert "Lien périmé" in answer.content.decode()


@pytest.mark.parametrize("name", ["invite", "close"])
def test_no_form_changes_a_role(name: str, juror: User, signed_in: Callable[..., Client]) -> None:
    """A role sent along with another act is not read: one account keeps one role."""
    forged = {"role": "secretariat", "is_superuser": "on", "username": "claire"}
    signed_in().post(reverse(f"accounts:{name}", args=[juror.pk]), forged)
    Client().post(link(juror), {"new_password1": OTHER, "new_password2": OTHER, **forged})
    juror.refresh_from_db()
    assert (juror.role, juror.username, juror.is_superuser) == (Role.JUROR, "juree", False)


@pytest.mark.parametrize(
    "target",
    [
        "https://ailleurs.example/",
        "//ailleurs.example/",
        "///ailleurs.example/",
        "/\\ailleurs.example",
        "javascript:alert(1)",
        "http://testserver@ailleurs.example/",
        "http:ailleurs.example",
    ],
)
def test_signing_in_never_leads_elsewhere(target: str, juror: User) -> None:
    """A forged return address leads home, before signing in and once signed in."""
    client, sent = sign_in(next_page=target)
    assert sent == HOME
    assert client.get(LOGIN, {"next": target})["Location"] == HOME


def test_signing_in_leads_back_to_the_page_asked(juror: User) -> None:
    """A page of this office asked before signing in is shown after."""
    asked = Client().get("/jurys/?page=2")["Location"]
    assert asked == f"{LOGIN}?next=/jurys/%3Fpage%3D2"
    assert sign_in(next_page="/jurys/?page=2")[1] == "/jurys/?page=2"


def test_tries_are_counted_by_name_and_by_address(juror: User) -> None:
    """Eight failures suspend that name from that address; its owner elsewhere is not locked out."""
    for _ in range(8):
        sign_in("faux", REMOTE_ADDR="192.0.2.1")
    assert not sign_in(REMOTE_ADDR="192.0.2.1")[1]
    assert sign_in(REMOTE_ADDR="192.0.2.2")[1] == HOME


def test_another_name_from_the_same_address_still_signs_in(juror: User) -> None:
    """Behind one address of a training body, one person's failures do not stop the others."""
    for _ in range(8):
        Client().post(LOGIN, {"username": "autre", "password": "faux"})
    assert sign_in()[1] == HOME


def test_a_made_up_forwarding_header_does_not_give_new_tries(juror: User) -> None:
    """The visitor cannot choose the address he is counted under."""
    for rank in range(9):
        answer = Client(HTTP_X_FORWARDED_FOR=f"192.0.2.{rank}").post(
            LOGIN, {"username": "juree", "password": "faux"}
        )
    assert answer.status_code == 429
