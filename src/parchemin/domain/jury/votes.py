"""Counting votes by name: who may cast a voice, which ones lack."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import listed
from parchemin.domain.jury.majority import outcome
from parchemin.domain.jury.members import Jury
from parchemin.domain.jury.polls import poll_of
from parchemin.domain.jury.tally import Ballot, Choice, Tally
from parchemin.domain.pathway import Route
from parchemin.domain.rules.reglement import Reglement

__all__ = ["Ballot", "Choice", "Tally", "count_votes"]


def count_votes(
    reglement: Reglement,
    jury: Jury,
    ballots: Iterable[Ballot],
    *,
    route: Route,
    on: date,
    also: Iterable[Route] = (),
) -> Tally:
    """The outcome of one vote of the jury of that route, each voice given with its name.

    A represented member has a ballot like the others. ``also`` are the other routes of a mixed
    path. Raises RefusedAct for a ballot or a proxy that may not be cast, MissingRule when the
    règlement does not say how to count or, in a tie, what settles it; for VAE the law settles a tie
    by itself.
    """
    cast = tuple(ballots)
    poll = poll_of(reglement, jury, route, on, also)
    _check(poll.jury, cast)
    colleges = {member.id: member.college for member in poll.jury.voters}
    voices = Counter((colleges[ballot.juror], ballot.choice) for ballot in cast)
    chair = poll.jury.presiding
    said = {ballot.juror: ballot.choice for ballot in cast}
    return outcome(poll, voices, None if chair is None else said.get(chair.id))


def _check(jury: Jury, ballots: tuple[Ballot, ...]) -> None:
    voters = {member.id: member for member in jury.voters}
    seen: set[str] = set()
    for ballot in ballots:
        if ballot.juror not in voters:
            raise RefusedAct(_may_not_vote(jury, ballot.juror))
        if ballot.juror in seen:
            name = voters[ballot.juror].name
            raise RefusedAct(f"{name} a voté deux fois : gardez un seul vote.")
        seen.add(ballot.juror)
    silent = [member.name for member in voters.values() if member.id not in seen]
    if silent:
        raise RefusedAct(
            f"Vote incomplet : il manque la voix de {', '.join(silent)} (pour, contre ou "
            "abstention)."
        )


def _may_not_vote(jury: Jury, identifier: str) -> str:
    member = jury.member(identifier)
    if member is None:
        return f"« {identifier} » ne siège pas dans ce jury : son vote est refusé."
    if not member.voting:
        return f"{member.name} assiste au jury sans voix : son vote est refusé."
    successors = [
        after.name
        for each in jury.replacements
        if each.leaving == identifier and (after := jury.member(each.coming)) is not None
    ]
    if successors:
        return f"{member.name} a laissé son siège à {listed(successors)} : son vote est refusé."
    return (
        f"{member.name} est absent : son vote est refusé. Marquez sa présence ou retirez son vote."
    )
