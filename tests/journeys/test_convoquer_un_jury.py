"""Convoquer un jury : une composition proposée, des lettres, des réponses, une feuille à signer."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from tests.fixtures.browser import PHONE, opened_page
from tests.fixtures.office_process import Office
from tests.journeys.clock import TODAY
from tests.journeys.gestures.looking import axe_faults, shape_faults
from tests.journeys.gestures.signing import menu, said, sign_in, step, text_of

pytestmark = pytest.mark.journey

CERTIFICATION = "RNCP40657 · CQP Intervenant médico-technique à domicile · règlement version 1"


def test_convoquer_un_jury(own_demo_office: Office, page: Any, browser: Any) -> None:
    """De la composition proposée à la réponse du membre, sans quitter l'office."""
    address, held_on = own_demo_office.address, TODAY + timedelta(days=60)
    sign_in(page, address, "secretariat")
    with step("le secrétariat crée un jury et retient la composition proposée", page):
        create(page, held_on)
        page.get_by_role("link", name="Proposer une composition").click()
        assert "Composition proposée" in text_of(page)
        sound(page)
        page.get_by_role("button", name="Retenir cette composition").click()
        assert "Composition enregistrée" in said(page)
        page.get_by_role("heading", name="Avant la séance").wait_for()
        sound(page)
    with step("il écrit les convocations et note leur envoi", page):
        page.get_by_role("link", name="Convocations et dossiers").click()
        page.get_by_role("button", name=re.compile(r"Convoquer \d+ membre")).click()
        assert "convocations écrites" in said(page)
        page.get_by_label("Moyen").first.select_option(label="Courriel")
        page.get_by_role("button", name="Noter l'envoi", exact=True).click()
        assert "envois notés" in said(page)
        assert "sans réponse" in text_of(page)
        sound(page)
        calls = page.url
    with step("le membre du collège employeur répond et dit ses jours, de son téléphone"):
        with opened_page(browser, PHONE) as phone:
            answer(phone, address)
    with step("le secrétariat lit la réponse et ouvre la feuille d'émargement", page):
        page.goto(calls)
        assert "accepte" in text_of(page)
        page.get_by_role("link", name="Émargement").first.click()
        assert "Feuilles signées" in text_of(page)
        sound(page)
    with step("il lit la fiche du membre", page):
        menu(page, "Jurys")
        page.get_by_role("link", name="Vivier").first.click()
        page.locator("tbody a").first.click()
        assert "Disponibilités" in text_of(page)
        sound(page)


def create(page: Any, held_on: date) -> None:
    """A jury of the certification of the demonstration, without any candidate yet."""
    menu(page, "Jurys")
    page.get_by_role("link", name="Créer un jury").first.click()
    page.get_by_label("Certification et règlement").select_option(label=CERTIFICATION)
    page.get_by_label("Date du jury").fill(held_on.isoformat())
    page.get_by_label("Lieu").fill("Lyon")
    page.get_by_role("button", name="Créer le jury").click()
    page.goto(page.url.replace("/candidats/", "/composition/"))


def answer(phone: Any, address: str) -> None:
    """Accept the call, then say one day on which one cannot come."""
    sign_in(phone, address, "employeur")
    phone.goto(f"{address}/jurys/ma-fiche/")
    sound(phone)
    phone.get_by_role("button", name="J'accepte").first.click()
    assert "Réponse enregistrée" in said(phone)
    phone.get_by_label("Du", exact=False).first.fill("2030-05-06")
    phone.get_by_role("button", name="Enregistrer ces jours").click()
    assert "indisponible du 06/05/2030" in said(phone)


def sound(page: Any) -> None:
    """The page is read by a machine and holds in its screen."""
    assert shape_faults(page) == []
    assert axe_faults(page) == []
