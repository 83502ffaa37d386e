"""What holds for any facts: order, independence, closing, and no gain from less evidence."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.deliberation.facts import (
    Attestation,
    CandidateFacts,
    Closing,
    CorrespondenceClaim,
    HeldBloc,
    Result,
    ResultOutcome,
)
from parchemin.domain.deliberation.reasons import BlocOutcome, CertificationOutcome
from parchemin.domain.rules.acquisition import Attester
from tests.domain.builders import TODAY, facts
from tests.domain.deliberation.asking import of
from tests.domain.strategies import claims, held, several

MODALITIES = ("B1ME1", "B1ME2", "B2ME1", "B3ME1")
COMPETENCIES = ("C-C", "B2C2")
DAYS = st.integers(0, 4).map(lambda count: date(2026, 5, 1) + timedelta(days=count))
RANK = {
    BlocOutcome.NOT_WON: 0,
    BlocOutcome.UNDECIDED: 1,
    BlocOutcome.WON: 2,
    BlocOutcome.HELD: 2,
    BlocOutcome.BY_CORRESPONDENCE: 2,
}

results = st.builds(
    Result,
    subject=st.sampled_from(MODALITIES),
    outcome=st.sampled_from(ResultOutcome),
    on=DAYS,
    rank=st.integers(0, 1),
)
attestations = st.builds(
    Attestation,
    subject=st.sampled_from(COMPETENCIES),
    by=st.sampled_from(Attester),
    attested=st.booleans(),
    on=DAYS,
)
candidates = st.builds(
    facts,
    results=several(results, 10),
    attestations=several(attestations, 8),
    held=several(held, 2),
    claims=several(claims, 2),
)
KINDS = ("results", "attestations", "held", "claims")


def outcomes(candidate: CandidateFacts) -> dict[str, BlocOutcome]:
    """The outcome of each bloc."""
    return {item.code: item.outcome for item in of(candidate).blocs}


@given(candidates, st.randoms(use_true_random=False))
def test_the_order_of_facts_is_free(candidate: CandidateFacts, random: Random) -> None:
    """The same facts in any order give the same proposal, reasons included."""
    mixed = {}
    for kind in KINDS:
        shuffled = list(getattr(candidate, kind))
        random.shuffle(shuffled)
        mixed[kind] = tuple(shuffled)
    assert of(replace(candidate, **mixed)) == of(candidate)


@given(candidates, st.sampled_from(ResultOutcome))
def test_an_unrelated_fact_changes_nothing(
    candidate: CandidateFacts, outcome: ResultOutcome
) -> None:
    """A result of another certification, or another bloc held elsewhere, is without effect."""
    more = replace(
        candidate,
        results=(*candidate.results, Result(subject="Z9ME1", outcome=outcome, on=TODAY)),
        held=(*candidate.held, HeldBloc(bloc="Z9", acquired_on=TODAY, proof="p")),
    )
    assert of(more) == of(candidate)


@given(candidates, results)
def test_blocs_do_not_influence_one_another(candidate: CandidateFacts, extra: Result) -> None:
    """A result changes at most the bloc of its modality."""
    before = outcomes(candidate)
    after = outcomes(replace(candidate, results=(*candidate.results, extra)))
    assert {code for code in before if before[code] != after[code]} <= {extra.subject[:2]}


@given(candidates, st.data())
def test_less_evidence_never_improves(candidate: CandidateFacts, data: st.DataObject) -> None:
    """Without one fact in favour of the candidate, no bloc fares better."""
    good = [
        ("results", fact)
        for fact in candidate.results
        if fact.outcome is ResultOutcome.ACQUIRED and _stands_alone(fact, candidate)
    ]
    good += [("held", fact) for fact in candidate.held]
    good += [
        ("claims", fact)
        for fact in candidate.claims
        if fact.decision is not None and fact.decision.granted
    ]
    if not good:
        return
    kind, gone = data.draw(st.sampled_from(good))
    rest = tuple(fact for fact in getattr(candidate, kind) if fact != gone)
    before, after = outcomes(candidate), outcomes(replace(candidate, **{kind: rest}))
    assert all(RANK[after[code]] <= RANK[before[code]] for code in before)


def _stands_alone(fact: Result, candidate: CandidateFacts) -> bool:
    """No other moment speaks of the modality: an older fact does not come back to life."""
    others = [item for item in candidate.results if item.subject == fact.subject]
    return all((item.on, item.rank) == (fact.on, fact.rank) for item in others)


@given(candidates, results, attestations, held, claims)
def test_a_fact_after_the_closing_changes_nothing(
    candidate: CandidateFacts,
    extra: Result,
    signature: Attestation,
    bloc: HeldBloc,
    claim: CorrespondenceClaim,
) -> None:
    """Once closed, nothing recorded later has any effect, corrections included."""
    closed = replace(candidate, closing=Closing(on=TODAY))
    late = TODAY + timedelta(days=1)
    more = replace(
        closed,
        results=(*closed.results, replace(extra, on=late)),
        attestations=(*closed.attestations, replace(signature, on=late)),
        held=(*closed.held, replace(bloc, on=late)),
        claims=(*closed.claims, replace(claim, on=late)),
    )
    assert of(more) == of(closed)


@given(candidates)
def test_the_certification_follows_its_blocs(candidate: CandidateFacts) -> None:
    """Full when all are favourable, adjourned while one is undecided, never compensated."""
    made = of(candidate)
    favourable = [item.outcome.favourable for item in made.blocs]
    undecided = any(item.outcome is BlocOutcome.UNDECIDED for item in made.blocs)
    expected = (
        CertificationOutcome.FULL
        if all(favourable)
        else CertificationOutcome.ADJOURNED
        if undecided
        else CertificationOutcome.PARTIAL
        if any(favourable)
        else CertificationOutcome.REFUSED
    )
    assert made.outcome is expected
