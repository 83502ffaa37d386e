"""Les évaluations du tuteur : aux étapes du règlement, en son nom, à une date possible."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves.queries import facts_for
from parchemin.office.journal.models import Entry
from parchemin.office.logbooks.actions import add_mentor, assess_stage
from parchemin.office.logbooks.models import Mentor, StageAssessment
from parchemin.office.logbooks.stages import stage_lines
from tests.office.promotion import REGLEMENT, Accounts, SignIn, enter, publish_invented

DAY = date(2026, 5, 4)
OLD = 'etendue = "toutes les compétences"'
STAGES = f'{OLD}\nevaluations_du_tuteur = ["positionnement", "fin"]'


@pytest.fixture(autouse=True)
def today() -> object:
    """Ces essais ont lieu le premier juin 2026."""
    with time_machine.travel("2026-06-01T10:00:00+02:00", tick=True):
        yield


@pytest.fixture
def path(secretary: User) -> Enrolment:
    """Une personne inscrite, sous un règlement qui demande deux évaluations au tuteur."""
    assert OLD in REGLEMENT
    rules = REGLEMENT.replace(OLD, STAGES, 1)
    return enter(1, version=publish_invented(secretary, reglement=rules).version, by=secretary)


@pytest.fixture
def tutor(path: Enrolment, secretary: User, account: Accounts) -> Mentor:
    """Son tuteur."""
    user = account(Role.TUTOR, "tutrice")
    return add_mentor(on=path, username=user.username, function="tuteur", by=secretary)[0]


def test_une_evaluation_est_un_fait_et_un_acte(tutor: Mentor) -> None:
    """The row, the fact of the deliberation, the act; what was observed stays in its table."""
    row = assess_stage(
        on=tutor, stage="fin", happened_on=DAY, comment="Autonome.", by=tutor.account
    )
    (fact,) = facts_for([tutor.enrolment])[tutor.enrolment_id].stages
    assert (fact.subject, fact.happened_on, fact.author) == ("fin", DAY, "tutrice")
    act = Entry.objects.get(act="évaluer à une étape")
    assert act.details == {"etape": "fin", "le": "2026-05-04"}
    assert [bool(line.done) for line in stage_lines(tutor)] == [False, True]
    assert row.comment == "Autonome."


@pytest.mark.parametrize(
    ("stage", "day", "said"),
    [
        ("mi-parcours", DAY, "Étapes : positionnement et fin"),
        ("fin", date(2026, 6, 2), "n'est pas possible"),
        ("fin", date(2026, 3, 1), "n'est pas possible"),
    ],
)
def test_une_evaluation_impossible_est_refusee(
    stage: str, day: date, said: str, tutor: Mentor
) -> None:
    """A stage nobody asks, a day to come, a day before the entry: nothing is written."""
    with pytest.raises(RefusedAct, match=said):
        assess_stage(on=tutor, stage=stage, happened_on=day, by=tutor.account)
    assert not StageAssessment.objects.exists()


def test_la_meme_le_meme_jour_est_refusee(tutor: Mentor) -> None:
    """A second click says that it is done; another day is another assessment."""
    assess_stage(on=tutor, stage="fin", happened_on=DAY, by=tutor.account)
    with pytest.raises(RefusedAct, match="déjà enregistrée"):
        assess_stage(on=tutor, stage="fin", happened_on=DAY, by=tutor.account)
    assess_stage(on=tutor, stage="fin", happened_on=date(2026, 5, 5), by=tutor.account)
    assert StageAssessment.objects.count() == 2


def test_seul_le_tuteur_evalue_en_son_nom(
    path: Enrolment, tutor: Mentor, secretary: User, account: Accounts
) -> None:
    """Neither the manager, nor another tutor, nor the secretariat writes it for him."""
    user = account(Role.TUTOR, "manager")
    manager = add_mentor(on=path, username=user.username, function="manager", by=secretary)[0]
    with pytest.raises(RefusedAct, match="Seul le tuteur évalue"):
        assess_stage(on=manager, stage="fin", happened_on=DAY, by=user)
    for other in (user, secretary):
        with pytest.raises(RefusedAct, match="en son nom"):
            assess_stage(on=tutor, stage="fin", happened_on=DAY, by=other)
    assert stage_lines(manager) == ()


def test_la_page_dit_ce_qui_est_fait_et_ce_qui_reste(tutor: Mentor, signed_in: SignIn) -> None:
    """From the logbook to the stages, an assessment, a refusal that keeps what was typed."""
    client = signed_in(tutor.account)
    url = reverse("logbooks:assess", args=[tutor.pk])
    assert url in client.get(reverse("logbooks:attest", args=[tutor.pk])).content.decode()
    assert client.get(url).content.decode().count("à faire") == 2
    given = {"stage": "fin", "happened_on": "04/05/2026", "comment": "Autonome."}
    done = client.post(url, given, follow=True).content.decode()
    assert "Évaluation « fin » enregistrée." in done
    assert done.count("à faire") == 1
    again = client.post(url, given)
    assert again.status_code == 422
    assert "déjà enregistrée" in again.content.decode()
    wrong = client.post(url, {**given, "stage": "autre"})
    assert wrong.status_code == 422


def test_sans_etape_la_page_le_dit(secretary: User, account: Accounts, signed_in: SignIn) -> None:
    """A règlement that asks none shows no link, and a page that leads back to the logbook."""
    path = enter(1, version=publish_invented(secretary).version, by=secretary)
    user = account(Role.TUTOR, "tutrice")
    mentor = add_mentor(on=path, username=user.username, function="tuteur", by=secretary)[0]
    client, url = signed_in(user), reverse("logbooks:assess", args=[mentor.pk])
    assert url not in client.get(reverse("logbooks:attest", args=[mentor.pk])).content.decode()
    assert "Aucune évaluation n" in client.get(url).content.decode()
