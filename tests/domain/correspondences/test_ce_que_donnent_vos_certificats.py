"""Ce que les certificats d'une personne lui donnent ici, par quelle règle, sur quelle preuve."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.correspondences.entitlement import (
    Entitlement,
    EntitlementState,
    Holding,
    entitlements,
)
from parchemin.domain.correspondences.rule import BlocSet, CorrespondenceRule, rules_stated
from parchemin.domain.referentiel import (
    Certification,
    CertificationReference,
    Correspondence,
    CorrespondenceKind,
    Register,
)

ON = date(2026, 11, 22)
ENTIERE = BlocSet(number="RNCP1")
TROIS_BLOCS = BlocSet(number="RNCP1", blocs=frozenset({"RNCP1BC01", "RNCP1BC02", "RNCP1BC03"}))
RULE = CorrespondenceRule(
    held=TROIS_BLOCS,
    given=BlocSet(number="RNCP2", blocs=frozenset({"RNCP2BC01", "RNCP2BC02"})),
    kind=CorrespondenceKind.PARTIAL,
    decision="décision du 5 mars 2025",
    source="fiche RNCP2",
    since=date(2025, 4, 1),
    until=date(2028, 3, 31),
)
WHOLE_RULE = CorrespondenceRule(
    held=ENTIERE,
    given=BlocSet(number="RNCP2"),
    kind=CorrespondenceKind.TOTAL,
    decision="d",
    source="s",
)


def bloc(rank: int, **changes: object) -> Holding:
    said = {"acquired_on": date(2025, 6, 1), "proof": f"attestation {rank}", **changes}
    return Holding(number="RNCP1", bloc=f"RNCP1BC0{rank}", **said)  # type: ignore[arg-type]


WHOLE = Holding(
    number="RNCP1", bloc=None, acquired_on=date(2024, 1, 1), proof="certificat 2024-0001"
)


def only(*holdings: Holding, rule: CorrespondenceRule = RULE, on: date = ON) -> Entitlement:
    (found,) = entitlements(holdings, [rule], on=on)
    return found


def test_l_ensemble_ouvre_droit_a_l_ensemble() -> None:
    """Les trois blocs prouvés donnent les deux d'ici, chacun avec sa preuve, sans rien décider."""
    found = only(bloc(1), bloc(2), bloc(3))
    assert found.state is EntitlementState.GIVES
    assert [one.proof for one in found.used] == ["attestation 1", "attestation 2", "attestation 3"]
    assert "RNCP1BC01 (attestation 1)" in found.sentence
    assert "RNCP2BC01 et RNCP2BC02 (RNCP2)" in found.sentence
    assert found.sentence.endswith("une décision reste à prendre.")


def test_une_partie_ne_donne_rien() -> None:
    """Deux blocs sur trois ne donnent pas deux tiers : la correspondance vaut pour l'ensemble."""
    found = only(bloc(1), bloc(3))
    assert found.state is EntitlementState.SHORT
    assert found.missing == ("RNCP1BC02",)
    assert "demandent encore RNCP1BC02" in found.sentence


def test_le_certificat_entier_contient_ses_blocs() -> None:
    """Le titulaire de toute la certification tient chacun de ses blocs."""
    found = only(WHOLE)
    assert found.state is EntitlementState.GIVES
    assert found.used == (WHOLE,)


def test_des_blocs_ne_font_pas_la_certification_entiere() -> None:
    """Une correspondance totale demande le certificat entier, non tous ses blocs un par un."""
    found = only(bloc(1), bloc(2), bloc(3), rule=WHOLE_RULE)
    assert found.state is EntitlementState.SHORT
    assert found.missing == ("RNCP1 en entier",)


def test_sans_preuve_rien_n_est_donne() -> None:
    """Un bloc sans document est nommé : c'est lui qu'il faut prouver."""
    found = only(bloc(1), bloc(2, proof=""), bloc(3))
    assert found.state is EntitlementState.UNPROVEN
    assert "preuve de RNCP1BC02" in found.sentence


def test_le_certificat_prouve_vaut_mieux_que_le_bloc_sans_preuve() -> None:
    """Quand le certificat entier est prouvé, l'attestation manquante d'un bloc n'arrête rien."""
    found = only(bloc(1), bloc(2, proof=""), bloc(3), WHOLE)
    assert found.state is EntitlementState.GIVES
    assert found.used == (WHOLE,)


def test_un_bloc_perime_est_dit_perime() -> None:
    """Un bloc qui ne compte plus explique le refus, avec sa date."""
    found = only(bloc(1), bloc(2, expires_on=date(2026, 1, 1)), bloc(3))
    assert found.state is EntitlementState.EXPIRED
    assert "RNCP1BC02 (depuis le 01/01/2026)" in found.sentence


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2025, 3, 31), EntitlementState.OUT_OF_DATE),
        (date(2025, 6, 1), EntitlementState.GIVES),
        (date(2028, 3, 31), EntitlementState.GIVES),
        (date(2028, 4, 1), EntitlementState.OUT_OF_DATE),
    ],
)
def test_la_regle_vaut_dans_ses_dates(on: date, state: EntitlementState) -> None:
    """Le premier et le dernier jour comptent, la veille et le lendemain non."""
    assert only(bloc(1), bloc(2), bloc(3), on=on).state is state


def test_un_bloc_acquis_plus_tard_ne_compte_pas_encore() -> None:
    """On ne tient pas aujourd'hui un bloc dont l'acte est daté de demain."""
    found = only(bloc(1), bloc(2), bloc(3, acquired_on=ON + timedelta(days=1)))
    assert found.state is EntitlementState.SHORT


def test_une_regle_dont_on_ne_tient_rien_ne_dit_rien() -> None:
    """Les règles d'autres certifications restent silencieuses."""
    other = Holding(number="RNCP9", bloc=None, acquired_on=ON, proof="p")
    assert entitlements([other], [RULE, WHOLE_RULE], on=ON) == ()


def test_une_fiche_enonce_ses_regles() -> None:
    """Les correspondances lues dans une fiche deviennent des règles vers elle, sans date inventée."""
    fiche = Certification(
        number="RNCP2",
        register=Register.RNCP,
        title="t",
        correspondences=(
            Correspondence(
                kind=CorrespondenceKind.PARTIAL,
                blocs=("RNCP2BC01",),
                certification=CertificationReference(number="RNCP1"),
                target_blocs=("RNCP1BC01", "RNCP1BC02"),
            ),
        ),
    )
    (rule,) = rules_stated(fiche)
    assert str(rule.held) == "RNCP1BC01 et RNCP1BC02 (RNCP1)"
    assert str(rule.given) == "RNCP2BC01 (RNCP2)"
    assert rule.period == "sans date dans le texte"
    assert rule.in_force(date(1990, 1, 1))


HOLDINGS = st.lists(
    st.builds(
        Holding,
        number=st.sampled_from(["RNCP1", "RNCP9"]),
        bloc=st.sampled_from([None, "RNCP1BC01", "RNCP1BC02", "RNCP1BC03"]),
        acquired_on=st.dates(date(2024, 1, 1), date(2027, 12, 31)),
        proof=st.sampled_from(["", "attestation"]),
        expires_on=st.none() | st.dates(date(2025, 1, 1), date(2029, 1, 1)),
    ),
    max_size=6,
)


@given(
    HOLDINGS, st.permutations([RULE, WHOLE_RULE]), st.dates(date(2025, 1, 1), date(2028, 12, 31))
)
def test_l_ordre_ne_change_rien(holdings: list[Holding], rules: list, on: date) -> None:
    """The same holdings and rules in any order give the same entitlements."""
    assert entitlements(holdings, rules, on=on) == entitlements(holdings[::-1], rules[::-1], on=on)


@given(HOLDINGS, st.dates(date(2025, 1, 1), date(2028, 12, 31)))
def test_ce_qui_est_donne_est_tenu_et_prouve(holdings: list[Holding], on: date) -> None:
    """What is given rests on holdings that count that day, make the whole set, and are proven."""
    for found in entitlements(holdings, [RULE, WHOLE_RULE], on=on):
        if found.state is not EntitlementState.GIVES:
            continue
        assert found.rule.in_force(on)
        assert all(one.proof and one.counts(on) for one in found.used)
        blocs = {one.bloc for one in found.used}
        assert None in blocs or found.rule.held.blocs <= blocs


@given(HOLDINGS, HOLDINGS, st.dates(date(2025, 4, 1), date(2028, 3, 31)))
def test_tenir_davantage_ne_retire_rien(
    fewer: list[Holding], more: list[Holding], on: date
) -> None:
    """Adding holdings never takes away what was given."""
    rules = [RULE, WHOLE_RULE]
    before = {
        e.rule for e in entitlements(fewer, rules, on=on) if e.state is EntitlementState.GIVES
    }
    after = {
        e.rule
        for e in entitlements([*fewer, *more], rules, on=on)
        if e.state is EntitlementState.GIVES
    }
    assert before <= after
