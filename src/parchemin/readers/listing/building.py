"""The competencies of a list whose lines have their roles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from parchemin.domain.referentiel import Competency, Excerpt, Spans
from parchemin.readers.competency_items import Cut
from parchemin.readers.listing.structure import Role, Roles

Places = dict[str, tuple[int, int]]
"""The place of each field in the text of the list: start included, end excluded."""
_AFTER_A_HEADING = " \t\n\u00a0:"


@dataclass(frozen=True)
class ListText:
    """The text of a list and its lines; ``spanned`` gives back where they stand in the source."""

    text: str
    cuts: Sequence[Cut]
    spanned: Callable[[Places], Spans]


def leads_of(lines: ListText, roles: Roles) -> tuple[Excerpt, ...]:
    """The introductions, word for word."""
    return tuple(
        _excerpt(lines, start, end)
        for (start, _, _, end), role in zip(lines.cuts, roles, strict=True)
        if role is Role.LEAD
    )


def competencies_of(lines: ListText, roles: Roles) -> tuple[Competency, ...]:
    """One competency per item, with its heading and its details."""
    found: list[Competency] = []
    heading: tuple[int, int] | None = None
    for rank, role in enumerate(roles):
        if role is Role.HEADING:
            heading = _heading(lines, rank)
        elif role is Role.ALONE:
            heading = None
        if role in (Role.ITEM, Role.ALONE):
            found.append(_competency(lines, roles, rank, heading))
    return tuple(found)


def _heading(lines: ListText, rank: int) -> tuple[int, int]:
    """The words of a heading with its code, without the colon that may end it."""
    start, code_end, after, end = lines.cuts[rank]
    first = start if code_end > start else after
    return first, first + len(lines.text[first:end].rstrip(_AFTER_A_HEADING))


def _competency(
    lines: ListText, roles: Roles, rank: int, heading: tuple[int, int] | None
) -> Competency:
    start, code_end, after, end = lines.cuts[rank]
    details: list[Excerpt] = []
    for below in range(rank + 1, len(roles)):
        if roles[below] is Role.CONTINUES:
            end = lines.cuts[below][3]
        elif roles[below] is Role.DETAIL:
            details.append(_detail(lines, below))
        elif roles[below] is not Role.LEAD:
            break
    places: Places = {"text": (after, end)}
    if code_end > start:
        places["code"] = (start, code_end)
    if heading:
        places["heading"] = heading
    return Competency(
        text=lines.text[after:end],
        code=lines.text[start:code_end] if code_end > start else None,
        heading=lines.text[slice(*heading)] if heading else None,
        details=tuple(details),
        spans=lines.spanned(places),
    )


def _detail(lines: ListText, rank: int) -> Excerpt:
    """The words of a detail, with its code when it has one."""
    start, code_end, after, end = lines.cuts[rank]
    return _excerpt(lines, start if code_end > start else after, end)


def _excerpt(lines: ListText, start: int, end: int) -> Excerpt:
    return Excerpt(text=lines.text[start:end], spans=lines.spanned({"text": (start, end)}))
