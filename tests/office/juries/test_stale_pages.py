"""Plusieurs personnes sur un candidat : une page dépassée est refusée en une phrase, rien n'est écrit."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.juries import queries
from parchemin.office.juries.actions import adjusting, closing, room, voting
from parchemin.office.juries.actions.adjusting import Change
from parchemin.office.juries.freshness import Seen, read_seen, seen_now
from parchemin.office.juries.models import Hearing, Jury, Vote
from tests.office.juries.conftest import IMTD, Office, presiding

pytestmark = pytest.mark.django_db
BC01, BC02 = f"{IMTD}BC01", f"{IMTD}BC02"


def at_table(jury: Jury) -> tuple[Hearing, Any, Any]:
    """The first candidate, the chair's seat, the other one's."""
    hearing = jury.hearings.select_related("enrolment__person__civil_status", "jury").first()
    assert hearing is not None
    chair, other = jury.seats.select_related("juror__account")
    return hearing, chair, other


def last(seat: Any, bloc: str) -> str:
    return str(Vote.objects.filter(seat=seat, bloc_code=bloc).order_by("-id")[0].choice)


def test_une_voix_changee_entre_temps_n_est_pas_ecrasee(opened: Any, office: Office) -> None:
    """Le membre change sa voix ; le secrétariat, d'une page dépassée, en change une autre : refus."""
    hearing, chair, _ = at_table(opened(office))
    voting.vote(on=hearing, seat=chair, choices={BC01: "pour"}, by=chair.juror.account)
    seen = seen_now(hearing)
    voting.vote(on=hearing, seat=chair, choices={BC01: "contre"}, by=chair.juror.account)
    with pytest.raises(RefusedAct, match=r"Entre-temps.*contre.*Relisez"):
        voting.vote_all(on=hearing, voices={chair: {BC01: "abstention"}}, seen=seen, by=office.by)
    assert last(chair, BC01) == "contre"


def test_une_voix_que_la_page_n_a_pas_touchee_reste(opened: Any, office: Office) -> None:
    """La page renvoie tout ce qu'elle montre : ce que son auteur n'a pas changé n'est pas récrit."""
    hearing, chair, other = at_table(opened(office))
    voting.vote(on=hearing, seat=chair, choices={BC01: "pour"}, by=office.by)
    seen = seen_now(hearing)
    voting.vote(on=hearing, seat=chair, choices={BC01: "contre"}, by=chair.juror.account)
    given = {chair: {BC01: "pour"}, other: {BC01: "pour"}}
    assert voting.vote_all(on=hearing, voices=given, seen=seen, by=office.by) == 1
    assert (last(chair, BC01), last(other, BC01)) == ("contre", "pour")


def test_la_meme_voix_donnee_des_deux_cotes_passe(opened: Any, office: Office) -> None:
    """Le membre et le secrétariat disent la même chose : une voix, pas de refus."""
    hearing, chair, _ = at_table(opened(office))
    seen = seen_now(hearing)
    voting.vote(on=hearing, seat=chair, choices={BC01: "pour"}, by=chair.juror.account)
    given = {chair: {BC01: "pour"}}
    assert voting.vote_all(on=hearing, voices=given, seen=seen, by=office.by) == 0
    assert Vote.objects.count() == 1


def test_un_resultat_change_entre_temps_arrete_le_vote(opened: Any, office: Office) -> None:
    """La proposition a pu changer : le vote est refusé, avec ce que le jury vient de retenir."""
    hearing, chair, _ = at_table(opened(office))
    seen = seen_now(hearing)
    bloc = office.certification.blocs[0]
    change = Change(
        bloc=bloc.code, assessment=bloc.assessments[0].code, outcome="non acquis",
        reason="Relu en séance.",
    )  # fmt: skip
    adjusting.adjust(on=hearing, change=change, by=office.by)
    with pytest.raises(RefusedAct, match=r"retenu « non acquis ».*Relu en séance"):
        voting.vote_all(on=hearing, voices={chair: {BC01: "pour"}}, seen=seen, by=office.by)
    assert not Vote.objects.exists()


@pytest.mark.parametrize("text", ["", "abc", "1.2", "1.2.x", "-1.0.0", "9" * 40 + ".0.0"])
def test_une_empreinte_illisible_est_refusee(text: str) -> None:
    """Une page sans empreinte, ou avec une empreinte abîmée, ne dit pas sur quoi elle vote."""
    with pytest.raises(RefusedAct, match=r"sans dire ce que sa page montrait.*Rouvrez la page"):
        read_seen(text)
    assert read_seen(str(Seen(3, 2, 1))) == Seen(3, 2, 1)


@pytest.mark.parametrize("stamp", [{}, {"lu": ""}, {"lu": "0.0"}])
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "sur place"])
def test_un_vote_poste_sans_empreinte_n_ecrit_rien(
    opened: Any, office: Office, signed_in: Callable[..., Client], stamp: Any, headers: Any
) -> None:
    """Le vote posté sans dire ce que la page montrait est refusé en une phrase, sur place ou non."""
    hearing, chair, _ = at_table(opened(office))
    answer = signed_in(chair.juror.account).post(
        reverse("juries:vote", args=[hearing.jury_id, hearing.pk]),
        {f"voix.{chair.juror_id}.{BC01}": "pour", **stamp},
        headers=headers,
    )
    assert answer.status_code == (200 if headers else 409)
    assert "sans dire ce que sa page montrait" in answer.content.decode()
    assert not Vote.objects.exists()


def test_le_bandeau_ne_change_qu_apres_un_acte(
    opened: Any, office: Office, signed_in: Callable[..., Client]
) -> None:
    """Sans acte, le bandeau répond 204 ; après une voix, il la dit ; après la clôture, il le dit."""
    jury = opened(office)
    hearing, chair, _ = at_table(jury)
    client, address = signed_in(chair.juror.account), reverse("juries:live", args=[jury.pk])
    asked = {"vu": queries.stamp(), "candidat": hearing.pk, "lu": str(seen_now(hearing))}
    assert client.get(address, asked).status_code == 204
    assert "De nouvelles voix" not in client.get(address, {**asked, "vu": ""}).content.decode()
    voting.vote_proposals(on=jury, by=office.by)
    page = client.get(address, asked).content.decode()
    assert "De nouvelles voix sont arrivées" in page
    assert "1 candidat sur 1 avec un vote" in page
    assert "quorum est atteint" in page
    closing.close_jury(on=jury, by=presiding(jury))
    assert "Le jury est clos" in client.get(address, asked).content.decode()
    assert client.get(address, {"candidat": "9" * 30}).status_code == 200
    assert client.get(address, {"candidat": "999999"}).status_code == 404


def test_la_page_de_cloture_suit_chaque_acte(
    opened: Any, office: Office, signed_in: Callable[..., Client]
) -> None:
    """Ce qui empêche de clore est relu après chaque vote, pas avant."""
    jury = opened(office)
    client, address = signed_in(office.by), reverse("juries:close", args=[jury.pk])
    assert "il manque 2 voix" in client.get(address).content.decode()
    voting.vote_proposals(on=jury, by=office.by)
    page = client.get(address).content.decode()
    assert "il manque 2 voix" not in page
    assert "Décisions qui seront écrites" in page


def test_la_page_dit_ou_l_on_en_est(
    opened: Any, office: Office, signed_in: Callable[..., Client]
) -> None:
    """Cinq candidats : l'état de chacun, celui d'avant, celui d'après, le prochain à examiner."""
    jury = opened(office, candidates=5)
    hearings = list(jury.hearings.all())
    voting.vote_proposals(on=jury, hearing=hearings[0], by=office.by)
    room.defer(on=hearings[1], reason="Absent, justifié", by=office.by)
    page = queries.candidate(hearings[2])
    states = [near.state for near in page.around]
    assert states == ["voté", "renvoyé", "à examiner", "à examiner", "à examiner"]
    assert (page.before, page.after) == (hearings[1].pk, hearings[3].pk)
    assert queries.candidate(hearings[0]).next_open == hearings[2].pk
    assert page.progress.sentence == "1 candidat sur 5 avec un vote, 1 renvoyé"
    client = signed_in(office.by)
    html = client.get(reverse("juries:hearing", args=[jury.pk, hearings[2].pk])).content.decode()
    assert 'rel="prev"' in html
    assert 'rel="next"' in html
