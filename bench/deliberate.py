"""Candidates proposed per second with their reasons, against the same blocs as bare booleans.

Seconds are those of the processor: a machine that does something else changes no figure.
"""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import process_time

import parchemin.examples
from bench.figures import Figure, interleaved, rate
from parchemin.domain.deliberation.facts import CandidateFacts, Result, ResultOutcome
from parchemin.domain.deliberation.plan import Plan, prepare
from parchemin.domain.deliberation.proposal import propose_with
from parchemin.domain.deliberation.sentences import tree
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Certification
from parchemin.readers.recognise import read_file
from parchemin.readers.reglement import read_reglement

EXAMPLE = Path(parchemin.examples.__file__).parent / "RNCP40657"
CANDIDATES = 2_000
ROUNDS = 7
DAY = date(2026, 6, 12)
SIZES = (10_000, 100_000, 1_000_000)


def measure() -> list[Figure]:
    (certification,) = read_file(EXAMPLE / "fiche.txt").certifications
    reglement = read_reglement((EXAMPLE / "reglement.toml").read_text("utf-8")).reglement
    assert reglement is not None
    facts = promotion(certification, CANDIDATES)
    plan = prepare(certification, reglement, on=DAY)

    def ours() -> None:
        for candidate in facts:
            propose_with(plan, candidate)

    def rival() -> None:
        for candidate in facts:
            bare_booleans(plan, candidate)

    spent = interleaved(ours, rival, rounds=ROUNDS, clock=process_time)
    against = "mêmes blocs en booléens nus, sans motif ni règlement"
    figures = [rate("deliberate", len(facts), "candidats/s", against, spent)]
    return [*figures, _reasons(plan, facts), *_growth(plan, facts)]


def _reasons(plan: Plan, facts: list[CandidateFacts]) -> Figure:
    """Milliseconds to write every reason of one candidate, on demand."""
    made = [propose_with(plan, candidate) for candidate in facts]
    start = process_time()
    for proposal in made:
        for bloc in proposal.blocs:
            for reason in bloc.reasons:
                tree(reason)
    spent = process_time() - start
    return Figure(
        name="deliberate_reasons", value=round(spent * 1000 / len(made), 3), unit="ms/candidat"
    )


def _growth(plan: Plan, facts: list[CandidateFacts]) -> Iterator[Figure]:
    """Seconds for more and more candidates, none kept; the ratio is the time per candidate."""
    first = 0.0
    for size in SIZES:
        start = process_time()
        for rank in range(size):
            propose_with(plan, facts[rank % len(facts)])
        spent = process_time() - start
        first = first or spent / size
        ratio = round(spent / size / first, 3)
        against = f"le temps par candidat de {SIZES[0]} candidats"
        yield Figure(
            name=f"deliberate_{size}", value=round(spent, 2), unit="s", against=against, ratio=ratio
        )


def promotion(certification: Certification, size: int) -> list[CandidateFacts]:
    """Invented candidates over the six routes, one result in six not acquired or absent."""
    chance = random.Random(40657)  # noqa: S311 un tirage rejouable, rien de secret
    outcomes = [*[ResultOutcome.ACQUIRED] * 10, ResultOutcome.NOT_ACQUIRED, ResultOutcome.ABSENT]
    subjects = [one.code for bloc in certification.blocs for one in bloc.assessments]
    return [
        CandidateFacts(
            candidate=f"C-{rank:05d}",
            route=chance.choice(list(Route)),
            results=tuple(
                Result(subject=subject, outcome=chance.choice(outcomes), on=DAY)
                for subject in subjects
            ),
        )
        for rank in range(size)
    ]


def bare_booleans(plan: Plan, facts: CandidateFacts) -> tuple[bool, ...]:
    """Whether every modality of each bloc is acquired: the least work that gives an answer."""
    won = {one.subject for one in facts.results if one.outcome is ResultOutcome.ACQUIRED}
    return tuple(all(part.code in won for part in bloc.modalities) for bloc in plan.blocs)
