"""Chaque page de chaque rôle : lisible par tous, au bureau et au téléphone, sans faute."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import Resolver404, resolve

from parchemin.office.accounts.models import Role
from parchemin.office.permissions import PERMISSIONS, Audience
from tests.fixtures.browser import DESK, PHONE, opened_page
from tests.fixtures.office_process import ROOT, Office
from tests.journeys.clock import TODAY, YESTERDAY
from tests.journeys.gestures import delivery, people, register, rules, sitting, texts
from tests.journeys.gestures.looking import axe_faults, heard, keyboard_faults, shape_faults
from tests.journeys.gestures.signing import menu, sign_in, step
from tests.office.catalogue.exports import real_fiches, zipped

pytestmark = pytest.mark.journey

ROLES = {
    "secretariat": Role.SECRETARIAT,
    "auditeur": Role.AUDITOR,
    "organisme": Role.BODY,
    "employeur": Role.JUROR,
    "evaluateur": Role.ASSESSOR,
    "tuteur": Role.TUTOR,
    "candidat": Role.CANDIDATE,
}
NOT_LEFT = {"accounts:logout"}
DRAFT = ROOT / "src/parchemin/examples/RNCP36358/programme.txt"
AXED: set[str] = set()
"""The patterns axe has already looked at: the same page for another role only shows less."""


@pytest.fixture(scope="module")
def furnished(demo_office: Office, browser: Any, tmp_path_factory: Any) -> dict[str, str]:
    """An address for each name of the table, once every kind of object exists."""
    with opened_page(browser, DESK) as page:
        sign_in(page, demo_office.address, "secretariat")
        with step("laisser deux brouillons, un fichier contrôlé", page):
            texts.deposit(page, DRAFT)
            rules.open_draft(page, "RNCP40657")
            people.control_file(
                page, one_line(tmp_path_factory.mktemp("lignes")), certification="RNCP40657"
            )
        with step("convoquer un jury, déposer la feuille signée d'un autre", page):
            sitting.create_jury(page, TODAY + timedelta(days=60), "Paris")
            sitting.keep_proposal(page)
            sitting.call_members(page)
            menu(page, "Jurys")
            page.get_by_role("link", name="JURY-2026-0002").click()
            sitting.deposit_sheet(page)
        with step("importer un export du registre, poser une correspondance", page):
            fiches = [fiche for fiche in real_fiches() if "<NUMERO_FICHE>RNCP" in fiche]
            folder = tmp_path_factory.mktemp("export")
            register.deposit_export(page, zipped(folder, YESTERDAY.isoformat(), fiches))
            register.bring_near(page, "RNCP40913", "RNCP40657")
            register.decide(page, "Délibération de la CPNEFP", YESTERDAY)
        with step("déclarer les titulaires, dont les parchemins sont maintenant produits", page):
            delivery.declare(page)
    found: dict[str, str] = json.loads(demo_office.run("tests.journeys.addresses"))
    return found


def one_line(folder: Path) -> Path:
    file = folder / "une.csv"
    file.write_text(
        "nom_naissance;prenoms;date_naissance;sexe;voie_acces;commune_naissance;date_entree\n"
        "Fictif-Sureau;Léo;01/02/1990;M;formation_continue;Paris;02/03/2026\n", "utf-8",
    )  # fmt: skip
    return file


def test_each_name_of_the_table_has_an_address(furnished: dict[str, str]) -> None:
    """Aucune URL de la table des permissions n'échappe à la visite."""
    assert sorted(furnished) == sorted(PERMISSIONS)


@pytest.mark.parametrize("account", ROLES)
def test_toutes_les_pages_d_un_role(
    account: str, furnished: dict[str, str], demo_office: Office, browser: Any
) -> None:
    """Toute page que le rôle ouvre n'a ni constat d'axe, ni débordement, ni erreur, ni piège."""
    visit = Visit(demo_office.address)
    with opened_page(browser, DESK) as page:
        sign_in(page, demo_office.address, account)
        for name, path in pages_of(ROLES[account], furnished, page, demo_office.address):
            visit.look(page, name, path)
    assert visit.seen > 1
    assert not visit.faults, "\n".join(visit.faults)


def test_toutes_les_pages_d_un_visiteur(
    furnished: dict[str, str], demo_office: Office, browser: Any
) -> None:
    """Ce que chacun voit sans compte tient la même promesse, jusqu'au document inconnu."""
    visit = Visit(demo_office.address)
    open_to_all = [name for name, opening in PERMISSIONS.items() if opening is Audience.ANYONE]
    with opened_page(browser, DESK) as page:
        for name in open_to_all:
            if name != "portal:health":
                visit.look(page, name, furnished[name])
        visit.look(page, "document inconnu", "/verifier/CODEINCONNU", status=404)
        visit.look(page, "page introuvable", "/nulle-part", status=404)
    assert not visit.faults, "\n".join(visit.faults)


def pages_of(
    role: Role, furnished: dict[str, str], page: Any, address: str
) -> Iterator[tuple[str, str]]:
    """The table's pages open to the role, then what their links add: one example per pattern."""
    waiting = [(name, path) for name, path in furnished.items() if opens(name, role)]
    seen: set[str] = set()
    while waiting:
        name, path = waiting.pop(0)
        if name in seen or name in NOT_LEFT or not is_page(page, address + path):
            continue
        seen.add(name)
        yield name, path
        waiting += links(page, address)


def opens(name: str, role: Role) -> bool:
    opening = PERMISSIONS[name]
    return isinstance(opening, Audience) or role in opening


def is_page(page: Any, address: str) -> bool:
    """Whether the address answers a whole page to a plain visit (not a file, a part, an act)."""
    answer = page.context.request.get(address)
    assert answer.status < 500, f"{answer.status} {address}"
    kind = answer.headers.get("content-type", "")
    return answer.ok and kind.startswith("text/html") and "<html" in answer.text()


def links(page: Any, address: str) -> list[tuple[str, str]]:
    """The links of the page that stay in the office, by the name of their pattern."""
    found = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    named = []
    for each in found:
        path = each.removeprefix(address).partition("#")[0].partition("?")[0]
        try:
            named.append((resolve(path).view_name, path))
        except Resolver404:
            continue
    return named


class Visit:
    """Looks at pages one after the other and keeps every fault with its address."""

    def __init__(self, address: str) -> None:
        self.address, self.seen, self.faults = address, 0, list[str]()

    def look(self, page: Any, name: str, path: str, status: int = 200) -> None:
        self.seen += 1
        with heard(page) as complaints:
            page.set_viewport_size(DESK)
            answer = page.goto(self.address + path)
            self.with_axe(page, name, path, "1280")
            self.keep(path, "1280", [*shape_faults(page), *keyboard_faults(page)])
            page.set_viewport_size(PHONE)
            self.keep(path, "390", shape_faults(page))
            self.with_axe(page, name, path, "390")
            AXED.add(name)
        if answer.status not in (status, 404):
            complaints.append(f"répond {answer.status}")
        self.keep(path, "", [each for each in complaints if status == 200 or "404" not in each])

    def with_axe(self, page: Any, name: str, path: str, width: str) -> None:
        if name not in AXED:
            self.keep(path, width, axe_faults(page))

    def keep(self, path: str, width: str, faults: list[str]) -> None:
        self.faults += [f"{path} {width} {fault}" for fault in faults]
