"""Règlements and files drawn at random on the small certification of the tests."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from parchemin.domain.deliberation.facts import (
    Adjustment,
    Attestation,
    CandidateFacts,
    ClaimDecision,
    CompetencyResult,
    CorrespondenceClaim,
    Fraud,
    HeldBloc,
    Opinion,
    Result,
    ResultOutcome,
    TutorAssessment,
)
from parchemin.domain.rules.acquisition import (
    Absence,
    AllBlocs,
    Assessments,
    Attester,
    ByAttestations,
    ByMark,
    ByResult,
    Competencies,
    Every,
    Extent,
)
from parchemin.domain.rules.assessors import ByConcordance, ByOpinions, ByWeighting
from parchemin.domain.rules.delivery import Duration, Unit, Validity
from parchemin.domain.rules.fraud import FraudEffect, FraudRule
from parchemin.domain.rules.jury_rules import Permission
from parchemin.domain.rules.marks import Counted, InOrder, Mean, Points, Share
from parchemin.domain.rules.options import CommonAndOptions
from tests.domain.builders import facts, reglement

ROLES = ("tuteur", "jury", "formateur")
BLOCS = ("B1", "B2", "B3")
MODALITIES = ("B1ME1", "B1ME2", "B2ME1", "B2ME2", "B3ME1")
COMPETENCIES = ("B1C1", "B1C2", "C-C", "B2C2")
TWENTY = Decimal(20)
STAGES = ("début", "fin")
DAYS = st.integers(0, 3).map(lambda count: date(2026, 5, 1) + timedelta(days=count))
HALVES = st.integers(0, 40).map(lambda half: Decimal(half) / 2)
THRESHOLDS = st.sampled_from((Decimal(8), Decimal(10), Decimal("12.5"), TWENTY))
PASSED = st.sampled_from((ResultOutcome.ACQUIRED, ResultOutcome.NOT_ACQUIRED))

weightings = st.builds(
    ByWeighting,
    weights=st.lists(st.integers(1, 3).map(Decimal), min_size=2, max_size=3).map(
        lambda weights: tuple(zip(ROLES, weights, strict=False))
    ),
    minimum=THRESHOLDS,
    out_of=st.just(TWENTY),
)
concordances = st.lists(st.sampled_from(ROLES), min_size=1, max_size=3).map(
    lambda by: ByConcordance(tuple(by))
)
counts = st.builds(
    ByOpinions,
    by=st.just(ROLES),
    needed=st.integers(1, 3),
    mention_from=st.none() | st.just(3),
    mention=st.just("avec mention"),
)
logbooks = st.builds(
    ByAttestations,
    by=st.sampled_from(((Attester.TUTOR,), (Attester.TUTOR, Attester.MANAGER))),
    extent=st.sampled_from(Extent),
    distinct=st.booleans(),
    waiver_below=st.none() | st.just(11),
    stages=st.sampled_from(((), STAGES[:1], STAGES)),
)
frauds_rules = st.builds(FraudRule, effect=st.sampled_from(FraudEffect), hearing=st.booleans())
marks = st.builds(ByMark, minimum=THRESHOLDS, out_of=st.just(TWENTY))
assessors = weightings | concordances | counts
modality_rules = st.just(ByResult()) | marks | assessors
plain_rules = (
    st.builds(Assessments, at_least=st.none() | st.integers(1, 2))
    | st.builds(Competencies, extent=st.sampled_from(Extent))
    | st.builds(
        Share,
        percent=st.sampled_from((Decimal(50), Decimal(70))),
        of=st.sampled_from(Counted),
    )
    | st.just(InOrder())
)
mean_rules = st.builds(Mean, minimum=THRESHOLDS, out_of=st.just(TWENTY)) | st.builds(
    Points, minimum=THRESHOLDS, out_of=st.just(TWENTY)
)
bloc_rules = (
    plain_rules
    | mean_rules
    | assessors
    | st.tuples(plain_rules, plain_rules | mean_rules).map(Every)
)
certification_rules = st.just(AllBlocs()) | st.just(
    CommonAndOptions(("B1",), (("atelier", ("B2",)), ("bureau", ("B3",))), 1)
)
validities = st.sampled_from((..., Validity(None), Validity(Duration(1, Unit.MONTHS))))

reglements = st.fixed_dictionaries(
    {
        "acquisition__modalite": modality_rules,
        "acquisition__carnet_de_suivi": logbooks,
        "acquisition__bloc": bloc_rules,
        "acquisition__certification": certification_rules,
        "acquisition__par_bloc__B2": st.just(...) | plain_rules,
        "acquisition__par_modalite__B1ME2": st.just(...) | modality_rules,
        "fraude": st.just(...) | frauds_rules,
        "absence__injustifiee": st.sampled_from(Absence),
        "absence__excusee": st.sampled_from((*Absence, ...)),
        "jury__certification__ecart": st.sampled_from(Permission),
        "validite__modalite": validities,
        "validite__competence": validities,
    }
).map(lambda values: reglement(**values))

opinions = st.builds(
    Opinion,
    subject=st.sampled_from((*MODALITIES, *BLOCS)),
    role=st.sampled_from(ROLES),
    author=st.sampled_from(("A", "B")),
    favourable=st.sampled_from((True, False, None)),
    mark=st.none() | HALVES,
    out_of=st.just(TWENTY),
    on=DAYS,
    rank=st.integers(0, 1),
)
results = st.builds(
    Result,
    subject=st.sampled_from(MODALITIES),
    outcome=st.sampled_from(ResultOutcome),
    mark=st.none() | HALVES,
    out_of=st.just(TWENTY),
    on=DAYS,
    rank=st.integers(0, 1),
)
competencies = st.builds(
    CompetencyResult, subject=st.sampled_from(COMPETENCIES), outcome=PASSED, on=DAYS
)
attestations = st.builds(
    Attestation,
    subject=st.sampled_from(COMPETENCIES),
    by=st.sampled_from(Attester),
    attested=st.booleans(),
    author=st.sampled_from(("", "A", "B")),
    on=DAYS,
)
stages = st.builds(TutorAssessment, subject=st.sampled_from(STAGES), on=DAYS)
frauds = st.builds(
    Fraud,
    subject=st.sampled_from(MODALITIES),
    heard_on=st.none() | DAYS,
    upheld=st.sampled_from((None, True, False)),
    case=st.sampled_from(("", "2")),
    on=DAYS,
)
adjustments = st.builds(
    Adjustment,
    subject=st.sampled_from((*MODALITIES, *BLOCS)),
    outcome=PASSED,
    author=st.just("jury"),
    reason=st.just("motif"),
    on=DAYS,
)
held = st.builds(
    HeldBloc,
    bloc=st.sampled_from(BLOCS),
    acquired_on=DAYS,
    proof=st.sampled_from(("attestation 1", "attestation 2")),
)
claims = st.builds(
    CorrespondenceClaim,
    certification=st.sampled_from(("RNCP2", "RNCP3")),
    blocs=st.sets(st.sampled_from(("X1", "X2", "X3"))).map(frozenset),
    proof=st.just("certificat"),
    on=DAYS,
    decision=st.none() | st.builds(ClaimDecision, granted=st.booleans(), by=st.just("x"), on=DAYS),
)
KINDS = (
    "results",
    "opinions",
    "competency_results",
    "attestations",
    "adjustments",
    "held",
    "claims",
    "stages",
    "frauds",
)


def several(each: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    """At most that many of them."""
    return st.lists(each, max_size=most).map(tuple)


candidates: st.SearchStrategy[CandidateFacts] = st.builds(
    facts,
    results=several(results, 6),
    opinions=several(opinions, 8),
    competency_results=several(competencies, 4),
    attestations=several(attestations, 5),
    adjustments=several(adjustments, 1),
    held=several(held, 1),
    claims=several(claims, 1),
    stages=several(stages, 3),
    frauds=several(frauds, 2),
    options=st.sampled_from((frozenset(), frozenset({"atelier"}), frozenset({"bureau"}))),
    workforce=st.sampled_from((None, 5, 50)),
)
