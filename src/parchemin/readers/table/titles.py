"""The lines that begin a bloc, and those that may."""

import re
from dataclasses import dataclass

from parchemin.domain.referentiel import Span
from parchemin.readers.comparison import fold
from parchemin.readers.source_text import Piece
from parchemin.readers.table.lines import Line, Part
from parchemin.readers.table.vocabulary import Role
from parchemin.readers.transcripts.transcript import Cell, Paragraph

_LABEL = (
    r"(?:(?P<code>(?:RNCP|RS)\s?\d{1,6}\s?BC\s?\d{1,2})"
    r"|(?:bloc|BC)\s*(?:de compétences?\s*)?(?:n°\s*)?(?P<rank>\d{1,2}|[IVX]{1,4}|[A-H])"
    r"|bloc(?: de compétences?)?)"
)
_BLOC = re.compile(
    _LABEL + r"\s*(?:\(suite\)\s*)?(?:[:.)–—-]+|\n)\s*(?P<title>\S[\s\S]*)", re.IGNORECASE
)
_BARE = re.compile(_LABEL + r"\s+(?P<title>[^\W\d_][\s\S]*)", re.IGNORECASE)
"""« BLOC 1 Accueillir », without any sign: only in a row of its own, or in a title."""
_AGAIN = re.compile(r"\s*[-–—]?\s*\(?\b(?:suite|fin)\)?\s*$", re.IGNORECASE)
_ACTIVITY = re.compile(r"(?:activité|mission|fonction|tâche)s?\b", re.IGNORECASE)
_NAMES_ANOTHER = re.compile(
    r".*\breferentiel|.*\bcqpi?\b|titre\b|certificat|.*competences? cles?\b|legende|annexe"
    r"|(?:rncp|rs)\s?\d{3,6}\b|(?:activite|mission|fonction|tache)s?\b"
)
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
}
_LONGEST = 400


@dataclass(frozen=True, eq=False)
class Title:
    """What begins a bloc: the words that number it, its code when the text gives one, its title."""

    label: Piece | None
    code: str | None
    rank: int | None
    title: Piece

    def code_after(self, blocs: int) -> str:
        """Its code, formed from its number, or from its rank when the text gives neither."""
        return self.code or f"BC{self.rank or blocs + 1:02d}"

    @property
    def text(self) -> str:
        """The title on one line."""
        return " ".join(_AGAIN.sub("", self.title.text).split())

    @property
    def spans(self) -> dict[str, Span]:
        """The places of the code and of the title."""
        places = {"title": self.title.part(0, len(_AGAIN.sub("", self.title.text))).span}
        return {"code": self.label.span, **places} if self.label else places

    def same(self, other: "Title | None") -> bool:
        """Whether both announce the same bloc, repeated at the top of a page."""
        return (
            other is not None
            and fold(self.text) == fold(other.text)
            and (self.code, self.rank) == (other.code, other.rank)
        )


def words_of(part: Part) -> Piece | None:
    """The words of a paragraph, or of a row that holds one cell."""
    if isinstance(part, Paragraph):
        return part.piece
    return part.alone.piece if part.alone else None


def bloc_title(part: Part) -> Title | None:
    """« Bloc 2 : … », « RNCP12345BC02 – … », « BC2 – … »; None when the part begins no bloc."""
    stands_out = isinstance(part, Line) or part.heading is not None or part.bold
    words = words_of(part)
    return _titled(words, bare=stands_out) if words else None


def column_title(words: Piece) -> Title:
    """The title in a column of blocs, numbered or not."""
    return _titled(words, bare=True) or Title(None, None, None, words)


def _titled(words: Piece, *, bare: bool) -> Title | None:
    text = words.text
    if len(text) >= _LONGEST:
        return None
    found = _BLOC.fullmatch(text) or (_BARE.fullmatch(text) if bare else None)
    if found is None or (found["rank"] is None and found["code"] is None and found.re is _BARE):
        return None
    code, rank = found["code"], found["rank"]
    label = words.part(0, found.end("code" if code else "rank")) if code or rank else None
    title = words.group(found, "title").trim()
    return Title(label, _coded(code), _ranked(rank), title)


def possible_title(part: Part, after: Part | None) -> Title | None:
    """A bold or merged line that begins a bloc, or only a group of rows: the text does not say."""
    words = words_of(part)
    if words is None or len(words.text) >= _LONGEST or _NAMES_ANOTHER.match(fold(words.text)):
        return None
    if isinstance(part, Paragraph):
        stands_out = part.heading is not None or part.bold
        fits = stands_out and isinstance(after, Line) and after.first
    else:
        fits = part.whole or bool(part.alone and _bold(part.alone) and not part.of(Role.COMPETENCY))
    return Title(None, None, None, words) if fits else None


def is_activity(cell: Cell) -> bool:
    """« Activité 2 : … »: the line says itself that it is no bloc."""
    return bool((words := cell.piece) and _ACTIVITY.match(words.text))


def _bold(cell: Cell) -> bool:
    return all(each.bold for each in cell.paragraphs)


def _coded(code: str | None) -> str | None:
    return re.sub(r"\s", "", code).upper() if code else None


def _ranked(rank: str | None) -> int | None:
    if rank is None:
        return None
    upper = rank.upper()
    return int(rank) if rank.isdecimal() else _ROMAN.get(upper) or ord(upper[0]) - ord("A") + 1
