"""Les dossiers de VAE d'une année civile : comptés à l'entrée, par formulaire et par fichier."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.domain.pathway import Route
from parchemin.office.accounts.models import User
from parchemin.office.candidates.actions import enrol
from parchemin.office.candidates.entries import Entry
from parchemin.office.candidates.models import Enrolment, Person
from parchemin.office.journal.models import Entry as JournalEntry
from tests.office.promotion import CERTIFICATION, Published, invented, publish_invented

MARCH = date(2026, 3, 2)


@pytest.fixture
def certifications(secretary: User) -> list[Published]:
    """Four certifications open to experience."""
    numbers = [f"RNCP9901{rank}" for rank in range(4)]
    return [publish_invented(secretary, replace(CERTIFICATION, number=each)) for each in numbers]


def lodge(
    into: Published, person: Person | None, by: User, *, on: date = MARCH, blocs_only: bool = False
) -> Enrolment:
    entry = Entry(
        status=invented(1),
        route=Route.EXPERIENCE,
        entered_on=on,
        person=person,
        blocs_only=blocs_only,
    )
    return enrol(entry, version=into.version, by=by)


def test_un_quatrieme_dossier_de_l_annee_est_refuse(
    certifications: list[Published], secretary: User
) -> None:
    """Three certifications in a year, the fourth is refused with the law; nothing is written."""
    person = None
    for each in certifications[:3]:
        person = lodge(each, person, secretary).person
    with pytest.raises(RefusedAct, match="RNCP99010, RNCP99011 et RNCP99012") as raised:
        lodge(certifications[3], person, secretary)
    assert "R. 6412-3" in raised.value.rule
    assert Enrolment.objects.count() == 3
    assert lodge(certifications[3], person, secretary, on=date(2027, 1, 4)).pk


def test_un_dossier_sur_des_blocs_n_est_pas_compte(
    certifications: list[Published], secretary: User
) -> None:
    """Blocs alone are not refused, do not count for the next one, and the journal says it."""
    person = None
    for each in certifications[:2]:
        person = lodge(each, person, secretary).person
    path = lodge(certifications[2], person, secretary, blocs_only=True)
    lodge(certifications[3], person, secretary)
    acts = JournalEntry.objects.filter(act="inscrire un candidat").order_by("id")
    assert [each.details.get("blocs_seulement", False) for each in acts] == [
        False,
        False,
        True,
        False,
    ]
    assert path.blocs_only is True


def test_la_meme_certification_deux_fois_dans_l_annee(
    certifications: list[Published], secretary: User
) -> None:
    """A second file for one certification waits for the next year, even in a newer version."""
    person = lodge(certifications[0], None, secretary).person
    newer = publish_invented(secretary, replace(CERTIFICATION, number="RNCP99010"))
    with pytest.raises(RefusedAct, match="1 dossier de VAE au plus pour RNCP99010"):
        lodge(newer, person, secretary)
    assert lodge(newer, person, secretary, on=date(2027, 1, 4)).pk


def test_les_autres_voies_ne_sont_pas_comptees(
    certifications: list[Published], secretary: User
) -> None:
    """Training paths of the same year neither count nor are counted."""
    person = None
    for each in certifications[:3]:
        entry = Entry(status=invented(1), route=Route.CONTINUING, entered_on=MARCH, person=person)
        person = enrol(entry, version=each.version, by=secretary).person
    assert lodge(certifications[3], person, secretary).pk


def test_le_fichier_nomme_la_ligne(
    certifications: list[Published], secretary: User, signed_in: Callable[..., Client]
) -> None:
    """A file shows the line of the person who may not lodge one more, and keeps nothing."""
    person = None
    for each in certifications[:3]:
        person = lodge(each, person, secretary).person
    status = invented(1)
    birth = status.birth_date
    rows = (
        "nom_naissance;prenoms;date_naissance;sexe;insee_naissance;commune_naissance;voie_acces\n"
        f"{status.birth_name};{' '.join(status.first_names)};"
        f"{birth.day:02}/{birth.month:02}/{birth.year};{status.sex.value};69383;"
        "Lyon 3e Arrondissement;experience\n"
    )
    answer = signed_in(secretary).post(
        reverse("candidates:import"),
        {
            "version": certifications[3].version.pk,
            "entered_on": "02/03/2026",
            "file": SimpleUploadedFile("vae.csv", rows.encode()),
        },
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "ligne 2, colonne voie_acces" in shown
    assert "un dossier de VAE que l&#x27;année permet encore" in shown
    assert Enrolment.objects.count() == 3
