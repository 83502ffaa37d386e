"""Un geste sur ce qui n'est plus là, ou sur une place qui n'accueille rien : une phrase, rien d'autre."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.referentiels import actions
from parchemin.office.referentiels.actions.nomenclatures import untie_code
from parchemin.office.referentiels.models import Version

pytestmark = pytest.mark.django_db
C0, C1 = "blocks.0.competencies.0", "blocks.0.competencies.1"
ROME = {"scheme": "ROME", "code": "A1203", "uri": None, "title": None, "relation": None}


@pytest.mark.parametrize(
    ("act", "given"),
    [
        (actions.paste, {"into": "e99.criteria", "texts": ["Vu"]}),
        (actions.paste, {"into": "criteria", "texts": ["Vu"]}),
        (actions.add, {"into": "e99.criteria", "values": {"text": "Vu"}}),
        (actions.add, {"into": "e99.assessments", "values": {"title": "Oral"}}),
        (actions.add, {"into": f"{C0}.assessments", "values": {"title": "Oral"}}),
        (actions.move, {"node": C0, "into": "e99.competencies", "after": None}),
        (actions.move, {"node": "blocks.0.assessments.0", "into": f"{C0}.assessments"}),
        (actions.attach, {"node": C0, "modalities": ["e99"]}),
        (actions.attach, {"node": "e99", "modalities": []}),
        (actions.make_competency, {"node": "e99"}),
        (actions.make_competency, {"node": C0}),
        (actions.make_detail, {"node": "e99"}),
        (actions.make_heading, {"node": "e99", "until": C1}),
        (actions.split, {"node": "e99", "parts": ["a", "b"]}),
        (actions.shift, {"node": "e99", "by_ranks": 1}),
        (actions.remove, {"node": "e99"}),
    ],
)
def test_la_phrase_dit_que_ce_n_est_plus_la(
    act: Callable[..., Any], given: dict[str, Any], draft: Version, secretary: User
) -> None:
    """Ce qu'une autre personne a retiré entre-temps : la même phrase partout, et rien d'écrit."""
    if act is actions.move:
        given = {"after": None, **given}
    with pytest.raises(RefusedAct, match="n'est plus là"):
        act(on=draft, by=secretary, **given)
    draft.refresh_from_db()
    assert draft.answers == {}


def test_coller_sous_une_competence_retiree_entre_temps(draft: Version, secretary: User) -> None:
    """Une personne retire la compétence, l'autre y colle des critères : la seconde le lit."""
    actions.remove(on=draft, node=C0, by=secretary, state=0)
    with pytest.raises(RefusedAct, match="n'est plus là"):
        actions.paste(on=draft, into=f"{C0}.criteria", texts=["Vu"], by=secretary, state=0)


@pytest.mark.parametrize("place", [f"{C0}.assessments", "e9.criteria", "blocks.0.spans", "routes"])
def test_l_ecran_n_ajoute_pas_a_une_liste_de_codes(
    place: str, draft: Version, signed_in: Callable[..., Client]
) -> None:
    """L'adresse d'une liste qui n'accueille pas d'objet est introuvable, à lire comme à envoyer."""
    url, client = reverse("referentiels:add", args=[draft.pk, place]), signed_in()
    assert client.get(url).status_code == 404
    assert client.post(url, {"title": "Oral", "text": "Oral"}).status_code == 404


@pytest.mark.parametrize("act", ["titrer", "detailler"])
def test_un_rattachement_ne_se_perd_pas_en_changeant_de_niveau(
    act: str, draft: Version, secretary: User
) -> None:
    """Rattachée à ROME, une compétence ne devient ni titre ni détail avant d'en être détachée."""
    home = "blocks.0.competencies"
    draft = actions.add(on=draft, into=home, values={"text": "Un"}, by=secretary)
    draft = actions.add(on=draft, into=home, values={"text": "Deux"}, by=secretary)
    node = {"titrer": "e1", "detailler": "e2"}[act]
    edits = [
        *draft.answers["modifications"],
        {
            "number": 3, "act": "ecrire", "reason": "", "by": "moi", "at": "2026-01-01T00:00:00",
            "args": {"place": f"{node}.associations", "value": [ROME]},
        },
    ]  # fmt: skip
    Version.objects.filter(pk=draft.pk).update(answers={"modifications": edits})
    with pytest.raises(RefusedAct, match="ROME ou ESCO"):
        if act == "titrer":
            actions.make_heading(on=draft, node="e1", until="e2", by=secretary)
        else:
            actions.make_detail(on=draft, node="e2", by=secretary)
    draft = untie_code(on=draft, node=node, rank=0, by=secretary)
    assert actions.make_detail(on=draft, node="e2", by=secretary).answers


def test_une_competence_qui_a_des_details_ne_devient_pas_un_titre(
    draft: Version, secretary: User
) -> None:
    """Ses détails se perdraient : la phrase dit quoi en faire d'abord."""
    home = "blocks.0.competencies"
    for text in ("Un", "Deux"):
        draft = actions.add(on=draft, into=home, values={"text": text}, by=secretary)
    draft = actions.paste(on=draft, into="e1.details", texts=["Saluer"], by=secretary)
    with pytest.raises(RefusedAct, match="a des détails"):
        actions.make_heading(on=draft, node="e1", until="e2", by=secretary)


@pytest.mark.parametrize(
    "gesture", ["choisir 0 x", "choisir 0 99", "annuler 9999999", "choisir 99 0"]
)
def test_un_numero_invente_est_une_phrase(
    gesture: str, draft: Version, signed_in: Callable[..., Client]
) -> None:
    """Un rang qui n'existe pas ne fait jamais tomber la page."""
    url = reverse("referentiels:gesture", args=[draft.pk])
    assert signed_in().post(url, {"geste": gesture}).status_code == 409
