"""Mutation testing of the rules: print who survives, file by file, and the rate of killed mutants.

`python -m outils.mutation votes chair` tries only the files whose path holds one of these words;
`--minutes 20` stops there: mutants come in an order drawn by `--graine`, so that those tried are a
sample of all; `--essais domain/jury` runs only these tests; `--survivants` tries again only those
that survived the last run.
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
    trial = Trial(chosen, arguments.processus, arguments.minutes)
    status = run(trial, arguments.essais)
    if chosen and not trial.tried:
        sys.exit(f"Les essais échouent déjà sans mutant (pytest {status}) : rien n'est mesuré.")
    kept = sorted(mutant.qualified for mutant in trial.survivors)
    SURVIVORS.write_text(json.dumps(kept, indent=0), "utf-8")
    tell(trial.tried, trial.survivors, len(chosen))


def command_line() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="outils.mutation", description=__doc__)
    parser.add_argument("fichiers", nargs="*")
    parser.add_argument("--processus", type=int, default=1)
    parser.add_argument("--essais", nargs="+", default=TESTS)
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--graine", type=int, default=1)
    parser.add_argument("--survivants", action="store_true")
    return parser.parse_args()


def choose(mutants: Sequence[Mutant], arguments: argparse.Namespace) -> list[Mutant]:
    """The mutants asked for, in an order drawn once for all; words of no file end the command."""
    words = arguments.fichiers or [""]
    chosen = [mutant for mutant in mutants if any(word in str(mutant.path) for word in words)]
    if not chosen:
        sys.exit(f"Aucun fichier de règles ne porte « {', '.join(words)} » : rien n'est mesuré.")
    if arguments.survivants:
        names = set(json.loads(SURVIVORS.read_text("utf-8")))
        chosen = [mutant for mutant in chosen if mutant.qualified in names]
    random.Random(arguments.graine).shuffle(chosen)  # noqa: S311 (a sample, not a secret)
    return chosen


def run(trial: Trial, tests: Sequence[str]) -> int:
    """Give the tests the planted code in place of the real one, with few and fixed examples."""
    sys.path.insert(0, str(COPY))
    os.environ |= {"HYPOTHESIS_PROFILE": "mutation", "PARCHEMIN_ESSAIS_PREPARES": "core"}
    settings.register_profile(
        "mutation", derandomize=True, deadline=None, database=None, max_examples=12,
        phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    options = [option for plugin in PLUGINS for option in ("-p", plugin)]
    paths = [str(ROOT / "tests" / name) for name in tests]
    return int(pytest.main(["-q", "-s", "--assert=plain", *options, *paths], plugins=[trial]))


def tell(tried: Sequence[Mutant], survivors: Sequence[Mutant], all_of_them: int) -> None:
    """Print where some survive, then killed and total by package and in all."""
    total, alive = (Counter(mutant.path for mutant in group) for group in (tried, survivors))
    print("\nFichiers où des mutants survivent :")
    for path, count in alive.most_common():
        print(f"  {path} : {total[path] - count} tués sur {total[path]}")
    packages = Counter(mutant.path.parent for mutant in tried)
    living = Counter(mutant.path.parent for mutant in survivors)
    for package, count in sorted(packages.items()):
        print(rate(str(package), count - living[package], count))
    print(rate("En tout", len(tried) - len(survivors), len(tried)))
    if len(tried) < all_of_them:
        print(f"{len(tried)} mutants tirés parmi {all_of_them}.")


def rate(title: str, killed: int, total: int) -> str:
    """Killed, total, the rate, and how far a sample of that size may be from the truth (95 %)."""
    share = killed / total if total else 1.0
    spread = 1.96 * math.sqrt(share * (1 - share) / total) if total else 0.0
    return f"{title} : {killed} mutants tués sur {total}, {share:.1%} (± {spread:.1%} si tirés)"


if __name__ == "__main__":
    main()
