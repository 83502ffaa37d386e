"""Which facts count: the last of each subject, corrections applied, nothing after closure."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from parchemin.domain.deliberation.facts import Closing


class Fact(Protocol):
    """What every fact about a subject has."""

    @property
    def subject(self) -> str: ...
    @property
    def on(self) -> date: ...
    @property
    def rank(self) -> int: ...
    @property
    def id(self) -> str: ...
    @property
    def supersedes(self) -> str: ...


F = TypeVar("F", bound=Fact)


def counts(on: date, rank: int, closing: Closing | None) -> bool:
    """Whether a fact of that moment came before the closing."""
    return closing is None or on < closing.on or (on == closing.on and rank <= closing.rank)


def latest(facts: Iterable[F], closing: Closing | None = None) -> dict[str, tuple[F, ...]]:
    """The facts that count, by subject; several only when nothing tells which came last."""
    if closing is not None:
        facts = [fact for fact in facts if counts(fact.on, fact.rank, closing)]
    else:
        facts = tuple(facts)
    replaced = {fact.supersedes for fact in facts if fact.supersedes}
    kept: dict[str, tuple[F, ...]] = {}
    for fact in facts:
        if replaced and fact.id and fact.id in replaced:
            continue
        subject = fact.subject
        known = kept.get(subject)
        if known is None:
            kept[subject] = (fact,)
            continue
        last = known[0]
        if fact.on > last.on or (fact.on == last.on and fact.rank > last.rank):
            kept[subject] = (fact,)
        elif fact.on == last.on and fact.rank == last.rank and fact not in known:
            kept[subject] = (*known, fact)
    return kept
