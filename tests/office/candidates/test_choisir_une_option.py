"""L'option choisie par un candidat : un fait daté du dossier, que la délibération lit."""

import time
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from parchemin.domain.deliberation.reasons import BlocOutcome
from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates import closure
from parchemin.office.candidates.actions import choose_options
from parchemin.office.candidates.models import Enrolment, OptionChoice
from parchemin.office.epreuves.queries import facts_for, standing_of
from parchemin.office.journal.queries import acts_on
from tests.office.promotion import (
    Accounts,
    Published,
    SignIn,
    enter,
    publish_with,
)

ALL = '[acquisition.certification]\nregle = "tous les blocs"\n'
OPTIONS = """[acquisition.certification]
regle = "blocs communs et options"
communs = []
options = { "Accueil" = ["BC01"], "Conseil" = ["BC02"] }
choisir = 1
"""


@pytest.fixture
def optional(published: Published, secretary: User) -> Published:
    """The same certification whose règlement has two options."""
    return publish_with(secretary, ALL, OPTIONS)


@pytest.fixture
def path(optional: Published, secretary: User) -> Enrolment:
    """A candidate entered under that règlement."""
    return enter(1, version=optional.version, by=secretary)


def test_le_choix_est_date_signe_et_inscrit_au_journal(path: Enrolment, secretary: User) -> None:
    """Une ligne avec son auteur, un acte au journal ; le même choix n'est pas écrit deux fois."""
    row, added = choose_options(on=path, names=["Accueil"], by=secretary)
    again, twice = choose_options(on=path, names=["Accueil"], by=secretary)
    assert (added, twice, again) == (True, False, row)
    assert (row.names, row.recorded_by) == (["Accueil"], secretary)
    assert acts_on(path).filter(act="choisir les options").count() == 1


def test_le_dernier_choix_compte_et_le_premier_reste_a_sa_date(
    path: Enrolment, secretary: User
) -> None:
    """La délibération lit le dernier choix ; un jury clos avant lit celui de sa clôture."""
    assert facts_for([path])[path.pk].options == frozenset()
    choose_options(on=path, names=["Accueil"], by=secretary)
    between = timezone.now()
    time.sleep(0.002)
    choose_options(on=path, names=["Conseil"], by=secretary)
    assert facts_for([path])[path.pk].options == {"Conseil"}
    assert facts_for([path], between)[path.pk].options == {"Accueil"}


@pytest.mark.parametrize(
    "names", [[], ["Accueil", "Conseil"], ["Vente"], ["Accueil", "Vente"]],
    ids=["aucune", "trop", "inconnue", "une inconnue"],
)  # fmt: skip
def test_un_choix_impossible_est_refuse(path: Enrolment, secretary: User, names: list[str]) -> None:
    """Le refus dit combien d'options le règlement demande, et lesquelles ; rien n'est écrit."""
    with pytest.raises(RefusedAct, match="en demande 1 parmi Accueil, Conseil"):
        choose_options(on=path, names=names, by=secretary)
    assert not OptionChoice.objects.exists()


def test_sans_options_rien_ne_se_choisit(
    published: Published, secretary: User, signed_in: SignIn
) -> None:
    """Un règlement sans options : l'acte est refusé, l'écran le dit, le dossier n'en parle pas."""
    plain, client = enter(2, version=published.version, by=secretary), signed_in(secretary)
    with pytest.raises(RefusedAct, match="n'a pas d'options"):
        choose_options(on=plain, names=["Accueil"], by=secretary)
    address = reverse("candidates:options", args=[plain.pk])
    assert "Aucune option" in client.get(address).content.decode()
    assert client.post(address, {"names": ["Accueil"]}).status_code == 422
    file = client.get(reverse("candidates:detail", args=[plain.person_id])).content.decode()
    assert address not in file


def test_une_certification_accordee_ne_change_plus_d_option(
    path: Enrolment, secretary: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """La phrase de l'étape qui a clos le parcours est celle du refus."""
    monkeypatch.setattr(closure, "CLOSURE_GUARDS", [lambda keys: dict.fromkeys(keys, "clos")])
    with pytest.raises(RefusedAct, match="clos"):
        choose_options(on=path, names=["Accueil"], by=secretary)


def test_un_choix_ne_se_modifie_pas(path: Enrolment, secretary: User) -> None:
    """La base refuse de changer ou d'effacer un choix."""
    choose_options(on=path, names=["Accueil"], by=secretary)
    with pytest.raises(DatabaseError), transaction.atomic():
        OptionChoice.objects.update(names=["Conseil"])
    with pytest.raises(DatabaseError), transaction.atomic():
        OptionChoice.objects.all().delete()


def test_le_secretariat_seul_choisit(path: Enrolment, account: Accounts) -> None:
    """Un autre rôle est refusé même sans passer par l'écran."""
    with pytest.raises(RefusedAct, match="secrétariat"):
        choose_options(on=path, names=["Accueil"], by=account(Role.AUDITOR))


def test_l_ecran_enregistre_et_le_dossier_le_montre(
    path: Enrolment, secretary: User, signed_in: SignIn
) -> None:
    """Le dossier demande l'option ; l'écran l'enregistre ; le dossier la montre."""
    client = signed_in(secretary)
    file = reverse("candidates:detail", args=[path.person_id])
    address = reverse("candidates:options", args=[path.pk])
    assert "option à dire" in client.get(file).content.decode()
    assert "Le règlement en demande 1" in client.get(address).content.decode()
    assert client.post(address, {"names": ["Conseil"]})["Location"] == file
    shown = client.get(file).content.decode()
    assert "Options choisies : <strong>Conseil</strong>" in shown
    assert "Conseil : le" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], "Cochez 1 option."),
        (["Vente"], "Cochez parmi"),
        (["Accueil", "Conseil"], "2 à retenir"),
    ],
    ids=["aucune", "inconnue", "trop"],
)
def test_l_ecran_explique_un_choix_faux(
    path: Enrolment, secretary: User, signed_in: SignIn, names: list[str], said: str
) -> None:
    """La page reste, avec sa phrase, et rien n'est écrit."""
    answer: Any = signed_in(secretary).post(
        reverse("candidates:options", args=[path.pk]), {"names": names}
    )
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not OptionChoice.objects.exists()


def test_les_choix_se_lisent_en_autant_de_requetes(optional: Published, secretary: User) -> None:
    """Les faits de deux candidats coûtent autant que ceux de dix."""
    paths = [enter(rank, version=optional.version, by=secretary) for rank in range(1, 11)]
    for each in paths:
        choose_options(on=each, names=["Accueil"], by=secretary)
    costs = []
    for some in (paths[:2], paths):
        with CaptureQueriesContext(connection) as made:
            assert all(facts.options == {"Accueil"} for facts in facts_for(some).values())
        costs.append(len(made))
    assert costs[0] == costs[1]


def test_la_proposition_ecarte_le_bloc_de_l_autre_option(path: Enrolment, secretary: User) -> None:
    """Option Conseil : le bloc de l'option Accueil n'est plus demandé au candidat."""
    before = standing_of(path).blocs[0].proposal.outcome
    choose_options(on=path, names=["Conseil"], by=secretary)
    after = standing_of(path).blocs[0].proposal.outcome
    assert (before, after) == (BlocOutcome.UNDECIDED, BlocOutcome.NOT_SOUGHT)
