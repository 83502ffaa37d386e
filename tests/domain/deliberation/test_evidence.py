"""Les faits d'un dossier, rangés par sujet : ceux d'après la clôture n'y sont pas."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from parchemin.domain.deliberation.evidence import Evidence, gather
from parchemin.domain.deliberation.facts import (
    Attestation,
    Closing,
    CompetencyResult,
    ResultOutcome,
    competency_codes,
    has_competency,
)
from parchemin.domain.deliberation.reasons import Cause, State
from parchemin.domain.rules.acquisition import Attester
from parchemin.domain.rules.marks import InOrder, Mean
from tests.domain.builders import CERTIFICATION, TODAY, facts, result
from tests.domain.deliberation.speaking import adjustment, bloc_by, marked, opinion

LATER = date(2026, 6, 20)
CLOSED = Closing(on=TODAY)
LOGBOOK = Attestation(subject="C", by=Attester.TUTOR, attested=True, on=TODAY)
COMPETENCY = CompetencyResult(subject="C", outcome=ResultOutcome.ACQUIRED, on=TODAY)


def signed(evidence: Evidence) -> Any:
    """The signatures of the tutor."""
    return evidence.attestations.get(Attester.TUTOR)


@pytest.mark.parametrize(
    ("kind", "fact", "kept"),
    [
        ("results", result("M", on=TODAY), lambda evidence: evidence.results),
        ("competency_results", COMPETENCY, lambda evidence: evidence.competencies),
        ("adjustments", adjustment("M"), lambda evidence: evidence.adjustments),
        ("attestations", LOGBOOK, signed),
        ("opinions", opinion("tuteur", subject="M", on=TODAY), lambda evidence: evidence.opinions),
    ],
)
def test_rien_de_ce_qui_suit_la_cloture(kind: str, fact: Any, kept: Any) -> None:
    """De chaque sorte de fait, celui du jour de la clôture compte, le suivant jamais."""
    late = replace(fact, on=LATER)
    alone = kept(gather(replace(facts(), **{kind: (late,)}, closing=CLOSED)))
    assert not alone
    both = replace(facts(), **{kind: (fact, late)})
    assert kept(gather(replace(both, closing=CLOSED))) == {fact.subject: (fact,)}
    assert kept(gather(both)) == {fact.subject: (late,)}


def test_sans_fait_rien_n_est_range() -> None:
    """Un dossier vide donne des rangements vides, et garde l'effectif de l'entreprise."""
    assert gather(facts(workforce=12)) == Evidence(
        results={},
        competencies={},
        adjustments={},
        attestations={},
        opinions={},
        workforce=12,
        stages={},
    )


def test_la_chaine_garde_sa_regle_et_toutes_ses_etapes() -> None:
    """La raison d'une chaîne porte la règle, celle du bloc, et une étape par modalité."""
    rule = InOrder()
    reason = bloc_by(rule, "B1", result("B1ME1"), result("B1ME2"))
    assert (reason.cause, reason.facts) == (Cause.IN_ORDER, (InOrder(("B1ME1", "B1ME2")),))
    assert reason.origin is not None
    assert reason.origin.label == "règle acquisition.bloc"
    assert [child.subject for child in reason.children] == ["épreuve B1ME1", "épreuve B1ME2"]


def test_un_acte_du_jury_ouvre_le_jour_ou_il_est_pris() -> None:
    """Une modalité que le jury donne acquise n'ouvre la suivante que du jour de son acte."""
    reason = bloc_by(
        InOrder(),
        "B1",
        result("B1ME1", "non acquis", on=date(2026, 5, 1)),
        result("B1ME2", on=date(2026, 6, 1)),
        adjustments=(adjustment("B1ME1"),),
    )
    second = reason.children[1]
    assert (second.cause, second.state) == (Cause.SAT_TOO_EARLY, State.OPEN)
    assert second.facts == (date(2026, 6, 1), "épreuve B1ME1", TODAY)


def test_deux_notes_contraires_sont_montrees() -> None:
    """Deux notes du même moment laissent la moyenne en attente et se montrent toutes deux."""
    first, second = marked("B3ME1", "8"), marked("B3ME1", "15")
    reason = bloc_by(Mean(Decimal(10), Decimal(20)), "B3", second, first)
    (lack,) = reason.children
    assert (reason.state, lack.cause, lack.state) == (State.OPEN, Cause.CONTRADICTION, State.OPEN)
    assert set(lack.facts) == {first, second}
    assert lack.subject == "épreuve B3ME1"


@pytest.mark.parametrize(
    ("rank", "there"), [(None, False), (0, False), (1, True), (2, True), (3, False)]
)
def test_une_competence_a_son_rang(rank: int | None, there: bool) -> None:
    """Le premier bloc a deux compétences ; un rang hors d'elles, ou sans bloc, n'en désigne aucune."""
    assert has_competency(CERTIFICATION.blocs[0], rank) is there
    assert not has_competency(None, rank)


def test_comment_se_nomme_une_competence() -> None:
    """Par son code, sinon par celui du bloc et son rang ; les clés seules quand on le demande."""
    first, second, third = CERTIFICATION.blocs
    assert competency_codes(first) == ("B1C1", "B1C2")
    assert competency_codes(second) == ("C-C", "B2C2")
    assert competency_codes(first, key_only=True) == ("B1C1",)
    assert competency_codes(third) == ()
