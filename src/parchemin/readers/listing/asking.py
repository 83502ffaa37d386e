"""What is said of a list whose structure its markers do not decide."""

from collections.abc import Sequence

from parchemin.domain.french import counted
from parchemin.domain.referentiel import Competency
from parchemin.readers.diagnostics import Alternative, Findings, Place
from parchemin.readers.document_parts import competency
from parchemin.readers.listing.building import ListText, competencies_of
from parchemin.readers.listing.structure import Role, Roles, Structure

_SHOWN = 80


def say_structure(
    lines: ListText, structure: Structure, path: str, place: Place, findings: Findings
) -> None:
    """Ask which structure is right, or say that the wording alone gave it; else nothing.

    ``path`` is where the competencies stand in the document: ``blocks.0.competencies``.
    """
    if structure.others:
        _ask(lines, structure.others, path, place, findings)
    elif structure.by_words:
        _inform(lines, structure.roles, place, findings)


def _ask(
    lines: ListText, others: Sequence[Roles], path: str, place: Place, findings: Findings
) -> None:
    readings = [competencies_of(lines, roles) for roles in others]
    first = _apart(lines, others[0])
    findings.ask(
        "structure-de-liste-indecidable",
        place,
        found=f"des lignes de deux sortes, dont « {first[:_SHOWN]} », lues comme autant de "
        "compétences",
        expected="des lignes dont la place (titre, compétence, détail d'une compétence) se voit",
        advice="Choisissez une des lectures proposées, ou confirmez la liste à un seul niveau.",
        alternatives=tuple(
            Alternative(
                label=_label(roles, found),
                path=path,
                value=[competency(each) for each in found],
            )
            for roles, found in zip(others, readings, strict=True)
        ),
    )


def _inform(lines: ListText, roles: Roles, place: Place, findings: Findings) -> None:
    what = "des titres" if Role.HEADING in roles else "des compétences suivies de leurs détails"
    findings.inform(
        "structure-lue-dans-les-mots",
        place,
        found=f"{what}, dont « {_apart(lines, roles)[:_SHOWN]} », que seule leur rédaction "
        "distingue",
        expected="des codes ou des puces qui montrent les niveaux de la liste",
        advice="Vérifiez d'un coup d'œil que chaque ligne est à sa place.",
    )


def _apart(lines: ListText, roles: Roles) -> str:
    """The words of the first line that the reading sets apart from a flat list."""
    rank = next(
        rank
        for rank, role in enumerate(roles)
        if role in (Role.HEADING, Role.DETAIL, Role.CONTINUES)
    )
    _, _, after, end = lines.cuts[rank]
    return lines.text[after:end]


def _label(roles: Roles, found: Sequence[Competency]) -> str:
    items = counted(len(found), "compétence")
    if Role.HEADING in roles:
        return f"{items} sous {counted(roles.count(Role.HEADING), 'titre')}"
    if Role.DETAIL in roles:
        details = counted(roles.count(Role.DETAIL), "ligne")
        return f"{items}, avec {details} de détail sous elles"
    return f"{items}, dont certaines sur plusieurs lignes"
