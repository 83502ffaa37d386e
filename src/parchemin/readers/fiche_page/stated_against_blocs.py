"""Where the page's own list « Compétences attestées » departs from its blocs."""

from itertools import islice

from parchemin.domain.referentiel import Bloc, Competency
from parchemin.readers.comparison import differences, likeness, plain, sentence_of
from parchemin.readers.diagnostics import Findings, Place
from parchemin.readers.fiche_page.cut import MOST_ITEMS

_SAME = 60.0


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
