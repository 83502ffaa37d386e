"""Les constats de qualité d'un référentiel : les lire, y répondre, les voir revenir ou non."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.models import Entry
from parchemin.office.quality import actions, queries
from parchemin.office.quality.models import Answer
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of
from parchemin.readers.document import certification as certification_document
from tests.office.promotion import Published


def found_on(version: Version) -> list[queries.Answered]:
    return queries.findings_of(version, timezone.localdate())


def answered(version: Version, by: User, rank: int = 0) -> Answer:
    asked = found_on(version)[rank]
    return actions.answer(
        on=version,
        finding=asked.finding,
        key=asked.key,
        verdict="justifie",
        note="le groupe de travail l'a voulu ainsi",
        by=by,
    )


def test_une_reponse_reste_avec_le_constat(published: Published, secretary: User) -> None:
    """La réponse se lit à côté de son constat, avec son auteur, et le journal la garde."""
    before = found_on(published.version)
    answered(published.version, secretary)
    after = found_on(published.version)
    assert len(after) == len(before)
    assert after[0].answer
    assert after[0].answer.recorded_by == secretary
    assert Entry.objects.latest("id").act == "répondre à un constat de qualité"


def test_la_reponse_suit_les_mots_dans_la_version_suivante(
    published: Published, secretary: User
) -> None:
    """Tant que la phrase ne change pas, sa réponse tient ; la phrase changée redevient un constat."""
    first = next(
        each for each in found_on(published.version) if "competencies.0" in each.finding.remark.path
    )
    rank = found_on(published.version).index(first)
    answered(published.version, secretary, rank)
    text = certification_of(published.version)
    following = Version.objects.create(
        source=published.version.source,
        number=published.version.number,
        title=text.title or "",
        rank=2,
        content=certification_document(text),
    )
    same = next(each for each in found_on(following) if each.key == first.key)
    assert same.answer
    bloc = text.blocs[0]
    changed = replace(bloc.competencies[0], text="Autre chose")
    following.content = certification_document(
        replace(
            text,
            blocs=(replace(bloc, competencies=(changed, *bloc.competencies[1:])), *text.blocs[1:]),
        )
    )
    following.save()
    assert all(each.answer is None for each in found_on(following))


def test_une_reponse_ne_se_modifie_pas(published: Published, secretary: User) -> None:
    """On répond de nouveau ; la base refuse d'effacer ce qui a été répondu."""
    row = answered(published.version, secretary)
    with pytest.raises(DatabaseError), transaction.atomic():
        Answer.objects.filter(pk=row.pk).update(note="autre")
    asked = found_on(published.version)[0]
    actions.answer(
        on=published.version, finding=asked.finding, key=asked.key, verdict="sans_objet",
        note="relu depuis", by=secretary,
    )  # fmt: skip
    assert Answer.objects.count() == 2


def test_la_meme_reponse_envoyee_deux_fois_s_ecrit_une_fois(
    published: Published, secretary: User
) -> None:
    """Un double clic ne fait ni seconde réponse ni second acte au journal."""
    first = answered(published.version, secretary)
    acts = Entry.objects.count()
    assert answered(published.version, secretary) == first
    assert (Answer.objects.count(), Entry.objects.count()) == (1, acts)


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ('CQP "Jardin"', "constats-CQP-Jardin-v1.csv"),
        ("CQP été ; x", "constats-CQP-t-x-v1.csv"),
        ("", "constats-referentiel-v1.csv"),
        ("../../etc", "constats-..-..-etc-v1.csv"),
    ],
)
def test_le_nom_du_fichier_des_constats(
    number: str, name: str, published: Published, signed_in: Callable[..., Client]
) -> None:
    """Un numéro écrit à la main ne défait ni l'en-tête ni le nom du fichier."""
    one = published.version
    version = Version.objects.create(
        source=one.source, number=number, title=one.title, rank=1, content=one.content,
        published_at=one.published_at, published_by=one.published_by, digest="2" * 64,
    )  # fmt: skip
    url = reverse("quality:findings", args=[version.pk])
    answer = signed_in().get(url, {"format": "csv"})
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_la_liste_se_travaille_a_l_ecran(
    published: Published, signed_in: Callable[..., Client]
) -> None:
    """On répond depuis la liste ; ce qui est répondu peut se cacher ; un oubli ne s'écrit pas."""
    client = signed_in()
    address = reverse("quality:findings", args=[published.version.pk])
    asked = found_on(published.version)[0]
    said = {"key": asked.key, "verdict": "a_reprendre", "note": "au prochain comité"}
    post = reverse("quality:answer", args=[published.version.pk])
    assert client.post(post, {**said, "note": ""}).status_code == 409
    assert client.post(post, {**said, "key": "0" * 64}).status_code == 404
    assert client.post(post, said).status_code == 302
    page = client.get(address).content.decode()
    assert "au prochain comité" in page
    assert f"{len(found_on(published.version))} constats, 1 répondu" in page
    waiting = client.get(address, {"reste": "1"}).content.decode()
    assert "au prochain comité" not in waiting
    csv = client.get(address, {"format": "csv"})
    assert "au prochain comité" in csv.content.decode()
    assert len(csv.content.decode().splitlines()) > len(found_on(published.version))


def test_chaque_role_lit_ou_repond(published: Published, signed_in: Callable[..., Client]) -> None:
    """L'auditeur lit sans répondre ; un candidat n'ouvre rien."""
    address = reverse("quality:findings", args=[published.version.pk])
    post = reverse("quality:answer", args=[published.version.pk])
    auditor = signed_in(Role.AUDITOR)
    page = auditor.get(address)
    assert page.status_code == 200
    assert "Répondre" not in page.content.decode()
    assert auditor.post(post).status_code == 403
    assert signed_in(Role.CANDIDATE).get(address).status_code == 403


def test_les_constats_en_deux_questions(
    published: Published, django_assert_num_queries: Callable[..., object]
) -> None:
    """However many sentences are looked for in the catalogue, the database is asked twice."""
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        found_on(published.version)
