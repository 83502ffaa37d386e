"""Which lines of a list are introductions, headings, competencies or details."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from parchemin.readers.competency_items import Cut
from parchemin.readers.listing.levels import BARE, are_level, depths_of, is_code, is_under, style_of
from parchemin.readers.listing.wording import LONGEST_TITLE, is_action, is_lead, is_title

_LONGER = 1.5
_MUCH_LONGER = 2.0
_MOST_LINES = 1_000
"""Lines of the longest list that is looked at closely; the longest known one has 60."""
_MOST_LEVELS = 2
"""Levels under the first: items, then details."""


class Role(Enum):
    """What a line of a list is.

    ``ALONE`` is an item that the heading before it does not cover; ``CONTINUES`` goes on with the
    item before it.
    """

    LEAD = "introduction"
    HEADING = "titre"
    ITEM = "compétence"
    ALONE = "compétence sans titre"
    DETAIL = "détail"
    CONTINUES = "suite"


Roles = tuple[Role, ...]


@dataclass(frozen=True)
class Structure:
    """The role of each line, and the other ways to read the list when the text does not decide.

    ``by_words`` when no marker says it: the wording of the lines does.
    """

    roles: Roles
    others: tuple[Roles, ...] = ()
    by_words: bool = False

    @property
    def flat(self) -> bool:
        """Whether every line is an item, for sure or until somebody chooses."""
        return self.roles == (Role.ITEM,) * len(self.roles)


@dataclass(frozen=True)
class _Lines:
    """The lines that are no introduction: their words, markers and depths."""

    words: Sequence[str]
    styles: Sequence[str]
    depths: Sequence[int]

    def children(self, rank: int) -> range:
        """The lines under one, whatever their depth."""
        end = rank + 1
        while end < len(self.depths) and self.depths[end] > self.depths[rank]:
            end += 1
        return range(rank + 1, end)


def is_flat(text: str, cuts: Sequence[Cut]) -> bool:
    """Whether all the lines are items of one level: a quick look that spares most lists the rest."""
    short = False
    longest = 0
    for start, _, after, end in cuts:
        if text[end - 1] == ":":
            return False
        if start == after:
            size = end - after
            if short and size >= _LONGER * longest:
                return False
            short, longest = size <= LONGEST_TITLE, size
    return not cuts or are_level(text, cuts)


def structure_of(text: str, cuts: Sequence[Cut], titles: Collection[str] = ()) -> Structure:
    """The role of each line; ``titles`` are texts in lower case known to be headings.

    What nothing decides is left flat, with the other readings in ``others``.
    """
    if len(cuts) > _MOST_LINES:
        return Structure((Role.ITEM,) * len(cuts))
    words = [text[after:end] for _, _, after, end in cuts]
    styles = [style_of(text, cut) for cut in cuts]
    leads = _leads(words, styles)
    kept = [rank for rank in range(len(cuts)) if rank not in leads]
    if not kept:
        return Structure((Role.ITEM,) * len(cuts))
    found = _decide([words[rank] for rank in kept], [styles[rank] for rank in kept], titles)
    return Structure(
        _with_leads(found.roles, leads, len(cuts)),
        tuple(_with_leads(roles, leads, len(cuts)) for roles in found.others),
        found.by_words,
    )


def _leads(words: Sequence[str], styles: Sequence[str]) -> set[int]:
    """Bare lines that introduce what follows: by the usual words, or by a colon.

    A colon after an action, or after several short lines, may as well end a competency or a title:
    it decides nothing.
    """
    last = len(words) - 1
    bare = [rank for rank in range(last) if styles[rank] == BARE]
    leads = {rank for rank in bare if is_lead(words[rank])}
    colons = [rank for rank in bare if words[rank][-1] == ":" and rank not in leads]
    colons = [rank for rank in colons if not is_action(words[rank])]
    leads |= {rank for rank in colons if len(words[rank]) > LONGEST_TITLE}
    if len(colons) == 1 and all(rank in leads for rank in range(colons[0])):
        leads.add(colons[0])
    return leads


def _with_leads(roles: Roles, leads: set[int], count: int) -> Roles:
    rest = iter(roles)
    return tuple(Role.LEAD if rank in leads else next(rest) for rank in range(count))


def _decide(words: Sequence[str], styles: Sequence[str], titles: Collection[str]) -> Structure:
    lines = _Lines(words, styles, depths_of(styles))
    if max(lines.depths) == 0:
        return _bare(lines, titles) if styles[0] == BARE else _flat(lines)
    groups = [
        (rank, lines.children(rank))
        for rank, depth in enumerate(lines.depths)
        if depth == 0 and lines.children(rank)
    ]
    said = {_verdict(lines, rank, under, titles) for rank, under in groups}
    return _settled(lines, said, lonely=len(groups) < lines.depths.count(0))


def _settled(lines: _Lines, said: set[tuple[Role | None, bool]], *, lonely: bool) -> Structure:
    """What the groups say together; ``lonely`` when lines of the top have nothing under them."""
    verdicts = {role for role, _ in said}
    by_words = any(words for _, words in said)
    deepest = max(lines.depths)
    if verdicts == {Role.ITEM} and deepest == 1:
        return Structure(_as_details(lines), by_words=by_words)
    if (
        verdicts == {Role.HEADING}
        and not lonely
        and deepest <= _MOST_LEVELS
        and _inner_details(lines)
    ):
        return Structure(_as_headings(lines), by_words=by_words)
    others = dict.fromkeys((_as_headings(lines), _as_details(lines), _as_continued(lines)))
    flat = (Role.ITEM,) * len(lines.words)
    return Structure(flat, tuple(roles for roles in others if Role.ITEM in roles and roles != flat))


def _verdict(
    lines: _Lines, rank: int, under: range, titles: Collection[str]
) -> tuple[Role | None, bool]:
    """What a line is, from those right under it: a heading, an item with details, or nobody knows.

    The second value says that the wording decided, not the markers.
    """
    parent = lines.styles[rank]
    below = [one for one in under if lines.depths[one] == 1]
    styles = {lines.styles[one] for one in below}
    if _is_known(lines.words[rank], titles):
        return Role.HEADING, False
    if any(map(is_code, styles)):
        sure = all(map(is_code, styles)) and (
            all(is_under(style, parent) for style in styles)
            or parent == "1"
            or (parent == BARE and not is_action(lines.words[rank]))
        )
        return (Role.HEADING if sure else None), False
    if parent not in (BARE, "1"):
        return Role.ITEM, False
    return _by_words(lines.words[rank], [lines.words[one] for one in below])


def _is_known(line: str, titles: Collection[str]) -> bool:
    return bool(titles) and line.lower().rstrip(" :.") in titles


def _by_words(parent: str, below: Sequence[str]) -> tuple[Role | None, bool]:
    actions = [is_action(line) for line in below]
    if is_title(parent.rstrip(" :")) and all(actions):
        return Role.HEADING, True
    if is_action(parent) and not any(actions):
        return Role.ITEM, True
    return None, True


def _inner_details(lines: _Lines) -> bool:
    """Whether what stands on a third level is details: signs, never codes."""
    return all(
        not is_code(style)
        for style, depth in zip(lines.styles, lines.depths, strict=True)
        if depth > 1
    )


def _flat(lines: _Lines) -> Structure:
    return Structure((Role.ITEM,) * len(lines.words))


def _as_headings(lines: _Lines) -> Roles:
    """Lines of the top that have others under them are headings, the third level is details."""
    return tuple(
        (Role.HEADING if lines.children(rank) else Role.ALONE)
        if depth == 0
        else (Role.ITEM if depth == 1 else Role.DETAIL)
        for rank, depth in enumerate(lines.depths)
    )


def _as_details(lines: _Lines) -> Roles:
    return tuple(Role.DETAIL if depth else Role.ITEM for depth in lines.depths)


def _as_continued(lines: _Lines) -> Roles:
    """Bare lines among marked ones go on with the line before them."""
    return tuple(
        Role.CONTINUES if rank and style == BARE else Role.ITEM
        for rank, style in enumerate(lines.styles)
    )


def _bare(lines: _Lines, titles: Collection[str]) -> Structure:
    """Lines without any marker: short ones before longer ones may be headings."""
    words = lines.words
    known = {rank for rank, line in enumerate(words) if _is_known(line, titles)}
    if 0 in known and len(words) - 1 not in known:
        return Structure(_as_headings(_grouped(lines, known)))
    short = {rank for rank, line in enumerate(words) if line[-1] == ":" or is_title(line)}
    heads = {rank for rank in short if _heads(words, rank, short)} or _first_head(words)
    if not heads:
        return _flat(lines)
    grouped = _grouped(lines, heads)
    actions = all(is_action(line) for rank, line in enumerate(words) if rank not in heads)
    nominal = all(is_title(words[rank].rstrip(" :") or ":") for rank in heads)
    if heads == short and 0 in heads and actions and nominal:
        return Structure(_as_headings(grouped), by_words=True)
    return Structure(_flat(lines).roles, (_as_headings(grouped),))


def _heads(words: Sequence[str], rank: int, short: set[int]) -> bool:
    """Whether a short line comes before a longer one that is not short itself."""
    after = rank + 1
    if after == len(words) or after in short:
        return False
    return words[rank][-1] == ":" or len(words[after]) >= _LONGER * len(words[rank])


def _first_head(words: Sequence[str]) -> set[int]:
    """The first line, when it is much shorter than all the others: it may head them all."""
    first, *rest = words
    if len(rest) <= 1 or len(first) > LONGEST_TITLE or first[-1] in ".;,":
        return set()
    return {0} if all(len(line) >= _MUCH_LONGER * len(first) for line in rest) else set()


def _grouped(lines: _Lines, heads: set[int]) -> _Lines:
    """The lines with those heads at the top, and what follows each under it."""
    first = min(heads)
    depths = [0 if rank in heads or rank < first else 1 for rank in range(len(lines.words))]
    return _Lines(lines.words, lines.styles, depths)
