"""How a decision is said and kept: words, votes, reasons."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from parchemin.domain.deliberation.decision import Decision as Acts
from parchemin.domain.deliberation.facts import ResultOutcome
from parchemin.domain.deliberation.reasons import CertificationOutcome
from parchemin.domain.jury.votes import Choice
from parchemin.office.juries.board import Board, Case
from parchemin.office.juries.models import Decision, Note
from parchemin.office.juries.obstacles import Verdict, is_referred
from parchemin.writers.french import counted

VOTE_WORDS = {Choice.FOR: "favour", Choice.AGAINST: "against", Choice.ABSTAIN: "abstention"}


REFERRED = "renvoyé à l'autorité qui délivre, partage des voix"
"""What is said of a candidate while the authority has not settled a tie."""


def outcome_of(verdict: Verdict) -> str:
    """The outcome of the certification; an absent candidate is absent, never refused."""
    case, outcome = verdict.case, verdict.decision.outcome
    if verdict.referred:
        return REFERRED
    if case.absent and outcome is not CertificationOutcome.FULL:
        absent = ResultOutcome.ABSENT in case.outcomes
        return (ResultOutcome.ABSENT if absent else ResultOutcome.EXCUSED).value
    return outcome.value


def heads(choices: Mapping[str, Choice], recused: frozenset[str]) -> dict[str, int]:
    """Heads for, against and abstaining, without those who may not judge the candidate."""
    given = [choice for juror, choice in choices.items() if juror not in recused]
    return {word: given.count(choice) for choice, word in VOTE_WORDS.items()}


def voices(case: Case, code: str) -> dict[str, int]:
    """Heads for, against and abstaining on one bloc, named or counted by hands."""
    show = case.shows.get(code)
    if show is None:
        return heads(case.choices.get(code, {}), case.recused)
    return {
        word: sum(count.of(choice) for count in show.hands) for choice, word in VOTE_WORDS.items()
    }


def rows(board: Board, verdict: Verdict) -> list[Decision]:
    """The rows of one candidate: each bloc, then the certification.

    A bloc that a tie left to the authority has no row before it answers, nor has the certification
    then: nothing is decided of them.
    """
    decision, case = verdict.decision, verdict.case
    delivery = decision.delivery.value
    awaits = "" if decision.final else delivery.authority
    blocs = [
        Decision(
            hearing=case.hearing,
            bloc_code=bloc.code,
            outcome=bloc.outcome.value,
            won=bloc.outcome.favourable,
            proposed=bloc.proposal.outcome.value,
            reasons=[bloc.sentence()],
            votes=_votes(board, case, bloc),
            decided_on=_decided_on(decision, settled=bool(bloc.settled_by)),
            awaits=awaits,
        )
        for bloc in decision.blocs
        if not is_referred(bloc)
    ]
    if verdict.referred:
        return blocs
    settled = any(bloc.settled_by for bloc in decision.blocs)
    whole = Decision(
        hearing=case.hearing,
        outcome=outcome_of(verdict),
        won=decision.outcome is CertificationOutcome.FULL,
        proposed=case.proposal.outcome.value,
        reasons=_whole_reasons(verdict),
        decided_on=_decided_on(decision, settled=settled),
        awaits=awaits,
    )
    return [*blocs, whole]


def _decided_on(decision: Acts, *, settled: bool) -> date:
    """The day of the jury, or that of the authority that settled a tie."""
    answer = decision.ratification
    return answer.on if settled and answer is not None else decision.on


def _votes(board: Board, case: Case, bloc: Any) -> dict[str, Any]:
    if bloc.tally is None:
        return {}
    names = {member.id: member for member in board.members.members}
    casting = bloc.tally.casting_vote
    return {
        "phrase": bloc.tally.sentence(),
        "voix_preponderante": casting.name if casting else None,
        "bulletins": [
            {
                "membre": names[ballot.juror].name,
                "college": names[ballot.juror].college,
                "voix": ballot.choice.value,
            }
            for ballot in board.ballots(case, bloc.code)
        ],
        **_hands(case, bloc.code),
    }


def _hands(case: Case, code: str) -> dict[str, Any]:
    """A show of hands by college, nothing for a vote by name."""
    show = case.shows.get(code)
    if show is None:
        return {}
    lines = [
        {"college": count.college, **{one.value: count.of(one) for one in Choice}}
        for count in show.hands
    ]
    return {"main_levee": lines}


def _whole_reasons(verdict: Verdict) -> list[str]:
    blocs = verdict.decision.blocs
    won = [bloc.code for bloc in blocs if bloc.outcome.favourable]
    rest = [f"{bloc.code} ({bloc.outcome.value})" for bloc in blocs if not bloc.outcome.favourable]
    said = [f"{counted(len(won), 'bloc')} sur {len(blocs)} : {', '.join(won) or 'aucun'}."]
    if rest:
        said.append(f"Restent : {', '.join(rest)}.")
    rule = verdict.case.proposal.reason.origin
    if rule is not None:
        said.append(f"Règle : {rule.cite()}.")
    advice = verdict.case.note(Note.Kind.RECOMMENDATION)
    return [*said, *([f"Recommandation du jury : {advice}"] if advice else [])]
