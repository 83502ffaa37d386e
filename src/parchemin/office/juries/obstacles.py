"""What keeps a jury from opening, a vote from being cast, a session from closing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils import timezone

from parchemin.domain.deliberation.decision import BlocDecision, Decision, decide
from parchemin.domain.deliberation.gates import check_act
from parchemin.domain.deliberation.no_vote import why_no_vote
from parchemin.domain.deliberation.sentences import problems
from parchemin.domain.deliberation.tries import check_tries
from parchemin.domain.errors import MissingRule, ParcheminError, RefusedAct
from parchemin.domain.french import counted, listed
from parchemin.domain.jury.attendance import quorum_state
from parchemin.domain.jury.members import Severity
from parchemin.domain.pathway import Route
from parchemin.office.juries.board import Board, Case
from parchemin.office.juries.members import Concern, concerns, without
from parchemin.office.juries.models import Hearing, Note, Seat

SAID_AT_MOST = 8


@dataclass(frozen=True)
class Obstacle:
    """One thing to settle; ``line`` names the line of the règlement that lacks.

    ``hearing`` is the candidate where it is settled, None when it bears on the whole session.
    """

    sentence: str
    rule: str = ""
    line: str = ""
    about: str = ""
    hearing: int | None = None

    def __str__(self) -> str:
        return f"{self.about} : {self.sentence}" if self.about else self.sentence


@dataclass(frozen=True)
class Verdict:
    """What the domain decides of one candidate with the votes given."""

    case: Case
    decision: Decision

    @property
    def referred(self) -> tuple[str, ...]:
        """The blocs, by code, that a tie sent to the authority, which has not answered."""
        return tuple(bloc.code for bloc in self.decision.blocs if is_referred(bloc))


def is_referred(bloc: BlocDecision) -> bool:
    """Whether a tie left that bloc to the authority, which has not answered."""
    return bloc.tally is not None and bloc.tally.referred and not bloc.settled_by


def composition(board: Board) -> tuple[Concern, ...]:
    """The findings on the composition, for the routes and the candidates of the session."""
    triples = [
        (case.route, case.recused, case.name) for case in board.cases if not case.hearing.deferred
    ]
    return concerns(board.reglement, board.members, triples, board.jury.held_on)


def to_open(board: Board) -> list[Obstacle]:
    """Everything that keeps the jury from opening."""
    return [*_session(board), *_routes(board), *_blocking(composition(board))]


def _session(board: Board) -> Iterator[Obstacle]:
    if board.jury.held_on > timezone.localdate():
        yield Obstacle(
            f"Le jury est prévu le {board.jury.held_on:%d/%m/%Y} : il ne s'ouvre pas avant ce jour."
        )
    if not board.cases:
        yield Obstacle("Aucun candidat n'est présenté : choisissez les candidats.")
    if not board.seats:
        yield Obstacle("Personne ne siège : composez le jury.")


def _blocking(found: tuple[Concern, ...]) -> Iterator[Obstacle]:
    for concern in found:
        finding = concern.finding
        if finding.severity is Severity.BLOCKING:
            about = f"Pour {', '.join(concern.about)}" if concern.about else ""
            yield Obstacle(finding.sentence, finding.rule, finding.line, about)


def _routes(board: Board) -> Iterator[Obstacle]:
    seen: set[tuple[int, Route]] = set()
    for case in board.cases:
        key = (id(case.plan), case.route)
        if key in seen:
            continue
        seen.add(key)
        try:
            check_act(case.plan.certification, board.reglement, case.route, board.jury.held_on)
        except ParcheminError as error:
            yield told(error)


def told(error: ParcheminError, about: str = "", hearing: int | None = None) -> Obstacle:
    """An error of the domain as an obstacle."""
    return Obstacle(
        str(error),
        error.rule if isinstance(error, RefusedAct) else "",
        error.line if isinstance(error, MissingRule) else "",
        about,
        hearing,
    )


def require_quorum(board: Board, cases: Collection[Case]) -> None:
    """Raise RefusedAct when the règlement says that those who are there may not vote on one of them.

    A règlement that is silent on the quorum is asked at the opening and at the closing.
    """
    for route, recused in {(case.route, case.recused) for case in cases}:
        state = quorum_state(
            board.reglement, without(board.members, recused), route=route, on=board.jury.held_on
        )
        if state.reached is False:
            raise RefusedAct(
                f"{state.sentence} Aucune voix n'est prise sans quorum : notez qui est arrivé, "
                "donnez une procuration si le règlement le permet, ou renvoyez les candidats.",
                rule=state.rule,
            )


def require_none(obstacles: list[Obstacle], head: str) -> None:
    """Raise all the obstacles as one error: MissingRule when a line of the règlement lacks."""
    if not obstacles:
        return
    said = " ".join(str(item) for item in obstacles[:SAID_AT_MOST])
    rest = len(obstacles) - SAID_AT_MOST
    more = f" Et {rest} autre{'s' if rest > 1 else ''} point{'s' if rest > 1 else ''} à régler."
    sentence = f"{head} {said}{more if rest > 0 else ''}"
    lines = list(dict.fromkeys(item.line for item in obstacles if item.line))
    if lines:
        raise MissingRule(sentence, line=" ; ".join(lines))
    raise RefusedAct(
        sentence, rule=" ; ".join(dict.fromkeys(item.rule for item in obstacles if item.rule))
    )


def no_vote(case: Case, code: str) -> Obstacle | None:
    """Why the jury does not vote on that bloc of that candidate; None when it does."""
    if case.hearing.deferred:
        return Obstacle(
            f"{case.name} est renvoyé à une autre session ({case.hearing.deferred}).",
        )
    bloc = case.proposal.bloc(code)
    if bloc is None:
        return Obstacle(f"« {code} » n'est pas un bloc de la certification de {case.name}.")
    if any(bloc.code == code for bloc in case.to_vote):
        return None
    for problem in problems(bloc):
        if isinstance(problem, ParcheminError):
            return told(problem, f"{case.name}, bloc {code}")
    return Obstacle(f"{case.name}, bloc {code} : {why_no_vote(bloc)} ; le jury ne le vote pas.")


def require_free(seat: Seat, hearing: Hearing, tied: Collection[str]) -> None:
    """Raise RefusedAct when that member is among those tied to that candidate."""
    if str(seat.juror_id) in tied:
        raise RefusedAct(
            f"{seat.juror.name} a un lien déclaré avec {hearing.enrolment.person} et ne juge pas ce "
            "candidat : ni vote, ni résultat changé, ni note.",
            rule="Un membre ne juge pas un candidat auquel un lien le rattache.",
        )


def to_close(board: Board) -> tuple[list[Verdict], list[Obstacle]]:
    """The decision on each candidate, and everything that keeps the session from closing."""
    verdicts: list[Verdict] = []
    obstacles = list(_blocking(composition(board)))
    for case in board.cases:
        if case.hearing.deferred:
            continue
        found = decided(board, case)
        if isinstance(found, Decision):
            verdicts.append(Verdict(case, found))
        else:
            obstacles.extend(found)
    return verdicts, obstacles


def foreseen(board: Board) -> tuple[list[Verdict], list[Obstacle]]:
    """The outcome closing would give each candidate; those of whom all is alike are decided once.

    Of a verdict found so, only the outcome is the candidate's own: the reasons are those of another.
    """
    verdicts: list[Verdict] = []
    obstacles = list(_blocking(composition(board)))
    known: dict[object, Decision] = {}
    for case in board.cases:
        if case.hearing.deferred:
            continue
        key = _alike(case)
        if key not in known:
            found = decided(board, case)
            if not isinstance(found, Decision):
                obstacles.extend(found)
                continue
            known[key] = found
        verdicts.append(Verdict(case, known[key]))
    return verdicts, obstacles


def _alike(case: Case) -> object:
    """All that the outcome of a candidate hangs on; his own row where a bloc was refused before."""
    proposed = tuple((bloc.code, bloc.outcome) for bloc in case.proposal.blocs)
    given = tuple(
        (
            code,
            tuple(case.choices.get(code, {}).items()),
            case.shows.get(code),
            bool(case.note(Note.Kind.DEPARTURE, code).strip()),
        )
        for code, _ in proposed
    )
    own = case.hearing.pk if case.facts.failures else None
    return (id(case.plan), case.route, case.recused, case.proposal.required, proposed, given, own)


def decided(board: Board, case: Case) -> Decision | list[Obstacle]:
    """The decision on one candidate, or what keeps it from being taken."""
    pending = list(_pending(board, case))
    if pending:
        return pending
    try:
        _check_tries(board, case)
        return decide(
            case.plan.certification,
            board.reglement,
            case.proposal,
            board.sitting(case),
            board.votes(case),
        )
    except ParcheminError as error:
        return [told(error, case.name, case.hearing.pk)]


def _check_tries(board: Board, case: Case) -> None:
    """Refuse a bloc taken again against the règlement that the candidate entered with."""
    if case.facts.failures:
        check_tries(
            case.plan.certification,
            case.plan.reglement,
            case.proposal,
            case.facts,
            on=board.jury.held_on,
        )


def _pending(board: Board, case: Case) -> Iterator[Obstacle]:
    """The votes that lack, said once for the same members, or that nothing settles."""
    silent: dict[tuple[str, ...], list[str]] = {}
    for bloc in case.to_vote:
        given = {ballot.juror for ballot in board.ballots(case, bloc.code)}
        names = tuple(voter.name for voter in board.voters(case) if voter.id not in given)
        if names and bloc.code not in case.shows:
            silent.setdefault(names, []).append(bloc.code)
            continue
        tally = board.tally(case, bloc.code)
        if isinstance(tally, ParcheminError):
            yield told(tally, f"{case.name}, bloc {bloc.code}", case.hearing.pk)
    for names, codes in silent.items():
        yield Obstacle(
            f"il manque {counted(len(names), 'voix', 'voix')} : {listed(names)}.",
            about=f"{case.name}, bloc{'s' if len(codes) > 1 else ''} {', '.join(codes)}",
            hearing=case.hearing.pk,
        )
