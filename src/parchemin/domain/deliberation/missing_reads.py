"""What the rule of a bloc reads: modalities, marks, competencies, opinions of the bloc."""

from dataclasses import dataclass, field
from decimal import Decimal

from parchemin.domain.deliberation.coming import Coming
from parchemin.domain.deliberation.modality import judge_modality
from parchemin.domain.deliberation.order import judge_order
from parchemin.domain.deliberation.plan import BlocPlan, ModalityPlan
from parchemin.domain.deliberation.reasons import State
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
class Reads:
    """What the rule of a bloc reads; of each modality, whether it may be taken again."""

    modalities: dict[str, bool] = field(default_factory=dict)
    scales: dict[str, Decimal] = field(default_factory=dict)
    competencies: dict[str, None] = field(default_factory=dict)
    assessors: list[AssessorsRule] = field(default_factory=list)


def what_is_read(coming: Coming, bloc: BlocPlan) -> Reads:
    """What the rule of that bloc reads; nothing where it has none."""
    read = Reads()
    if bloc.rule.value is not None:
        _note(coming, bloc, bloc.rule.value, read)
    return read


def _note(coming: Coming, bloc: BlocPlan, rule: BlocRule, read: Reads) -> None:
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
