"""Putting in order what was read: merge, split, move, add, remove, attach, set levels."""

import re
from collections.abc import Callable, Collection, Sequence
from typing import Any

from django.db import transaction

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import counted
from parchemin.domain.referentiel import Span
from parchemin.office.referentiels.actions.laying import GONE, Opened, append, opened
from parchemin.office.referentiels.correctable import called, fields_of, name_of
from parchemin.office.referentiels.edits.blanks import kind_of
from parchemin.office.referentiels.edits.items import cited, free_code
from parchemin.office.referentiels.edits.pieces import spans_of_parts
from parchemin.office.referentiels.edits.tree import NoSuchPlace
from parchemin.office.referentiels.fields import GIVEN, LIST_NAMES
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.review_source import words_at

JOINED = frozenset({"competencies", "criteria", "details", "leads", "assessments"})
PASTED = frozenset({"competencies", "criteria", "details", "leads"})
_LETTERS = re.compile(r"[\W_]+")


@transaction.atomic
def merge(*, on: Version, node: str, by: object, state: int | None = None) -> Version:
    """Join an object with the one that follows it in its list."""
    held = opened(on, by, state)
    tree, _ = held.result.tree, held.node(node)
    after = _neighbour(held, node, 1)
    if _kind(held, node) not in JOINED or after is None:
        raise RefusedAct("Rien ne suit ce texte dans sa liste : il n'y a rien à lui joindre.")
    phrase = f"Fusion de {called(tree, node)} avec {called(tree, after)}"
    return append(held, "fusionner", {"node": node, "next": after}, phrase=phrase)


@transaction.atomic
def split(
    *, on: Version, node: str, parts: Sequence[str], by: object, state: int | None = None
) -> Version:
    """Cut a text in several, in the order of the parts; together they say the same words."""
    held = opened(on, by, state)
    kept = held.node(node)
    said = [part.strip() for part in parts if part.strip()]
    if _kind(held, node) not in JOINED or len(said) < 2:  # noqa: PLR2004 - couper fait deux parties
        raise RefusedAct("Mettez chaque partie sur sa ligne : il en faut au moins deux.")
    if _letters("".join(said)) != _letters(kept["text"]):
        raise RefusedAct(
            "Les parties ne redonnent pas les mots du texte : coupez-le sans rien ôter ni ajouter, "
            "puis corrigez chaque partie si besoin."
        )
    spans = spans_of_parts(said, kept["spans"], _words(held.draft))
    found: list[dict[str, Any]] = [
        {"text": text, "spans": place} for text, place in zip(said, spans, strict=True)
    ]
    if _kind(held, node) == "assessments":
        _name_assessments(held, node, found)
    phrase = f"Coupe de {called(held.result.tree, node)} en {len(said)}"
    return append(held, "couper", {"node": node, "parts": found}, phrase=phrase)


@transaction.atomic
def shift(
    *, on: Version, node: str, by_ranks: int, by: object, state: int | None = None
) -> Version:
    """Move an object up (-1) or down (1) in its list."""
    held = opened(on, by, state)
    tree, _ = held.result.tree, held.node(node)
    into = tree.home(node)
    if _neighbour(held, node, by_ranks) is None:
        raise RefusedAct("Ce texte est déjà au bout de sa liste.")
    after = _neighbour(held, node, 1 if by_ranks > 0 else -2)
    way = "plus bas" if by_ranks > 0 else "plus haut"
    phrase = f"{called(tree, node)} déplacé {way}"
    return append(held, "deplacer", {"node": node, "into": into, "after": after}, phrase=phrase)


@transaction.atomic
def move(
    *, on: Version, node: str, into: str, after: str | None, by: object, state: int | None = None
) -> Version:
    """Put an object in a list of the same kind, after one of its objects, or first."""
    held = opened(on, by, state)
    tree, _ = held.result.tree, held.node(node)
    if kind_of(into) != _kind(held, node):
        raise RefusedAct("Ce texte ne va pas dans cette liste : choisissez-en une de même nature.")
    args = {"node": node, "into": into, "after": after}
    owner = tree.split(into)[0]
    if kind_of(into) == "assessments" and into != tree.home(node):
        args["code"] = _free_code(held, owner)
    where = f" dans {called(tree, owner)}" if owner else ""
    return append(held, "deplacer", args, phrase=f"{called(tree, node)} déplacé{where}")


@transaction.atomic
def add(
    *, on: Version, into: str, values: dict[str, Any], by: object, state: int | None = None
) -> Version:
    """Add an object at the end of a list; ``values`` by field, in the published form."""
    held = opened(on, by, state)
    known = fields_of(into)
    if not known or not values.keys() <= known.keys():
        raise RefusedAct("Rien ne s'ajoute à cette place.")
    if "code" in GIVEN.get(kind_of(into), ()):
        values = {**values, "code": _free_code(held, held.result.tree.split(into)[0])}
    words = next((str(value) for value in values.values() if value), "")
    phrase = f"Ajout : {LIST_NAMES[kind_of(into)]} « {words[:80]} »"
    return append(held, "ajouter", {"into": into, "values": values}, phrase=phrase)


@transaction.atomic
def paste(
    *, on: Version, into: str, texts: Sequence[str], by: object, state: int | None = None
) -> Version:
    """Add one object for each text that says something."""
    held = opened(on, by, state)
    said = [text.strip() for text in texts if text.strip()]
    if kind_of(into) not in PASTED or not said:
        raise RefusedAct("Collez au moins une ligne de texte.")
    owner = held.result.tree.split(into)[0]
    held.node(owner)
    phrase = f"{counted(len(said), 'texte collé')} sur {called(held.result.tree, owner)}"
    return append(held, "coller", {"into": into, "texts": said}, phrase=phrase)


@transaction.atomic
def remove(*, on: Version, node: str, by: object, state: int | None = None) -> Version:
    """Take out an object and all it holds; the reading keeps it."""
    held = opened(on, by, state)
    tree, kept = held.result.tree, held.node(node)
    if kind_of(tree.home(node)) == "blocks" and cited(tree.content, kept["code"]):
        raise RefusedAct(
            "Une correspondance cite ce bloc : changez d'abord la correspondance, sans quoi elle "
            "porterait sur toute la certification."
        )
    return append(held, "supprimer", {"node": node}, phrase=f"Suppression de {called(tree, node)}")


@transaction.atomic
def attach(
    *, on: Version, node: str, modalities: Collection[str], by: object, state: int | None = None
) -> Version:
    """Say which modalities of its bloc assess a competency, by their names."""
    held = opened(on, by, state)
    _only(held, node, "competencies")
    codes = [held.node(each)["code"] for each in modalities]
    phrase = f"{called(held.result.tree, node)} évaluée par {', '.join(codes) or 'aucune modalité'}"
    return append(
        held, "rattacher", {"node": node, "modalities": sorted(modalities)}, phrase=phrase
    )


@transaction.atomic
def make_heading(
    *, on: Version, node: str, until: str, by: object, state: int | None = None
) -> Version:
    """Make of a competency the heading of those that follow it, as far as the one named."""
    held = opened(on, by, state)
    _only_words(held, node)
    if held.node(node)["details"]:
        raise RefusedAct(
            "Cette compétence a des détails, qui se perdraient : faites-en d'abord des "
            "compétences, ou supprimez-les."
        )
    names = [name_of(each) for each in held.result.tree.siblings(node)]
    rank = names.index(node)
    if until not in names[rank + 1 :]:
        raise RefusedAct("Choisissez jusqu'à quelle compétence ce titre les regroupe.")
    over = names[rank + 1 : names.index(until) + 1]
    phrase = f"{called(held.result.tree, node)} devient un titre"
    return append(held, "titrer", {"node": node, "over": over}, phrase=phrase)


@transaction.atomic
def make_detail(*, on: Version, node: str, by: object, state: int | None = None) -> Version:
    """Make of a competency a detail of the one before it."""
    held = opened(on, by, state)
    _only_words(held, node)
    under = _neighbour(held, node, -1)
    if under is None:
        raise RefusedAct("La première compétence d'un bloc n'est le détail d'aucune autre.")
    phrase = f"{called(held.result.tree, node)} devient un détail"
    return append(held, "detailler", {"node": node, "under": under}, phrase=phrase)


@transaction.atomic
def make_competency(*, on: Version, node: str, by: object, state: int | None = None) -> Version:
    """Make of a detail a competency of its own."""
    held = opened(on, by, state)
    held.node(node)
    phrase = f"{called(held.result.tree, node)} devient une compétence"
    return append(held, "hausser", {"node": node}, phrase=phrase)


@transaction.atomic
def mark_key(
    *, on: Version, node: str, key: bool | None, by: object, state: int | None = None
) -> Version:
    """Say that a competency is key, is not, or that the text does not say."""
    held = opened(on, by, state)
    _only(held, node, "competencies")
    words = {True: "compétence clé", False: "compétence non clé", None: "clé ou non : non dit"}
    phrase = f"{called(held.result.tree, node)} : {words[key]}"
    return append(held, "ecrire", {"place": f"{node}.key", "value": key}, phrase=phrase)


def _kind(held: Opened, node: str) -> str:
    return kind_of(held.result.tree.home(node))


def _only(held: Opened, node: str, kind: str) -> None:
    if not held.node(node) or _kind(held, node) != kind:
        raise RefusedAct(GONE)


def _only_words(held: Opened, node: str) -> None:
    """Refuse to make a line of a competency whose criteria or ties would be left behind."""
    _only(held, node, "competencies")
    if held.node(node)["criteria"]:
        raise RefusedAct(
            "Cette compétence a des critères, qui se perdraient : supprimez-les ou reportez-les "
            "d'abord sur une autre."
        )
    if held.node(node)["associations"]:
        raise RefusedAct(
            "Cette compétence est rattachée à des codes ROME ou ESCO, qui se perdraient : retirez "
            "d'abord ces rattachements, ou portez-les sur une autre compétence."
        )


def _neighbour(held: Opened, node: str, ranks: int) -> str | None:
    """The name of the object that many ranks away in the list; None beyond its ends."""
    siblings = held.result.tree.siblings(node)
    rank = held.result.tree.rank(node) + ranks
    return name_of(siblings[rank]) if 0 <= rank < len(siblings) else None


def _free_code(held: Opened, bloc: str) -> str:
    try:
        code = held.result.tree.node(bloc)["code"]
    except NoSuchPlace as error:
        raise RefusedAct(GONE) from error
    return free_code(held.result.content, held.result.edits, code)


def _name_assessments(held: Opened, node: str, parts: list[dict[str, Any]]) -> None:
    """Give the new modalities of a cut their code and title, above all those ever given."""
    bloc = held.result.tree.owner(node)
    head, _, number = _free_code(held, bloc).rpartition("ME")
    for rank, part in enumerate(parts[1:]):
        part["code"] = f"{head}ME{int(number) + rank}"
        part["title"] = part["text"].partition("\n")[0][:200]


def _words(draft: Version) -> Callable[[Any], str]:
    return lambda span: words_at(draft.source, Span(**span))


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()
