"""The blocs of an XML fiche, and its own list of competencies."""

from parchemin.domain.referentiel import Assessment, Bloc, Competency
from parchemin.readers.assessment_kind import Announcement, announcement
from parchemin.readers.competency_items import Cut
from parchemin.readers.fiche_xml.node import Node
from parchemin.readers.fiche_xml.problems import Problems
from parchemin.readers.fiche_xml.spans import Raw, XmlSpans
from parchemin.readers.fiche_xml.texts import ElementText
from parchemin.readers.source_text import EDGES

_BLOC = {"CODE": "code", "LIBELLE": "title"}
_STATED = "CAPACITES_ATTESTEES"


def read_blocs(fiche: Node, problems: Problems) -> tuple[Bloc, ...]:
    """The blocs in the order of the file, which is not always the order of their codes."""
    return tuple(
        _bloc(node, problems) for node in fiche.nodes("BLOCS_COMPETENCES", "BLOC_COMPETENCES")
    )


def read_stated(fiche: Node) -> tuple[Competency, ...]:
    """The competencies of CAPACITES_ATTESTEES: the only ones that a fiche of the RS has."""
    return _competencies(ElementText(fiche, _STATED))


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


def _bloc(node: Node, problems: Problems) -> Bloc:
    texts, places = node.taken(_BLOC)
    code = texts.get("code", "")
    if not code:
        problems.missing("CODE", node.line)
    return Bloc(
        code=code,
        title=texts.get("title", ""),
        competencies=_competencies(ElementText(node, "LISTE_COMPETENCES")),
        assessments=_assessments(code, ElementText(node, "MODALITES_EVALUATION"), problems),
        spans=XmlSpans(places),
    )


def _competencies(text: ElementText) -> tuple[Competency, ...]:
    return tuple([_competency(cut, text) for cut in text.cuts()])


def _competency(cut: Cut, text: ElementText) -> Competency:
    start, code_end, text_start, end = cut
    words = text.text[text_start:end]
    places = {"text": text.place(text_start, end)}
    if code_end == start:
        return Competency(text=words, spans=XmlSpans(places))
    places["code"] = text.place(start, code_end)
    return Competency(text=words, code=text.text[start:code_end], spans=XmlSpans(places))


def _assessments(code: str, text: ElementText, problems: Problems) -> tuple[Assessment, ...]:
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
            _assessment(f"{code}ME{rank}", group, text, problems)
            for rank, group in enumerate(groups, start=1)
        ]
    )


def _assessment(
    code: str, group: tuple[int, int, Announcement], text: ElementText, problems: Problems
) -> Assessment:
    start, end, said = group
    title = text.text[start : min(end, start + said.title_end)].rstrip(EDGES)
    places: dict[str, Raw] = {
        "title": text.place(start, start + len(title)),
        "text": text.place(start, end),
    }
    if said.kind is None:
        problems.undecided_kind(code, said.head, places["text"])
    else:
        first, last = next(iter(said.natures.values()))
        places["kind"] = text.place(start + first, start + last)
    return Assessment(
        code=code,
        title=title,
        kind=said.kind,
        text=text.text[start:end],
        spans=XmlSpans(places),
    )
