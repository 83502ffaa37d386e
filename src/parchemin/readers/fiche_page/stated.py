"""The page's own list « Compétences attestées », and where it departs from the blocs."""

from parchemin.domain.referentiel import Competency
from parchemin.readers.comparison import fold, likeness
from parchemin.readers.competency_items import Item, split_items
from parchemin.readers.fiche_page.abstract import listed_lines
from parchemin.readers.fiche_page.cut import MOST_ITEMS
from parchemin.readers.fiche_page.sections import Page, bloc_heading
from parchemin.readers.source_text import Piece

_HEADING = 85.0
_LONGEST_TITLE = 400


def stated_items(page: Page) -> list[Item]:
    """The items of the list, without the titles of blocs that may stand among them."""
    titles = [
        fold(match["title"])
        for section in page.named("bloc")[:MOST_ITEMS]
        if (match := bloc_heading(section.heading.text))
    ]
    lines = [*page.lines_of("stated"), *listed_lines(page.lines_of("abstract"))]
    items = [item for line in lines for item in split_items(line)]
    return [item for item in items if not _is_title(item.piece, titles)]


def _is_title(item: Piece, titles: list[str]) -> bool:
    if item.end - item.start > _LONGEST_TITLE:
        return False
    text = fold(item.text)
    return any(likeness(text, title, at_least=_HEADING) for title in titles)


def as_competencies(items: list[Item]) -> tuple[Competency, ...]:
    """The items as competencies, each with its code when it has one."""
    return tuple(
        Competency(
            text=item.piece.text,
            code=item.code.text if item.code else None,
            spans={"text": item.piece.span} | ({"code": item.code.span} if item.code else {}),
        )
        for item in items
    )
