"""De la fiche publique au titulaire déclaré : toute la chaîne, d'un office vide, au navigateur."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.fixtures.browser import DESK, opened_page
from tests.fixtures.office_process import ROOT, Office
from tests.fixtures.pdf import page_texts, scanned
from tests.journeys.clock import TODAY, YESTERDAY
from tests.journeys.gestures import certifier, delivery, people, sitting, texts
from tests.journeys.gestures.signing import (
    FIRST_ACCOUNT,
    FIRST_PASSWORD,
    menu,
    sign_in,
    step,
    text_of,
)
from tests.journeys.promotions import ASSISTANT, IMTAD, Walk, candidate_file

SCHEMA = ROOT / "src/parchemin/writers/declaration/certifications-cdc-1.1.2.xsd"
BODY = "Organisme Inventé de Formation"
MEMBERS = [
    sitting.Member("Andréa Fictif-Lierre", "employeur", "Femme"),
    sitting.Member("Sami Fictif-Mélèze", "salarié", "Homme"),
]
ENTERED = max(date(2025, 9, 15), TODAY - timedelta(days=300))

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("walk", [IMTAD, ASSISTANT], ids=lambda walk: walk.number)
def test_de_la_fiche_au_titulaire(
    walk: Walk, empty_office: Office, page: Any, browser: Any, tmp_path: Path
) -> None:
    """Le texte public d'une certification mène, sans tableur, à des titulaires déclarés."""
    sign_in(page, empty_office.address, FIRST_ACCOUNT, FIRST_PASSWORD)
    read_and_publish(page, walk)
    say_who_certifies(page, walk)
    bring_candidates_in(page, walk, tmp_path)
    hold_the_jury(page, walk)
    document = deliver(page, walk)
    verify(browser, document, walk)
    declare(page, walk)


def read_and_publish(page: Any, walk: Walk) -> None:
    """De la fiche déposée au référentiel publié, avec son règlement."""
    with step("déposer la fiche", page):
        texts.deposit(page, walk.fiche)
        assert walk.title in text_of(page)
    with step("répondre aux constats de la lecture", page):
        assert texts.waiting_findings(page), "la fiche a des contradictions que l'office doit dire"
        texts.answer_findings(page, "Relu ligne à ligne : le tableau des blocs fait foi.")
        assert not texts.waiting_findings(page)
    with step("publier le référentiel", page):
        assert "publié" in texts.publish(page)
    with step("déposer le règlement", page):
        assert walk.number in texts.deposit_reglement(page, walk.reglement)


def say_who_certifies(page: Any, walk: Walk) -> None:
    """L'identité du certificateur, les dates que la fiche tait, l'organisme habilité."""
    with step("écrire l'identité du certificateur", page):
        certifier.write_identity(page)
        assert "Association Inventée pour les Essais" in text_of(page)
    if walk.dates:
        with step("déclarer les dates que la fiche ne donne pas", page):
            certifier.state_dates(page, walk.number, walk.dates, "Décision publiée (essai)")
            assert "inconnue" not in text_of(page)
    with step("habiliter l'organisme de formation", page):
        certifier.accredit_body(page, BODY, date(2025, 6, 1))
        assert walk.number in text_of(page)


def bring_candidates_in(page: Any, walk: Walk, folder: Path) -> None:
    """Quatre personnes par fichier, puis leurs résultats."""
    file = candidate_file(folder, walk.candidates, ENTERED)
    with step("importer les candidats", page):
        people.import_file(page, file, certification=walk.number, body=BODY)
        menu(page, "Candidats")
        assert "4 parcours" in text_of(page)
    for each in walk.candidates:
        with step(f"saisir les résultats de {each.name}", page):
            failed = (f"{walk.number}{each.failed}",) if each.failed else ()
            assert people.enter_results(page, each.name, YESTERDAY, failed) > 4


def hold_the_jury(page: Any, walk: Walk) -> None:
    """Du vivier au procès-verbal, puis la seconde étape quand le règlement la veut."""
    for member in MEMBERS:
        with step(f"inscrire {member.name} au vivier", page):
            sitting.add_member(page, member, TODAY)
    with step("créer le jury, choisir les candidats, le composer", page):
        sitting.create_jury(page, TODAY, "Nantes")
        sitting.present(page, [each.name for each in walk.candidates])
        sitting.compose(page, MEMBERS, MEMBERS[0], TODAY - timedelta(days=60))
    with step("ouvrir la séance et voter à main levée", page):
        sitting.open_session(page)
        assert "voix enregistrées" in sitting.follow_proposals(page)
    with step("clore le jury et lire son procès-verbal", page):
        assert "Jury clos" in sitting.close(page)
        read_minutes(page, walk)
    if walk.second_step:
        with step("enregistrer la réponse de la CPNEFP", page):
            assert walk.second_step in text_of(page)
            sitting.ratify(page, TODAY, "Séance plénière (essai)")
            assert "délivrance acceptée" in text_of(page)


def read_minutes(page: Any, walk: Walk) -> None:
    """Le procès-verbal nomme chaque membre et chaque candidat, avec le décompte."""
    text = " ".join(page_texts(sitting.fetched(page, "Procès-verbal en PDF")))
    for each in (*MEMBERS, *walk.candidates):
        assert each.name.upper() in text.upper()
    assert walk.title in text
    assert "validation partielle" in text.lower()


def deliver(page: Any, walk: Walk) -> bytes:
    """Délivrer à tous ceux qui y ont droit ; le parchemin de la première personne."""
    with step("délivrer les documents du jury clos", page):
        delivery.issue(page, TODAY)
        assert page.get_by_role("row").filter(has_text=walk.partial.name).count() > 0
    with step("ouvrir le parchemin et relire ses mentions obligatoires", page):
        holder = walk.holders[0]
        delivery.open_certificate(page, holder.name, "Parchemin")
        document = sitting.fetched(page, "Télécharger le PDF")
        (text,) = page_texts(document)
        for mention in mandatory_mentions(walk):
            assert mention in text, text
        assert not re.search(r"\bVAE\b|expérience", text), text
    return document


def mandatory_mentions(walk: Walk) -> list[str]:
    """Ce que France compétences exige d'un parchemin."""
    holder = walk.holders[0]
    return [
        "décision du directeur général de France compétences en date du " + walk.decision,
        walk.number,
        "Association Inventée pour les Essais",
        "Certif'Essai",
        walk.title,
        f"Niveau {walk.level}",
        "NIVEAU EUROPÉEN",
        f"{walk.nsf} : ",
        holder.first_names.replace(",", " "),
        holder.name,
        "Délivré à Nantes, le ",
        "Dominique Fictif-Genêt",
        "Présidence de la CPNEFP",
    ]


def verify(browser: Any, document: bytes, walk: Walk) -> None:
    """Un employeur scanne le parchemin, sans compte."""
    with step("scanner le code du parchemin et ouvrir son adresse"):
        (address,) = scanned(document)
        with opened_page(browser, DESK) as visitor:
            visitor.goto(address)
            seen = text_of(visitor)
    assert "Ce document est authentique" in seen
    assert walk.title in seen
    assert walk.holders[0].name.upper() in seen.upper()


def declare(page: Any, walk: Walk) -> None:
    """La déclaration des titulaires, conforme au schéma officiel."""
    with step("établir la déclaration et télécharger le fichier", page):
        delivery.declare(page)
        file = sitting.fetched(page, ".xml")
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    tree = etree.fromstring(file)
    schema.assertValid(tree)
    names = {name.text for name in tree.iter("{*}nomNaissance")}
    assert {name.upper() for name in names} == {each.name.upper() for each in walk.holders}
