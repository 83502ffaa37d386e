"""L'écran où un évaluateur donne son avis, et ce que les autres écrans en disent."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves.actions import assign, record_opinions
from parchemin.office.epreuves.models import Opinion
from tests.office.epreuves.opining import BLOC, FIRST, ON, PRO, RULES, TRAINER, entry
from tests.office.promotion import (
    NUMBER,
    Accounts,
    Published,
    SignIn,
    enter,
    publish_invented,
)

GIVEN = {
    "role": PRO,
    "given_on": "2026-05-04",
    "j0-view": "oui",
    "j1-mark": "12,5",
    "j1-out_of": "20",
}


@pytest.fixture(autouse=True)
def today() -> object:
    """Ces essais ont lieu le premier juin 2026."""
    with time_machine.travel("2026-06-01T10:00:00+02:00", tick=True):
        yield


@pytest.fixture
def judged(secretary: User) -> Published:
    """Une certification que décident des avis."""
    return publish_invented(secretary, reglement=RULES)


@pytest.fixture
def path(judged: Published, secretary: User) -> Enrolment:
    """Une personne inscrite."""
    return enter(1, version=judged.version, by=secretary)


@pytest.fixture
def pro(path: Enrolment, secretary: User, account: Accounts) -> User:
    """Une évaluatrice affectée à cette personne."""
    user = account(Role.ASSESSOR, "professionnelle")
    assign(assessor=user, on=[path], by=secretary)
    return user


@pytest.fixture
def trainer(path: Enrolment, secretary: User, account: Accounts) -> User:
    """Une formatrice affectée à cette personne."""
    user = account(Role.ASSESSOR, "formatrice")
    assign(assessor=user, on=[path], by=secretary)
    return user


def sheet(path: Enrolment, bloc: str = BLOC) -> str:
    """L'adresse de la page."""
    return reverse("epreuves:opine", args=[path.pk, bloc])


def test_un_avis_et_une_note_en_une_fois(path: Enrolment, pro: User, signed_in: SignIn) -> None:
    """Un seul envoi enregistre l'avis et la note ; le même, renvoyé, n'écrit rien."""
    client = signed_in(pro)
    page = client.post(sheet(path), GIVEN, follow=True).content.decode()
    assert "2 avis enregistrés" in page
    assert "12,5/20" in page
    again = client.post(sheet(path), GIVEN, follow=True).content.decode()
    assert "déjà enregistrés" in again
    assert Opinion.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"role": ""}, "obligatoire"),
        ({"role": "voisin"}, "voisin"),
        ({"given_on": "2026-06-02"}, "à venir"),
        ({"given_on": "bientôt"}, "JJ/MM/AAAA"),
        ({"j0-view": "", "j1-mark": ""}, "Aucun avis"),
        ({"j1-mark": "25"}, "pas entre 0 et 20"),
        ({"j1-mark": "douze"}, "nombre"),
        ({"j1-mark": "12", "j1-out_of": ""}, "échelle"),
        ({"j0-view": "", "j0-comment": "bien"}, "favorable ou défavorable"),
    ],
)
def test_une_saisie_fautive_dit_pourquoi(
    path: Enrolment, pro: User, signed_in: SignIn, changes: dict[str, str], said: str
) -> None:
    """La phrase est dans la page, rien n'est enregistré."""
    answer = signed_in(pro).post(sheet(path), {**GIVEN, **changes})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Opinion.objects.exists()


def test_une_correction_demande_son_motif(path: Enrolment, pro: User, signed_in: SignIn) -> None:
    """Changer d'avis sans motif est refusé ; avec, l'avis d'avant reste affiché."""
    record_opinions([entry(path, pro, False)], by=pro)
    client = signed_in(pro)
    given = {**GIVEN, "j1-mark": ""}
    assert "Dites le motif" in client.post(sheet(path), given).content.decode()
    page = client.post(sheet(path), {**given, "reason": "grille relue"}, follow=True)
    text = page.content.decode()
    assert "corrigé : grille relue" in text
    assert "défavorable" in text


def test_l_avis_de_l_autre_reste_cache(
    path: Enrolment, pro: User, trainer: User, signed_in: SignIn
) -> None:
    """Avant de se prononcer, la formatrice ne lit pas l'avis de l'autre ; après, oui."""
    record_opinions([entry(path, pro, False, comment="trop lent")], by=pro)
    client = signed_in(trainer)
    assert "trop lent" not in client.get(sheet(path)).content.decode()
    record_opinions([entry(path, trainer, role=TRAINER)], by=trainer)
    assert "trop lent" in client.get(sheet(path)).content.decode()


def test_le_secretariat_ecrit_pour_un_evaluateur(
    path: Enrolment, pro: User, trainer: User, secretary: User, signed_in: SignIn
) -> None:
    """Le secrétariat choisit de qui est l'avis, parmi les évaluateurs affectés."""
    client = signed_in(secretary)
    assert "Avis de" in client.get(sheet(path)).content.decode()
    assert client.post(sheet(path), GIVEN).status_code == 422
    client.post(sheet(path), {**GIVEN, "assessor": trainer.pk, "role": TRAINER})
    assert set(Opinion.objects.values_list("assessor__username", "recorded_by__username")) == {
        ("formatrice", "secretariat")
    }


def test_sans_evaluateur_affecte(path: Enrolment, secretary: User, signed_in: SignIn) -> None:
    """La page dit d'affecter d'abord un évaluateur, et y mène."""
    page = signed_in(secretary).get(sheet(path)).content.decode()
    assert "Aucun évaluateur n'est affecté" in page.replace("&#x27;", "'")
    assert reverse("epreuves:assign") in page


def test_les_autres_ecrans_comptent_les_avis(
    path: Enrolment, pro: User, trainer: User, secretary: User, signed_in: SignIn
) -> None:
    """La saisie, les cartes et le dossier disent combien d'avis sont donnés, et mènent à la page."""
    record_opinions([entry(path, pro)], by=pro)
    entering = signed_in(secretary).get(reverse("epreuves:enter", args=[path.pk, BLOC]))
    text = entering.content.decode()
    assert "1 avis sur 2" in text
    assert sheet(path) in text
    assert 'value="acquis"' not in text.partition("Détail par compétence")[0]
    assert sheet(path) in signed_in(pro).get(reverse("epreuves:list")).content.decode()
    person = reverse("epreuves:person_fragment", args=[path.pk])
    assert "1 avis sur 2" in signed_in(secretary).get(person).content.decode()


def test_une_absence_se_saisit_encore(path: Enrolment, pro: User, signed_in: SignIn) -> None:
    """Une modalité que des avis décident reçoit une absence, jamais « acquis »."""
    client, page = signed_in(pro), reverse("epreuves:enter", args=[path.pk, BLOC])
    given: dict[str, Any] = {"obtained_on": "2026-05-04", "m0-outcome": "acquis"}
    assert client.post(page, given).status_code == 422
    assert client.post(page, {**given, "m0-outcome": "absent"}).status_code == 302
    assert path.results.get().assessment_code == FIRST


def test_le_candidat_d_un_autre_n_existe_pas(path: Enrolment, signed_in: SignIn) -> None:
    """Un évaluateur qui n'est pas affecté ne trouve ni la page ni le nom."""
    client = signed_in(Role.ASSESSOR)
    assert client.get(sheet(path)).status_code == 404
    assert client.post(sheet(path), GIVEN).status_code == 404


@pytest.mark.parametrize("bloc", ["INCONNU", f"{NUMBER}BC03"])
def test_un_bloc_inconnu(path: Enrolment, secretary: User, signed_in: SignIn, bloc: str) -> None:
    """Un bloc que le référentiel n'a pas est introuvable."""
    assert signed_in(secretary).get(sheet(path, bloc)).status_code == 404


def test_un_bloc_sans_avis(published: Published, secretary: User, signed_in: SignIn) -> None:
    """Là où aucune règle ne demande d'avis, rien n'y mène, la page le dit et ne prend rien."""
    path = enter(2, version=published.version, by=secretary)
    client = signed_in(secretary)
    page = client.get(sheet(path)).content.decode()
    assert "ne demande pas d" in page
    assert '<form method="post" class="formulaire' not in page
    assert client.post(sheet(path), GIVEN).status_code == 422
    assert not Opinion.objects.exists()
    entering = client.get(reverse("epreuves:enter", args=[path.pk, BLOC])).content.decode()
    assert sheet(path) not in entering


@pytest.mark.parametrize(
    ("role", "code"),
    [
        (Role.SECRETARIAT, 200),
        (Role.AUDITOR, 403),
        (Role.BODY, 403),
        (Role.CANDIDATE, 403),
        (Role.TUTOR, 403),
        (Role.JUROR, 403),
    ],
)
def test_chaque_role(path: Enrolment, signed_in: SignIn, role: Role, code: int) -> None:
    """Seuls le secrétariat et les évaluateurs affectés ouvrent la page."""
    assert signed_in(role).get(sheet(path)).status_code == code


def test_une_personne_avec_un_avis_est_evaluee(
    path: Enrolment, pro: User, secretary: User, signed_in: SignIn
) -> None:
    """Un avis suffit à dire que le parcours est à l'étape de l'évaluation."""
    record_opinions([entry(path, pro, given_on=ON)], by=pro)
    listed = signed_in(secretary).get(reverse("candidates:list"), {"etape": "evalue"})
    assert str(path.person) in listed.content.decode()
    assert date(2026, 5, 4) == Opinion.objects.get().given_on
