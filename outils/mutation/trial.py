"""Run, for each mutant, the tests that reach its function, in a forked process."""

import gc
import os
import resource
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state

from outils.mutation.plant import Mutant

BUDGET = 2.5
"""Seconds of tests given to one mutant; what they miss counts as surviving."""
PATIENCE = 10
"""How many times its budget a mutant may use before it is taken for an endless loop: killed."""
STEP = 100


class Trial:
    """A pytest plugin that collects once, learns which test reaches what, then tries mutants."""

    def __init__(self, mutants: Sequence[Mutant], processes: int, minutes: float) -> None:
        self.mutants = mutants
        self.processes = processes
        self.until = time.monotonic() + 60 * minutes
        self.tried: list[Mutant] = []
        self.survivors: list[Mutant] = []
        self._running: dict[int, Mutant] = {}
        self._reaching: dict[str, list[pytest.Item]] = defaultdict(list)
        self._seconds: dict[pytest.Item, float] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of the usual loop."""
        self.learn(session)
        if session.testsfailed:
            return True
        gc.freeze()  # les processus nés d'ici ne recopient pas ce qui est déjà en mémoire
        for mutant in self.mutants:
            if time.monotonic() > self.until:
                break
            while len(self._running) >= self.processes:
                self.wait()
            self.start(session, mutant)
        while self._running:
            self.wait()
        return True

    def learn(self, session: pytest.Session) -> None:
        """Run every test once, unchanged: how long it takes and which functions it reaches."""
        set_mutant_under_test("stats")
        for item, following in pairwise([*session.items, None]):
            assert item is not None
            state()._stats.clear()  # noqa: SLF001 (where the library keeps the calls of a test)
            started = time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            self._seconds[item] = time.process_time() - started
            for function in state()._stats:  # noqa: SLF001
                self._reaching[function].append(item)
        set_mutant_under_test("")

    def tests(self, mutant: Mutant) -> Iterator[pytest.Item]:
        """The tests that reach the function, those named after its file first, then the quickest."""
        named = f"test_{mutant.path.stem}"
        spent = 0.0
        for item in sorted(
            self._reaching[mutant.function],
            key=lambda item: (named not in item.nodeid, self._seconds[item]),
        ):
            spent += self._seconds[item]
            if spent > BUDGET:
                return
            yield item

    def start(self, session: pytest.Session, mutant: Mutant) -> None:
        """Try one mutant in a process of its own."""
        items = list(self.tests(mutant))
        child = os.fork()
        if child:
            self._running[child] = mutant
            return
        status = 1
        try:
            status = int(notice(session, mutant, items))
        finally:
            os._exit(status)

    def wait(self) -> None:
        """Note how one of the processes ended: only a clean end means that nobody noticed."""
        child, status = os.wait()
        mutant = self._running.pop(child)
        self.tried.append(mutant)
        if status == 0:
            self.survivors.append(mutant)
            print(f"\n{mutant.path} : {mutant.name}\n{mutant.difference}", flush=True)
        if len(self.tried) % STEP == 0:
            print(f"\n{len(self.tried)} essayés, {len(self.survivors)} survivent", flush=True)


def notice(session: pytest.Session, mutant: Mutant, items: Sequence[pytest.Item]) -> bool:
    """Whether one of the tests fails once the mutant is active."""
    seconds = int(BUDGET * PATIENCE)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silence, stream)
    set_mutant_under_test(mutant.qualified)
    for item, following in pairwise([*items, None]):
        assert item is not None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return True
    return False
