"""Une fraude dans l'office : relevée par l'évaluateur, entendue et décidée par le secrétariat."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from parchemin.domain.deliberation.facts import Fraud
from parchemin.domain.deliberation.reasons import BlocOutcome
from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves.actions import add_fraud_step, assign
from parchemin.office.epreuves.models import FraudStep
from parchemin.office.epreuves.queries import facts_for, standing_of
from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import acts_on
from tests.office.promotion import NUMBER, REGLEMENT, Accounts, SignIn, enter, publish_invented

BLOC = f"{NUMBER}BC01"
MODALITY = f"{BLOC}ME1"
Kind = FraudStep.Kind
RULE = """
[fraude]
regle = "le bloc n'est pas acquis"
audition = "exigée"
libelle = "Une fraude fait perdre le bloc, le candidat entendu"
source = "texte d'essai"
"""


@pytest.fixture(autouse=True)
def today() -> object:
    """Ces essais ont lieu le premier juin 2026."""
    with time_machine.travel("2026-06-01T10:00:00+02:00", tick=True):
        yield


@pytest.fixture
def path(secretary: User) -> Enrolment:
    """Une personne inscrite, sous un règlement qui parle de fraude."""
    version = publish_invented(secretary, reglement=REGLEMENT + RULE).version
    return enter(1, version=version, by=secretary)


@pytest.fixture
def assessor(path: Enrolment, secretary: User, account: Accounts) -> User:
    """Une évaluatrice affectée à cette personne."""
    user = account(Role.ASSESSOR, "evaluatrice")
    assign(assessor=user, on=[path], by=secretary)
    return user


def step(path: Enrolment, by: User, kind: str = Kind.NOTED, **more: Any) -> FraudStep:
    """Une étape du 4 mai 2026, sauf autre jour."""
    given: dict[str, Any] = {
        "bloc_code": BLOC,
        "assessment_code": MODALITY,
        "happened_on": date(2026, 5, 4),
        "text": "Deux copies identiques.",
        **more,
    }
    return add_fraud_step(on=path, kind=kind, by=by, **given)


def test_les_etapes_deviennent_des_faits(path: Enrolment, assessor: User, secretary: User) -> None:
    """Noted, heard, upheld: three facts, the last one says the hearing and the outcome."""
    step(path, assessor)
    step(path, secretary, Kind.HEARD, happened_on=date(2026, 5, 11))
    step(path, secretary, Kind.UPHELD, happened_on=date(2026, 5, 12))
    facts = facts_for([path])[path.pk].frauds
    assert [(each.heard_on, each.upheld) for each in facts] == [
        (None, None),
        (date(2026, 5, 11), None),
        (date(2026, 5, 11), True),
    ]
    assert all(isinstance(each, Fraud) and each.subject == MODALITY for each in facts)
    bloc = standing_of(path).blocs[0]
    assert bloc.proposal.outcome is BlocOutcome.NOT_WON
    assert "candidat entendu le 11/05/2026" in bloc.reasons


def test_le_journal_ne_dit_pas_ce_qui_est_ecrit(path: Enrolment, assessor: User) -> None:
    """The act names the step, the modality and the day; the account stays in its table."""
    step(path, assessor)
    (act,) = [each for each in acts_on(path) if each.act == "écrire une étape d'une fraude"]
    assert act.details == {"etape": "relevee", "modalite": MODALITY, "le": "2026-05-04"}
    assert "copies" not in str(list(Entry.objects.values_list("details", flat=True)))


def test_rien_n_est_retenu_avant_l_audition(path: Enrolment, secretary: User) -> None:
    """The règlement asks that the candidate be heard first: its rule is cited, nothing is written."""
    step(path, secretary)
    with pytest.raises(RefusedAct, match="n'a pas été entendu") as refusal:
        step(path, secretary, Kind.UPHELD)
    assert "Une fraude fait perdre le bloc" in str(refusal.value)
    assert FraudStep.objects.count() == 1
    assert standing_of(path).blocs[0].proposal.outcome is BlocOutcome.UNDECIDED


def test_ecartee_elle_ne_prend_rien_et_une_autre_demande_sa_propre_audition(
    path: Enrolment, secretary: User
) -> None:
    """Dismissed without a hearing; noted again, the former hearing no longer counts."""
    before = standing_of(path).blocs[0].proposal
    step(path, secretary)
    step(path, secretary, Kind.HEARD)
    step(path, secretary, Kind.DISMISSED)
    assert standing_of(path).blocs[0].proposal == before
    step(path, secretary, happened_on=date(2026, 5, 20))
    with pytest.raises(RefusedAct, match="n'a pas été entendu"):
        step(path, secretary, Kind.UPHELD, happened_on=date(2026, 5, 21))


def test_une_fraude_retenue_le_reste_apres_une_autre_ecartee(
    path: Enrolment, secretary: User
) -> None:
    """A second case at the same modality, dismissed, gives nothing back of the first."""
    for kind in (Kind.NOTED, Kind.HEARD, Kind.UPHELD, Kind.NOTED, Kind.DISMISSED):
        step(path, secretary, kind)
    facts = facts_for([path])[path.pk].frauds
    assert len({each.case for each in facts}) == 2
    assert standing_of(path).blocs[0].proposal.outcome is BlocOutcome.NOT_WON


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kind": Kind.HEARD}, "Aucune fraude n'attend"),
        ({"kind": Kind.UPHELD}, "Aucune fraude n'attend"),
        ({"happened_on": date(2026, 6, 2)}, "est dans l'avenir"),
        ({"text": "  "}, "Écrivez ce qui a été constaté"),
        ({"assessment_code": f"{NUMBER}BC02ME1"}, "n'est pas une modalité du bloc"),
        ({"bloc_code": "BC99"}, "n'est pas une modalité du bloc BC99"),
    ],
)
def test_une_etape_impossible_est_refusee(
    wrong: dict[str, Any], said: str, path: Enrolment, secretary: User
) -> None:
    """Out of order, to come, empty, about nothing: a sentence, nothing written."""
    with pytest.raises(RefusedAct, match=said):
        step(path, secretary, **wrong)
    assert not FraudStep.objects.exists()


def test_relevee_deux_fois_ou_a_rebours_elle_est_refusee(path: Enrolment, secretary: User) -> None:
    """While it waits it is not noted again, and no step goes back in time."""
    step(path, secretary)
    with pytest.raises(RefusedAct, match="déjà relevée"):
        step(path, secretary)
    with pytest.raises(RefusedAct, match="précède l'étape d'avant"):
        step(path, secretary, Kind.HEARD, happened_on=date(2026, 5, 3))
    assert FraudStep.objects.count() == 1


def test_un_second_clic_n_ecrit_pas_la_meme_etape(path: Enrolment, secretary: User) -> None:
    """The same hearing sent twice is kept once; another account of it is another step."""
    step(path, secretary)
    step(path, secretary, Kind.HEARD, text="Il reconnaît.")
    with pytest.raises(RefusedAct, match="déjà enregistrée"):
        step(path, secretary, Kind.HEARD, text="Il reconnaît. ")
    step(path, secretary, Kind.HEARD, text="Il revient sur ses mots.")
    assert FraudStep.objects.count() == 3


def test_un_evaluateur_releve_et_ne_decide_pas(
    path: Enrolment, assessor: User, account: Accounts
) -> None:
    """The assessor charged notes; he neither hears nor decides; another one notes nothing."""
    step(path, assessor)
    for kind in (Kind.HEARD, Kind.UPHELD, Kind.DISMISSED):
        with pytest.raises(RefusedAct, match="Seul le secrétariat"):
            step(path, assessor, kind)
    with pytest.raises(RefusedAct, match="pas chargé d'évaluer"):
        step(path, account(Role.ASSESSOR, "autre"))
    assert FraudStep.objects.count() == 1


def test_la_page_mene_de_la_note_a_la_decision(
    path: Enrolment, assessor: User, secretary: User, signed_in: SignIn
) -> None:
    """The assessor sees only his step, the secretariat all; a refusal is told in the form."""
    url = reverse("epreuves:fraud", args=[path.pk, BLOC])
    entry_page = signed_in(assessor).get(reverse("epreuves:enter", args=[path.pk, BLOC]))
    assert url in entry_page.content.decode()
    given = {"assessment_code": MODALITY, "kind": Kind.NOTED, "happened_on": "04/05/2026"}
    given["text"] = "Deux copies identiques."
    first = signed_in(assessor).get(url).content.decode()
    assert "Aucune fraude n&#x27;est relevée" in first or "Aucune fraude n'est relevée" in first
    assert "Fraude retenue" not in first
    assert signed_in(assessor).post(url, given).status_code == 302
    clerk = signed_in(secretary)
    assert "à décider" in clerk.get(url).content.decode()
    refused = clerk.post(url, given | {"kind": Kind.UPHELD})
    assert refused.status_code == 422
    assert "pas été entendu" in refused.content.decode()
    clerk.post(url, given | {"kind": Kind.HEARD})
    done = clerk.post(url, given | {"kind": Kind.UPHELD}, follow=True).content.decode()
    assert "fraude retenue" in done
    assert clerk.get(reverse("epreuves:fraud", args=[path.pk, "BC99"])).status_code == 404


def test_les_fraudes_se_lisent_en_une_question(
    path: Enrolment, secretary: User, django_assert_num_queries: Any
) -> None:
    """As many queries for two paths as for one, with or without a fraud."""
    other = enter(2, version=path.version, by=secretary)
    step(path, secretary)
    facts_for([path])
    with django_assert_num_queries(8):
        facts_for([path])
    with django_assert_num_queries(8):
        facts_for([path, other])
