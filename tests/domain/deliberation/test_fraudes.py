"""Une fraude : relevée, le candidat entendu, retenue ou écartée, et ce que la règle prend."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.deliberation.facts import Closing, Fraud, HeldBloc
from parchemin.domain.deliberation.missing import what_is_missing
from parchemin.domain.deliberation.plan import prepare
from parchemin.domain.deliberation.proposal import propose
from parchemin.domain.deliberation.reasons import (
    BlocOutcome,
    BlocProposal,
    Cause,
    CertificationOutcome,
)
from parchemin.domain.deliberation.sentences import problems
from parchemin.domain.rules.fraud import FraudEffect, FraudRule
from parchemin.domain.rules.jury_rules import Permission
from parchemin.domain.rules.marks import Counted, Share
from parchemin.domain.rules.reglement import Reglement
from tests.domain.builders import CERTIFICATION, TODAY, facts, reglement, result
from tests.domain.deliberation.asking import bloc, proposal

HEARD = date(2026, 6, 10)
ALL_WON = tuple(result(code) for code in ("B1ME1", "B1ME2", "B2ME1", "B3ME1"))
NOTED = Fraud(subject="B3ME1", on=TODAY)
UPHELD = Fraud(subject="B3ME1", on=TODAY, heard_on=HEARD, upheld=True)


def rules(
    effect: FraudEffect = FraudEffect.BLOC, *, hearing: bool = True, **more: Any
) -> Reglement:
    return reglement(fraude=FraudRule(effect, hearing), **more)


def third(*frauds: Fraud, by: Reglement | None = None, **more: Any) -> BlocProposal:
    """The third bloc, its only modality won, with those frauds."""
    return bloc("B3", result("B3ME1"), rules=by or rules(), frauds=frauds, **more)


@pytest.mark.parametrize(
    ("fraud", "hearing", "outcome", "cause"),
    [
        (NOTED, True, BlocOutcome.UNDECIDED, Cause.FRAUD_PENDING),
        (replace(NOTED, heard_on=HEARD), True, BlocOutcome.UNDECIDED, Cause.FRAUD_PENDING),
        (replace(NOTED, upheld=True), True, BlocOutcome.UNDECIDED, Cause.FRAUD_UNHEARD),
        (replace(NOTED, upheld=True), False, BlocOutcome.NOT_WON, Cause.FRAUD),
        (UPHELD, True, BlocOutcome.NOT_WON, Cause.FRAUD),
        (replace(UPHELD, upheld=False), True, BlocOutcome.WON, Cause.ASSESSMENTS),
        (replace(NOTED, upheld=False), True, BlocOutcome.WON, Cause.ASSESSMENTS),
    ],
)
def test_la_suite_decide_et_l_audition_vient_d_abord(
    fraud: Fraud, hearing: bool, outcome: BlocOutcome, cause: Cause
) -> None:
    """Noted it waits, upheld without a hearing it waits too; dismissed it takes nothing."""
    found = third(fraud, by=rules(hearing=hearing))
    assert (found.outcome, found.reasons[0].cause) == (outcome, cause)
    assert found.reasons[-1].cause is Cause.ASSESSMENTS


def test_un_reglement_muet_demande_sa_ligne() -> None:
    """Without the rule the bloc waits, and the line to write is named."""
    found = third(UPHELD, by=reglement())
    assert found.outcome is BlocOutcome.UNDECIDED
    assert "[fraude]" in str(problems(found)[0])


@pytest.mark.parametrize("later", [replace(UPHELD, upheld=False), replace(UPHELD, upheld=None)])
def test_la_derniere_etape_compte(later: Fraud) -> None:
    """A later step on the same modality replaces the one before."""
    earlier = replace(UPHELD, on=TODAY - timedelta(days=1))
    assert third(earlier, later) == third(later)
    assert third(later, earlier) == third(later)


def test_deux_etapes_contraires_du_meme_instant_attendent() -> None:
    """Nothing tells which came last: nobody has decided."""
    found = third(UPHELD, replace(UPHELD, upheld=False))
    assert found.reasons[0].cause is Cause.FRAUD_PENDING


@pytest.mark.parametrize("second", [replace(NOTED, upheld=False), NOTED])
def test_une_seconde_fraude_ne_defait_pas_la_premiere(second: Fraud) -> None:
    """Upheld once, the bloc stays lost whatever is decided of another case at the same modality."""
    other = replace(second, case="2", on=TODAY + timedelta(days=1))
    found = third(UPHELD, other)
    assert (found.outcome, found.reasons[0].cause) == (BlocOutcome.NOT_WON, Cause.FRAUD)


@pytest.mark.parametrize(
    ("sat_on", "outcome"),
    [
        (TODAY - timedelta(days=1), BlocOutcome.NOT_WON),
        (TODAY, BlocOutcome.NOT_WON),
        (TODAY + timedelta(days=1), BlocOutcome.WON),
    ],
)
def test_repassee_apres_la_fraude_la_modalite_compte(sat_on: date, outcome: BlocOutcome) -> None:
    """A fraud takes what was sat until its day; a later sitting counts, and nothing is said of it."""
    again = result("B3ME1", on=sat_on)
    found = bloc("B3", again, rules=rules(), frauds=(UPHELD,))
    assert found.outcome is outcome


def test_toute_la_session_se_repasse_quand_la_regle_la_prend() -> None:
    """Another bloc counts again once all its modalities were judged anew, not before."""
    later = TODAY + timedelta(days=1)
    by = rules(FraudEffect.ALL_BLOCS)
    one = bloc("B1", result("B1ME1", on=later), result("B1ME2"), rules=by, frauds=(UPHELD,))
    both = (result("B1ME1", on=later), result("B1ME2", on=later))
    assert one.outcome is BlocOutcome.NOT_WON
    assert bloc("B1", *both, rules=by, frauds=(UPHELD,)).outcome is BlocOutcome.WON


def test_une_fraude_ne_prend_que_son_bloc() -> None:
    """The other blocs stay won, and the certification is partial."""
    made = proposal(*ALL_WON, rules=rules(), frauds=(UPHELD,))
    without = proposal(*ALL_WON, rules=rules())
    assert made.blocs[:2] == without.blocs[:2]
    assert made.blocs[2].outcome is BlocOutcome.NOT_WON
    assert made.outcome is not CertificationOutcome.FULL


def test_ou_tout_ce_que_le_candidat_presente() -> None:
    """Where the rule takes every bloc, those presented fall, those won before stay."""
    held = HeldBloc(bloc="B2", acquired_on=date(2025, 1, 1), proof="attestation 3")
    made = proposal(*ALL_WON, rules=rules(FraudEffect.ALL_BLOCS), frauds=(UPHELD,), held=(held,))
    assert [each.outcome for each in made.blocs] == [
        BlocOutcome.NOT_WON,
        BlocOutcome.HELD,
        BlocOutcome.NOT_WON,
    ]
    assert made.blocs[0].reasons[0].subject == "épreuve B3ME1"


@pytest.mark.parametrize("effect", FraudEffect)
def test_un_bloc_non_presente_le_reste(effect: FraudEffect) -> None:
    """A bloc that the candidate does not present is neither won nor refused by a fraud."""
    made = proposal(*ALL_WON, rules=rules(effect), frauds=(UPHELD,), blocs_sought=frozenset({"B3"}))
    assert made.blocs[0].outcome is BlocOutcome.NOT_SOUGHT
    assert made.blocs[2].outcome is BlocOutcome.NOT_WON


def test_un_bloc_qui_n_etait_pas_acquis_ne_le_devient_pas() -> None:
    """A fraud that waits keeps a bloc refused by its results refused, and says both."""
    found = bloc("B3", result("B3ME1", "non acquis"), rules=rules(), frauds=(NOTED,))
    assert found.outcome is BlocOutcome.NOT_WON
    assert {each.cause for each in found.reasons} == {Cause.FRAUD_PENDING, Cause.ASSESSMENTS}


def test_une_regle_sans_modalite_est_touchee_aussi() -> None:
    """A bloc judged by its competencies falls for a fraud at one of its modalities."""
    by = rules(acquisition__bloc=Share(50, Counted.COMPETENCIES))  # type: ignore[arg-type]
    noted = replace(UPHELD, subject="B1ME1")
    assert bloc("B1", rules=by, frauds=(noted,)).outcome is BlocOutcome.NOT_WON


def test_apres_la_cloture_une_fraude_ne_change_rien() -> None:
    """Recorded the day after the closing, it leaves the decision as it was."""
    closing = Closing(on=TODAY)
    late = replace(UPHELD, on=TODAY + timedelta(days=1))
    assert third(late, closing=closing) == third(closing=closing)
    assert third(UPHELD, closing=closing).outcome is BlocOutcome.NOT_WON


def test_ce_qui_manque_dit_la_fraude() -> None:
    """No further result wins the bloc: the fraud is why, with the hearing it waits for."""
    plan = prepare(CERTIFICATION, rules(repasser=...), on=TODAY)
    candidate = replace(facts(), frauds=(replace(NOTED, upheld=True),))
    found = what_is_missing(plan, candidate, "B3")
    assert found is not None
    assert not found.sets
    assert "n'a pas été entendu" in found.why


@given(
    st.permutations([replace(UPHELD, subject=each) for each in ("B1ME1", "B3ME1", "Z9")]),
    st.sampled_from(FraudEffect),
    st.sampled_from(Permission),
)
def test_l_ordre_et_l_etranger_ne_comptent_pas(
    frauds: list[Fraud], effect: FraudEffect, departure: Permission
) -> None:
    """In any order the same proposal; a fraud at a modality of nobody's bloc changes nothing."""
    by = rules(effect, jury__certification__ecart=departure)
    known = replace(facts(*ALL_WON), frauds=tuple(frauds))
    fewer = replace(known, frauds=tuple(each for each in frauds if each.subject != "Z9"))
    first = propose(CERTIFICATION, by, known, on=TODAY)
    assert first == propose(CERTIFICATION, by, fewer, on=TODAY)
    again = replace(known, frauds=tuple(sorted(frauds, key=repr)))
    assert first == propose(CERTIFICATION, by, again, on=TODAY)
