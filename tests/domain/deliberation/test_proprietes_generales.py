"""What holds under any règlement and for any file: order, independence, closing, less evidence.

The règlements mix counts of modalities, n of m, competencies, shares, thresholds, weights, gates,
opinions, logbooks with stages, frauds, options, overrides of one bloc or modality, absences and lapses.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from parchemin.domain.deliberation.facts import (
    Adjustment,
    Attestation,
    CandidateFacts,
    Closing,
    CompetencyResult,
    CorrespondenceClaim,
    Fraud,
    HeldBloc,
    Opinion,
    Result,
    ResultOutcome,
    TutorAssessment,
)
from parchemin.domain.deliberation.plan import Plan, prepare
from parchemin.domain.deliberation.proposal import propose_with
from parchemin.domain.deliberation.reasons import BlocOutcome, Cause, Proposal, Reason
from tests.domain.builders import CERTIFICATION, TODAY
from tests.domain.strategies import (
    KINDS,
    STAGES,
    TWENTY,
    adjustments,
    attestations,
    candidates,
    claims,
    competencies,
    frauds,
    held,
    opinions,
    reglements,
    results,
    stages,
)

RANK = {
    BlocOutcome.NOT_WON: 0,
    BlocOutcome.UNDECIDED: 1,
    BlocOutcome.WON: 2,
    BlocOutcome.HELD: 2,
    BlocOutcome.BY_CORRESPONDENCE: 2,
}
LATE = TODAY + timedelta(days=1)
ELSEWHERE = {"subject": "Z9"}
KIND_OF: dict[type[object], str] = {
    Result: "results",
    Opinion: "opinions",
    CompetencyResult: "competency_results",
    Attestation: "attestations",
    Adjustment: "adjustments",
    HeldBloc: "held",
    CorrespondenceClaim: "claims",
    TutorAssessment: "stages",
    Fraud: "frauds",
}
plans = reglements.map(lambda rules: prepare(CERTIFICATION, rules, on=TODAY))
about_a_subject = results | opinions | competencies | attestations | adjustments | stages
any_fact = about_a_subject | held | claims | frauds


def made(plan: Plan, candidate: CandidateFacts) -> Proposal:
    """What those rules say of that file."""
    return propose_with(plan, candidate)


def more(candidate: CandidateFacts, *extra: Any) -> CandidateFacts:
    """The same file with those facts."""
    for each in extra:
        kind = KIND_OF[type(each)]
        candidate = replace(candidate, **{kind: (*getattr(candidate, kind), each)})
    return candidate


@settings(max_examples=70, deadline=None)
@given(plans, candidates, st.randoms(use_true_random=False))
def test_the_order_of_facts_is_free(plan: Plan, candidate: CandidateFacts, random: Random) -> None:
    """The same facts in any order give the same proposal, reasons included."""
    mixed = candidate
    for kind in KINDS:
        shuffled = list(getattr(candidate, kind))
        random.shuffle(shuffled)
        mixed = replace(mixed, **{kind: tuple(shuffled)})
    assert made(plan, mixed) == made(plan, candidate)


@settings(max_examples=70, deadline=None)
@given(plans, candidates, about_a_subject, held, claims)
def test_an_unrelated_fact_changes_nothing(
    plan: Plan,
    candidate: CandidateFacts,
    extra: Any,
    other: HeldBloc,
    claim: CorrespondenceClaim,
) -> None:
    """A fact about something else than this certification leaves every reason as it is."""
    unrelated = (
        replace(extra, **ELSEWHERE),
        replace(other, bloc="Z9"),
        replace(claim, certification="RNCP9"),
    )
    assert made(plan, more(candidate, *unrelated)) == made(plan, candidate)


BLOC_OF = {"C-C": "B2", **dict.fromkeys(STAGES, "B2")}


@settings(max_examples=100, deadline=None)
@given(plans, candidates, about_a_subject | held)
def test_blocs_do_not_influence_one_another(
    plan: Plan, candidate: CandidateFacts, extra: Any
) -> None:
    """A fact changes at most the bloc it is about, in its outcome and in its reasons.

    A fraud is left out: a règlement may say that it takes every bloc.
    """
    subject = extra.bloc if isinstance(extra, HeldBloc) else extra.subject
    mine = BLOC_OF.get(subject, subject[:2])
    before, after = made(plan, candidate), made(plan, more(candidate, extra))
    changed = {one.code for one, two in zip(before.blocs, after.blocs, strict=True) if one != two}
    assert changed <= {mine}


@settings(max_examples=70, deadline=None)
@given(plans, candidates, any_fact)
def test_a_fact_after_the_closing_changes_nothing(
    plan: Plan, candidate: CandidateFacts, extra: Any
) -> None:
    """Once closed, nothing recorded later has any effect."""
    closed = replace(candidate, closing=Closing(on=TODAY))
    assert made(plan, more(closed, replace(extra, on=LATE))) == made(plan, closed)


@settings(max_examples=70, deadline=None)
@given(plans, candidates, any_fact)
def test_a_fact_before_the_closing_still_counts(
    plan: Plan, candidate: CandidateFacts, extra: Any
) -> None:
    """Closing alone changes nothing: the same facts are judged the same the minute before."""
    file = more(candidate, extra)
    assert made(plan, replace(file, closing=Closing(on=TODAY))) == made(plan, file)


@settings(max_examples=150, deadline=None)
@given(plans, candidates, st.data())
def test_less_evidence_never_improves(
    plan: Plan, candidate: CandidateFacts, data: st.DataObject
) -> None:
    """Without one fact in favour of the candidate no bloc fares better, under any rule.

    A fact is in favour when nothing better could be written in its place: full marks, a favourable
    opinion, a granted claim. By their nature three things may do better without one: a mean or a
    total without a mark under it; a file where an older fact on the same thing comes back to life;
    and the options of a candidate, which are no evidence.
    """
    good = [fact for kind in KINDS for fact in _favourable(kind, candidate)]
    if not good:
        return
    gone = data.draw(st.sampled_from(good))
    kind = KIND_OF[type(gone)]
    rest = tuple(fact for fact in getattr(candidate, kind) if fact != gone)
    before = made(plan, candidate).blocs
    after = made(plan, replace(candidate, **{kind: rest})).blocs
    for one, two in zip(before, after, strict=True):
        assert RANK.get(two.outcome, -1) <= RANK.get(one.outcome, -1)


def _favourable(kind: str, candidate: CandidateFacts) -> Iterator[Any]:
    for fact in getattr(candidate, kind):
        if isinstance(fact, HeldBloc) or (_helps(fact) and _only_one(fact, candidate)):
            yield fact


def _helps(fact: Any) -> bool:
    if isinstance(fact, CorrespondenceClaim):
        return fact.decision is not None and fact.decision.granted
    if isinstance(fact, TutorAssessment | Fraud):
        return isinstance(fact, TutorAssessment)
    if isinstance(fact, Attestation):
        return fact.attested
    if isinstance(fact, Opinion):
        return bool(fact.favourable) and fact.mark == TWENTY
    return fact.outcome is ResultOutcome.ACQUIRED and getattr(fact, "mark", TWENTY) in (
        TWENTY,
        None,
    )


def _only_one(fact: Any, candidate: CandidateFacts) -> bool:
    """Nothing else is written of that thing, by anybody, that would count in its stead."""
    if isinstance(fact, CorrespondenceClaim):
        return True
    others = [*candidate.results, *candidate.adjustments] if isinstance(fact, Opinion) else []
    others += [
        each for each in getattr(candidate, KIND_OF[type(fact)]) if _voice(each) == _voice(fact)
    ]
    return sum(each.subject == fact.subject for each in others) == 1


def _voice(fact: Any) -> tuple[Any, ...]:
    return fact.subject, getattr(fact, "role", ""), getattr(fact, "by", "")


WITHOUT_RULE = {
    Cause.RULE_PROBLEM,
    Cause.NOT_SOUGHT,
    Cause.CORRESPONDENCE,
    Cause.CLAIM_UNDECIDED,
    Cause.CLAIM_REFUSED,
    Cause.CLAIM_SHORT,
    Cause.CLAIM_UNSPECIFIED,
}
"""A missing rule is named instead; the others rest on the référentiel or on the file itself."""
WITHOUT_FACT = {
    Cause.NO_RESULT,
    Cause.MARK_MISSING,
    Cause.STAGE_MISSING,
    Cause.EVERY,
    Cause.NO_ASSESSMENT,
    Cause.NO_COMPETENCY,
    Cause.NO_MARKED,
    Cause.NOT_SOUGHT,
}
"""What is told of these is that there is no fact."""


@settings(max_examples=70, deadline=None)
@given(plans, candidates)
def test_each_reason_cites_its_rule_and_its_facts(plan: Plan, candidate: CandidateFacts) -> None:
    """Each step has a rule, its own or that of the step above, with label and source, and facts."""
    for bloc in made(plan, candidate).blocs:
        assert bloc.reasons
        for top in bloc.reasons:
            _check(top, ruled=False)


def _check(reason: Reason, *, ruled: bool) -> None:
    own = reason.origin is not None
    assert own or ruled or reason.cause in WITHOUT_RULE
    if reason.origin is not None:
        assert reason.origin.label
        assert reason.origin.source
    assert reason.facts or reason.cause in WITHOUT_FACT
    for child in reason.children:
        _check(child, ruled=own or ruled)
