"""Un très grand référentiel se relit bloc par bloc, avec le même nombre de questions à la base."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import User
from parchemin.office.referentiels import actions
from parchemin.office.referentiels.models import Version
from tests.office.referentiels.builders import received
from tests.office.referentiels.edits.contents import bloc, competency, modality, words
from tests.readers.samples import TABLE

pytestmark = pytest.mark.django_db
QUESTIONS = 4


def grown(by: User, blocs: int, criteria: int) -> Version:
    """A draft of that many blocs of thirteen competencies, each with that many criteria."""
    draft = received(by, TABLE.read_bytes(), "grand.txt")
    content = draft.content | {
        "blocks": [
            bloc(
                f"BC{rank}",
                [
                    competency(f"Compétence {rank}.{each}", criteria=[words("Vu")] * criteria)
                    for each in range(13)
                ],
                [modality(f"BC{rank}ME1")],
            )
            for rank in range(blocs)
        ]
    }
    Version.objects.filter(pk=draft.pk).update(content=content)
    draft.refresh_from_db()
    return draft


@pytest.mark.parametrize(("blocs", "criteria"), [(1, 1), (10, 29)])
def test_la_page_pose_toujours_les_memes_questions(
    blocs: int,
    criteria: int,
    secretary: User,
    signed_in: Callable[..., Client],
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    """A draft of forty values or of four thousand: the same questions to the database."""
    draft, client = grown(secretary, blocs, criteria), signed_in(secretary)
    url = reverse("referentiels:review", args=[draft.pk])
    client.get(url)
    with django_assert_max_num_queries(QUESTIONS + 1):  # type: ignore[attr-defined]
        assert client.get(url).status_code == 200


def test_un_seul_bloc_est_ouvert_et_les_autres_viennent_quand_on_les_demande(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """The page of 4,000 values stays light; each other bloc comes alone, or by its link."""
    draft, client = grown(secretary, 10, 29), signed_in(secretary)
    url = reverse("referentiels:review", args=[draft.pk])
    page = client.get(url).content.decode()
    assert "Compétence 0.12" in page
    assert "Compétence 4.0" not in page
    assert len(page) < 1_000_000
    assert "Compétence 4.0" in client.get(url, {"bloc": "blocks.4"}).content.decode()
    part = client.get(reverse("referentiels:bloc", args=[draft.pk, "blocks.4"])).content.decode()
    assert "Compétence 4.0" in part
    assert "<html" not in part


def test_un_geste_dans_un_bloc_ouvert_le_rend_entier(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Even when another bloc is the one open by default, the bloc of the gesture comes back whole."""
    draft, client = grown(secretary, 10, 29), signed_in(secretary)
    answer = client.post(
        reverse("referentiels:gesture", args=[draft.pk]),
        {"geste": "fusionner blocks.4.competencies.0"},
        headers={"HX-Request": "true"},
    )
    assert "Compétence 4.12" in answer.content.decode()
    assert "Compétence 0.12" not in answer.content.decode()


def test_une_centaine_de_gestes_se_pose_encore_vite(secretary: User) -> None:
    """The edits are laid again each time: many of them stay few against the values."""
    draft = grown(secretary, 2, 3)
    for rank in range(40):
        draft = actions.mark_key(
            on=draft, node="blocks.0.competencies.0", key=bool(rank % 2), by=secretary
        )
    assert len(draft.answers["modifications"]) == 40
