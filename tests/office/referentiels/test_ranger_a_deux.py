"""Deux secrétaires sur le même brouillon : rien ne se perd, et chacune sait ce que l'autre a fait."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.referentiels import actions
from parchemin.office.referentiels.models import Version

pytestmark = pytest.mark.django_db
C0, C1 = "blocks.0.competencies.0", "blocks.0.competencies.1"


def test_deux_personnes_sur_des_places_differentes(
    draft: Version, secretary: User, account: Callable[..., User]
) -> None:
    """From the same state, two edits that do not cross are both kept."""
    other = account(Role.SECRETARIAT, "claire")
    actions.correct(on=draft, path="title", value="A", reason="r", by=other, state=0)
    actions.merge(on=draft, node=C0, by=secretary, state=0)
    draft.refresh_from_db()
    assert [each["by"] for each in draft.answers["modifications"]] == ["claire", "secretariat"]


def test_deux_personnes_sur_la_meme_place(
    draft: Version, secretary: User, account: Callable[..., User]
) -> None:
    """The second edit of a place, made from an older state, is refused and names the first."""
    other = account(Role.SECRETARIAT, "claire")
    draft = actions.merge(on=draft, node=C0, by=other, state=0)
    for act in (
        lambda: actions.correct(
            on=draft, path=f"{C0}.text", value="x", reason="r", by=secretary, state=0
        ),
        lambda: actions.mark_key(on=draft, node=C0, key=True, by=secretary, state=0),
    ):
        with pytest.raises(RefusedAct, match=r"claire.*Rien n'a été"):
            act()
    with pytest.raises(RefusedAct, match="n'est plus là"):
        actions.mark_key(on=draft, node=C1, key=True, by=secretary, state=0)
    with pytest.raises(RefusedAct, match="claire"):
        actions.publish(on=draft, by=secretary, state=0)
    draft = actions.undo(on=draft, number=1, by=secretary, state=1)
    with pytest.raises(RefusedAct, match="Annulation"):
        actions.correct(on=draft, path=f"{C0}.text", value="x", reason="r", by=other, state=1)
    assert len(Version.objects.get().answers["modifications"]) == 2


def test_un_formulaire_ouvert_avant_la_modification_d_une_autre_est_refuse_a_l_ecran(
    draft: Version, secretary: User, signed_in: Callable[..., Client], account: Callable[..., User]
) -> None:
    """The form carries the state it was opened at: what changed since is told, nothing written."""
    client, url = signed_in(secretary), reverse("referentiels:correct", args=[draft.pk, "title"])
    assert 'name="etat" value="0"' in client.get(url).content.decode()
    other = account(Role.SECRETARIAT, "claire")
    actions.correct(on=draft, path="title", value="CQP neuf", reason="avis", by=other)
    page = client.post(url, {"value": "Autre", "reason": "page 1", "etat": "0"})
    assert page.status_code == 409
    assert "claire" in page.content.decode()
    draft.refresh_from_db()
    assert draft.title == "CQP neuf"
