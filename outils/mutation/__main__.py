"""Mutation testing of the rules: print who survives, file by file, and the rate of killed mutants.

`python -m outils.mutation votes chair` tries only the files whose path holds one of these words;
`--echantillon 300` draws as many mutants, always the same for one `--graine`; `--survivants` tries
again only those that survived the last run.
"""

import argparse
import json
import math
import os
import random
import sys
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, Phase, settings

from outils.environment import ROOT
from outils.mutation.plant import BUILD, COPY, Mutant, plant
from outils.mutation.trial import Trial

TESTS = ("domain/deliberation", "domain/jury", "domain/rules", "cases")
PLUGINS = ("no:xdist", "no:django", "no:playwright", "no:cacheprovider")
SURVIVORS = BUILD / "survivants.json"


def main() -> None:
    """Plant, choose, try, tell."""
    arguments = command_line()
    chosen = choose(plant(), arguments)
    trial = Trial(chosen, arguments.processus)
    status = run(trial)
    if trial.tried < len(chosen):
        sys.exit(f"Les essais échouent déjà sans mutant (pytest {status}) : rien n'est mesuré.")
    kept = sorted(mutant.qualified for mutant in trial.survivors)
    SURVIVORS.write_text(json.dumps(kept, indent=0), "utf-8")
    tell(chosen, trial.survivors)


def command_line() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="outils.mutation", description=__doc__)
    parser.add_argument("fichiers", nargs="*")
    parser.add_argument("--processus", type=int, default=1)
    parser.add_argument("--echantillon", type=int)
    parser.add_argument("--graine", type=int, default=1)
    parser.add_argument("--survivants", action="store_true")
    return parser.parse_args()


def choose(mutants: Sequence[Mutant], arguments: argparse.Namespace) -> list[Mutant]:
    """The mutants asked for."""
    words = arguments.fichiers or [""]
    chosen = [mutant for mutant in mutants if any(word in str(mutant.path) for word in words)]
    if arguments.survivants:
        names = set(json.loads(SURVIVORS.read_text("utf-8")))
        chosen = [mutant for mutant in chosen if mutant.qualified in names]
    if arguments.echantillon and arguments.echantillon < len(chosen):
        drawn = random.Random(arguments.graine)  # noqa: S311 (a sample, not a secret)
        chosen = drawn.sample(chosen, arguments.echantillon)
    return chosen


def run(trial: Trial) -> int:
    """Give the tests the planted code in place of the real one, with few and fixed examples."""
    sys.path.insert(0, str(COPY))
    os.environ |= {"HYPOTHESIS_PROFILE": "mutation", "PARCHEMIN_ESSAIS_PREPARES": "core"}
    settings.register_profile(
        "mutation", derandomize=True, deadline=None, database=None, max_examples=12,
        phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    options = [option for plugin in PLUGINS for option in ("-p", plugin)]
    paths = [str(ROOT / "tests" / name) for name in TESTS]
    return int(
        pytest.main(
            ["-q", "-s", "--assert=plain", "--no-summary", *options, *paths], plugins=[trial]
        )
    )


def tell(tried: Sequence[Mutant], survivors: Sequence[Mutant]) -> None:
    """Print the survivors by file, then killed and total by package and in all."""
    for mutant in sorted(survivors, key=lambda mutant: (mutant.path, mutant.name)):
        print(f"\n{mutant.path} : {mutant.name}\n{mutant.difference}")
    total, alive = (Counter(mutant.path for mutant in group) for group in (tried, survivors))
    print("\nFichiers où des mutants survivent :")
    for path, count in alive.most_common():
        print(f"  {path} : {total[path] - count} tués sur {total[path]}")
    packages = Counter(mutant.path.parent for mutant in tried)
    living = Counter(mutant.path.parent for mutant in survivors)
    for package, count in sorted(packages.items()):
        print(rate(str(package), count - living[package], count))
    print(rate("En tout", len(tried) - len(survivors), len(tried)))


def rate(title: str, killed: int, total: int) -> str:
    """Killed, total, the rate, and how far a sample of that size may be from the truth (95 %)."""
    share = killed / total if total else 1.0
    spread = 1.96 * math.sqrt(share * (1 - share) / total) if total else 0.0
    return f"{title} : {killed} mutants tués sur {total}, {share:.1%} (± {spread:.1%} si tirés)"


if __name__ == "__main__":
    main()
