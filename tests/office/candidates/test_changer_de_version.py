"""Un candidat reste sur la version où il est entré, sauf acte explicite et motivé."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Certification, Competency, RouteAccess
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.actions import hold_bloc, move_to_version
from parchemin.office.candidates.models import Enrolment, HeldBloc, VersionMove
from parchemin.office.candidates.moving import moves_of, prepared
from parchemin.office.epreuves.actions import record_results
from parchemin.office.epreuves.models import Result
from parchemin.office.epreuves.sheets import ResultEntry
from parchemin.office.journal.models import Entry
from parchemin.office.juries.models import Hearing, Jury
from parchemin.office.logbooks.actions import Statement, add_mentor, attest
from parchemin.office.referentiels.models import Version
from tests.office.promotion import (
    CERTIFICATION,
    NUMBER,
    Accounts,
    Published,
    SignIn,
    enter,
    publish_invented,
)

BLOC = f"{NUMBER}BC01"
REASON = "Accord de la branche du 2 mars 2026"


def with_competencies(*texts: str) -> Certification:
    """The invented certification, the first bloc with these competencies."""
    first, *rest = CERTIFICATION.blocs
    changed = tuple(Competency(text=text, key=True) for text in texts)
    return replace(CERTIFICATION, blocs=(replace(first, competencies=changed), *rest))


SHORTER = with_competencies("Préparer l'essai 1")


@pytest.fixture
def path(published: Published, secretary: User) -> Enrolment:
    """A candidate entered on the first version."""
    return enter(1, version=published.version, by=secretary)


def publish(secretary: User, certification: Certification = SHORTER) -> Version:
    """The next version, published."""
    return publish_invented(secretary, certification).version


def moved(path: Enrolment, version: Version, by: User) -> VersionMove:
    """The path moved, with a reason."""
    return move_to_version(on=path, version=version, reason=REASON, by=by)


def result(path: Enrolment, **place: Any) -> ResultEntry:
    """A result to record."""
    return ResultEntry(
        enrolment=path, bloc_code=BLOC, outcome="acquis", obtained_on=date(2026, 5, 4), **place
    )


def test_une_nouvelle_version_ne_deplace_personne(
    published: Published, path: Enrolment, secretary: User
) -> None:
    """Publier une version laisse chacun où il est entré ; les suivants entrent où on les inscrit."""
    version = publish(secretary)
    path.refresh_from_db()
    assert path.version == published.version
    assert enter(2, version=version, by=secretary).version == version


def test_le_changement_est_un_fait_motive(
    published: Published, path: Enrolment, secretary: User
) -> None:
    """Le parcours suit la nouvelle version, l'ancienne reste écrite, le journal dit tout."""
    version = publish(secretary)
    fact = moved(path, version, secretary)
    path.refresh_from_db()
    assert path.version == version
    assert (fact.from_version, fact.to_version, fact.reason) == (published.version, version, REASON)
    assert list(moves_of(path)) == [fact]
    act = Entry.objects.get(act="changer de version")
    assert act.details["motif"] == REASON
    assert (act.details["de"], act.details["vers"]) == (str(published.version), str(version))


def test_on_peut_revenir(published: Published, path: Enrolment, secretary: User) -> None:
    """Le retour est un second acte, avec son propre motif."""
    version = publish(secretary)
    moved(path, version, secretary)
    moved(path, published.version, secretary)
    path.refresh_from_db()
    assert path.version == published.version
    assert VersionMove.objects.count() == 2


@pytest.mark.parametrize("reason", ["", "   "])
def test_sans_motif_rien_ne_change(
    published: Published, path: Enrolment, secretary: User, reason: str
) -> None:
    """Un motif vide est refusé et rien n'est écrit."""
    with pytest.raises(RefusedAct, match="motif"):
        move_to_version(on=path, version=publish(secretary), reason=reason, by=secretary)
    assert not VersionMove.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARIAT])
def test_le_secretariat_seul(
    published: Published, path: Enrolment, secretary: User, account: Accounts, role: Role
) -> None:
    """Aucun autre rôle ne change la version d'un parcours."""
    with pytest.raises(RefusedAct, match="secrétariat"):
        moved(path, publish(secretary), account(role))


def test_un_resultat_sur_une_competence_disparue_reste_au_dossier(
    published: Published, path: Enrolment, secretary: User
) -> None:
    """Il est dit avant, gardé après ; les pages du candidat s'ouvrent encore."""
    record_results([result(path, competency_rank=2)], by=secretary)
    version = publish(secretary)
    (told,) = prepared(path, version).effects
    assert told == f"Le résultat ({BLOC}, compétence 2) reste au dossier et ne compte plus."
    moved(path, version, secretary)
    assert Result.objects.filter(enrolment=path, competency_rank=2).exists()


def test_le_dossier_s_ouvre_apres_le_changement(
    published: Published, path: Enrolment, secretary: User, signed_in: SignIn
) -> None:
    """La page de la personne montre la version suivie, les faits gardés et l'acte."""
    record_results(
        [
            result(path, competency_rank=2),
            result(path, assessment_code=f"{BLOC}ME2"),
            replace(result(path, assessment_code=f"{NUMBER}BC02ME1"), bloc_code=f"{NUMBER}BC02"),
        ],
        by=secretary,
    )
    first = SHORTER.blocs[0]
    smaller = replace(SHORTER, blocs=(replace(first, assessments=first.assessments[:1]),))
    moved(path, publish(secretary, smaller), secretary)
    for kept in Result.objects.filter(enrolment=path):
        page = signed_in().get(reverse("epreuves:correct", args=[kept.pk]))
        assert page.status_code in (200, 404, 409)
    html = signed_in().get(reverse("candidates:detail", args=[path.person_id])).content.decode()
    assert f"{NUMBER}, version 2" in html
    assert REASON in html


def test_un_resultat_ne_passe_pas_a_une_autre_competence(
    published: Published, path: Enrolment, secretary: User
) -> None:
    """Les compétences échangées, le résultat prouverait autre chose : refusé, rien d'écrit."""
    record_results([result(path, competency_rank=1)], by=secretary)
    version = publish(secretary, with_competencies("Conduire l'essai 1", "Préparer l'essai 1"))
    with pytest.raises(RefusedAct, match="autre chose que ce qui a été évalué"):
        moved(path, version, secretary)
    assert not VersionMove.objects.exists()


def test_une_attestation_est_regardee_aussi(
    published: Published, path: Enrolment, secretary: User, account: Accounts
) -> None:
    """Les faits du carnet comptent comme ceux des épreuves."""
    tutor = account(Role.TUTOR)
    mentor, _ = add_mentor(on=path, username=tutor.username, function="tuteur", by=secretary)
    said = Statement(bloc_code=BLOC, competency_rank=2, mastered=True, comment="")
    attest([said], on=mentor, stated_on=date(2026, 5, 4), by=tutor)
    (told,) = prepared(path, publish(secretary)).effects
    assert told.startswith(f"L'attestation ({BLOC}, compétence 2)")


def test_un_bloc_acquis_ne_se_perd_pas(
    published: Published, path: Enrolment, secretary: User
) -> None:
    """Un bloc reconnu que la version ne connaît plus refuse le changement."""
    hold_bloc(
        on=path.person, number=NUMBER, bloc_code=f"{NUMBER}BC02", how=HeldBloc.How.HELD,
        acquired_on=date(2025, 6, 1), proof="procès-verbal 4", by=secretary,
    )  # fmt: skip
    version = publish(secretary, replace(CERTIFICATION, blocs=CERTIFICATION.blocs[:1]))
    with pytest.raises(RefusedAct, match=f"{NUMBER}BC02, déjà acquis"):
        moved(path, version, secretary)


@pytest.mark.parametrize(
    ("state", "deferred"),
    [
        (Jury.State.PREPARED, ""),
        (Jury.State.OPEN, ""),
        (Jury.State.CLOSED, ""),
        (Jury.State.OPEN, "renvoyé au jury suivant"),
    ],
)
def test_un_jury_ouvert_fige_la_version(
    path: Enrolment, secretary: User, state: Jury.State, deferred: str
) -> None:
    """Un jury en préparation n'empêche rien ; ouvert ou clos, il a lu la version suivie."""
    jury = Jury.objects.create(
        reference="JURY-1", number=NUMBER, reglement=path.reglement, place="Lyon",
        held_on=date(2026, 6, 1), state=state,
    )  # fmt: skip
    Hearing.objects.create(jury=jury, enrolment=path, deferred=deferred, position=1)
    if deferred or state == Jury.State.PREPARED:
        assert moved(path, publish(secretary), secretary).pk
        return
    with pytest.raises(RefusedAct, match="Le jury JURY-1 s'est ouvert"):
        moved(path, publish(secretary), secretary)


def test_la_version_doit_pouvoir_etre_suivie(
    published: Published, path: Enrolment, secretary: User
) -> None:
    """Autre certification, brouillon, même version, voie fermée, double : chacun a sa phrase."""
    stranger = publish_invented(secretary, replace(CERTIFICATION, number="RNCP99002")).version
    with pytest.raises(RefusedAct, match="n'est pas une version publiée"):
        moved(path, stranger, secretary)
    with pytest.raises(RefusedAct, match="suit déjà la version 1"):
        moved(path, published.version, secretary)
    closed = replace(SHORTER, routes={Route.CONTINUING: RouteAccess(open=False)})
    with pytest.raises(RefusedAct, match="est fermée"):
        moved(path, publish(secretary, closed), secretary)
    version = publish(secretary)
    draft = Version.objects.get(pk=version.pk)
    draft.pk, draft.rank, draft.published_at, draft.digest = None, 9, None, None
    draft.save()
    with pytest.raises(RefusedAct, match="n'est pas une version publiée"):
        moved(path, draft, secretary)
    assert not VersionMove.objects.exists()


def test_la_base_ne_laisse_changer_que_la_version_et_apres_un_fait(
    published: Published, path: Enrolment, secretary: User
) -> None:
    """Sans le fait, la base refuse ; avec lui, elle n'ouvre que la version qu'il nomme."""
    version, other = publish(secretary), publish(secretary, with_competencies("Ranger"))
    with pytest.raises(DatabaseError), transaction.atomic():
        Enrolment.objects.filter(pk=path.pk).update(version=version)
    VersionMove.objects.create(
        enrolment=path, from_version=published.version, to_version=version,
        reason=REASON, recorded_by=secretary,
    )  # fmt: skip
    for wrong in (
        {"version": other},
        {"version": version, "entered_on": date(2026, 1, 1)},
        {"version": version, "reference": "AUTRE"},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Enrolment.objects.filter(pk=path.pk).update(**wrong)
    assert Enrolment.objects.filter(pk=path.pk).update(version=version) == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        Enrolment.objects.filter(pk=path.pk).update(version=version)


@pytest.mark.parametrize("act", ["UPDATE {} SET reason = 'x'", "DELETE FROM {}"])
def test_un_changement_ne_s_efface_pas(
    published: Published, path: Enrolment, secretary: User, act: str
) -> None:
    """La base refuse de modifier ou d'effacer un changement de version."""
    moved(path, publish(secretary), secretary)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act.format("candidates_versionmove"))


def test_la_base_demande_un_motif_et_un_vrai_changement(
    published: Published, path: Enrolment, secretary: User
) -> None:
    """Motif vide, ou deux fois la même version : la base elle-même refuse."""
    given = {"enrolment": path, "from_version": published.version, "recorded_by": secretary}
    for wrong in (
        {"to_version": publish(secretary), "reason": ""},
        {"to_version": published.version, "reason": REASON},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            VersionMove.objects.create(**given, **wrong)


def test_l_ecran_montre_puis_agit(
    published: Published, path: Enrolment, secretary: User, signed_in: SignIn
) -> None:
    """On choisit, on lit ce qui change, on motive ; un motif vide laisse sur la page."""
    version, client = publish(secretary), signed_in(secretary)
    address = reverse("candidates:move", args=[path.pk])
    assert "Voir ce que cela change" in client.get(address).content.decode()
    shown = client.get(address, {"vers": version.pk}).content.decode()
    assert "retirée" in shown
    assert f"Passer {path.reference} à la version 2" in shown
    empty = client.post(f"{address}?vers={version.pk}", {"reason": " "})
    assert empty.status_code == 422
    assert "Dites le motif" in empty.content.decode()
    done = client.post(f"{address}?vers={version.pk}", {"reason": REASON})
    assert done["Location"] == reverse("candidates:detail", args=[path.person_id])
    path.refresh_from_db()
    assert path.version == version


def test_l_ecran_explique_chaque_refus(
    published: Published, path: Enrolment, secretary: User, signed_in: SignIn
) -> None:
    """Un changement refusé n'offre pas de bouton et dit pourquoi ; l'envoyer ne change rien."""
    closed = replace(SHORTER, routes={Route.CONTINUING: RouteAccess(open=False)})
    version, client = publish(secretary, closed), signed_in(secretary)
    address = f"{reverse('candidates:move', args=[path.pk])}?vers={version.pk}"
    html = client.get(address).content.decode()
    assert "Ce changement est refusé" in html
    assert "est fermée" in html
    assert "Passer" not in html
    assert client.post(address, {"reason": REASON}).status_code == 422
    assert not VersionMove.objects.exists()


@pytest.mark.parametrize("wrong", ["abc", "0", ""])
def test_une_version_qui_n_existe_pas(
    published: Published, path: Enrolment, secretary: User, signed_in: SignIn, wrong: str
) -> None:
    """Un choix faux laisse sur la page avec sa phrase, en lecture comme à l'envoi."""
    publish(secretary)
    address = f"{reverse('candidates:move', args=[path.pk])}?vers={wrong}"
    client = signed_in(secretary)
    assert "Choisissez" in client.get(address).content.decode()
    assert client.post(address, {"reason": REASON}).status_code == 422


def test_sans_autre_version_l_ecran_dit_quoi_faire(
    published: Published, path: Enrolment, signed_in: SignIn
) -> None:
    """Une seule version publiée : rien à choisir, et la page dit de publier."""
    html = signed_in().get(reverse("candidates:move", args=[path.pk])).content.decode()
    assert "Aucune autre version publiée" in html


@pytest.mark.parametrize("count", [2, 20])
def test_le_nombre_de_questions_est_constant(
    path: Enrolment,
    secretary: User,
    signed_in: SignIn,
    django_assert_max_num_queries: Any,
    count: int,
) -> None:
    """L'écran demande autant avec deux versions et deux résultats qu'avec vingt."""
    versions = [
        publish(secretary, with_competencies(*(f"Préparer l'essai {n}" for n in range(rank + 1))))
        for rank in range(count)
    ]
    client, address = signed_in(secretary), reverse("candidates:move", args=[path.pk])
    with django_assert_max_num_queries(24):
        assert client.get(address, {"vers": versions[-1].pk}).status_code == 200
