"""One measured figure, and the way to measure two rivals fairly on a shared machine."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Figure:
    """``ratio`` is ``value`` divided by what ``against`` reached in the same run."""

    name: str
    value: float
    unit: str
    against: str | None = None
    ratio: float | None = None


def interleaved(
    ours: Callable[[], object],
    rival: Callable[[], object],
    *,
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[float, float]:
    """Median seconds of each, one warm-up apart, each round in the other order than the last.

    ``clock`` may count only the time of this process, where neither rival waits for anything.
    """
    ours()
    rival()
    spent: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(rounds):
        for is_ours in (True, False) if turn % 2 else (False, True):
            start = clock()
            (ours if is_ours else rival)()
            spent[is_ours].append(clock() - start)
    return statistics.median(spent[True]), statistics.median(spent[False])


def rate(name: str, count: int, unit: str, against: str, spent: tuple[float, float]) -> Figure:
    """How many things a second, against the rival that treats the same ones."""
    mine, theirs = spent
    return Figure(
        name=name,
        value=round(count / mine, 1),
        unit=unit,
        against=against,
        ratio=round(theirs / mine, 3),
    )
