"""Accounts: opened by the secretariat or on the machine, the password chosen by its owner."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.actions import close_account, open_account
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.models import Entry

pytestmark = pytest.mark.django_db
CHOSEN = "une phrase que je retiens"


def opened(client: Client, username: str = "nouvelle") -> str:
    """Open an account on the screen; the link that the page shows."""
    page = client.post(
        reverse("accounts:open"),
        {"full_name": "Nora Exemple", "username": username, "role": "jury", "email": ""},
    ).content.decode()
    found = re.search(r'value="http[^"]*?(/compte/choisir/[^"]+)"', page)
    assert found, page
    return found.group(1)


def test_an_invited_person_chooses_a_password_and_signs_in(
    signed_in: Callable[..., Client],
) -> None:
    """From the secretariat's form to the new person's home page."""
    link = opened(signed_in())
    visitor = Client()
    answer = visitor.post(link, {"new_password1": CHOSEN, "new_password2": CHOSEN})
    assert answer.status_code == 302
    signed = visitor.post(reverse("accounts:login"), {"username": "nouvelle", "password": CHOSEN})
    assert signed.status_code == 302
    assert signed["Location"] == reverse("portal:home")


def test_a_link_serves_once(signed_in: Callable[..., Client]) -> None:
    """After the password is chosen the same link opens nothing."""
    link = opened(signed_in())
    Client().post(link, {"new_password1": CHOSEN, "new_password2": CHOSEN})
    again = Client().get(link)
    assert again.status_code == 404
    assert "Lien périmé" in again.content.decode()


@pytest.mark.parametrize("link", ["/compte/choisir/MQ/faux/", "/compte/choisir/pas-un-nombre/x/"])
def test_a_false_link_opens_nothing(link: str) -> None:
    """A forged link looks like an old one, whoever it names."""
    assert Client().get(link).status_code == 404


def test_a_weak_password_is_refused_with_its_reason(signed_in: Callable[..., Client]) -> None:
    """A short password is refused in the form, and nothing is changed."""
    link = opened(signed_in())
    page = Client().post(link, {"new_password1": "court", "new_password2": "court"})
    assert "12 caractères" in page.content.decode()
    assert not User.objects.get(username="nouvelle").has_usable_password()


def test_the_same_name_is_refused_whatever_its_case(signed_in: Callable[..., Client]) -> None:
    """Two accounts never differ by capitals only."""
    client = signed_in()
    opened(client, "nora")
    page = client.post(
        reverse("accounts:open"),
        {"full_name": "Nora Exemple", "username": "NORA", "role": "jury", "email": ""},
    ).content.decode()
    assert "déjà pris" in page
    with pytest.raises(RefusedAct, match="déjà pris"):
        open_account(username="NoRa", role=Role.JUROR, password=None, by="essai")


def test_a_closed_account_signs_nobody_in(secretary: User, account: Callable[..., User]) -> None:
    """Closing is written in the journal, and the password no longer opens anything."""
    juror = account(Role.JUROR, "juree")
    juror.set_password(CHOSEN)
    juror.save()
    close_account(on=juror, by=secretary)
    answer = Client().post(reverse("accounts:login"), {"username": "juree", "password": CHOSEN})
    assert answer.status_code == 200
    assert Entry.objects.filter(act="fermer un compte").exists()


def test_nobody_closes_one_s_own_account(secretary: User) -> None:
    """The last secretary cannot lock the office by accident."""
    with pytest.raises(RefusedAct, match="votre propre compte"):
        close_account(on=secretary, by=secretary)


def test_the_page_of_accounts_tells_state_and_role(
    signed_in: Callable[..., Client], account: Callable[..., User]
) -> None:
    """Every account shows with its role in words."""
    account(Role.AUDITOR, "lecteur")
    page = signed_in().get(reverse("accounts:list")).content.decode()
    assert "lecteur" in page
    assert "Auditeur" in page


def test_the_first_account_is_opened_on_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """``compte ouvrir`` reads the password and opens an account of the secretariat."""
    monkeypatch.setattr("sys.stdin", io.StringIO(CHOSEN + "\n"))
    call_command("compte", "ouvrir", "claire", mot_de_passe_entree=True, stdout=io.StringIO())
    assert User.objects.get(username="claire").role == Role.SECRETARIAT


def test_no_account_before_the_base_is_ready(tmp_path: Path) -> None:
    """On a machine where the office never started, the command says what to do first."""
    told = subprocess.run(
        [
            sys.executable, "-m", "parchemin.office",
            "compte", "ouvrir", "claire", "--mot-de-passe-entree",
        ],
        env={**os.environ, "PARCHEMIN_DATA": str(tmp_path), "DATABASE_URL": ""},
        input=CHOSEN + "\n", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 1
    assert "démarrez d'abord l'office" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("typed", "sentence"), [("court", "12"), ("motdepasse", "12"), ("password1234", "courant")]
)
def test_the_machine_refuses_a_weak_password(
    monkeypatch: pytest.MonkeyPatch, typed: str, sentence: str
) -> None:
    """The command gives the reason and opens nothing."""
    monkeypatch.setattr("sys.stdin", io.StringIO(typed + "\n"))
    with pytest.raises(CommandError, match=sentence):
        call_command("compte", "ouvrir", "claire", mot_de_passe_entree=True)
    assert not User.objects.exists()
