"""The blocs of an XML fiche, and its own list of competencies."""

from parchemin.domain.referentiel import Assessment, Bloc, Competency, Excerpt
from parchemin.readers.assessment_kind import Announcement, announcement
from parchemin.readers.assessments import say_undecided
from parchemin.readers.competency_items import Cut
from parchemin.readers.fiche_xml.node import Node
from parchemin.readers.fiche_xml.problems import Problems
from parchemin.readers.fiche_xml.spans import Raw, XmlSpans
from parchemin.readers.fiche_xml.texts import ElementText
from parchemin.readers.listing.asking import say_structure
from parchemin.readers.listing.building import ListText, competencies_of, leads_of
from parchemin.readers.listing.structure import is_flat, structure_of
from parchemin.readers.modality.asking import say_doubts
from parchemin.readers.modality.conditions import conditions_of
from parchemin.readers.source_text import EDGES

_BLOC = {"CODE": "code", "LIBELLE": "title"}
_STATED = "CAPACITES_ATTESTEES"
_LIST = "LISTE_COMPETENCES"


def read_blocs(fiche: Node, problems: Problems) -> tuple[Bloc, ...]:
    """The blocs in the order of the file, which is not always the order of their codes."""
    nodes = fiche.nodes("BLOCS_COMPETENCES", "BLOC_COMPETENCES")
    return tuple([_bloc(node, rank, problems) for rank, node in enumerate(nodes)])


def read_stated(fiche: Node, blocs: tuple[Bloc, ...], problems: Problems) -> tuple[Competency, ...]:
    """The competencies of CAPACITES_ATTESTEES: the only ones that a fiche of the RS has.

    The titles of the blocs may head their competencies there. Its structure is only asked for when
    no bloc gives it.
    """
    text = ElementText(fiche, _STATED)
    cuts = text.lines()
    titles = {bloc.title.lower() for bloc in blocs}
    if is_flat(text.text, cuts) and not _heads_a_bloc(text.text, cuts, titles):
        return _items(text, cuts)
    lines = ListText(text.text, cuts, text.spanned)
    structure = structure_of(text.text, cuts, titles)
    if not blocs:
        place = problems.place(fiche.place(_STATED))
        say_structure(lines, structure, "stated_competencies", place, problems.findings)
    if structure.flat:
        return _items(text, cuts)
    return competencies_of(lines, structure.roles)


def compare(
    fiche: Node, stated: tuple[Competency, ...], blocs: tuple[Bloc, ...], problems: Problems
) -> None:
    """One information when competencies of the blocs are not in the fiche's own list."""
    known = {item.text for item in stated}
    alone = [item.text for bloc in blocs for item in bloc.competencies if item.text not in known]
    if alone and stated:
        folded = {_loose(text) for text in known}
        alone = [text for text in alone if _loose(text) not in folded]
        if alone:
            problems.lists_differ(alone, fiche.place(_STATED))


def _loose(text: str) -> str:
    """Apostrophes and final punctuation set aside."""
    return text.replace("’", "'").rstrip(" .;")


def _bloc(node: Node, rank: int, problems: Problems) -> Bloc:
    texts, places = node.taken(_BLOC)
    code = texts.get("code", "")
    if not code:
        problems.missing("CODE", node.line)
    leads, competencies = _listed(ElementText(node, _LIST), node, rank, problems)
    modalities = ElementText(node, "MODALITES_EVALUATION")
    return Bloc(
        code=code,
        title=texts.get("title", ""),
        leads=leads,
        competencies=competencies,
        assessments=_assessments(code, modalities, f"blocks.{rank}.assessments", problems),
        spans=XmlSpans(places),
    )


def _listed(
    text: ElementText, node: Node, rank: int, problems: Problems
) -> tuple[tuple[Excerpt, ...], tuple[Competency, ...]]:
    """The introductions and the competencies of a bloc."""
    cuts = text.lines()
    if is_flat(text.text, cuts):
        return (), _items(text, cuts)
    lines = ListText(text.text, cuts, text.spanned)
    structure = structure_of(text.text, cuts)
    if structure.others or structure.by_words:
        place = problems.place(node.place(_LIST))
        say_structure(lines, structure, f"blocks.{rank}.competencies", place, problems.findings)
    if structure.flat:
        return (), _items(text, cuts)
    return leads_of(lines, structure.roles), competencies_of(lines, structure.roles)


def _heads_a_bloc(text: str, cuts: list[Cut], titles: set[str]) -> bool:
    """Whether the first line of a list is the title of a bloc."""
    return bool(cuts) and text[cuts[0][2] : cuts[0][3]].lower().rstrip(" :.") in titles


def _items(text: ElementText, cuts: list[Cut]) -> tuple[Competency, ...]:
    return tuple([_competency(cut, text) for cut in cuts])


def _competency(cut: Cut, text: ElementText) -> Competency:
    start, code_end, text_start, end = cut
    words = text.text[text_start:end]
    places = {"text": text.place(text_start, end)}
    if code_end == start:
        return Competency(text=words, spans=XmlSpans(places))
    places["code"] = text.place(start, code_end)
    return Competency(text=words, code=text.text[start:code_end], spans=XmlSpans(places))


def _assessments(
    code: str, text: ElementText, path: str, problems: Problems
) -> tuple[Assessment, ...]:
    """The paragraphs grouped: one that announces nothing goes on with the modality before it."""
    groups: list[tuple[int, int, Announcement]] = []
    for start, code_end, _, end in text.cuts():
        said = announcement(text.text[start:end])
        if groups and code_end == start and not said.opens:
            groups[-1] = (groups[-1][0], end, groups[-1][2])
        else:
            groups.append((start, end, said))
    return tuple(
        [
            _assessment(f"{code}ME{rank + 1}", group, text, f"{path}.{rank}", problems)
            for rank, group in enumerate(groups)
        ]
    )


def _assessment(
    code: str,
    group: tuple[int, int, Announcement],
    source: ElementText,
    path: str,
    problems: Problems,
) -> Assessment:
    start, end, said = group
    text = source.text[start:end]
    title = text[: said.title_end].rstrip(EDGES)
    places: dict[str, Raw] = {
        "title": source.place(start, start + len(title)),
        "text": source.place(start, end),
    }
    if said.kind is None:
        place = problems.place(places["text"], f"modalité {code}")
        say_undecided(said, f"{path}.kind", place, problems.findings)
    else:
        first, last = next(iter(said.natures.values()))
        places["kind"] = source.place(start + first, start + last)
    conditions, doubts = conditions_of(text, said.kind, source.spanned_from(start))
    if doubts:
        place = problems.place(places["text"], f"modalité {code}")
        say_doubts(text, doubts, f"{path}.conditions", place, problems.findings)
    return Assessment(
        code=code,
        title=title,
        kind=said.kind,
        text=text,
        conditions=conditions,
        spans=XmlSpans(places),
    )
