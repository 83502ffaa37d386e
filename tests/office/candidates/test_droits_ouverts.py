"""Ce que les certificats d'une personne lui donnent sur son parcours, de la preuve à la décision."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from parchemin.domain.correspondences.entitlement import Holding
from parchemin.domain.correspondences.rule import BlocSet
from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates import later
from parchemin.office.candidates.actions import claim_entitlement, decide_correspondence, hold_bloc
from parchemin.office.candidates.entitled import rights_of
from parchemin.office.candidates.models import Enrolment, HeldBloc
from parchemin.office.correspondences.actions import set_rule
from parchemin.office.epreuves.queries import standing_of
from parchemin.office.epreuves.standing import BlocStanding
from tests.office.promotion import NUMBER, Published, enter

OTHER = "RNCP77001"
BLOC = f"{NUMBER}BC01"


@pytest.fixture
def path(published: Published, secretary: User) -> Enrolment:
    """One candidate, and a rule: the whole of another certification gives the first bloc here."""
    today = timezone.localdate()
    set_rule(
        given=BlocSet(number=NUMBER, blocs=frozenset({BLOC})),
        held=BlocSet(number=OTHER, blocs=frozenset({f"{OTHER}BC01", f"{OTHER}BC02"})),
        kind="partielle",
        decision="CPNEFP, délibération 12",
        decided_on=today - timedelta(days=30),
        since=today - timedelta(days=20),
        by=secretary,
    )
    return enter(0, version=published.version, by=secretary)


def hold(path: Enrolment, secretary: User, bloc: str) -> None:
    hold_bloc(
        on=path.person,
        number=OTHER,
        bloc_code=bloc,
        how=HeldBloc.How.CORRESPONDENCE,
        acquired_on=date(2024, 5, 2),
        proof=f"attestation {bloc}",
        by=secretary,
    )


def sentences(path: Enrolment) -> list[str]:
    rights = rights_of(path.person, [path], timezone.localdate())
    return [right.entitlement.sentence for _, said in rights for right in said]


def first_bloc(path: Enrolment) -> BlocStanding:
    return next(each for each in standing_of(path).blocs if each.code == BLOC)


def test_une_moitie_d_ensemble_dit_ce_qui_manque(path: Enrolment, secretary: User) -> None:
    """Un bloc sur deux ne donne rien, et la page nomme l'autre."""
    hold(path, secretary, f"{OTHER}BC01")
    (said,) = sentences(path)
    assert f"demande encore {OTHER}BC02" in said


def test_de_la_preuve_a_la_decision(path: Enrolment, secretary: User) -> None:
    """L'ensemble prouvé puis accepté par une personne donne le bloc, et la raison cite la décision."""
    hold(path, secretary, f"{OTHER}BC01")
    hold(path, secretary, f"{OTHER}BC02")
    assert "une décision reste à prendre" in sentences(path)[0]
    assert not first_bloc(path).exempt
    decide_correspondence(on=path.person, number=OTHER, granted=True, reason="", by=secretary)
    assert first_bloc(path).exempt
    assert "CPNEFP, délibération 12" in first_bloc(path).reasons


def test_un_parchemin_de_l_office_se_verse_au_dossier(
    path: Enrolment, secretary: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ce que l'office a lui-même délivré n'est pas redemandé : un acte le verse, une fois."""
    title = Holding(number=OTHER, bloc=None, acquired_on=date(2025, 1, 9), proof="parchemin P-1")
    monkeypatch.setattr(later.TOLD, "titles", [lambda _: [title]])
    assert "(parchemin P-1)" in sentences(path)[0]
    (row,) = claim_entitlement(on=path.person, number=OTHER, by=secretary)
    assert (row.number, row.bloc_code, row.proof) == (OTHER, "", "parchemin P-1")
    with pytest.raises(RefusedAct, match="déjà au dossier"):
        claim_entitlement(on=path.person, number=OTHER, by=secretary)


def test_sans_droit_rien_ne_se_verse(path: Enrolment, secretary: User) -> None:
    """Sans règle qui donne, l'acte est refusé et rien n'est écrit."""
    with pytest.raises(RefusedAct, match="aucune règle"):
        claim_entitlement(on=path.person, number=OTHER, by=secretary)
    assert not HeldBloc.objects.exists()


def test_les_ecrans_des_droits(
    path: Enrolment, secretary: User, signed_in: Callable[..., Client], account: Callable[..., User]
) -> None:
    """Le secrétariat verse et décide ; le candidat lit la sienne ; un autre candidat ne voit rien."""
    hold(path, secretary, f"{OTHER}BC01")
    address = reverse("candidates:entitlements", args=[path.person_id])
    page = signed_in(secretary).get(address).content.decode()
    assert f"demande encore {OTHER}BC02" in page
    assert f"attestation {OTHER}BC01" in page
    himself = account(Role.CANDIDATE)
    path.person.account = himself
    path.person.save()
    assert f"{OTHER}BC02" in signed_in(himself).get(address).content.decode()
    assert signed_in(Role.CANDIDATE).get(address).status_code == 404
    claim = reverse("candidates:claim", args=[path.person_id])
    assert signed_in(himself).post(claim, {"number": OTHER}).status_code == 403


def test_la_page_des_droits_ne_s_alourdit_pas(
    path: Enrolment,
    secretary: User,
    signed_in: Callable[..., Client],
    django_assert_num_queries: Callable[..., object],
) -> None:
    """Twenty holdings cost no more queries than two."""
    client = signed_in(secretary)
    address = reverse("candidates:entitlements", args=[path.person_id])
    hold(path, secretary, f"{OTHER}BC01")
    client.get(address)
    with django_assert_num_queries(17):  # type: ignore[attr-defined]
        client.get(address)
    for rank in range(2, 20):
        hold(path, secretary, f"{OTHER}BC{rank:02}")
    with django_assert_num_queries(17):  # type: ignore[attr-defined]
        client.get(address)
