"""The chain of a certification as its page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from parchemin.domain.replacement import Chain, ChainLink
from parchemin.office.referentiels.models import Version

OPENNESS = {
    True: "ouverte aux inscriptions",
    False: "fermée aux inscriptions",
    None: "une date manque",
}


@dataclass(frozen=True)
class ChainRow:
    """A certification of the chain as its page shows it; ``version`` is the office's, if any.

    ``earlier`` and ``later`` are the versions to compare to see what changed between the two.
    """

    link: ChainLink
    place: str
    state: str
    version: Version | None
    earlier: int | None = None
    later: int | None = None


def chain_rows(chain: Chain, held: Mapping[str, Version], on: date) -> list[ChainRow]:
    """The whole chain from its oldest certification to its newest, itself in its place."""
    links = (*reversed(chain.predecessors), chain.itself, *chain.successors)
    return [_chain_row(link, held, held.get(chain.number), on) for link in links]


def _chain_row(
    link: ChainLink, held: Mapping[str, Version], here: Version | None, on: date
) -> ChainRow:
    there = held.get(link.number)
    ends = [here.pk if here else None, there.pk if there else None]
    earlier, later = ends if link.distance > 0 else reversed(ends)
    state = OPENNESS[link.open_on(on)]
    return ChainRow(link, _place(link.distance), state, there, earlier, later)


def _place(distance: int) -> str:
    if not distance:
        return "celle-ci"
    steps = "" if abs(distance) == 1 else f" (à {abs(distance)} remplacements)"
    return f"{'la remplace' if distance > 0 else 'remplacée par elle'}{steps}"
