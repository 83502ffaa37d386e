"""What each assessor says in his role, of a modality or of a bloc, as a dossier writes it."""

from collections.abc import Iterator, Sequence
from datetime import date

from parchemin.domain.deliberation.facts import Opinion
from parchemin.readers.dossier_codes import Codes, moment_of, subjects
from parchemin.readers.dossier_results import cell_of, mark_of
from parchemin.readers.toml_table import Table, nearest, tables

_VIEWS = {"favorable": True, "défavorable": False}


def read_opinions(root: Table, codes: Codes, roles: Sequence[str]) -> Iterator[Opinion]:
    """The opinions and marks of [[avis]]; ``roles`` are those the règlement asks."""
    known = {**codes.blocs, **codes.assessments}
    for table in tables(root, "avis"):
        on, rank = moment_of(table)
        role = _role(table, roles)
        author = table.text("nom", needed=False)
        for subject, name in subjects(table, known):
            said = _said(cell_of(table, name, "avis"), subject, role, (on, rank, author))
            if said is not None:
                yield said


def _role(table: Table, roles: Sequence[str]) -> str:
    role = table.text("role")
    if role and role not in roles:
        asked = ", ".join(roles) or "aucun : son règlement ne lit pas d'avis"
        advice = nearest(role, roles) if roles else "Retirez ces avis, ou changez de règlement."
        table.fault(
            "role", "role-inconnu", f"« {role} »", f"un rôle du règlement : {asked}", advice
        )
    return role


def _said(cell: Table, subject: str, role: str, moment: tuple[date, int, str]) -> Opinion | None:
    favourable = cell.word("avis", _VIEWS, needed=not cell.has("note"))
    mark, out_of = mark_of(cell)
    said = Opinion(
        subject=subject,
        role=role,
        favourable=favourable,
        mark=mark,
        out_of=out_of,
        on=moment[0],
        rank=moment[1],
        author=moment[2],
        id=cell.text("id", needed=False),
        supersedes=cell.text("corrige", needed=False),
    )
    cell.finish()
    return said if role else None
