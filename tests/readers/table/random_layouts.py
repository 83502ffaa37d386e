"""Référentiels drawn at random, and the many ways to lay one out in a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from parchemin.readers.transcripts.composing import Box, Words
from tests.readers.table.layout import Body

VERBS = ("Préparer", "Contrôler", "Ranger", "Expliquer", "Mesurer", "Écouter")
OBJECTS = ("un atelier", "la commande", "les outils", "un groupe", "l'itinéraire", "les stocks")
ENDS = ("", " afin de réduire les délais", " en suivant la fiche", " dans le respect du plan")
TESTS = ("Étude de cas écrite", "QCM de vingt questions", "Mise en situation devant un jury")
HEADS = {
    "activity": ("Activités", "RÉFÉRENTIEL D'ACTIVITÉS", "Missions", "Situations de travail"),
    "competency": ("Compétences", "Compétences évaluées", "Référentiel de compétences"),
    "modality": ("Modalités d'évaluation", "Épreuves", "Situations d'évaluation"),
    "criteria": ("Critères", "Critères d'évaluation", "Indicateurs"),
}


@dataclass(frozen=True)
class Drawn:
    """One competency drawn: what reading must give back."""

    text: str
    code: str | None
    key: bool
    criteria: tuple[str, ...]


@dataclass(frozen=True)
class DrawnBloc:
    """One bloc drawn, with the one test and the one activity of all its competencies."""

    title: str
    activity: str
    modality: str
    competencies: tuple[Drawn, ...]


@dataclass(frozen=True)
class Look:
    """How the document is laid out."""

    columns: tuple[str, ...]
    heads: tuple[str, ...]
    titles: str
    mark: str
    listed: bool
    merged: bool
    grouped: bool


sentences = st.builds(
    lambda verb, thing, end: f"{verb} {thing}{end}",
    st.sampled_from(VERBS),
    st.sampled_from(OBJECTS),
    st.sampled_from(ENDS),
)
codes = st.sampled_from((None, "C{0}.{1}", "A{0}C{1}", "{0}.{1}"))


@st.composite
def blocs(draw: st.DrawFn) -> tuple[DrawnBloc, ...]:
    """One to three blocs; texts are all different, as in a référentiel."""
    code = draw(codes)
    texts = iter(draw(st.lists(sentences, min_size=40, max_size=40, unique=True)))
    return tuple(
        DrawnBloc(
            next(texts),
            next(texts),
            draw(st.sampled_from(TESTS)),
            tuple(
                Drawn(
                    next(texts),
                    code.format(rank, place) if code else None,
                    draw(st.booleans()),
                    tuple(next(texts) for _ in range(draw(st.integers(1, 3)))),
                )
                for place in range(1, draw(st.integers(1, 3)) + 1)
            ),
        )
        for rank in range(1, draw(st.integers(1, 3)) + 1)
    )


@st.composite
def looks(draw: st.DrawFn) -> Look:
    """Any order of columns, any words, titles in rows, above each table or in a column."""
    columns = tuple(draw(st.permutations(list(HEADS))))
    return Look(
        columns=columns,
        heads=tuple(draw(st.sampled_from(HEADS[column])) for column in columns),
        titles=draw(st.sampled_from(("rows", "headings", "column"))),
        mark=draw(st.sampled_from(("star", "bold"))),
        listed=draw(st.booleans()),
        merged=draw(st.booleans()),
        grouped=draw(st.booleans()),
    )


def laid_out(drawn: Sequence[DrawnBloc], look: Look) -> Body:
    """The document, as paragraphs and tables."""
    note = {
        "star": "Les compétences clés sont signalées par un astérisque.",
        "bold": "Les compétences en gras sont les compétences clés.",
    }
    body: Body = [Words("Référentiel du CQP d'essai", heading=1), Words(note[look.mark])]
    head = [Box([Words(text)]) for text in look.heads]
    if look.titles == "column":
        head = [Box([Words("Blocs de compétences")]), *head]
    rows: list[list[Box | None]] = [list(head)]
    for rank, bloc in enumerate(drawn, start=1):
        title = Words(f"Bloc {rank} : {bloc.title}")
        if look.titles == "headings":
            body += [title, [head, *_rows(bloc, look)]]
        elif look.titles == "rows":
            covered = [None] * (len(head) - 1)
            rows += [[Box([title], columns=len(head)), *covered], *_rows(bloc, look)]
        else:
            found = _rows(bloc, look)
            first = Box([title], rows=len(found))
            rows += [[None if place else first, *row] for place, row in enumerate(found)]
    return body if look.titles == "headings" else [*body, rows]


def _rows(bloc: DrawnBloc, look: Look) -> list[list[Box | None]]:
    grouped = look.grouped and all(each.code for each in bloc.competencies)
    lots = [bloc.competencies] if grouped else [(each,) for each in bloc.competencies]
    return [
        [_box(bloc, lots, place, column, look) for column in look.columns]
        for place in range(len(lots))
    ]


def _box(
    bloc: DrawnBloc, lots: Sequence[Sequence[Drawn]], place: int, column: str, look: Look
) -> Box | None:
    if column in {"activity", "modality"}:
        text = bloc.activity if column == "activity" else bloc.modality
        if not look.merged:
            return Box([Words(text)])
        return None if place else Box([Words(text)], rows=len(lots))
    if column == "competency":
        return Box([_competency(each, look) for each in lots[place]])
    if len(lots[place]) == 1:
        return Box([Words(text, item=look.listed) for text in lots[place][0].criteria])
    return Box([line for each in lots[place] for line in _numbered(each, look)])


def _competency(each: Drawn, look: Look) -> Words:
    text = f"{each.code} {each.text}" if each.code else each.text
    star = "*" if each.key and look.mark == "star" else ""
    return Words(text + star, bold=each.key and look.mark == "bold")


def _numbered(each: Drawn, look: Look) -> list[Words]:
    if look.listed:
        return [Words(f"{each.code} :"), *(Words(text, item=True) for text in each.criteria)]
    return [Words(f"{each.code} : {text}") for text in each.criteria]
