"""Damage documents and read them: ``python -m outils.fuzz [COMBIEN] [--depuis NUMERO]``.

Each input is known by its number, so that ``--depuis 1234 1`` reads one of them again. They are
read in child processes that the system stops beyond their time or their memory.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from typing import Any

from outils.environment import ROOT
from outils.fuzz.attempt import attempt

BATCH = 250
SECONDS_OF_A_BATCH, BYTES_OF_ADDRESSES = 900, 4_000_000_000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m outils.fuzz", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=20_000, metavar="COMBIEN")
    parser.add_argument("--depuis", dest="first", type=int, default=0, metavar="NUMERO")
    parser.add_argument("--lot", dest="batch", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.batch:
        _read_batch(args.first, args.count)
        return 0
    return _run(args.first, args.count)


@dataclass
class Tally:
    """What the batches gave so far."""

    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    faults: dict[str, list[int]] = field(default_factory=dict)

    def add(self, answer: dict[str, Any]) -> None:
        self.read += 1
        self.refused += answer["refused"]
        self.slowest = max(self.slowest, answer["seconds"])
        if answer["fault"]:
            self.faults.setdefault(answer["fault"], []).append(answer["number"])


def _run(first: int, count: int) -> int:
    begun, tally, number = time.monotonic(), Tally(), first
    while number < first + count:
        answers, status = _batch(number, min(BATCH, first + count - number))
        for answer in answers:
            tally.add(answer)
        number += len(answers)
        if status:
            tally.faults.setdefault(f"processus arrêté ({status})", []).append(number)
            number += 1
        faults = sum(map(len, tally.faults.values()))
        print(f"{number - first} sur {count}, {faults} fautes", file=sys.stderr)
    _report(tally, time.monotonic() - begun)
    return 1 if tally.faults else 0


def _batch(first: int, count: int) -> tuple[list[dict[str, Any]], int]:
    """What a child says of each input, and the status it ends with when it dies."""
    command = [sys.executable, "-m", "outils.fuzz", str(count), "--depuis", str(first), "--lot"]
    child = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return [json.loads(line) for line in child.stdout.splitlines()], child.returncode


def _read_batch(first: int, count: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_OF_A_BATCH, SECONDS_OF_A_BATCH))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES_OF_ADDRESSES, BYTES_OF_ADDRESSES))
    for number in range(first, first + count):
        print(json.dumps(asdict(attempt(number))), flush=True)


def _report(tally: Tally, spent: float) -> None:
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1_000
    read = tally.read - tally.refused
    print(f"{tally.read} documents abîmés : {read} lectures, {tally.refused} refus d'une phrase.")
    print(f"Le plus long : {tally.slowest:.1f} s. Mémoire : {peak} Mo. En {spent:.0f} s.")
    for fault, numbers in sorted(tally.faults.items(), key=lambda each: -len(each[1])):
        print(f"{len(numbers)} fois : {fault} (numéros {numbers[:5]})")


if __name__ == "__main__":
    sys.exit(main())
