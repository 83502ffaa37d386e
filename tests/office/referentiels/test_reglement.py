"""Le règlement : toutes ses erreurs d'un coup, puis des phrases avec leur source."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.models import Entry
from parchemin.office.referentiels import actions, queries
from parchemin.office.referentiels.actions import RefusedReglement
from parchemin.office.referentiels.models import ReglementVersion
from parchemin.office.referentiels.reglement_view import (
    QUESTIONS,
    not_asked,
    question_of,
    sections_of,
    to_write,
)
from parchemin.readers.reglement import read_reglement
from tests.office.referentiels.builders import REGLEMENT, reglement
from tests.readers.samples import EXAMPLES

REGLEMENTS = sorted(EXAMPLES.glob("*/reglement.toml"))
TEXT = REGLEMENT.read_text("utf-8")


def deposit(client: Client, data: bytes) -> object:
    file = SimpleUploadedFile("reglement.toml", data)
    return client.post(reverse("referentiels:reglement_upload"), {"file": file}, follow=True)


@pytest.mark.django_db
def test_un_reglement_se_publie_et_se_relit(secretary: User) -> None:
    """The text is kept, its rules come back, the act is in the journal."""
    published = reglement(secretary)
    assert (published.number, published.rank) == ("RNCP40657", 1)
    assert published.text == TEXT
    assert queries.reglement_of(published).certification == "RNCP40657"
    assert queries.latest_reglement("RNCP40657") == published
    assert Entry.objects.latest("id").act == "publier un règlement"


@pytest.mark.django_db
def test_chaque_depot_fait_une_version_de_plus(secretary: User) -> None:
    """A changed file is the next version; the same file again is refused; nothing is overwritten."""
    first = reglement(secretary)
    with pytest.raises(RefusedAct, match="déjà la version 1"):
        reglement(secretary)
    second = actions.publish_reglement(
        name="r.toml", data=(TEXT + "\n# relu\n").encode(), by=secretary, reason="Relu"
    )
    assert second.rank == 2
    assert queries.latest_reglement("RNCP40657") == second
    assert ReglementVersion.objects.get(pk=first.pk).text == TEXT


@pytest.mark.django_db
def test_toutes_les_erreurs_sont_dites_avec_leur_ligne(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Two faults in one file are both shown with their line, and nothing is published."""
    wrong = TEXT.replace('"toutes les modalités"', '"au petit bonheur"').replace(
        'regle = "aucune"', 'regle = "parfois"'
    )
    with pytest.raises(RefusedReglement) as refusal:
        actions.publish_reglement(name="r.toml", data=wrong.encode(), by=secretary)
    lines = [said.place.line for said in refusal.value.diagnostics]
    assert len(lines) == 2
    assert all(lines)
    page = deposit(signed_in(secretary), wrong.encode()).content.decode()  # type: ignore[attr-defined]
    for line in lines:
        assert f"ligne {line}" in page
    assert "au petit bonheur" in page
    assert not ReglementVersion.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "est vide"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"a\x00b", "binaire"),
        (b"certification = [", "TOML"),
        ("certification = 'é'".encode("cp1252"), "UTF-8"),
    ],
)
def test_un_mauvais_fichier_donne_une_phrase(
    data: bytes, expected: str, signed_in: Callable[..., Client]
) -> None:
    """Empty, binary, CP1252, not TOML: a sentence, nothing published."""
    page = deposit(signed_in(), data).content.decode()  # type: ignore[attr-defined]
    assert expected in page
    assert not ReglementVersion.objects.exists()


@pytest.mark.django_db
def test_un_identifiant_trop_long_est_refuse(secretary: User) -> None:
    """The number must hold where the office writes it."""
    long = TEXT.replace('"RNCP40657"', f'"{"X" * 61}"')
    with pytest.raises(RefusedAct, match="61 caractères"):
        actions.publish_reglement(name="r.toml", data=long.encode(), by=secretary)


@pytest.mark.django_db
def test_la_base_refuse_de_changer_un_reglement(secretary: User) -> None:
    """A published règlement is a fact."""
    published = reglement(secretary)
    with pytest.raises(DatabaseError), transaction.atomic():
        ReglementVersion.objects.filter(pk=published.pk).update(text="")


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARIAT])
def test_seul_le_secretariat_publie_un_reglement(role: Role, account: Callable[..., User]) -> None:
    """The act refuses every other role."""
    with pytest.raises(PermissionDenied):
        reglement(account(role))


@pytest.mark.django_db
def test_l_ecran_montre_les_choix_de_demonstration_et_ce_qui_reste_a_ecrire(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Every demo choice is marked, every silence is listed with the line to write."""
    published = reglement(secretary)
    rules = queries.reglement_of(published)
    client = signed_in(secretary)
    page = client.get(reverse("referentiels:reglement", args=[published.pk])).content.decode()
    assert page.count("choix de démonstration</span>") == len(rules.demo_choices())
    for clause in rules.silences():
        assert f"[{clause.path}]" in page
    file = client.get(reverse("referentiels:reglement_file", args=[published.pk]))
    assert file.content.decode() == TEXT
    assert file["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("path", REGLEMENTS, ids=lambda path: path.parent.name)
def test_chaque_regle_des_exemples_a_sa_phrase(path) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """No rule is shown as a Python object, and each answers a question of the catalogue."""
    rules = read_reglement(path.read_text("utf-8")).reglement
    assert rules is not None
    for section in (*sections_of(rules.clauses), *sections_of(rules.law)):
        for answer in section.answers:
            assert "(" not in answer.sentence or "Fraction" not in answer.sentence
            assert not answer.sentence.startswith(("<", "Rule"))
            assert "=" not in answer.sentence, answer
            assert answer.question.endswith("?"), answer
            assert answer.label
            assert answer.source


@pytest.mark.parametrize("path", REGLEMENTS, ids=lambda path: path.parent.name)
def test_rien_n_est_a_la_fois_ecrit_et_a_ecrire(path) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """A question is answered, declared silent or not raised: never two of the three."""
    rules = read_reglement(path.read_text("utf-8")).reglement
    assert rules is not None
    silent = {item.path for item in to_write(rules)}
    absent = {item.path for item in not_asked(rules)}
    assert not silent & absent
    assert silent == {clause.path for clause in rules.silences()}
    assert not absent & set(rules.clauses)


def test_chaque_question_du_catalogue_se_retrouve() -> None:
    """The path of each question leads to it, with the jury, the route or the kind it is about."""
    for key in QUESTIONS:
        if "*" not in key.path:
            assert question_of(key.path) == key.question
    assert question_of("jury.vae.vote").startswith("Jury « vae » : comment")
    assert question_of("voies.experience").startswith("Validation des acquis")
    assert question_of("acquisition.qcm").startswith("Questionnaire à choix multiples")
    assert question_of("inconnu.ici") == "inconnu.ici"
