"""The public check: genuine, withdrawn, unknown; nothing more than the paper shows."""

from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from parchemin.office.certificates import documents, throttle
from parchemin.office.certificates.actions.revoking import revoke
from parchemin.office.certificates.numbering import CODE_LENGTH, SIGNS, new_code, tidy_code
from tests.fixtures.pdf import scanned
from tests.office.certificates.builders import DELIVERED

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_tried() -> None:
    cache.clear()


def check(code: str) -> Any:
    return Client().get(reverse("certificates:verify", args=[code]))


def test_a_genuine_document_shows_what_its_paper_shows(issued: Any) -> None:
    """Title, holder, day, number and certifier, without an account."""
    row = issued()[0]
    response = check(row.verification_code)
    text = response.content.decode()
    assert response.status_code == 200
    assert "Ce document est authentique" in text
    for mention in (row.number, "Technicien inventé", "Dominique Essaiba", "10/03/2026",
                    "Organisme inventé"):  # fmt: skip
        assert mention in text


def test_nothing_more_than_the_paper_is_told(issued: Any) -> None:
    """No birth, no route of access, no register of acts: a VAE holder looks like any other."""
    row = issued(route="experience")[0]
    enrolment = row.decision.hearing.enrolment
    assert enrolment.route == "experience"
    text = check(row.verification_code).content.decode()
    for secret in ("VAE", "xpérience", "1990", "69381", enrolment.reference, row.sha256, "claire"):
        assert secret not in text


def test_a_withdrawn_document_says_so_but_not_why(issued: Any, secretary: Any) -> None:
    """The day of the withdrawal is public, its reason is not."""
    row = issued()[0]
    revoke(on=row, revoked_on=DELIVERED, reason="Fraude au diplôme", by=secretary)
    text = check(row.verification_code).content.decode()
    assert "Ce document a été retiré" in text
    assert "retiré le 10/03/2026" in text
    assert "Fraude" not in text
    assert "authentique" not in text


def test_an_unknown_code_is_a_clear_404() -> None:
    """The page says that there is no such document and what to do."""
    response = check("ABCDEFGHJKLMNPQRSTUV")
    assert response.status_code == 404
    assert "Aucun document à ce code" in response.content.decode()


def test_a_code_copied_by_hand_is_understood(issued: Any) -> None:
    """Lower case, spaces and hyphens are put aside."""
    code = issued()[0].verification_code
    typed = f" {code[:5].lower()}-{code[5:10]} {code[10:]}"
    assert tidy_code(typed) == code
    assert check(typed.strip()).status_code == 200


def test_the_form_asks_for_number_and_code_of_one_document(issued: Any) -> None:
    """Both right: genuine. A code with another's number: unknown, without telling which is wrong."""
    one, other = issued((True, True), (True, True))
    address = reverse("certificates:verify_home")

    def answer(number: str, code: str) -> str:
        return Client().get(address, {"number": number, "code": code}).content.decode()

    assert "authentique" in answer(f" {one.number.lower()} ", one.verification_code)
    assert "à la fois ce numéro et ce code" in answer(other.number, one.verification_code)
    assert "clé qui ne correspond pas" in answer("RNCP40657-2026-000001-99", "X")


def test_an_empty_form_says_what_is_missing() -> None:
    """Both fields are asked for at once."""
    text = Client().get(reverse("certificates:verify_home"), {"number": "", "code": ""}).content
    assert text.decode().count("Ce champ est obligatoire") == 2


@pytest.mark.parametrize("name", ["verify_home", "verify"])
def test_search_engines_are_kept_out(name: str) -> None:
    """Every public page says noindex, in its head and in its headers."""
    arguments = ["INCONNU"] if name == "verify" else []
    response = Client().get(reverse(f"certificates:{name}", args=arguments))
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in response.content.decode()


def test_trying_codes_at_random_is_slowed_down(issued: Any) -> None:
    """After twenty unknown codes the visitor waits; another visitor does not."""
    code = issued()[0].verification_code
    for _ in range(throttle.TRIES):
        assert check("INCONNU").status_code == 404
    refused = check(code)
    assert refused.status_code == 429
    assert "Attendez dix minutes" in refused.content.decode()
    address = reverse("certificates:verify", args=[code])
    assert Client(REMOTE_ADDR="192.0.2.7").get(address).status_code == 200


def test_true_codes_are_never_slowed_down(issued: Any) -> None:
    """An employer may check a whole promotion."""
    code = issued()[0].verification_code
    statuses = {check(code).status_code for _ in range(throttle.TRIES + 5)}
    assert statuses == {200}


def test_codes_cannot_be_guessed() -> None:
    """A hundred random bits, written without signs that are mistaken for one another."""
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(len(code) == CODE_LENGTH and set(code) <= set(SIGNS) for code in codes)
    assert len(SIGNS) ** CODE_LENGTH >= 2**100
    assert not set(SIGNS) & set("01OI")


def test_the_qr_code_of_the_paper_leads_to_its_page(issued: Any) -> None:
    """A third-party reader finds in the PDF the whole public address, which answers."""
    row = issued()[0]
    found = scanned(documents.pdf(row))
    assert found == [f"{settings.PUBLIC_URL}/verifier/{row.verification_code}"]
    path = found[0].removeprefix(settings.PUBLIC_URL)
    assert Client().get(path).status_code == 200


@pytest.mark.parametrize("demo", [True, False])
def test_a_paper_of_the_demonstration_says_that_it_is_worth_nothing(
    issued: Any, settings: Any, demo: bool
) -> None:
    """A specimen is marked on the paper and on the public page, and stays one ever after."""
    settings.DEMO = demo
    row = issued()[0]
    settings.DEMO = not demo
    assert row.mentions["specimen"] is demo
    text = check(row.verification_code).content.decode()
    assert ("Document de démonstration" in text) is demo
