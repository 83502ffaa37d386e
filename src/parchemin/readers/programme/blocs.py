"""The blocs of a programme page, their repeated lines, and their titles read three times."""

import re
from collections.abc import Iterable

from parchemin.domain.referentiel import Bloc, Competency, ProgrammeBloc
from parchemin.readers.comparison import fold, likeness, plain
from parchemin.readers.diagnostics import Findings, Place, at
from parchemin.readers.programme.sections import BLOC
from parchemin.readers.source_text import Piece

_INTRODUCTION = "competences evaluees"
_SAME_BLOC = 75.0


def read_blocs(sections: dict[str, list[Piece]], findings: Findings) -> tuple[Bloc, ...]:
    """The blocs in the order of the page; a line repeated in a bloc is kept once."""
    blocs = [lines for name, lines in sections.items() if name.startswith("bloc.")]
    return tuple(
        _bloc(lines[0], match, lines[1:], findings)
        for lines in blocs
        if (match := BLOC.fullmatch(lines[0].text))
    )


def compare_titles(
    blocs: Iterable[Bloc],
    parts: Iterable[ProgrammeBloc],
    listed: Iterable[Piece],
    findings: Findings,
) -> None:
    """One warning per bloc whose title differs, beyond case and accents, in another list."""
    others = [(part.title, part.spans["title"].line, "contenu de la formation") for part in parts]
    others += [(line.text, line.line, "liste des blocs") for line in listed]
    for bloc in blocs:
        for title, line, where in others:
            if fold(title) == fold(bloc.title):
                continue
            if likeness(fold(title), fold(bloc.title), at_least=_SAME_BLOC):
                _say_titles(bloc, title, line, where, findings)


def _bloc(heading: Piece, match: re.Match[str], lines: list[Piece], findings: Findings) -> Bloc:
    kept: dict[str, Piece] = {}
    repeated: list[Piece] = []
    for line in lines:
        if fold(line.text).startswith(_INTRODUCTION):
            continue
        first = kept.setdefault(plain(line.text), line)
        if first is not line:
            repeated += [first, line]
    if repeated:
        _say_repeated(match["label"], repeated, findings)
    title = heading.group(match, "title").trim()
    return Bloc(
        code=f"BC{int(match['rank']):02d}",
        title=title.text,
        competencies=tuple(
            Competency(text=line.text, spans={"text": line.span}) for line in kept.values()
        ),
        spans={"code": heading.group(match, "label").span, "title": title.span},
    )


def _say_repeated(label: str, repeated: list[Piece], findings: Findings) -> None:
    texts = dict.fromkeys(line.text for line in repeated)
    findings.warn(
        "lignes-repetees",
        at(*sorted(repeated, key=lambda line: line.start)),
        found=f"des lignes en double dans le bloc {label} : "
        + " ; ".join(f"« {text} »" for text in texts),
        expected="chaque compétence une seule fois",
        advice="Chaque compétence est gardée une fois ; vérifiez qu'il n'en manque pas une autre.",
    )


def _say_titles(bloc: Bloc, title: str, line: int, where: str, findings: Findings) -> None:
    own = bloc.spans["title"].line
    findings.warn(
        "intitules-de-bloc-differents",
        Place(
            line=own,
            lines=(line, own),
            sentence=f"ligne {line} ({where}) et ligne {own} (bloc {bloc.code})",
        ),
        found=f"« {title} » / « {bloc.title} »",
        expected="le même intitulé de bloc dans toute la page",
        advice="L'intitulé du bloc est retenu ; vérifiez-le dans la fiche du registre.",
    )
