"""What the table leaves open: the readings are offered, none of them is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from parchemin.domain.french import counted
from parchemin.domain.referentiel import Criterion
from parchemin.readers.diagnostics import Alternative, Findings, Place, at
from parchemin.readers.document_parts import Json, excerpt
from parchemin.readers.table.competencies import Found
from parchemin.readers.table.lines import Slot
from parchemin.readers.table.points import Point

_SHOWN = 100
_MOST_OFFERED = 400
"""Criteria written in the alternatives of one cell; no table that a person reads has more."""


@dataclass(frozen=True)
class Asking:
    """Where the competencies of a bloc stand in the reading document, in order."""

    path: str
    order: Sequence[Found]

    @cached_property
    def ranks(self) -> dict[int, int]:
        """The rank of each competency, by its identity."""
        return {id(found): rank for rank, found in enumerate(self.order)}

    def of(self, found: Found, field: str) -> str:
        """The path of a field of a competency: ``blocks.0.competencies.2.criteria``."""
        return f"{self.path}.{self.ranks[id(found)]}.{field}"


def ask_owners(
    slot: Slot,
    criteria: Sequence[Criterion],
    owners: Sequence[Found],
    asking: Asking,
    findings: Findings,
) -> None:
    """One question for each competency that a cell of criteria faces, none of them numbered."""
    paired = len(criteria) == len(owners)
    every = [excerpt(each) for each in criteria]
    few = len(every) * len(owners) <= _MOST_OFFERED
    for rank, owner in enumerate(owners):
        path = asking.of(owner, "criteria")
        own = [_one("Seulement celui de même rang", path, criteria[rank])] if paired else []
        findings.ask(
            "criteres-partages",
            _place(slot, owner),
            found=f"{counted(len(criteria), 'critère')} en face de {len(owners)} compétences, dont "
            f"« {_short(owner)} », sans numéro qui les relie",
            expected="des critères en face de chaque compétence, ou numérotés comme elle",
            advice="Choisissez les critères de cette compétence : aucun n'a été retenu pour elle.",
            alternatives=(*own, *([_all(path, every)] if few else []), _none(path)),
        )


def ask_above(
    found: Found, above: Slot | None, owner: Found | None, asking: Asking, findings: Findings
) -> None:
    """A competency without criterion: the cell above it may have been merged over it."""
    path = asking.of(found, "criteria")
    offered = [excerpt(each) for each in owner.criteria[:_MOST_OFFERED]] if owner else []
    where = f" ; la cellule de la {_line(above)} la couvre peut-être" if above and owner else ""
    findings.ask(
        "criteres-fusionnes" if where else "criteres-absents",
        _place(above if where else None, found),
        found=f"aucun critère en face de « {_short(found)} »{where}",
        expected="des critères en face de chaque compétence",
        advice="Répartissez les critères entre les compétences si la cellule était fusionnée.",
        alternatives=(_all(path, offered), _none(path)) if where else (),
    )


def ask_assessed(
    slot: Slot,
    undecided: Sequence[Point],
    owners: Sequence[Found],
    asking: Asking,
    findings: Findings,
) -> None:
    """Paragraphs beside a modality that may be the criteria of the competency they face."""
    criteria = [Criterion(text=point.text, spans=point.spans) for point in undecided]
    alternatives: list[Alternative] = []
    for owner in owners:
        whole = [excerpt(each) for each in (*owner.criteria, *criteria)]
        label = f"Des critères de « {_short(owner)} »"
        alternatives.append(_offer(label, asking.of(owner, "criteria"), whole))
    findings.ask(
        "modalite-ou-critere",
        at(slot.cell.paragraphs[0].piece, *(point.parts[0] for point in undecided)),
        found=f"{counted(len(undecided), 'paragraphe')} après une modalité, à partir de "
        f"« {undecided[0].text[:_SHOWN]} »",
        expected="des critères en liste, ou annoncés par « Critères : »",
        advice="Dites si ce sont des critères ; sinon, complétez la modalité à l'écran.",
        alternatives=tuple(alternatives),
    )


def ask_key(found: Found, mark: str, asking: Asking, findings: Findings, *, why: str) -> None:
    """Whether a bold or starred competency is a key one."""
    path = asking.of(found, "key")
    findings.ask(
        "competence-cle-indecidable",
        at(found.slot.cell.paragraphs[0].piece),
        found=f"« {_short(found)} » est {mark}, {why}",
        expected="une note qui dise ce que cette marque signifie",
        advice="Dites si cette compétence est une compétence clé.",
        alternatives=(
            _offer("C'est une compétence clé", path, value=True),
            _offer("Ce n'est pas une compétence clé", path, value=False),
        ),
    )


def _offer(label: str, path: str, value: object) -> Alternative:
    return Alternative(label=label, path=path, value=value)


def _one(label: str, path: str, criterion: Criterion) -> Alternative:
    return _offer(f"{label} : « {criterion.text[:_SHOWN]} »", path, [excerpt(criterion)])


def _all(path: str, criteria: list[Json]) -> Alternative:
    return _offer(f"Tous les critères de la cellule ({len(criteria)})", path, criteria)


def _none(path: str) -> Alternative:
    return _offer("Aucun de ces critères", path, [])


def _place(slot: Slot | None, found: Found) -> Place:
    first = found.slot.cell.paragraphs[0].piece
    return at(*([slot.cell.paragraphs[0].piece] if slot else []), first)


def _line(slot: Slot) -> str:
    return f"ligne {slot.cell.paragraphs[0].piece.line}"


def _short(found: Found) -> str:
    return found.competency.text[:_SHOWN]
