"""French sentences for reasons, at three lengths: a line, a paragraph, the whole tree."""

from collections.abc import Iterator

from parchemin.domain.deliberation.reasons import (
    BlocOutcome,
    BlocProposal,
    Cause,
    Proposal,
    Reason,
    State,
)
from parchemin.domain.deliberation.statements import STATEMENTS
from parchemin.domain.french import counted
from parchemin.domain.shortening import shortened

LONGEST_LINE = 120
_ACTS = frozenset({Cause.ADJUSTED, Cause.ARBITRATED})
STATE_WORDS = {State.YES: "oui", State.NO: "non", State.OPEN: "en attente"}


def statement(reason: Reason) -> str:
    """What one reason says, without its rule and without what is beneath it."""
    return STATEMENTS[reason.cause](reason)


def one_line(bloc: BlocProposal) -> str:
    """The outcome of a bloc and its first decisive reason, for the table of the jury.

    At most LONGEST_LINE signs; other decisive reasons are counted.
    """
    head = f"{bloc.code} {bloc.outcome.value} : "
    first, *others = _decisive_statements(bloc)
    rest = f" et {counted(len(others), 'autre motif')}" if others else ""
    return head + shortened(first, LONGEST_LINE - len(head) - len(rest)) + rest


def whole_line(bloc: BlocProposal) -> str:
    """The outcome of a bloc and all its decisive reasons, whatever their length."""
    return f"{bloc.code} {bloc.outcome.value} : {' ; '.join(_decisive_statements(bloc))}"


def paragraph(bloc: BlocProposal) -> str:
    """The outcome of a bloc, every reason that decided it and each rule once, for a letter."""
    told = [reason for top in bloc.reasons for reason in _told(top, bloc.outcome)]
    sentences = [f"Bloc {bloc.code} « {bloc.title} » : {bloc.outcome.value}."]
    for reason, following in zip(told, [*told[1:], None], strict=True):
        sentences.append(f"{_capital(statement(reason))}.")
        last_of_rule = following is None or following.origin != reason.origin
        if reason.origin is not None and last_of_rule:
            sentences.append(f"Règle : {reason.origin.cite()}.")
    return " ".join(sentences)


def explain(proposal: Proposal) -> str:
    """The outcome of the certification with the rule that gives it, in one sentence."""
    return f"{_capital(proposal.outcome.value)} : {with_rule(proposal.reason)}"


def tree(reason: Reason) -> str:
    """The whole reasoning, one step a line, indented: for an appeal."""
    return "\n".join(_lines(reason, 0))


def with_rule(reason: Reason) -> str:
    """A statement followed by the rule it applies."""
    rule = f" Règle : {reason.origin.cite()}." if reason.origin else ""
    return f"{_capital(statement(reason))}.{rule}"


def problems(bloc: BlocProposal) -> tuple[Exception, ...]:
    """The missing or conflicting rules that keep a bloc undecided."""
    return tuple(
        reason.facts[0]
        for top in bloc.reasons
        for reason in walk(top)
        if reason.cause is Cause.RULE_PROBLEM
    )


def walk(reason: Reason) -> Iterator[Reason]:
    """A reason and all those beneath it."""
    yield reason
    for child in reason.children:
        yield from walk(child)


def missing(bloc: BlocProposal) -> tuple[str, ...]:
    """What keeps a bloc from being won, one short statement each, in the order of the rules."""
    if bloc.outcome.favourable:
        return ()
    lacking = [statement(reason) for top in bloc.reasons for reason in _lacking(top)]
    return tuple(dict.fromkeys(lacking))


def _lacking(reason: Reason) -> Iterator[Reason]:
    """The last steps that do not hold, those that hold being left out with all beneath them."""
    if reason.state is State.YES:
        return
    blocking = _blocking(reason)
    if not blocking:
        yield reason
    for child in blocking:
        yield from _lacking(child)


def _blocking(reason: Reason) -> list[Reason]:
    """The steps beneath that do not hold; none under an act of the jury, which stands by itself."""
    if reason.cause in _ACTS:
        return []
    return [child for child in reason.children if child.state is not State.YES]


def _decisive_statements(bloc: BlocProposal) -> list[str]:
    return list(dict.fromkeys(statement(reason) for reason in _decisive(bloc.reasons[0])))


def _decisive(reason: Reason) -> Iterator[Reason]:
    blocking = _blocking(reason)
    worst = [child for child in blocking if child.state is State.NO] or blocking
    if not worst:
        yield reason
    for child in worst:
        yield from _decisive(child)


def _told(reason: Reason, outcome: BlocOutcome) -> Iterator[Reason]:
    yield reason
    for child in reason.children:
        if outcome.favourable or child.state is not State.YES or child.cause in _ACTS:
            yield from _told(child, outcome)


def _lines(reason: Reason, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}[{STATE_WORDS[reason.state]}] {with_rule(reason)}"
    for child in reason.children:
        yield from _lines(child, depth + 1)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
