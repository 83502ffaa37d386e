"""Voix portées par procuration, mains comptées par collège : permises, limitées, refusées."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from parchemin.domain.errors import MissingRule, ParcheminError, RefusedAct
from parchemin.domain.jury.tally import Choice
from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import verify
from parchemin.office.juries import queries
from parchemin.office.juries.actions import closing, preparation, voices, voting
from parchemin.office.juries.minutes_content import gather
from parchemin.office.juries.models import Decision, Hearing, Jury, ProxyAct, ShownHands, Vote
from parchemin.office.juries.reading import read
from parchemin.office.referentiels.models import ReglementVersion
from tests.office.juries.conftest import IMTD, Office, presiding

pytestmark = pytest.mark.django_db
BC01 = f"{IMTD}BC01"
PROXIES = """
[jury.certification.procurations]
regle = "permises"
par_membre = 1
college = "indifférent"
quorum = "les représentés comptent"
libelle = "Un membre absent donne sa voix à un membre présent, qui n'en porte qu'une"
source = "Règle d'essai"
"""
HANDS = """
[jury.certification.scrutin]
regle = "à main levée"
libelle = "Le jury vote à main levée"
source = "Règle d'essai"
"""
NAMED = HANDS.replace('regle = "à main levée"', 'regle = "nominal"')


@pytest.fixture
def ruled(office: Office, opened: Callable[..., Jury]) -> Callable[..., Jury]:
    """Build an open jury of two members whose règlement says these lines more."""

    def build(lines: str, **more: Any) -> Jury:
        version = office.reglement
        text = version.text
        if "procurations" in lines:
            head, _, tail = text.partition("[jury.certification.majorite]")
            tail = tail.replace('"suffrages exprimés"', '"membres présents ou représentés"', 1)
            text = f"{head}[jury.certification.majorite]{tail}"
        ruled = ReglementVersion.objects.create(
            number=version.number, rank=2, name=version.name, text=text + lines, sha256="1" * 64,
            published_by=office.by,
        )  # fmt: skip
        return opened(Office(office.version, ruled, office.by), **more)

    return build


def absent(jury: Jury, office: Office) -> tuple[Any, Any]:
    """The chair's seat, then that of the other member, who has left."""
    chair, other = jury.seats.select_related("juror__account", "jury")
    preparation.mark_presence(seat=other, present=False, by=office.by)
    return jury.seats.select_related("juror__account").get(pk=chair.pk), jury.seats.select_related(
        "juror__account"
    ).get(pk=other.pk)


def first(jury: Jury) -> Hearing:
    hearing = jury.hearings.select_related("enrolment__person__civil_status", "jury").first()
    assert hearing is not None
    return hearing


def given(jury: Jury, office: Office) -> tuple[Any, Any]:
    """The same two seats once the absent one has given his voice to the chair."""
    chair, other = absent(jury, office)
    voices.give_proxy(
        on=jury, giver=other, holder=chair, document="Pouvoir du 10/06/2026", by=office.by
    )
    return chair, other


def test_une_procuration_permise_porte_une_voix(ruled: Any, office: Office) -> None:
    """Le mandataire vote pour l'absent de son compte ; la voix compte et la clôture la garde."""
    jury = ruled(PROXIES)
    chair, other = given(jury, office)
    voting.vote(on=first(jury), seat=other, choices={BC01: "contre"}, by=chair.juror.account)
    act = Entry.objects.filter(act="voter").latest("id")
    assert act.details["saisie"] == "par procuration"
    voting.vote_proposals(on=jury, by=chair.juror.account)
    assert Vote.objects.filter(seat=other).count() == Vote.objects.filter(seat=chair).count() > 1
    row = queries.candidate(first(jury)).row.blocs[0]
    assert [voice.holder_name for voice in row.voices] == ["", chair.juror.name]
    members = gather(read(jury), [], number="PV-1", closed_at=timezone.now(), said_by="").members
    assert [member.represented_by for member in members] == [None, chair.juror.name]


def test_le_quorum_compte_les_representes_quand_le_reglement_le_dit(
    ruled: Any, office: Office
) -> None:
    """La phrase du quorum passe de « n'est pas atteint » à « atteint » avec la procuration."""
    jury = ruled(PROXIES)
    chair, other = absent(jury, office)
    assert "n'est pas atteint" in queries.live(jury).sentences[0]
    voices.give_proxy(on=jury, giver=other, holder=chair, document="Pouvoir", by=office.by)
    assert "1 présent et 1 représenté" in queries.live(jury).sentences[0]
    assert queries.live(jury).reached


@pytest.mark.parametrize(
    ("lines", "error", "said"),
    [
        ("", MissingRule, "jury.certification.procurations"),
        (
            PROXIES.replace('"permises"', '"interdites"')
            .replace("par_membre = 1\n", "")
            .replace('college = "indifférent"\n', "")
            .replace('quorum = "les représentés comptent"\n', ""),
            RefusedAct,
            "aucune procuration",
        ),
    ],
)
def test_une_procuration_que_le_reglement_ne_permet_pas(
    ruled: Any, office: Office, lines: str, error: type[ParcheminError], said: str
) -> None:
    """Muet, la ligne à écrire ; interdit, la règle : rien n'est écrit ni journalisé."""
    jury = ruled(lines)
    chair, other = absent(jury, office)
    before = Entry.objects.count()
    with pytest.raises(error) as refused:
        voices.give_proxy(on=jury, giver=other, holder=chair, document="Pouvoir", by=office.by)
    line = refused.value.line if isinstance(refused.value, MissingRule) else ""
    assert said in f"{refused.value} {line}"
    assert not ProxyAct.objects.exists()
    assert Entry.objects.count() == before


def test_un_present_ne_donne_pas_procuration(ruled: Any, office: Office) -> None:
    """Qui est là vote lui-même."""
    jury = ruled(PROXIES)
    chair, other = jury.seats.select_related("juror")
    with pytest.raises(RefusedAct, match="est présent et vote lui-même"):
        voices.give_proxy(on=jury, giver=other, holder=chair, document="Pouvoir", by=office.by)
    assert not ProxyAct.objects.exists()


def test_une_procuration_sans_piece(ruled: Any, office: Office) -> None:
    """Pas de pièce, pas de procuration."""
    jury = ruled(PROXIES)
    chair, other = absent(jury, office)
    with pytest.raises(RefusedAct, match="référence de la pièce"):
        voices.give_proxy(on=jury, giver=other, holder=chair, document=" ", by=office.by)
    assert not ProxyAct.objects.exists()


def test_retirer_une_procuration(ruled: Any, office: Office) -> None:
    """Retirée avec son motif, elle ne porte plus de voix ; une fois servie, elle reste."""
    jury = ruled(PROXIES)
    chair, other = given(jury, office)
    with pytest.raises(RefusedAct, match="motif"):
        voices.withdraw_proxy(on=jury, giver=other, reason="", by=office.by)
    voices.withdraw_proxy(on=jury, giver=other, reason="Il arrive", by=office.by)
    with pytest.raises(RefusedAct, match="n'est pas noté présent"):
        voting.vote(on=first(jury), seat=other, choices={BC01: "pour"}, by=office.by)
    voices.give_proxy(on=jury, giver=other, holder=chair, document="Pouvoir", by=office.by)
    voting.vote(on=first(jury), seat=other, choices={BC01: "pour"}, by=chair.juror.account)
    with pytest.raises(RefusedAct, match="ne se retire plus"):
        voices.withdraw_proxy(on=jury, giver=other, reason="Regret", by=office.by)
    assert verify().sound


@pytest.mark.parametrize("fact", [ProxyAct, ShownHands])
def test_ces_faits_ne_changent_jamais(ruled: Any, office: Office, fact: Any) -> None:
    """Une procuration et une main levée s'ajoutent ; le moteur refuse de les changer."""
    jury = ruled(PROXIES + HANDS)
    if fact is ProxyAct:
        given(jury, office)
    else:
        show(jury, office)
    with pytest.raises(DatabaseError), transaction.atomic():
        fact.objects.update(recorded_by=None)
    with pytest.raises(DatabaseError), transaction.atomic():
        fact.objects.all().delete()


def show(jury: Jury, office: Office, **changes: Any) -> ShownHands:
    asked = {
        "counts": {"employeur": (1, 0, 0), "salarié": (1, 0, 0)}, "bloc": BC01, "by": office.by,
    }  # fmt: skip
    return voices.show_hands(on=first(jury), **{**asked, **changes})


def test_la_main_levee_compte_par_college(ruled: Any, office: Office) -> None:
    """Les mains de chaque collège décident du bloc, et la décision les garde."""
    jury = ruled(HANDS)
    for bloc in office.certification.blocs:
        show(jury, office, bloc=bloc.code)
    assert queries.candidate(first(jury)).row.done
    closing.close_jury(on=jury, by=presiding(jury))
    kept = Decision.objects.get(bloc_code=BC01)
    assert kept.won
    assert kept.votes["main_levee"] == [
        {"college": "employeur", "pour": 1, "contre": 0, "abstention": 0},
        {"college": "salarié", "pour": 1, "contre": 0, "abstention": 0},
    ]
    assert verify().sound


def test_un_partage_a_main_levee_prend_la_voix_de_qui_preside(ruled: Any, office: Office) -> None:
    """Une main pour, une contre : sans la voix de qui préside c'est refusé, avec elle c'est décidé."""
    jury = ruled(HANDS)
    even = {"employeur": (1, 0, 0), "salarié": (0, 1, 0)}
    with pytest.raises(ParcheminError, match="préside"):
        show(jury, office, counts=even)
    show(jury, office, counts=even, chair=Choice.FOR)
    tally = queries.candidate(first(jury)).row.blocs[0].tally
    assert tally is not None
    assert tally.adopted


@pytest.mark.parametrize(
    ("lines", "counts", "said"),
    [
        (HANDS, {"employeur": (2, 0, 0), "salarié": (1, 0, 0)}, "Recomptez"),
        (HANDS, {"employeur": (1, 0, 0)}, "Recomptez"),
        (HANDS, {"employeur": (1, 0, 0), "salarié": (1, 0, 0), "État": (1, 0, 0)}, "État"),
        (NAMED, {"employeur": (1, 0, 0), "salarié": (1, 0, 0)}, "vote nominal"),
        ("", {"employeur": (1, 0, 0), "salarié": (1, 0, 0)}, "scrutin"),
    ],
)
def test_des_mains_refusees(ruled: Any, office: Office, lines: str, counts: Any, said: str) -> None:
    """Trop de mains, trop peu, un collège inconnu, un vote nominal, un règlement muet : rien d'écrit."""
    jury = ruled(lines)
    with pytest.raises(ParcheminError) as refused:
        show(jury, office, counts=counts)
    line = refused.value.line if isinstance(refused.value, MissingRule) else ""
    assert said in f"{refused.value} {line}"
    assert not ShownHands.objects.exists()


def test_un_vote_est_nominal_ou_a_main_levee(ruled: Any, office: Office) -> None:
    """Des noms puis des mains, ou l'inverse, sur un bloc : le second est refusé."""
    jury = ruled(HANDS)
    chair = jury.seats.select_related("juror").get(chair=True)
    voting.vote(on=first(jury), seat=chair, choices={BC01: "pour"}, by=office.by)
    with pytest.raises(RefusedAct, match="nominal ou"):
        show(jury, office)
    show(jury, office, bloc=f"{IMTD}BC02")
    with pytest.raises(RefusedAct, match="les mains ont été comptées"):
        voting.vote(on=first(jury), seat=chair, choices={f"{IMTD}BC02": "pour"}, by=office.by)


def test_les_ecrans_des_voix(ruled: Any, office: Office, signed_in: Callable[..., Client]) -> None:
    """Le secrétariat note une procuration, la retire, compte les mains ; un mot de travers se lit."""
    jury = ruled(PROXIES + HANDS)
    chair, other = absent(jury, office)
    client = signed_in(office.by)
    give = reverse("juries:proxy_give", args=[jury.pk])
    assert "Procuration incomplète" in posted(client, give, {"giver": other.pk})
    page = posted(
        client, give, {"giver": other.pk, "holder": chair.pk, "document": "Pouvoir du 10/06"}
    )
    assert "représenté par" in page
    hands = reverse("juries:hands", args=[jury.pk, first(jury).pk])
    wrong = client.post(hands, {"bloc": BC01, "mains.0.pour": "beaucoup", "lu": "0.0.0"})
    assert wrong.status_code == 409
    assert "pas un nombre de mains" in wrong.content.decode()
    right = {"bloc": BC01, "mains.0.pour": "1", "mains.1.contre": "1", "preside": "pour"}
    blind = client.post(hands, right)
    assert blind.status_code == 409
    assert "sans dire ce que sa page montrait" in blind.content.decode()
    right["lu"] = "0.0.0"
    assert "Main levée enregistrée" in posted(client, hands, right)
    taken = reverse("juries:proxy_withdraw", args=[jury.pk, other.pk])
    assert "Procuration retirée" in posted(client, taken, {"reason": "Il arrive"})


def posted(client: Client, address: str, data: dict[str, Any]) -> str:
    response = client.post(address, data, follow=True)
    assert response.status_code == 200, response.content.decode()[-500:]
    return str(response.content.decode())
