"""Codes that name another object of the content: tied to it while edits are laid.

A competency names modalities of its bloc, a correspondence names blocs, both by their code. Tied,
they follow the object when its code changes, and let go of it when it is removed or goes away.
"""

from collections.abc import Iterator
from typing import Any

from parchemin.office.referentiels.edits.tree import NAME, Content, Tree

_TIE = "=>"


def tie(tree: Tree) -> None:
    """Replace each code that names an object by a tie to it; a code that names nothing stays."""
    for bloc, competency in _competencies(tree):
        known = {each["code"]: each[NAME] for each in reversed(bloc["assessments"])}
        competency["assessments"] = [_tied(code, known) for code in competency["assessments"]]
    blocs = {bloc["code"]: bloc[NAME] for bloc in reversed(tree.content["blocks"])}
    for each in tree.content.get("correspondences", ()):
        each["blocks"] = [_tied(code, blocs) for code in each["blocks"]]


def untie(tree: Tree) -> None:
    """Write the codes back; a tie to what is no longer there is dropped."""
    for bloc, competency in _competencies(tree):
        known = {each[NAME]: each["code"] for each in bloc["assessments"]}
        competency["assessments"] = list(_codes(competency["assessments"], known))
    blocs = {bloc[NAME]: bloc["code"] for bloc in tree.content["blocks"]}
    for each in tree.content.get("correspondences", ()):
        each["blocks"] = list(_codes(each["blocks"], blocs))


def named(tied: Any) -> str:
    """The name of the object at the end of a tie; empty for a mere code."""
    return str(tied).removeprefix(_TIE) if str(tied).startswith(_TIE) else ""


def tie_to(name: str) -> str:
    return _TIE + name


def _competencies(tree: Tree) -> Iterator[tuple[Content, Content]]:
    for bloc in tree.content.get("blocks", ()):
        for competency in bloc.get("competencies", ()):
            yield bloc, competency


def _tied(code: str, known: dict[str, str]) -> str:
    return _TIE + known[code] if code in known else code


def _codes(tied: list[str], known: dict[str, str]) -> Iterator[str]:
    said = set()
    for each in tied:
        name = named(each)
        code = known.get(name) if name else each
        if code is not None and code not in said:
            said.add(code)
            yield code
