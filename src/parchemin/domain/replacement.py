"""Which certifications replace which: the chain of one of them, read in both directions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from parchemin.domain.referentiel import Certification, RegistrationDates

FARTHEST = 50
"""Beyond this many replacements in one direction, the chain is no longer followed."""


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A certification of the chain: how far it stands, its title and dates where they are known.

    ``distance`` is negative before the certification asked about, positive after. ``known`` says
    whether its text is held: without it nobody knows its dates, nor what replaces it.
    """

    number: str
    distance: int
    title: str | None
    dates: RegistrationDates
    known: bool

    def open_on(self, on: date) -> bool | None:
        """Whether its registration runs that day; None when a date that decides is missing."""
        begins = beginning(self.dates)
        end = self.dates.end_of_registration
        if (begins and on < begins) or (end and on > end):
            return False
        return True if begins and end else None


@dataclass(frozen=True, slots=True)
class Chain:
    """The predecessors and successors of a certification, the nearest first.

    ``loop`` holds the numbers of certifications that replace one another in a circle, else nothing.
    """

    itself: ChainLink
    predecessors: tuple[ChainLink, ...]
    successors: tuple[ChainLink, ...]
    loop: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """The certification the chain is that of."""
        return self.itself.number

    def successors_open(self, on: date) -> tuple[ChainLink, ...]:
        """The certifications after this one whose registration runs that day."""
        return tuple(link for link in self.successors if link.open_on(on))


Arrows = Mapping[str, Mapping[str, str | None]]
"""By number, the numbers one step further, each with the title the text gives it."""


def beginning(dates: RegistrationDates) -> date | None:
    """The first day of a registration: that of the decision, or of its effect when it is later."""
    known = [day for day in (dates.decision, dates.effect) if day]
    return max(known) if known else None


def chain_of(number: str, known: Mapping[str, Certification]) -> Chain:
    """The chain of a certification through the texts that are known, by number.

    A replacement told by either text counts: the one replaced or the one that replaces.
    """
    forth, back = _arrows(known), _arrows(known, back=True)
    successors = tuple(_walk(number, forth, known, 1))
    predecessors = tuple(_walk(number, back, known, -1))
    itself = _link(number, 0, None, known.get(number))
    return Chain(itself, predecessors, successors, _loop(number, forth))


def _arrows(known: Mapping[str, Certification], *, back: bool = False) -> Arrows:
    """What replaces each certification, or what each one replaces."""
    arrows: dict[str, dict[str, str | None]] = {}
    for number, text in known.items():
        ahead, behind = text.replaced_by, text.replaces
        if back:
            ahead, behind = behind, ahead
        for reference in ahead:
            arrows.setdefault(number, {}).setdefault(reference.number, reference.title)
        for reference in behind:
            arrows.setdefault(reference.number, {}).setdefault(number, text.title)
    return arrows


def _walk(
    number: str, arrows: Arrows, known: Mapping[str, Certification], step: int
) -> Iterator[ChainLink]:
    """The certifications met from one, each once, the nearest first."""
    seen, here, distance = {number}, [number], 0
    while here and abs(distance) < FARTHEST:
        distance += step
        met: dict[str, str | None] = {}
        for each in here:
            for other, title in arrows.get(each, {}).items():
                met[other] = met.get(other) or title
        here = [each for each in met if each not in seen]
        seen.update(here)
        for each in here:
            yield _link(each, distance, met[each], known.get(each))


def _link(number: str, distance: int, title: str | None, text: Certification | None) -> ChainLink:
    if text is None:
        return ChainLink(number, distance, title, RegistrationDates(), known=False)
    return ChainLink(number, distance, text.title or title, text.dates, known=True)


def _loop(number: str, arrows: Arrows) -> tuple[str, ...]:
    """The numbers of the first circle met from that certification, back to its beginning."""
    path: list[str] = []
    left: list[Iterator[str]] = [iter((number,))]
    closed: set[str] = set()
    while left:
        each = next(left[-1], None)
        if each is None:
            left.pop()
            closed.update(path[len(left) - 1 :] if left else ())
            del path[max(len(left) - 1, 0) :]
        elif each in path:
            return (*path[path.index(each) :], each)
        elif each not in closed:
            path.append(each)
            left.append(iter(arrows.get(each, {})))
    return ()
