"""The page's own list « Compétences attestées », and where it departs from the blocs."""

from itertools import islice

from parchemin.domain.referentiel import Bloc, Competency
from parchemin.readers.comparison import differences, fold, likeness, plain, sentence_of
from parchemin.readers.competency_items import Item, split_items
from parchemin.readers.diagnostics import Findings, Place
from parchemin.readers.fiche_page.abstract import listed_lines
from parchemin.readers.fiche_page.cut import MOST_ITEMS
from parchemin.readers.fiche_page.sections import Page, bloc_heading
from parchemin.readers.source_text import Piece

_HEADING = 85.0
_SAME = 60.0
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


def compare_with_blocs(
    stated: tuple[Competency, ...], blocs: tuple[Bloc, ...], findings: Findings
) -> None:
    """One warning per competency whose two wordings differ, or that stands on one side only."""
    if not stated:
        return
    left = {rank: plain(item.text) for rank, item in enumerate(stated)}
    rest: list[tuple[str, Competency]] = []
    by_text: dict[str, list[int]] = {}
    for rank, text in left.items():
        by_text.setdefault(text, []).append(rank)
    for bloc in blocs:
        for item in bloc.competencies:
            ranks = by_text.get(plain(item.text))
            if ranks:
                left.pop(ranks.pop(0))
            else:
                rest.append((bloc.code, item))
    for code, item in rest[:MOST_ITEMS]:
        _nearest(code, item, left, stated, findings)
    for rank in list(left)[:MOST_ITEMS]:
        _alone("la liste « Compétences attestées »", "aucun bloc", stated[rank], findings)


def _nearest(
    code: str,
    item: Competency,
    left: dict[int, str],
    stated: tuple[Competency, ...],
    findings: Findings,
) -> None:
    text = plain(item.text)
    near = islice(left.items(), MOST_ITEMS)
    scores = {rank: likeness(text, other, at_least=_SAME) for rank, other in near}
    best = max(scores, key=lambda rank: scores[rank], default=None)
    if best is None or not scores[best]:
        _alone(f"le bloc {code}", "la liste « Compétences attestées » n'en a pas", item, findings)
        return
    del left[best]
    _differs(code, stated[best], item, findings)


def _differs(code: str, listed: Competency, item: Competency, findings: Findings) -> None:
    one, two = listed.spans["text"].line, item.spans["text"].line
    findings.warn(
        "competence-differente",
        Place(
            line=two,
            lines=(one, two),
            sentence=f"ligne {one} (liste « Compétences attestées ») et ligne {two} (bloc {code})",
        ),
        found=sentence_of(differences(listed.text, item.text)),
        expected="le même texte dans la liste et dans le bloc",
        advice="Le texte du bloc est retenu ; corrigez-le si c'est la liste qui fait foi.",
    )


def _alone(here: str, there: str, item: Competency, findings: Findings) -> None:
    line = item.spans["text"].line
    findings.warn(
        "competence-sans-pendant",
        Place(line=line, lines=(line,), sentence=f"ligne {line}"),
        found=f"« {item.text[:120]} » dans {here} seulement ({there})",
        expected="la même compétence dans la liste de la page et dans un bloc",
        advice="Vérifiez si une compétence manque, ou si son texte a été réécrit.",
    )
