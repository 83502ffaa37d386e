"""The jury of a dossier and its votes, as TOML writes them."""

from collections.abc import Iterator, Mapping
from datetime import date

from parchemin.domain.deliberation.decision import BlocVote, Ratification
from parchemin.domain.deliberation.gates import Suspension
from parchemin.domain.jury.members import Gender, Juror, Jury, Link, Proxy, Replacement
from parchemin.domain.jury.tally import Ballot, Choice, HandCount
from parchemin.readers.reglement_values import choices
from parchemin.readers.toml_table import Table, tables

_AS_PROPOSED = {"selon la proposition": True}
_YES_NO = {"oui": True, "non": False}


def read_jury(root: Table, candidate: str) -> Jury | None:
    """The jury of the dossier, None when none is written; ``lien`` ties a member to candidate."""
    for table in tables(root, "jury"):
        members = tuple(_member(item, candidate) for item in tables(table, "membres"))
        names = {member.id: member.id for member in members}
        jury = Jury(
            members=members,
            chair=table.word("preside", names, needed=False),
            chair_since=table.day("preside_depuis", needed=False),
            previous_chair_college=table.text("college_precedent", needed=False) or None,
            vice_chair=table.word("vice_preside", names, needed=False),
            proxies=tuple(_proxy(item) for item in tables(table, "procurations")),
            replacements=tuple(_replacement(item) for item in tables(table, "remplacements")),
        )
        table.finish()
        return jury
    return None


def _member(table: Table, candidate: str) -> Juror:
    name = table.text("nom")
    link = table.word("lien", choices(Link), needed=False)
    present = table.word("present", _YES_NO, needed=False)
    votes = table.word("vote", _YES_NO, needed=False)
    member = Juror(
        id=table.text("id", needed=False) or name,
        name=name,
        college=table.text("college"),
        present=present is not False,
        gender=table.word("genre", choices(Gender), needed=False),
        qualified=table.word("qualifie", _YES_NO, needed=False),
        experience_years=table.integer("annees_experience", least=0, needed=False),
        mandate_from=table.day("mandat_du", needed=False),
        mandate_until=table.day("mandat_au", needed=False),
        links={candidate: link} if link is not None else {},
        years_out=table.integer("annees_hors_metier", least=0, needed=False),
        outside=table.word("exterieur", _YES_NO, needed=False),
        voting=votes is not False,
        supplementary=table.word("suppleant", _YES_NO, needed=False) is True,
    )
    table.finish()
    return member


def _proxy(table: Table) -> Proxy:
    """Names are not checked here: a proxy of a stranger is refused by the jury, not by the file."""
    proxy = Proxy(giver=table.text("de"), holder=table.text("a"))
    table.finish()
    return proxy


def _replacement(table: Table) -> Replacement:
    replacement = Replacement(
        leaving=table.text("de"),
        coming=table.text("par"),
        on=table.day("le") or date.min,
        reason=table.text("motif", needed=False),
    )
    table.finish()
    return replacement


def read_votes(root: Table, blocs: Mapping[str, str]) -> tuple[dict[str, BlocVote], bool]:
    """The votes by bloc code, and whether the jury follows the proposal for the other blocs."""
    votes: dict[str, BlocVote] = {}
    as_proposed = False
    for table in tables(root, "votes"):
        as_proposed = table.word("autres", _AS_PROPOSED, needed=False) is True
        for name in table.values:
            code = blocs.get(name)
            if code is not None:
                table.used.add(name)
                votes[code] = _vote(table, name)
        table.finish()
    return votes, as_proposed


def _vote(table: Table, name: str) -> BlocVote:
    inner = table.values[name]
    if not isinstance(inner, Mapping):
        table.fault(
            name,
            "valeur-impossible",
            f"« {inner} »",
            '{ pour = ["…"], contre = ["…"] }',
            "Écrivez le vote de chaque membre.",
        )
        return BlocVote(ballots=())
    vote = Table(table.source, (*table.path, name), inner, table.findings)
    ballots = tuple(
        Ballot(juror, choice)
        for choice in Choice
        for juror in vote.texts(choice.value, needed=False)
    )
    made = BlocVote(
        ballots=ballots,
        reason=vote.text("motif", needed=False),
        hands=tuple(_hands(item) for item in tables(vote, "main_levee")),
        chair=vote.word("voix_du_president", choices(Choice), needed=False),
    )
    vote.finish()
    return made


def _hands(table: Table) -> HandCount:
    count = HandCount(
        college=table.text("college"),
        votes_for=table.integer("pour", least=0, needed=False) or 0,
        votes_against=table.integer("contre", least=0, needed=False) or 0,
        abstentions=table.integer("abstention", least=0, needed=False) or 0,
    )
    table.finish()
    return count


def read_suspensions(root: Table) -> Iterator[Suspension]:
    """The times when the certification may not be awarded."""
    for table in tables(root, "suspensions"):
        since, until = table.day("depuis"), table.day("jusqu_au", needed=False)
        reason, source = table.text("motif"), table.text("source")
        table.finish()
        if since is not None:
            yield Suspension(since=since, until=until, reason=reason, source=source)


def read_ratification(root: Table, blocs: Mapping[str, str]) -> Ratification | None:
    """The answer of the delivering authority, on the whole and on the blocs that a tie sent it."""
    for table in tables(root, "delivrance"):
        accepted = table.word("acceptee", _YES_NO)
        by, on = table.text("par"), table.day("le")
        reason = table.text("motif", needed=False)
        settles = {
            **dict.fromkeys(table.words("blocs_acquis", blocs, needed=False), True),
            **dict.fromkeys(table.words("blocs_non_acquis", blocs, needed=False), False),
        }
        table.finish()
        if accepted is not None and on is not None:
            return Ratification(accepted=accepted, by=by, on=on, reason=reason, settles=settles)
    return None
