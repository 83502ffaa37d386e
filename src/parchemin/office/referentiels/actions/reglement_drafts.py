"""The draft of a règlement: opened from a version or a file, put in force or abandoned."""

from django.db import transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.journal.actions import record, take_turn
from parchemin.office.referentiels.access import require_secretariat
from parchemin.office.referentiels.actions.reglement_states import LONGEST_SAID, held_draft, lay
from parchemin.office.referentiels.actions.reglements import (
    LONGEST_NUMBER,
    RefusedReglement,
    next_version,
    number_of,
    seen_by_the_journal,
    text_of_file,
)
from parchemin.office.referentiels.models import ReglementDraft, ReglementEdit, ReglementVersion
from parchemin.readers.diagnostics import Findings
from parchemin.readers.toml_source import parse_toml


@transaction.atomic
def open_reglement_draft(*, on: ReglementVersion, by: object) -> ReglementDraft:
    """The open draft of that certification, else a new one that begins with the version's text.

    Raises RefusedAct when the version is not the one in force.
    """
    secretary = require_secretariat(by)
    take_turn()
    draft = _open_one(on.number)
    if draft is not None:
        return draft
    newest = ReglementVersion.objects.filter(number=on.number).order_by("-rank").first()
    if newest is not None and newest.pk != on.pk:
        raise RefusedAct(
            f"La version {on.rank} n'est plus en vigueur pour {on.number} : modifiez la version "
            f"{newest.rank}, qui l'a remplacée le {newest.published_at:%d/%m/%Y}."
        )
    return _opened(
        ReglementDraft(number=on.number, name=on.name, base=on, opened_by=secretary),
        on.text,
        f"Texte de la version {on.rank}",
    )


@transaction.atomic
def draft_from_file(*, name: str, data: bytes, by: object) -> ReglementDraft:
    """A deposited text as the draft of its certification, whatever its faults.

    Raises RefusedAct when it is no TOML, names no certification, or when a draft is already open.
    """
    secretary = require_secretariat(by)
    text = text_of_file(data, name)
    number = _certification(name, text)
    take_turn()
    if _open_one(number) is not None:
        raise RefusedAct(
            f"Un brouillon est déjà ouvert pour {number} : déposez-y ce texte, ou abandonnez-le "
            "d'abord. Rien n'a été enregistré."
        )
    base = ReglementVersion.objects.filter(number=number).order_by("-rank").first()
    draft = ReglementDraft(number=number, name=name[:255], base=base, opened_by=secretary)
    return _opened(draft, text, f"Fichier « {name} »")


@transaction.atomic
def replace_draft_text(
    *, on: ReglementDraft, name: str, data: bytes, by: object, state: int | None = None
) -> ReglementEdit:
    """The whole text of a draft replaced by a deposited file, whatever its faults.

    Raises RefusedAct as for ``draft_from_file``, or when it is about another certification.
    """
    text = text_of_file(data, name)
    number = _certification(name, text)
    held = held_draft(on, by, state)
    if number != held.draft.number:
        raise RefusedAct(
            f"« {name} » est le règlement de {number}, ce brouillon est celui de "
            f"{held.draft.number} : vérifiez le fichier choisi. Rien n'a changé."
        )
    return lay(held, text, f"Fichier « {name} » déposé")


@transaction.atomic
def return_to_edit(
    *, on: ReglementDraft, rank: int, by: object, state: int | None = None
) -> ReglementEdit:
    """An earlier state of the draft as its newest one; the states between are kept."""
    held = held_draft(on, by, state)
    wanted = held.draft.edits.filter(rank=rank).first()
    if wanted is None:
        raise RefusedAct("Cet état n'est pas de ce brouillon : rouvrez la page du brouillon.")
    return lay(held, wanted.text, f"Retour à l'état {rank}")


@transaction.atomic
def put_reglement_in_force(
    *, on: ReglementDraft, reason: str, against: int, by: object, state: int
) -> ReglementVersion:
    """The draft as the next version, with the reason kept; the draft is closed.

    ``against`` is the rank of the version the author compared it with, 0 when there was none.
    Raises RefusedReglement with every error, RefusedAct when nothing is said or has changed.
    """
    held = held_draft(on, by, state)
    draft = held.draft
    if not reason.strip():
        raise RefusedAct(
            "Dites pourquoi cette version entre en vigueur : le motif reste avec elle."
        )
    if number_of(draft.name, held.last.text) != draft.number:
        raise RefusedAct(
            f"« certification » doit rester {draft.number} : ce brouillon est le sien."
        )
    newest = ReglementVersion.objects.filter(number=draft.number).order_by("-rank").first()
    if (newest.rank if newest else 0) != against:
        raise RefusedAct(
            f"La version {newest.rank if newest else 0} a été publiée depuis que vous avez ouvert "
            "la comparaison : relisez ce qui change par rapport à elle, puis recommencez."
        )
    published = next_version(
        name=draft.name, text=held.last.text, by=held.by, reason=reason.strip()
    )
    draft.closed_at, draft.became = timezone.now(), published
    draft.save(update_fields=["closed_at", "became"])
    details = seen_by_the_journal(published)
    record("mettre un règlement en vigueur", by=by, on=published, motif=reason.strip(), **details)
    return published


@transaction.atomic
def abandon_reglement_draft(*, on: ReglementDraft, by: object) -> None:
    """Close a draft without keeping anything of it in force; its states are kept."""
    held = held_draft(on, by)
    held.draft.closed_at = timezone.now()
    held.draft.save(update_fields=["closed_at"])
    record("abandonner un brouillon de règlement", by=by, on=held.draft, numero=held.draft.number)


def _open_one(number: str) -> ReglementDraft | None:
    return ReglementDraft.objects.filter(number=number, closed_at=None).first()


def _opened(draft: ReglementDraft, text: str, says: str) -> ReglementDraft:
    draft.save()
    ReglementEdit.objects.create(
        draft=draft, rank=0, text=text, says=says[:LONGEST_SAID], made_by=draft.opened_by
    )
    record(
        "ouvrir un brouillon de règlement",
        by=draft.opened_by,
        on=draft,
        numero=draft.number,
        depuis=says,
    )
    return draft


def _certification(name: str, text: str) -> str:
    """The certification a text names; raises RefusedReglement when it is no TOML."""
    findings = Findings()
    source = parse_toml(text, findings)
    if source is None:
        raise RefusedReglement(name, tuple(findings))
    number = source.data.get("certification")
    if not isinstance(number, str) or not number.strip():
        raise RefusedAct(
            f"« {name} » ne dit pas de quelle certification il est : écrivez en tête "
            'certification = "…". Rien n\'a été enregistré.'
        )
    if len(number.strip()) > LONGEST_NUMBER:
        raise RefusedAct(f"Un identifiant de certification tient en {LONGEST_NUMBER} caractères.")
    return number.strip()
