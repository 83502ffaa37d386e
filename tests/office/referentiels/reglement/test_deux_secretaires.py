"""Deux secrétaires sur un brouillon : la seconde l'apprend, rien de ce qu'on a tapé n'est perdu."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.queries import verify
from parchemin.office.referentiels import actions, queries
from parchemin.office.referentiels.actions import CrossedDraft
from parchemin.office.referentiels.models import ReglementDraft, ReglementVersion
from tests.office.epreuves.test_at_once import at_once
from tests.office.referentiels.builders import reglement
from tests.office.referentiels.reglement.builders import (
    FIVE_YEARS,
    RECOURS,
    VALIDITY,
    as_posted,
    clause_of,
    draft_of,
    form_for,
    text_of,
)

pytestmark = pytest.mark.django_db(transaction=True)
THREE = {**FIVE_YEARS, "duree": 3}


def refused(answers: list[object]) -> list[str]:
    return [str(answer) for answer in answers if isinstance(answer, RefusedAct)]


def test_la_meme_regle_au_meme_moment(secretary: User, account: Callable[..., User]) -> None:
    """From the same state one is written; the other is refused and told whose it is."""
    draft, other = draft_of(secretary), account(Role.SECRETARIAT, "camille")
    acts = [
        lambda by=by, values=values: actions.write_line(  # type: ignore[misc]
            on=draft, path=VALIDITY, rank=0, values=values, by=by, state=0
        )
        for by, values in ((secretary, FIVE_YEARS), (other, THREE))
    ]
    answers = at_once(*acts)
    assert len(refused(answers)) == 1, answers
    assert any(name in refused(answers)[0] for name in ("camille", "secretariat"))
    assert len(queries.edits_of(draft)) == 2
    assert verify().sound


def test_deux_regles_differentes_au_meme_moment(secretary: User) -> None:
    """Both are kept: neither text erases the other."""
    draft = draft_of(secretary)
    at_once(
        lambda: actions.write_line(
            on=draft, path=VALIDITY, rank=0, values=FIVE_YEARS, by=secretary, state=0
        ),
        lambda: actions.withdraw_line(on=draft, path=RECOURS, rank=0, by=secretary, state=0),
    )
    assert clause_of(draft, VALIDITY)["duree"] == 5
    assert "[recours]" not in text_of(draft)
    assert len(queries.edits_of(draft)) == 3


def test_un_texte_depose_pendant_la_saisie(secretary: User) -> None:
    """A whole text replaced since crosses every line; the writer is told."""
    draft = draft_of(secretary)
    data = f"{text_of(draft)}\n# relu\n".encode()
    actions.replace_draft_text(on=draft, name="r.toml", data=data, by=secretary, state=0)
    with pytest.raises(CrossedDraft, match=r"r\.toml"):
        actions.write_line(on=draft, path=VALIDITY, rank=0, values=THREE, by=secretary, state=0)


def test_le_brouillon_ouvert_deux_fois_au_meme_moment(secretary: User) -> None:
    """Two clicks open one draft."""
    published = reglement(secretary)
    answers = at_once(*[lambda: actions.open_reglement_draft(on=published, by=secretary)] * 2)
    assert answers[0] == answers[1]
    assert ReglementDraft.objects.count() == 1


def test_mis_en_vigueur_deux_fois_au_meme_moment(secretary: User) -> None:
    """One version; the other is told that the draft is closed."""
    draft = draft_of(secretary)
    actions.write_line(on=draft, path=VALIDITY, rank=0, values=FIVE_YEARS, by=secretary)

    def put() -> object:
        return actions.put_reglement_in_force(
            on=draft, reason="CPNEFP", against=1, by=secretary, state=1
        )

    answers = at_once(put, put)
    assert len(refused(answers)) == 1, answers
    assert "clos" in refused(answers)[0]
    assert ReglementVersion.objects.count() == 2
    assert verify().sound


def test_ecrire_pendant_la_mise_en_vigueur(secretary: User) -> None:
    """Either the rule is in the version, or its author or the other is told: never half of it."""
    draft = draft_of(secretary)
    actions.withdraw_line(on=draft, path=RECOURS, rank=0, by=secretary)
    answers = at_once(
        lambda: actions.put_reglement_in_force(
            on=draft, reason="CPNEFP", against=1, by=secretary, state=1
        ),
        lambda: actions.write_line(
            on=draft, path=VALIDITY, rank=0, values=FIVE_YEARS, by=secretary, state=1
        ),
    )
    assert len(refused(answers)) == 1, answers
    newest = queries.latest_reglement(draft.number)
    assert newest is not None
    assert (newest.rank == 2) is ("clos" in refused(answers)[0])
    assert newest.rank == 1 or "duree = 5" not in newest.text


def test_la_seconde_garde_sa_saisie_et_voit_l_autre(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Her form comes back as typed, with who changed what; sent again on purpose, it is taken."""
    draft = draft_of(secretary)
    data = as_posted(form_for(VALIDITY, clause_of(draft, VALIDITY)), libelle="Ma saisie", etat="0")
    actions.write_line(on=draft, path=VALIDITY, rank=0, values=FIVE_YEARS, by=secretary)
    address = reverse("referentiels:reglement_line", args=[draft.pk, "validite.bloc", 0])
    client = signed_in()
    answer = client.post(address, data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ma saisie" in page
    assert "Cette ligne a changé" in page
    assert "Pendant 5 ans." in page
    assert len(queries.edits_of(draft)) == 2
    data["etat"] = answer.context["form"]["etat"].value()
    assert client.post(address, data).status_code == 302
    assert clause_of(draft, VALIDITY)["libelle"] == "Ma saisie"
