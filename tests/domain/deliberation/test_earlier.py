"""Blocs already won, and correspondences between whole sets."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parchemin.domain.deliberation.facts import (
    ClaimDecision,
    Closing,
    CorrespondenceClaim,
    HeldBloc,
)
from parchemin.domain.deliberation.proposal import propose
from parchemin.domain.deliberation.reasons import BlocOutcome, Cause, CertificationOutcome
from parchemin.domain.referentiel import CorrespondenceKind
from parchemin.domain.rules.delivery import Duration, Unit, Validity
from tests.domain.builders import CERTIFICATION, TODAY, facts, reglement, result
from tests.domain.deliberation.asking import bloc, proposal

GRANTED = ClaimDecision(granted=True, by="Mme S", on=date(2026, 5, 2))
FIVE_YEARS = reglement(validite__bloc=Validity(Duration(5, Unit.YEARS)))


def held(on: date = date(2024, 1, 1), **more: Any) -> HeldBloc:
    """The third bloc, won on that day."""
    return HeldBloc(bloc="B3", acquired_on=on, proof="attestation 1", **more)


def claim(*blocs: str, decision: ClaimDecision | None = GRANTED, **more: Any) -> Any:
    """A claim on blocs of RNCP2."""
    values = {"certification": "RNCP2", "proof": "certificat 9", "on": date(2026, 5, 1), **more}
    return CorrespondenceClaim(blocs=frozenset(blocs), decision=decision, **values)


def test_a_held_bloc_counts() -> None:
    """A bloc won before needs no new result, even against a failed one."""
    assert bloc("B3", held=(held(),)).outcome is BlocOutcome.HELD
    assert bloc("B3", result("B3ME1", "non acquis"), held=(held(),)).outcome is BlocOutcome.HELD


def test_an_expired_bloc_is_explained() -> None:
    """An expired bloc counts no more; its expiry stays among the reasons."""
    made = bloc(
        "B3", result("B3ME1", "non acquis"), held=(held(date(2020, 1, 1)),), rules=FIVE_YEARS
    )
    assert made.outcome is BlocOutcome.NOT_WON
    assert [reason.cause for reason in made.reasons] == [Cause.ASSESSMENTS, Cause.EXPIRED]


def test_the_valid_one_of_two_held_blocs_counts() -> None:
    """Among two proofs of one bloc, the one still valid is taken, in any order."""
    both = (held(date(2020, 1, 1)), held(date(2024, 1, 1)))
    for given in (both, both[::-1]):
        assert bloc("B3", held=given, rules=FIVE_YEARS).outcome is BlocOutcome.HELD


def test_a_bloc_won_after_the_deliberation_does_not_count() -> None:
    """A bloc said to be won later than the jury is not held."""
    assert bloc("B3", held=(held(date(2026, 6, 16)),)).outcome is BlocOutcome.UNDECIDED


def test_a_bloc_entered_after_the_closing_does_not_count() -> None:
    """What is entered after the closing changes nothing, however old the bloc."""
    late = held(on=date(2024, 1, 1))
    late = replace(late, on=date(2026, 6, 20))
    made = bloc("B3", held=(late,), closing=Closing(on=TODAY))
    assert made.outcome is BlocOutcome.UNDECIDED


def test_validity_unknown_waits_unless_won_anew() -> None:
    """Without a rule of validity a held bloc is undecided, unless it is simply won again."""
    rules = reglement(validite__bloc=None)
    assert bloc("B3", held=(held(),), rules=rules).outcome is BlocOutcome.UNDECIDED
    failed = bloc("B3", result("B3ME1", "non acquis"), held=(held(),), rules=rules)
    assert failed.outcome is BlocOutcome.UNDECIDED
    assert bloc("B3", result("B3ME1"), held=(held(),), rules=rules).outcome is BlocOutcome.WON


def test_a_whole_set_gives_a_whole_set() -> None:
    """The three blocs of RNCP2 together give the two blocs here together."""
    made = proposal(result("B1ME1"), result("B1ME2"), claims=(claim("X1", "X2", "X3"),))
    outcomes = [item.outcome for item in made.blocs]
    assert outcomes == [BlocOutcome.WON, *[BlocOutcome.BY_CORRESPONDENCE] * 2]
    assert made.outcome is CertificationOutcome.FULL


def test_a_part_of_the_set_gives_nothing() -> None:
    """Two blocs of three give neither one nor two."""
    made = bloc("B2", claims=(claim("X1", "X2"),))
    assert made.outcome is BlocOutcome.UNDECIDED
    assert Cause.CLAIM_SHORT in {reason.cause for reason in made.reasons}


def test_more_than_the_set_is_enough() -> None:
    """Other blocs beside the set do no harm, nor does the whole certification."""
    assert bloc("B2", claims=(claim("X1", "X2", "X3", "X4"),)).outcome.favourable
    assert bloc("B2", claims=(claim(),)).outcome.favourable


def test_a_claim_waits_for_a_person() -> None:
    """A proof nobody accepted leaves the blocs undecided, even failed ones."""
    made = bloc(
        "B3", result("B3ME1", "non acquis"), claims=(claim("X1", "X2", "X3", decision=None),)
    )
    assert made.outcome is BlocOutcome.UNDECIDED


def test_a_decision_after_the_closing_does_not_count() -> None:
    """A claim accepted after the closing is still undecided."""
    late = ClaimDecision(granted=True, by="Mme S", on=date(2026, 6, 20))
    made = bloc("B2", claims=(claim("X1", "X2", "X3", decision=late),), closing=Closing(on=TODAY))
    assert made.outcome is BlocOutcome.UNDECIDED


@pytest.mark.parametrize(("rank", "outcome"), [(7, "acquis par correspondance"), (8, "en attente")])
def test_the_closing_day_is_cut_by_rank(rank: int, outcome: str) -> None:
    """On the closing day, what was accepted before the closing counts, what came after does not."""
    decision = replace(GRANTED, on=TODAY, rank=rank)
    closing = Closing(on=TODAY, rank=7)
    claims = (claim("X1", "X2", "X3", on=TODAY, rank=6, decision=decision),)
    assert bloc("B2", claims=claims, closing=closing).outcome.value == outcome
    late = (claim("X1", "X2", "X3", on=TODAY, rank=8),)
    assert bloc("B2", claims=late, closing=closing).reasons[0].cause is Cause.ASSESSMENTS
    old = replace(held(), on=TODAY, rank=rank)
    assert bloc("B3", held=(old,), closing=closing).outcome.favourable is (rank == 7)


def test_a_refused_claim_gives_nothing() -> None:
    """A refusal leaves the bloc to its own results."""
    refusal = ClaimDecision(granted=False, by="Mme S", on=date(2026, 5, 2), reason="illisible")
    made = bloc(
        "B3", result("B3ME1", "non acquis"), claims=(claim("X1", "X2", "X3", decision=refusal),)
    )
    assert made.outcome is BlocOutcome.NOT_WON


def test_another_certification_gives_nothing() -> None:
    """A certification the text does not name is no correspondence."""
    made = bloc("B2", claims=(claim("X1", "X2", "X3", certification="RNCP3"),))
    assert made.outcome is BlocOutcome.UNDECIDED
    assert len(made.reasons) == 1


def test_a_partial_correspondence_without_blocs_gives_nothing() -> None:
    """A text that announces a partial correspondence without naming blocs grants none."""
    vague = replace(
        CERTIFICATION.correspondences[0],
        kind=CorrespondenceKind.PARTIAL,
        blocs=(),
        target_blocs=(),
    )
    certification = replace(CERTIFICATION, correspondences=(vague,))
    made = propose(certification, reglement(), facts(claims=(claim(),)), on=TODAY)
    assert not any(item.outcome.favourable for item in made.blocs)


def test_a_total_correspondence_gives_everything() -> None:
    """A total correspondence with the whole of another certification gives all the blocs."""
    total = replace(
        CERTIFICATION.correspondences[0],
        kind=CorrespondenceKind.TOTAL,
        blocs=(),
        target_blocs=(),
    )
    certification = replace(CERTIFICATION, correspondences=(total,))
    made = propose(certification, reglement(), facts(claims=(claim(),)), on=TODAY)
    assert made.outcome is CertificationOutcome.FULL
    short = propose(certification, reglement(), facts(claims=(claim("X1"),)), on=TODAY)
    assert not any(item.outcome.favourable for item in short.blocs)
