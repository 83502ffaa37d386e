"""What holds for every rule of acquisition: order, independence, no gain from less evidence."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from parchemin.domain.deliberation.facts import (
    CandidateFacts,
    Closing,
    Opinion,
    ResultOutcome,
)
from parchemin.domain.deliberation.proposal import propose
from parchemin.domain.deliberation.reasons import BlocOutcome, BlocProposal
from parchemin.domain.deliberation.sentences import missing, one_line, paragraph, tree
from parchemin.domain.rules.acquisition import (
    Absence,
    Assessments,
    ByMark,
    Competencies,
    Every,
    Extent,
)
from parchemin.domain.rules.assessors import ByConcordance, ByOpinions, ByWeighting
from parchemin.domain.rules.marks import Counted, InOrder, Mean, Points, Share
from parchemin.domain.rules.reglement import Reglement
from tests.domain.builders import CERTIFICATION, TODAY, facts, reglement
from tests.domain.strategies import (
    ROLES,
    TWENTY,
    adjustments,
    competencies,
    opinions,
    results,
    several,
)

TEN = Decimal(10)
RANK = {BlocOutcome.NOT_WON: 0, BlocOutcome.UNDECIDED: 1, BlocOutcome.WON: 2}

ASSESSORS = {
    "pondérées": ByWeighting(tuple((role, Decimal(3)) for role in ROLES), TEN, TWENTY),
    "concordants": ByConcordance(("tuteur", "jury")),
    "deux d'un rôle": ByConcordance(("jury", "jury")),
    "comptés": ByOpinions(ROLES, 2),
    "avec mention": ByOpinions(ROLES, 2, 3, "avec mention"),
}
MARKS = {
    "moyenne": Mean(TEN, TWENTY),
    "moyenne pesée": Mean(TEN, TWENTY, (("ME1", Decimal(2)),)),
    "total": Points(Decimal(20), Decimal(40)),
    "part des compétences": Share(Decimal(60), Counted.COMPETENCIES),
    "part des modalités": Share(Decimal(60), Counted.ASSESSMENTS),
    "ordre": InOrder(),
    "deux seuils": Every((Assessments(), Mean(Decimal(12), TWENTY))),
    "clés et modalité": Every((Competencies(Extent.KEY), Assessments(1))),
}


def rules_of(name: str) -> Reglement:
    """The règlement where that rule wins the blocs or the modalities."""
    mark = ByMark(TEN, TWENTY)
    zero = {"absence__injustifiee": Absence.ZERO}
    if name in ASSESSORS:
        return reglement(acquisition__modalite=ASSESSORS[name], **zero)
    if name.startswith("bloc : "):
        return reglement(acquisition__bloc=ASSESSORS[name.removeprefix("bloc : ")])
    if name.startswith("moyenne et "):
        weighted = ASSESSORS["pondérées"]
        return reglement(acquisition__bloc=MARKS["moyenne"], acquisition__modalite=weighted)
    return reglement(acquisition__bloc=MARKS[name], acquisition__modalite=mark, **zero)


NAMES = [*ASSESSORS, *(f"bloc : {name}" for name in ASSESSORS), *MARKS, "moyenne et pondérées"]
names = st.sampled_from(NAMES)


def candidates(*, adjusted: bool = True) -> st.SearchStrategy[CandidateFacts]:
    """Candidates with a few facts of each kind."""
    return st.builds(
        facts,
        results=several(results, 6),
        opinions=several(opinions, 12),
        competency_results=several(competencies, 5),
        adjustments=several(adjustments, 2 if adjusted else 0),
    )


KINDS = ("results", "opinions", "competency_results", "adjustments")


def blocs(name: str, candidate: CandidateFacts) -> tuple[BlocProposal, ...]:
    """The proposal for each bloc under that rule."""
    return propose(CERTIFICATION, rules_of(name), candidate, on=TODAY).blocs


def outcomes(name: str, candidate: CandidateFacts) -> dict[str, int]:
    """How each bloc fares, from the worst to the best."""
    return {bloc.code: RANK[bloc.outcome] for bloc in blocs(name, candidate)}


@settings(max_examples=200)
@given(name=names, candidate=candidates(), random=st.randoms(use_true_random=False))
def test_the_order_of_facts_is_free(name: str, candidate: CandidateFacts, random: Random) -> None:
    """The same facts in any order give the same proposal, reasons included."""
    mixed: dict[str, Any] = {}
    for kind in KINDS:
        shuffled = list(getattr(candidate, kind))
        random.shuffle(shuffled)
        mixed[kind] = tuple(shuffled)
    assert blocs(name, replace(candidate, **mixed)) == blocs(name, candidate)


@settings(max_examples=300)
@given(name=names, candidate=candidates(adjusted=False), data=st.data())
def test_less_evidence_never_improves(
    name: str, candidate: CandidateFacts, data: st.DataObject
) -> None:
    """Without one favourable opinion, result or mark, no bloc fares better."""
    good = [(kind, fact) for kind in KINDS for fact in _favourable(kind, candidate)]
    if not good:
        return
    kind, gone = data.draw(st.sampled_from(good))
    rest = tuple(fact for fact in getattr(candidate, kind) if fact != gone)
    before, after = outcomes(name, candidate), outcomes(name, replace(candidate, **{kind: rest}))
    assert all(after[code] <= before[code] for code in before)


def _favourable(kind: str, candidate: CandidateFacts) -> list[Any]:
    """The facts that can only help: full marks, and no older fact that would come back."""
    found = getattr(candidate, kind)
    return [fact for fact in found if _helps(fact) and _alone(fact, found)]


def _helps(fact: Any) -> bool:
    if isinstance(fact, Opinion):
        return bool(fact.favourable) and fact.mark == TWENTY
    return fact.outcome is ResultOutcome.ACQUIRED and getattr(fact, "mark", TWENTY) == TWENTY


def _alone(fact: Any, others: tuple[Any, ...]) -> bool:
    """No other fact speaks of the same thing in the same voice."""
    return sum(_voice(each) == _voice(fact) for each in others) == 1


def _voice(fact: Any) -> tuple[str, str, str]:
    return fact.subject, getattr(fact, "role", ""), getattr(fact, "author", "")


@given(name=names, candidate=candidates(), extra=opinions)
def test_blocs_do_not_influence_one_another(
    name: str, candidate: CandidateFacts, extra: Opinion
) -> None:
    """An opinion changes at most the bloc it is about."""
    before = outcomes(name, candidate)
    after = outcomes(name, replace(candidate, opinions=(*candidate.opinions, extra)))
    assert {code for code in before if before[code] != after[code]} <= {extra.subject[:2]}


@given(name=names, candidate=candidates(), extra=opinions)
def test_an_opinion_after_the_closing_changes_nothing(
    name: str, candidate: CandidateFacts, extra: Opinion
) -> None:
    """Once closed, an opinion recorded later has no effect, corrections included."""
    closed = replace(candidate, closing=Closing(on=TODAY))
    late = replace(extra, on=TODAY + timedelta(days=1), supersedes="x")
    assert blocs(name, replace(closed, opinions=(*closed.opinions, late))) == blocs(name, closed)


@given(name=names, candidate=candidates())
def test_every_reason_is_told(name: str, candidate: CandidateFacts) -> None:
    """Whatever the facts, each bloc has its line, its paragraph, its tree and what is missing."""
    for bloc in blocs(name, candidate):
        assert one_line(bloc).startswith(bloc.code)
        assert paragraph(bloc).startswith("Bloc")
        assert all(tree(reason) for reason in bloc.reasons)
        assert bool(missing(bloc)) is not bloc.outcome.favourable
