"""Laying one edit more over a draft: one turn, one check, one entry in the journal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import listed
from parchemin.office.journal.actions import record, take_turn
from parchemin.office.referentiels.access import require_secretariat
from parchemin.office.referentiels.actions.sources import next_rank
from parchemin.office.referentiels.edits.crossing import crossed
from parchemin.office.referentiels.edits.laying import Laid, laid
from parchemin.office.referentiels.edits.log import Edit, says, with_edit
from parchemin.office.referentiels.edits.tree import Content, NoSuchPlace
from parchemin.office.referentiels.models import Version
from parchemin.readers.document_loading import UnreadableContent, certification_from_json

LONGEST_NUMBER = 60
GONE = (
    "Ce que vous vouliez modifier n'est plus là : quelqu'un l'a déplacé, réuni ou supprimé. "
    "Rouvrez la page de relecture."
)


@dataclass(frozen=True)
class Opened:
    """A draft held until the transaction ends, and what it says at this moment."""

    draft: Version
    result: Laid
    by: object
    state: int | None

    def node(self, name: str) -> Content:
        """The object of that name; refused when it is no longer there."""
        try:
            return self.result.tree.node(name)
        except NoSuchPlace as error:
            raise RefusedAct(GONE) from error


def opened(on: Version, by: object, state: int | None = None) -> Opened:
    """Hold a draft; ``state`` is the one its author was looking at, when it is known."""
    require_secretariat(by)
    draft = locked_draft(on)
    return Opened(draft, laid(draft.content, draft.answers), by, state)


def locked_draft(version: Version) -> Version:
    """The draft as it stands now, held until the transaction ends; refuses a published version."""
    draft = Version.objects.select_for_update().filter(pk=version.pk).first()
    if draft is None:
        raise RefusedAct("Cette relecture a été abandonnée entre-temps.")
    if draft.published_at is not None:
        raise RefusedAct(
            f"La version {draft.rank} est publiée : elle ne change plus. Déposez une nouvelle "
            "source pour préparer la version suivante."
        )
    return draft


def append(
    held: Opened,
    act: str,
    args: Mapping[str, Any],
    *,
    phrase: str,
    reason: str = "",
    journal: tuple[str, Mapping[str, Any]] | None = None,
) -> Version:
    """Keep an edit with its sentence, and write it in the journal.

    Raises RefusedAct when somebody changed the same places since the author's state, when the
    object is gone, or when the value does not fit.
    """
    draft, before = held.draft, held.result
    number = before.state + 1
    edit = Edit(number, act, {**args, "says": phrase}, reason.strip(), str(held.by), _now())
    answers = with_edit(draft.answers, edit)
    try:
        after = laid(draft.content, answers)
    except NoSuchPlace as error:
        raise RefusedAct(GONE) from error
    if held.state is not None:
        refuse_crossed(before, _places(after, edit), held.state)
    _check(before, after, phrase)
    draft.answers = answers
    _rename(draft, after.content)
    draft.save()
    name, details = journal or ("modifier une lecture", {"geste": act, "phrase": phrase})
    record(name, by=held.by, on=draft, **details, **({"motif": reason} if reason else {}))
    return draft


def refuse_crossed(before: Laid, places: Iterable[str], state: int) -> None:
    """Refuse when an edit made since that state bears on one of these places."""
    others = crossed(before, places, state)
    if others:
        done = listed(f"{edit.by} (« {says(edit) or edit.reason} »)" for edit in others[-3:])
        raise RefusedAct(
            f"Cette partie a changé depuis que vous l'avez ouverte, par {done}. Rien n'a été "
            "modifié : relisez ce qui est écrit maintenant, puis recommencez si c'est utile."
        )


def _places(after: Laid, edit: Edit) -> Iterable[str]:
    if "touched" in edit.args:
        return list(edit.args["touched"])
    return after.touched[edit.args.get("edit", edit.number)]


def _check(before: Laid, after: Laid, phrase: str) -> None:
    content = after.content
    try:
        certification_from_json(content)
    except UnreadableContent as error:
        raise RefusedAct(f"Cette valeur ne convient pas ({phrase}) : {error}") from error
    twice = _repeated(_codes(content)) - _repeated(_codes(before.content))
    if twice:
        raise RefusedAct(
            f"Le code {min(twice)} est déjà pris dans ce référentiel : un code ne nomme qu'un "
            "bloc ou qu'une modalité."
        )


def _codes(content: Content) -> list[str]:
    blocs = content["blocks"]
    return [each["code"] for bloc in blocs for each in (bloc, *bloc["assessments"])]


def _repeated(codes: list[str]) -> set[str]:
    return {code for code in codes if codes.count(code) > 1}


def _rename(draft: Version, content: Content) -> None:
    """Keep the columns that name the version in step with what it says."""
    draft.title = (content["title"] or "")[:800]
    number = (content["number"] or "").strip()
    if number != draft.number:
        if len(number) > LONGEST_NUMBER:
            raise RefusedAct(f"Un identifiant tient en {LONGEST_NUMBER} caractères.")
        take_turn()
        draft.number, draft.rank = number, next_rank(number)


def _now() -> str:
    return timezone.now().isoformat(timespec="seconds")
