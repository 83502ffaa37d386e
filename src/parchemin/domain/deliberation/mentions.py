"""The mentions that the assessors' opinions give, read from a proposal."""

from collections.abc import Iterator
from dataclasses import dataclass

from parchemin.domain.deliberation.reasons import BlocOutcome, Cause, Proposal, Reason, State


@dataclass(frozen=True, slots=True)
class Distinction:
    """Words of the règlement gained on a bloc; ``subject`` is the bloc itself or a modality."""

    bloc: str
    subject: str
    words: str


def mentions(proposal: Proposal) -> tuple[Distinction, ...]:
    """Every mention gained on a bloc that is won; none where the jury decided otherwise."""
    return tuple(
        Distinction(bloc.code, reason.subject, reason.facts[1])
        for bloc in proposal.blocs
        if bloc.outcome is BlocOutcome.WON
        for reason in _counted(bloc.reasons[0])
    )


def _counted(reason: Reason) -> Iterator[Reason]:
    """The counts of opinions that give a mention."""
    if reason.cause is Cause.OPINIONS:
        if reason.state is State.YES and reason.facts[1]:
            yield reason
    elif reason.cause is not Cause.ADJUSTED:
        for child in reason.children:
            yield from _counted(child)
