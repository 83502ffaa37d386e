"""For each cause of a reason, a small deliberation in which it is told."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from parchemin.domain.deliberation.facts import (
    Attestation,
    ClaimDecision,
    CorrespondenceClaim,
    Fraud,
    HeldBloc,
    Opinion,
    TutorAssessment,
)
from parchemin.domain.deliberation.proposal import propose
from parchemin.domain.deliberation.reasons import BlocProposal, Cause, Proposal
from parchemin.domain.referentiel import (
    CertificationReference,
    Correspondence,
    CorrespondenceKind,
)
from parchemin.domain.rules.acquisition import (
    Assessments,
    Attester,
    ByAttestations,
    ByMark,
    Competencies,
    Every,
    Extent,
)
from parchemin.domain.rules.assessors import ByConcordance, ByOpinions, ByWeighting
from parchemin.domain.rules.delivery import Duration, Unit, Validity
from parchemin.domain.rules.fraud import FraudEffect, FraudRule
from parchemin.domain.rules.marks import Counted, InOrder, Mean, Share
from parchemin.domain.rules.options import CommonAndOptions
from tests.domain.builders import CERTIFICATION, TODAY, facts, reglement, result
from tests.domain.deliberation.asking import bloc, proposal
from tests.domain.deliberation.speaking import adjustment, mark, marked, opinion

DAY_OF_2024 = date(2024, 2, 29)
TEN, TWENTY = Decimal(10), Decimal(20)
MARK = {"acquisition__modalite": ByMark(TEN, TWENTY)}
TOGETHER = {"acquisition__modalite": ByConcordance(("tuteur", "jury"))}
COUNTED = {"acquisition__modalite": ByOpinions(("tuteur", "jury", "formateur"), 2)}
WEIGHTED = {"acquisition__modalite": ByWeighting((("tuteur", TEN), ("jury", TWENTY)), TEN, TWENTY)}
MEAN = {"acquisition__bloc": Mean(TEN, TWENTY)}
ORDER = {"acquisition__bloc": InOrder()}
OPTIONS = {
    "acquisition__certification": CommonAndOptions(
        ("B1",), (("atelier", ("B2",)), ("bureau", ("B3",))), 1
    )
}
FIVE_YEARS = {"validite__bloc": Validity(Duration(5, Unit.YEARS))}
SIGNED_BY_TWO = {
    "acquisition__carnet_de_suivi": ByAttestations(
        (Attester.TUTOR, Attester.MANAGER), Extent.KEY, distinct=True, waiver_below=11
    )
}
HELD = HeldBloc(bloc="B3", acquired_on=date(2020, 6, 1), proof="attestation 12")


def asked(code: str, rules: Mapping[str, Any], *results: Any, **more: Any) -> BlocProposal:
    """The proposal for one bloc under these lines of the règlement."""
    return bloc(code, *results, rules=reglement(**rules), **more)


def signed(by: Attester, *, attested: bool = True, author: str = "Mme T") -> Attestation:
    """The signature of one competency of the second bloc."""
    return Attestation(subject="C-C", by=by, attested=attested, on=TODAY, author=author)


def logbook(*signatures: Attestation) -> BlocProposal:
    """The second bloc, its modality won, with those signatures in its logbook."""
    return asked("B2", SIGNED_BY_TWO, result("B2ME1"), attestations=signatures)


def cheated(**said: Any) -> BlocProposal:
    """The third bloc, won but for a fraud at its modality, the candidate to be heard first."""
    noted = Fraud(subject="B3ME1", on=TODAY, author="Mme E", happened_on=date(2026, 6, 2), **said)
    rule = {"fraude": FraudRule(FraudEffect.BLOC, hearing=True)}
    return asked("B3", rule, result("B3ME1"), frauds=(noted,))


def staged(*done: str) -> BlocProposal:
    """The second bloc, its logbook signed, the tutor having assessed at those stages of two."""
    rule = replace(SIGNED_BY_TWO["acquisition__carnet_de_suivi"], stages=("positionnement", "fin"))
    return asked(
        "B2",
        {"acquisition__carnet_de_suivi": rule},
        result("B2ME1"),
        attestations=(signed(Attester.TUTOR), signed(Attester.MANAGER, author="M. R")),
        stages=tuple(TutorAssessment(subject=each, on=TODAY, author="Mme T") for each in done),
    )


def claim(*blocs: str, decision: ClaimDecision | None = None) -> BlocProposal:
    """The third bloc, claimed with those blocs of another certification."""
    made = CorrespondenceClaim(
        certification="RNCP2",
        blocs=frozenset(blocs),
        proof="parchemin 7",
        on=TODAY,
        decision=decision,
    )
    return asked("B3", {}, claims=(made,))


def answer(*, granted: bool) -> ClaimDecision:
    """What the certifier answered to a claim."""
    return ClaimDecision(granted=granted, by="Mme C", on=TODAY, reason="dossier relu")


def unspecified() -> BlocProposal:
    """A partial correspondence whose text names no bloc."""
    partial = Correspondence(
        kind=CorrespondenceKind.PARTIAL,
        blocs=(),
        target_blocs=(),
        certification=CertificationReference(number="RNCP2"),
    )
    text = replace(CERTIFICATION, correspondences=(partial,))
    claims = (
        CorrespondenceClaim(
            certification="RNCP2", blocs=frozenset({"X1"}), proof="parchemin 7", on=TODAY
        ),
    )
    found = propose(text, reglement(), facts(claims=claims), on=TODAY).bloc("B3")
    assert found is not None
    return found


def lapsed() -> BlocProposal:
    """A modality won two years ago, where modalities live one year."""
    rules = {"validite__modalite": Validity(Duration(1, Unit.YEARS))}
    return asked("B3", rules, result("B3ME1", on=date(2024, 6, 1)))


def without_modality() -> BlocProposal:
    """A bloc to which the référentiel gives no modality."""
    text = replace(CERTIFICATION, blocs=(replace(CERTIFICATION.blocs[2], assessments=()),))
    found = propose(text, reglement(), facts(), on=TODAY).bloc("B3")
    assert found is not None
    return found


def agreed(*, favourable: bool = True) -> tuple[Opinion, Opinion]:
    """Two assessors; the second may not agree."""
    return opinion("tuteur"), opinion("jury", favourable, author="M. J")


NO = "non acquis"
SITUATIONS: Mapping[Cause, Callable[[], BlocProposal | Proposal]] = {
    Cause.RESULT: lambda: asked("B3", {}, result("B3ME1", NO, author="Mme E")),
    Cause.MARK: lambda: asked("B3", MARK, marked("B3ME1", "8.5")),
    Cause.NO_MARK: lambda: asked("B3", MARK, result("B3ME1")),
    Cause.NO_RESULT: lambda: asked("B1", {}),
    Cause.CONTRADICTION: lambda: asked("B3", {}, result("B3ME1"), result("B3ME1", NO)),
    Cause.ABSENCE: lambda: asked("B3", {}, result("B3ME1", "absent")),
    Cause.ADJUSTED: lambda: asked(
        "B3", {}, result("B3ME1", NO), adjustments=(adjustment("B3ME1"),)
    ),
    Cause.ATTESTED: lambda: logbook(
        signed(Attester.TUTOR), signed(Attester.MANAGER, author="M. R")
    ),
    Cause.ATTESTATION_MISSING: lambda: logbook(signed(Attester.TUTOR)),
    Cause.ATTESTATION_REFUSED: lambda: logbook(signed(Attester.TUTOR, attested=False)),
    Cause.LOGBOOK: logbook,
    Cause.COMPETENCIES: lambda: asked("B1", {"acquisition__bloc": Competencies(Extent.KEY)}),
    Cause.ASSESSMENTS: lambda: asked("B1", {}, result("B1ME1"), result("B1ME2")),
    Cause.EVERY: lambda: asked(
        "B1", {"acquisition__bloc": Every((Assessments(1), Competencies(Extent.KEY)))}
    ),
    Cause.NO_ASSESSMENT: without_modality,
    Cause.NO_COMPETENCY: lambda: asked("B3", {"acquisition__bloc": Competencies(Extent.ALL)}),
    Cause.HELD: lambda: asked("B3", FIVE_YEARS, held=(replace(HELD, acquired_on=DAY_OF_2024),)),
    Cause.EXPIRED: lambda: asked("B3", FIVE_YEARS, held=(HELD,)),
    Cause.CORRESPONDENCE: lambda: claim("X1", "X2", "X3", decision=answer(granted=True)),
    Cause.CLAIM_UNDECIDED: lambda: claim("X1", "X2", "X3"),
    Cause.CLAIM_REFUSED: lambda: claim("X1", "X2", "X3", decision=answer(granted=False)),
    Cause.CLAIM_SHORT: lambda: claim("X1"),
    Cause.CLAIM_UNSPECIFIED: unspecified,
    Cause.NOT_SOUGHT: lambda: asked("B3", {}, blocs_sought=frozenset({"B1"})),
    Cause.RULE_PROBLEM: lambda: asked("B3", {"acquisition__bloc": None}),
    Cause.ALL_BLOCS: lambda: proposal(result("B3ME1")),
    Cause.SAME_SIGNER: lambda: logbook(signed(Attester.TUTOR), signed(Attester.MANAGER)),
    Cause.OPINION: lambda: asked("B3", COUNTED, opinions=agreed()),
    Cause.OPINION_MISSING: lambda: asked("B3", TOGETHER, opinions=agreed()[:1]),
    Cause.TOO_MANY_VOICES: lambda: asked(
        "B3", TOGETHER, opinions=(*agreed(), opinion("jury", False, author="Mme K"))
    ),
    Cause.CONCORDANT: lambda: asked("B3", TOGETHER, opinions=agreed()),
    Cause.DIVERGENCE: lambda: asked("B3", TOGETHER, opinions=agreed(favourable=False)),
    Cause.ARBITRATED: lambda: asked(
        "B3",
        TOGETHER,
        opinions=agreed(favourable=False),
        adjustments=(adjustment("B3ME1"),),
    ),
    Cause.OPINIONS: lambda: asked("B3", COUNTED, opinions=agreed(favourable=False)),
    Cause.MARK_MISSING: lambda: asked("B3", WEIGHTED, opinions=(mark("tuteur", "12"),)),
    Cause.WEIGHTED: lambda: asked(
        "B3", WEIGHTED, opinions=(mark("tuteur", "12"), mark("jury", "8"))
    ),
    Cause.MEAN: lambda: asked("B1", MEAN, marked("B1ME1", "6"), marked("B1ME2", "13")),
    Cause.NO_MARKED: lambda: asked("B3", MEAN | TOGETHER),
    Cause.SHARE: lambda: asked("B1", {"acquisition__bloc": Share(TEN, Counted.COMPETENCIES)}),
    Cause.IN_ORDER: lambda: asked("B1", ORDER, result("B1ME1"), result("B1ME2")),
    Cause.NOT_OPEN: lambda: asked("B1", ORDER),
    Cause.SAT_TOO_EARLY: lambda: asked(
        "B1", ORDER, result("B1ME1"), result("B1ME2", on=date(2026, 5, 1))
    ),
    Cause.OPTION_BLOCS: lambda: proposal(
        result("B3ME1"), rules=reglement(**OPTIONS), options=frozenset({"bureau"})
    ),
    Cause.OPTION_UNKNOWN: lambda: asked("B3", OPTIONS),
    Cause.OTHER_OPTION: lambda: asked("B3", OPTIONS, options=frozenset({"atelier"})),
    Cause.LAPSED: lapsed,
    Cause.FRAUD: lambda: cheated(heard_on=date(2026, 6, 10), upheld=True),
    Cause.FRAUD_UNHEARD: lambda: cheated(upheld=True),
    Cause.FRAUD_PENDING: cheated,
    Cause.STAGE_DONE: lambda: staged("positionnement", "fin"),
    Cause.STAGE_MISSING: lambda: staged("positionnement"),
}
