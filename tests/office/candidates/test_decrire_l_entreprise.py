"""L'entreprise d'un candidat et son effectif : un fait du dossier, que la règle du carnet lit."""

import time
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates import closure
from parchemin.office.candidates.actions import describe_company
from parchemin.office.candidates.models import Enrolment, HostCompany
from parchemin.office.epreuves.queries import facts_for, standing_of
from parchemin.office.journal.queries import acts_on
from parchemin.office.logbooks.models import Attestation, Mentor
from tests.office.promotion import (
    Accounts,
    Published,
    SignIn,
    enter,
    publish_with,
)

LOGBOOK = '[acquisition.carnet_de_suivi]\nregle = "attestations"\n'
SMALL = f"{LOGBOOK}deux_personnes = true\nsauf_effectif_sous = 15\n"
SAID_ON = date(2025, 9, 1)


@pytest.fixture
def strict(published: Published, secretary: User) -> Published:
    """Deux signataires distincts, sauf dans une entreprise de moins de 15 salariés."""
    return publish_with(secretary, LOGBOOK, SMALL)


@pytest.fixture
def path(strict: Published, secretary: User) -> Enrolment:
    """Un candidat entré sous ce règlement."""
    return enter(1, version=strict.version, by=secretary)


def described(path: Enrolment, workforce: int | None, by: User) -> tuple[HostCompany, bool]:
    day = None if workforce is None else SAID_ON
    return describe_company(
        on=path, name="Pharmacie du Parc", workforce=workforce, known_on=day, by=by
    )


def sign_twice(path: Enrolment, one: User) -> None:
    """La même personne atteste tout, comme tuteur et comme manager."""
    for function in (Mentor.Function.TUTOR, Mentor.Function.MANAGER):
        mentor = Mentor.objects.create(enrolment=path, account=one, function=function)
        for bloc in standing_of(path).blocs:
            for competency in bloc.competencies:
                Attestation.objects.create(
                    mentor=mentor, bloc_code=bloc.code, competency_rank=competency.rank,
                    mastered=True, stated_on=SAID_ON, comment="",
                )  # fmt: skip


def missing(path: Enrolment) -> str:
    return " ".join(line for bloc in standing_of(path).blocs for line in bloc.missing)


def test_l_effectif_decide_si_une_personne_signe_deux_fois(
    path: Enrolment, secretary: User, account: Accounts
) -> None:
    """Inconnu ou de 15 et plus : une autre personne est demandée ; sous 15, la signature compte."""
    sign_twice(path, account(Role.TUTOR))
    assert "effectif non renseigné" in missing(path)
    described(path, 15, secretary)
    assert "(15 salariés)" in missing(path)
    described(path, 14, secretary)
    assert "signature" not in missing(path)


def test_la_description_est_datee_signee_et_au_journal(path: Enrolment, secretary: User) -> None:
    """Une ligne avec son auteur, un acte ; la même description n'est pas écrite deux fois."""
    row, added = described(path, 9, secretary)
    again, twice = described(path, 9, secretary)
    assert (added, twice, again, row.recorded_by) == (True, False, row, secretary)
    assert acts_on(path).filter(act="décrire l'entreprise d'accueil").count() == 1


def test_un_jury_clos_lit_l_effectif_de_sa_cloture(path: Enrolment, secretary: User) -> None:
    """Ce qui est décrit après la clôture ne change pas ce que le jury a lu."""
    assert facts_for([path])[path.pk].workforce is None
    described(path, 9, secretary)
    between = timezone.now()
    time.sleep(0.002)
    described(path, 30, secretary)
    assert facts_for([path])[path.pk].workforce == 30
    assert facts_for([path], between)[path.pk].workforce == 9


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (("", 9, SAID_ON), "nom de l'entreprise"),
        (("Essai", 9, None), "donnez les deux, ou aucun"),
        (("Essai", None, SAID_ON), "donnez les deux, ou aucun"),
        (("Essai", 0, SAID_ON), "au moins un salarié"),
        (("Essai", 9, date(2999, 1, 1)), "dans l'avenir"),
    ],
    ids=["sans nom", "sans jour", "sans effectif", "zéro", "demain"],
)
def test_une_description_impossible_est_refusee(
    path: Enrolment, secretary: User, told: tuple[str, int | None, date | None], said: str
) -> None:
    """La phrase dit ce qui manque ; rien n'est écrit."""
    name, workforce, known_on = told
    with pytest.raises(RefusedAct, match=said):
        describe_company(on=path, name=name, workforce=workforce, known_on=known_on, by=secretary)
    assert not HostCompany.objects.exists()


def test_une_description_ne_se_modifie_pas(path: Enrolment, secretary: User) -> None:
    """La base refuse de changer ou d'effacer une description."""
    described(path, 9, secretary)
    with pytest.raises(DatabaseError), transaction.atomic():
        HostCompany.objects.update(workforce=30)
    with pytest.raises(DatabaseError), transaction.atomic():
        HostCompany.objects.all().delete()


def test_le_secretariat_seul_decrit(
    path: Enrolment, account: Accounts, secretary: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Un autre rôle est refusé ; un parcours clos ne change plus, avec la phrase qui le dit."""
    with pytest.raises(RefusedAct, match="secrétariat"):
        described(path, 9, account(Role.AUDITOR))
    monkeypatch.setattr(closure, "CLOSURE_GUARDS", [lambda keys: dict.fromkeys(keys, "clos")])
    with pytest.raises(RefusedAct, match="clos"):
        described(path, 9, secretary)


def test_le_dossier_demande_l_effectif_que_la_regle_lit(
    path: Enrolment, secretary: User, signed_in: SignIn
) -> None:
    """Le dossier pose la question avec sa règle ; l'écran enregistre ; le dossier montre."""
    client = signed_in(secretary)
    file = reverse("candidates:detail", args=[path.person_id])
    address = reverse("candidates:company", args=[path.pk])
    shown = client.get(file).content.decode()
    assert "effectif à dire" in shown
    assert "moins de 15 salariés" in shown
    assert "moins de <strong>15 salariés" in client.get(address).content.decode()
    typed = {"name": "Pharmacie du Parc", "workforce": "9", "known_on": "2025-09-01"}
    assert client.post(address, typed)["Location"] == file
    shown = client.get(file).content.decode()
    assert "<strong>Pharmacie du Parc</strong>, 9 salariés le 01/09/2025" in shown
    assert "effectif à dire" not in shown
    assert 'value="9"' in client.get(address).content.decode()


def test_sans_regle_d_effectif_rien_n_est_demande(
    published: Published, secretary: User, signed_in: SignIn
) -> None:
    """Un règlement qui ne lit pas l'effectif ne le demande pas ; il peut quand même se noter."""
    plain = enter(2, version=published.version, by=secretary)
    shown = signed_in(secretary).get(reverse("candidates:detail", args=[plain.person_id]))
    assert "effectif à dire" not in shown.content.decode()
    assert described(plain, None, secretary)[1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "Donnez le nom"),
        ({"name": "Essai", "workforce": "9"}, "donnez les deux"),
        ({"name": "Essai", "workforce": "neuf", "known_on": "2025-09-01"}, "nombre entier"),
        ({"name": "Essai", "workforce": "-3", "known_on": "2025-09-01"}, "supérieure ou égale"),
        ({"name": "Essai", "workforce": "9", "known_on": f"{date.max}"}, "dans l"),
    ],
    ids=["sans nom", "sans jour", "en lettres", "négatif", "demain"],
)
def test_l_ecran_explique_une_description_fausse(
    path: Enrolment, secretary: User, signed_in: SignIn, typed: dict[str, str], said: str
) -> None:
    """La page reste, avec sa phrase, et rien n'est écrit."""
    answer: Any = signed_in(secretary).post(reverse("candidates:company", args=[path.pk]), typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not HostCompany.objects.exists()


def test_les_effectifs_se_lisent_en_autant_de_requetes(strict: Published, secretary: User) -> None:
    """Les faits de deux candidats coûtent autant que ceux de dix."""
    paths = [enter(rank, version=strict.version, by=secretary) for rank in range(1, 11)]
    for rank, each in enumerate(paths, start=1):
        described(each, rank, secretary)
    costs = []
    for some in (paths[:2], paths):
        with CaptureQueriesContext(connection) as made:
            facts = facts_for(some)
        assert [facts[each.pk].workforce for each in some] == list(range(1, len(some) + 1))
        costs.append(len(made))
    assert costs[0] == costs[1]
