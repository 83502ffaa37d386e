"""The key competencies: those that bear the mark announced by the document."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from parchemin.readers.diagnostics import Findings
from parchemin.readers.source_text import Piece
from parchemin.readers.table import findings as say
from parchemin.readers.table.competencies import Found
from parchemin.readers.table.content import Content
from parchemin.readers.table.questions import Asking, ask_key

_BOLD = re.compile(r"\bgras\b", re.IGNORECASE)
_STAR = re.compile(r"[*☆★]|astérisque|étoile", re.IGNORECASE)
_NO_NOTE = "sans note qui dise ce que cette marque signifie"
_OTHER = "alors que d'autres compétences portent l'autre marque annoncée"


def mark_keys(contents: Sequence[Content], note: Piece | None, findings: Findings) -> None:
    """Set ``key`` on every competency when the note's mark is found; ask when it is not clear."""
    found = [each for content in contents for each in content.found]
    starred = [each for each in found if each.star]
    bold = [each for each in found if each.bold]
    bold = [] if len(bold) == len(found) else bold
    stars_told = note is not None and bool(_STAR.search(note.text))
    bold_told = note is not None and bool(_BOLD.search(note.text))
    both = (
        bold and starred and bold_told and stars_told and set(map(id, bold)) ^ set(map(id, starred))
    )
    if both:
        _ask(contents, _either(bold, starred), findings, _OTHER)
        _set(found, [each for each in bold if each.star], but=_either(bold, starred))
    elif starred and stars_told:
        _set(found, starred)
        say.keys_by_star(note, len(starred), findings)
    elif bold and bold_told:
        _set(found, bold)
        say.keys_by_bold(note, len(bold), findings)
    elif starred or bold:
        _ask(contents, starred or bold, findings, _NO_NOTE)
    elif note is not None:
        say.lost_mark(note, findings)


def _either(bold: Sequence[Found], starred: Sequence[Found]) -> list[Found]:
    return [each for each in bold if not each.star] + [each for each in starred if not each.bold]


def _ask(
    contents: Iterable[Content], doubtful: Sequence[Found], findings: Findings, why: str
) -> None:
    of: dict[int, Asking] = {
        id(each): content.asking for content in contents for each in content.found
    }
    for each in doubtful:
        mark = "marquée d'un astérisque" if each.star else "en gras"
        ask_key(each, mark, of[id(each)], findings, why=why)


def _set(found: Sequence[Found], keys: Sequence[Found], but: Sequence[Found] = ()) -> None:
    marked, unknown = set(map(id, keys)), set(map(id, but))
    for each in found:
        if id(each) in unknown:
            continue
        text = each.slot.cell.paragraphs[0].piece
        read = each.competency
        span = each.star.span if each.star else read.spans.get("text", text.span)
        key = id(each) in marked
        each.competency = replace(read, key=key, spans={**read.spans, "key": span})
