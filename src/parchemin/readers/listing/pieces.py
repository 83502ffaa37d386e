"""A list of competencies read from pieces of a text: the lines of a page, or a cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from parchemin.domain.referentiel import Competency, Excerpt, Span
from parchemin.readers.competency_items import Cut, marked_items
from parchemin.readers.diagnostics import Findings, Place
from parchemin.readers.listing.asking import say_structure
from parchemin.readers.listing.building import ListText, Places, competencies_of, leads_of
from parchemin.readers.listing.structure import structure_of
from parchemin.readers.source_text import Piece


@dataclass(frozen=True)
class Listing:
    """The introductions of a list, set aside, and its competencies."""

    leads: tuple[Excerpt, ...] = ()
    competencies: tuple[Competency, ...] = ()


def read_list(pieces: Sequence[Piece], path: str, place: Place, findings: Findings) -> Listing:
    """The list that these pieces of one text hold, in order; a piece never goes on in the next.

    ``path`` is where the competencies stand in the document (``bloc_checks.in_bloc`` gives it as
    long as the rank of the bloc is not known): a structure that the text does not decide is asked
    for there.
    """
    cuts = [cut for piece in pieces for cut in _shifted(piece)]
    if not cuts:
        return Listing()
    source = pieces[0].source

    def spanned(places: Places) -> dict[str, Span]:
        return {name: source.span(start, end) for name, (start, end) in places.items()}

    structure = structure_of(source.text, cuts)
    lines = ListText(source.text, cuts, spanned)
    say_structure(lines, structure, path, place, findings)
    return Listing(leads_of(lines, structure.roles), competencies_of(lines, structure.roles))


def _shifted(piece: Piece) -> list[Cut]:
    first = piece.start
    return [
        (start + first, code_end + first, after + first, end + first)
        for start, code_end, after, end in marked_items(piece.text)
    ]
