"""The ties that a closed jury left to the authority, and what its answer makes of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from parchemin.domain.deliberation.decision import Ratification as Answer
from parchemin.domain.deliberation.decision import decide
from parchemin.domain.jury.tally import Tally
from parchemin.domain.minutes import CandidateDecision, Minutes, MinutesBloc
from parchemin.domain.rules.keys import DELIVERY
from parchemin.office.juries.board import Board, Case
from parchemin.office.juries.models import Decision, Hearing, Jury, Ratification
from parchemin.office.juries.obstacles import Verdict
from parchemin.office.juries.reading import read

Settled = dict[tuple[int, str], bool]
"""Whether each bloc is won, by hearing and code."""


@dataclass(frozen=True)
class Tie:
    """A bloc of a candidate on which the voices were even."""

    hearing: int
    candidate: str
    code: str
    title: str
    tally: Tally

    @property
    def key(self) -> tuple[int, str]:
        return (self.hearing, self.code)

    @property
    def name(self) -> str:
        """The name of its field in the form."""
        return f"departage-{self.hearing}-{self.code}"


@dataclass(frozen=True)
class Undecided:
    """What a closed jury left undecided; ``authority`` answers."""

    board: Board
    ties: tuple[Tie, ...]

    @property
    def authority(self) -> str:
        rule = self.board.reglement.rule(DELIVERY, self.board.jury.held_on)
        return rule.value.authority


def undecided(jury: Jury) -> Undecided | None:
    """What the authority has to settle, None when the jury decided everything.

    A candidate of a closed jury without a decision on the whole is one of whom a tie was referred.
    """
    if jury.closed_at is None:
        return None
    waiting = jury.hearings.filter(deferred="").exclude(
        pk__in=Decision.objects.filter(hearing__jury=jury, bloc_code="").values("hearing")
    )
    rows = list(waiting.select_related("enrolment__person__civil_status"))
    if not rows:
        return None
    board = read(jury, rows)
    return Undecided(board, tuple(tie for case in board.cases for tie in _ties(board, case)))


def _ties(board: Board, case: Case) -> Iterator[Tie]:
    for bloc in case.to_vote:
        tally = board.tally(case, bloc.code)
        if isinstance(tally, Tally) and tally.referred:
            yield Tie(case.hearing.pk, case.name, bloc.code, bloc.title, tally)


def verdicts_with(board: Board, answer: Answer, settled: Settled) -> Iterator[Verdict]:
    """What is decided of each candidate once the authority has answered."""
    for case in board.cases:
        own = {code: won for (hearing, code), won in settled.items() if hearing == case.hearing.pk}
        decision = decide(
            case.plan.certification,
            board.reglement,
            case.proposal,
            board.sitting(case),
            board.votes(case),
            ratification=replace(answer, settles=own),
        )
        yield Verdict(case, decision)


def with_answer(acts: Minutes, jury: Jury, answer: Ratification | None) -> Minutes:
    """The minutes with what the authority settled since; those sealed stay as they are."""
    if answer is None or not answer.settles:
        return acts
    keys = {line[0] for line in answer.settles}
    heard = Hearing.objects.filter(jury=jury, pk__in=keys).select_related("enrolment")
    decided = heard.prefetch_related("decisions")
    found = {
        row.enrolment.reference: {item.bloc_code: item for item in row.decisions.all()}
        for row in decided
    }
    candidates = (_settled(item, found, answer) for item in acts.candidates)
    return replace(acts, candidates=tuple(candidates))


def _settled(
    item: CandidateDecision, found: dict[str, dict[str, Decision]], answer: Ratification
) -> CandidateDecision:
    rows = found.get(item.reference.partition(",")[0])
    if rows is None:
        return item
    return replace(item, blocs=tuple(_blocs(item.blocs, rows, answer)), outcome=rows[""].outcome)


def _blocs(
    blocs: Iterable[MinutesBloc], rows: dict[str, Decision], answer: Ratification
) -> Iterator[MinutesBloc]:
    for bloc in blocs:
        row = rows.get(bloc.code)
        if row is None or row.outcome == bloc.decision:
            yield bloc
            continue
        said = f"Partage des voix, décidé par {answer.authority} le {answer.decided_on:%d/%m/%Y}."
        yield replace(bloc, decision=row.outcome, reasons=(*bloc.reasons, said))
