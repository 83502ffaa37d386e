"""Tying blocs and competencies of a draft to ROME or ESCO, from a file or one line."""

from dataclasses import replace

from django.db import transaction

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import counted
from parchemin.domain.referentiel import Association
from parchemin.office.referentiels.actions.laying import Opened, append, opened
from parchemin.office.referentiels.edits.tree import NAME
from parchemin.office.referentiels.models import Version
from parchemin.readers.diagnostics import Diagnostic, Findings, Severity
from parchemin.readers.document_loading import certification_from_json
from parchemin.readers.document_parts import association as association_document
from parchemin.readers.nomenclature_file import StatedTie, read_nomenclature_file


class RefusedTies(RefusedAct):
    """A file of codes with errors; ``diagnostics`` holds all of them, by line."""

    def __init__(self, name: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        found = counted(len(diagnostics), "erreur")
        super().__init__(
            f"« {name} » a {found} : rien n'est rattaché. Corrigez-le aux lignes dites."
        )
        self.diagnostics = diagnostics


@transaction.atomic
def tie_codes(*, on: Version, name: str, data: bytes, by: object) -> int:
    """Tie what a file states, all of it or nothing; how many ties are new.

    Raises ``UnreadableSource`` or ``RefusedTies``.
    """
    held = opened(on, by)
    findings = Findings()
    certification = certification_from_json(held.result.content)
    ties = read_nomenclature_file(data, name, certification, findings)
    errors = tuple(said for said in findings if said.severity is Severity.ERROR)
    if errors:
        raise RefusedTies(name, errors)
    targets: dict[str, list[Association]] = {}
    for tie in ties:
        targets.setdefault(_target(held, tie), []).append(tie.association)
    return sum(_extend(opened(on, by), node, given) for node, given in targets.items())


@transaction.atomic
def untie_code(*, on: Version, node: str, rank: int, by: object) -> Version:
    """Take one tie, by its rank from 0, off a bloc or a competency."""
    held = opened(on, by)
    kept = list(_bare(held, node))
    if not 0 <= rank < len(kept):
        raise RefusedAct("Ce rattachement n'est plus là : rouvrez la page.")
    gone = kept.pop(rank)
    phrase = f"Rattachement retiré : {gone['scheme']} {gone['code'] or gone['uri'] or ''}".strip()
    return append(held, "ecrire", {"place": f"{node}.associations", "value": kept}, phrase=phrase)


def _target(held: Opened, tie: StatedTie) -> str:
    """The name of the bloc or of the competency that a tie bears on."""
    bloc = held.result.tree.content["blocks"][tie.bloc]
    node = bloc if tie.competency is None else bloc["competencies"][tie.competency]
    return str(node[NAME])


def _extend(held: Opened, node: str, given: list[Association]) -> int:
    kept = _bare(held, node)
    written = [association_document(replace(each, spans={})) for each in given]
    new = [each for rank, each in enumerate(written) if each not in [*kept, *written[:rank]]]
    if new:
        codes = ", ".join(f"{each['scheme']} {each['code'] or each['uri']}" for each in new)
        append(
            held,
            "ecrire",
            {"place": f"{node}.associations", "value": [*kept, *new]},
            phrase=f"Rattachement : {codes[:200]}",
        )
    return len(new)


def _bare(held: Opened, node: str) -> list[dict[str, object]]:
    """The ties of an object in the published form."""
    ties = held.node(node).get("associations")
    if ties is None:
        raise RefusedAct("Un rattachement se pose sur un bloc ou sur une compétence.")
    return [{key: value for key, value in each.items() if key != NAME} for each in ties]
