"""A reasoning told step by step, each beneath the one it explains: for a screen or an appeal."""

from collections.abc import Iterator

from parchemin.domain.deliberation.reasons import BlocProposal, Reason
from parchemin.domain.deliberation.sentences import STATE_WORDS, with_rule
from parchemin.writers.reasons_pdf import ReasonStep


def steps_of(bloc: BlocProposal) -> tuple[ReasonStep, ...]:
    """Every step of what decided a bloc, in order."""
    return tuple(step for top in bloc.reasons for step in _steps(top, 0))


def _steps(reason: Reason, depth: int) -> Iterator[ReasonStep]:
    yield ReasonStep(depth=depth, state=STATE_WORDS[reason.state], text=with_rule(reason))
    for child in reason.children:
        yield from _steps(child, depth + 1)
