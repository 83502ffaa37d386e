"""What may still come for one bloc: the units of further facts that its rule reads."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain

from parchemin.domain.deliberation.assessors import judge_assessors
from parchemin.domain.deliberation.earlier import claimed_blocs
from parchemin.domain.deliberation.evidence import gather
from parchemin.domain.deliberation.facts import (
    END_OF_DAY,
    CandidateFacts,
    ClaimDecision,
    CompetencyResult,
    Opinion,
    Result,
    ResultOutcome,
)
from parchemin.domain.deliberation.further import Unit, day_of_further
from parchemin.domain.deliberation.lapses import still_valid
from parchemin.domain.deliberation.missing_modality import (
    Coming,
    marks_of_roles,
    units_of_modality,
    voices_of,
)
from parchemin.domain.deliberation.modality import judge_modality
from parchemin.domain.deliberation.order import judge_order
from parchemin.domain.deliberation.plan import BlocPlan, ModalityPlan, Plan
from parchemin.domain.deliberation.reasons import Cause, State
from parchemin.domain.rules.acquisition import (
    Assessments,
    BlocRule,
    ByMark,
    Competencies,
    Every,
    Extent,
)
from parchemin.domain.rules.assessors import AssessorsRule, ByWeighting
from parchemin.domain.rules.marks import Counted, InOrder, Mean, Points, Share


@dataclass(slots=True)
class _Read:
    """What the rule of a bloc reads; of each modality, whether it may be taken again."""

    modalities: dict[str, bool] = field(default_factory=dict)
    scales: dict[str, Decimal] = field(default_factory=dict)
    competencies: dict[str, None] = field(default_factory=dict)
    assessors: list[AssessorsRule] = field(default_factory=list)


def units_of(plan: Plan, facts: CandidateFacts, bloc: BlocPlan) -> tuple[Unit, ...]:
    """Every unit of further facts that may help that bloc, in the order of the référentiel."""
    valid = still_valid(facts, plan.reglement, plan.on)[0] if plan.lapsing else facts
    coming = Coming(plan, valid, gather(valid), day_of_further(facts, plan.on))
    read = _Read()
    if bloc.rule.value is not None:
        _note(coming, bloc, bloc.rule.value, read)
    return (*_of_modalities(coming, bloc, read), *_of_bloc(coming, bloc, read))


def _of_modalities(coming: Coming, bloc: BlocPlan, read: _Read) -> Iterator[Unit]:
    """The marks that a mean or a total still waits for, together; then the units of the others."""
    awaited: list[Unit] = []
    others: list[Unit] = []
    for each in bloc.modalities:
        code = each.code
        if code in read.modalities or code in read.scales:
            again, scale = read.modalities.get(code, False), read.scales.get(code)
            units = units_of_modality(coming, each, again=again, scale=scale)
            waits = code in read.scales and not _has_mark(coming, code)
            (awaited if waits else others).extend(units)
    if awaited:
        yield tuple(chain.from_iterable(awaited))
    yield from others


def _has_mark(coming: Coming, code: str) -> bool:
    known: tuple[Result | Opinion, ...] = (
        *coming.evidence.results.get(code, ()),
        *coming.evidence.opinions.get(code, ()),
    )
    return any(each.mark is not None for each in known)


def _of_bloc(coming: Coming, bloc: BlocPlan, read: _Read) -> Iterator[Unit]:
    for code in read.competencies:
        if not _won(coming, code):
            yield (_competency(coming, code),)
    for rule in read.assessors:
        yield from _assessors(coming, bloc, rule)
    for reason in claimed_blocs(coming.facts, coming.plan).get(bloc.code, ()):
        if reason.cause is Cause.CLAIM_UNDECIDED:
            granted = ClaimDecision(granted=True, by="certificateur", on=coming.on)
            yield (replace(reason.facts[0], decision=granted),)


def _note(coming: Coming, bloc: BlocPlan, rule: BlocRule, read: _Read) -> None:
    if isinstance(rule, Every):
        for part in rule.rules:
            _note(coming, bloc, part, read)
    elif isinstance(rule, InOrder):
        read.modalities |= dict.fromkeys(_from_the_first_not_won(coming, bloc, rule), True)
    elif isinstance(rule, Mean | Points):
        read.scales |= _scales(coming, bloc, rule)
    elif isinstance(rule, Competencies):
        key_only = rule.extent is Extent.KEY
        read.competencies |= _competencies(bloc, key_only=key_only)
    elif isinstance(rule, Assessments) or (
        isinstance(rule, Share) and rule.of is Counted.ASSESSMENTS
    ):
        every = dict.fromkeys((each.code for each in bloc.modalities), False)
        read.modalities = every | read.modalities
    elif isinstance(rule, Share):
        read.competencies |= _competencies(bloc, key_only=rule.of is Counted.KEY_COMPETENCIES)
    else:
        read.assessors.append(rule)


def _competencies(bloc: BlocPlan, *, key_only: bool) -> dict[str, None]:
    return dict.fromkeys(bloc.key_competencies if key_only else bloc.competencies)


def _won(coming: Coming, code: str) -> bool:
    outcomes = {each.outcome for each in coming.evidence.competencies.get(code, ())}
    return outcomes == {ResultOutcome.ACQUIRED}


def _competency(coming: Coming, code: str) -> CompetencyResult:
    won = ResultOutcome.ACQUIRED
    return CompetencyResult(subject=code, outcome=won, on=coming.on, rank=END_OF_DAY)


def _from_the_first_not_won(coming: Coming, bloc: BlocPlan, rule: InOrder) -> tuple[str, ...]:
    """A modality taken after another was won may have to be taken again after it is."""
    route = coming.facts.route
    parts = [judge_modality(each, coming.evidence, coming.plan, route) for each in bloc.modalities]
    told = judge_order(bloc, rule, tuple(parts)).children
    not_won = {
        each.code
        for each, reason in zip(bloc.modalities, told, strict=False)
        if reason.state is not State.YES
    }
    first = next((rank for rank, code in enumerate(rule.order) if code in not_won), None)
    return () if first is None else rule.order[first:]


def _assessors(coming: Coming, bloc: BlocPlan, rule: AssessorsRule) -> Iterator[Unit]:
    if bloc.code in coming.evidence.adjustments:
        return
    if isinstance(rule, ByWeighting):
        yield from marks_of_roles(coming, bloc.code, rule)
        return
    reason = judge_assessors((bloc.code, bloc.code), rule, coming.evidence, bloc.rule.origin)
    yield from voices_of(coming, bloc.code, rule, reason, again=False)


def _scales(coming: Coming, bloc: BlocPlan, rule: Mean | Points) -> dict[str, Decimal]:
    """The scale of each mark: the one it has, else that of its rule, else that of the bloc.

    A total leaves to the marks whose scale nothing says an even share of what it still counts.
    """
    named = dict(rule.weights) if isinstance(rule, Mean) else {}
    marked = [each for each in bloc.modalities if each.marked and (not named or each.code in named)]
    known = {each.code: _scale(coming, each) for each in marked}
    rest = rule.out_of
    unsaid = [code for code, scale in known.items() if scale is None]
    if isinstance(rule, Points) and unsaid:
        left = rule.out_of - sum(scale for scale in known.values() if scale is not None)
        rest = left / len(unsaid) if left > 0 else rule.out_of
    return {code: rest if scale is None else scale for code, scale in known.items()}


def _scale(coming: Coming, modality: ModalityPlan) -> Decimal | None:
    for result in coming.evidence.results.get(modality.code, ()):
        if result.mark is not None and result.out_of:
            return result.out_of
    rule = modality.rule.value
    return rule.out_of if isinstance(rule, ByMark | ByWeighting) else None
