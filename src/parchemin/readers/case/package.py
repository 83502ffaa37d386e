"""The objects of a CASE package, each checked before anything is read in it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from parchemin.readers.diagnostics import Findings, Place, UnreadableSource

Json = Mapping[str, Any]
OURS = "parchemin"
_LONGEST_NAME, _NAMED = 80, 10


@dataclass(frozen=True)
class Item:
    """One item: its identifier, its statement, and the object as it was written."""

    identifier: str
    statement: str
    written: Json
    rank: int

    @property
    def place(self) -> Place:
        """Where it is: its rank among the items, and its identifier."""
        return Place(
            element=f"CFItems[{self.rank}]", sentence=f"élément {self.rank} ({self.identifier})"
        )

    def text(self, member: str) -> str | None:
        """A member that is a text, None when there is none or it is something else."""
        value = self.written.get(member)
        return value if isinstance(value, str) else None

    @property
    def ours(self) -> Json:
        """What our own export added to it; empty for another program's."""
        return extension(self.written)


def among(items: Sequence[Item]) -> Place:
    """The place of several items, the first of them named."""
    ranks = ", ".join(str(item.rank) for item in items[:_NAMED])
    more = "…" if len(items) > _NAMED else ""
    word = "éléments" if len(items) > 1 else "élément"
    return Place(element=f"CFItems[{items[0].rank}]", sentence=f"{word} {ranks}{more}")


@dataclass(frozen=True)
class Tie:
    """One association; ``origin`` and ``destination`` are the links as they were written."""

    kind: str
    origin: Json
    destination: Json
    order: int | None
    written: Json

    @property
    def child(self) -> str:
        return str(self.origin.get("identifier", ""))

    @property
    def holder(self) -> str:
        return str(self.destination.get("identifier", ""))


@dataclass(frozen=True)
class Package:
    """A package whose items all have an identifier of their own and a statement."""

    document: Json
    items: Mapping[str, Item]
    ties: tuple[Tie, ...]

    @property
    def identifier(self) -> str:
        return str(self.document.get("identifier", ""))


def package_of(text: str, name: str, findings: Findings) -> Package:
    """The package; raises ``UnreadableSource`` when the text is no JSON or no CASE package."""
    whole = _loaded(text, name)
    document = whole.get("CFDocument") if isinstance(whole, dict) else None
    if not isinstance(whole, dict) or not isinstance(document, dict):
        raise _no_package(name, "sans objet « CFDocument »")
    items = whole.get("CFItems", [])
    if not isinstance(items, list):
        raise _no_package(name, "dont « CFItems » n'est pas une liste")
    return Package(document, _items(items, findings), _ties(whole, findings))


def extension(written: Json) -> Json:
    """What our own export put in the extensions of an object."""
    extensions = written.get("extensions")
    kept = extensions.get(OURS) if isinstance(extensions, dict) else None
    return kept if isinstance(kept, dict) else {}


def _loaded(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableSource(
            f"« {name} » n'est pas un JSON entier (ligne {error.lineno}, colonne {error.colno}) : "
            "exportez de nouveau le cadre de compétences, puis déposez le fichier tel quel.",
            code="json-illisible",
        ) from None
    except (RecursionError, ValueError):
        raise UnreadableSource(
            f"« {name} » emboîte trop d'objets JSON, ou porte un nombre démesuré, pour être un "
            "cadre de compétences : vérifiez le fichier choisi.",
            code="json-illisible",
        ) from None


def _no_package(name: str, fault: str) -> UnreadableSource:
    return UnreadableSource(
        f"« {name} » est un JSON {fault} : un cadre CASE réunit « CFDocument », « CFItems » et "
        "« CFAssociations ». Demandez l'export du cadre entier (CFPackage).",
        code="case-incomplet",
    )


def _items(written: list[Any], findings: Findings) -> dict[str, Item]:
    items: dict[str, Item] = {}
    for rank, each in enumerate(written, start=1):
        identifier, statement = _text(each, "identifier"), _text(each, "fullStatement")
        place = Place(element=f"CFItems[{rank}]", sentence=f"élément {rank} de « CFItems »")
        if not identifier or identifier in items:
            findings.error(
                "identifiant-absent" if not identifier else "identifiant-repete",
                place,
                found=f"« {_short(identifier)} », déjà pris" if identifier else "aucun identifiant",
                expected="un identifiant propre à l'élément",
                advice="Cet élément n'est pas lu : corrigez-le dans le logiciel qui l'a écrit.",
            )
        elif statement is None:
            findings.error(
                "enonce-absent",
                place,
                found="aucun texte dans « fullStatement »",
                expected="l'énoncé de l'élément",
                advice="Cet élément et ce qui est dessous ne sont pas lus : donnez-lui un énoncé.",
            )
        else:
            items[identifier] = Item(identifier, statement, each, rank)
    return items


def _ties(whole: Json, findings: Findings) -> tuple[Tie, ...]:
    written = whole.get("CFAssociations", [])
    ties = []
    for rank, each in enumerate(written if isinstance(written, list) else (), start=1):
        kind = _text(each, "associationType")
        origin = each.get("originNodeURI") if kind else None
        destination = each.get("destinationNodeURI") if kind else None
        if kind is None or not isinstance(origin, dict) or not isinstance(destination, dict):
            findings.warn(
                "association-incomplete",
                Place(element=f"CFAssociations[{rank}]", sentence=f"association {rank}"),
                found="une association sans nature, sans origine ou sans destination",
                expected="« associationType », « originNodeURI » et « destinationNodeURI »",
                advice="Elle n'est pas suivie : vérifiez la place de l'élément à la relecture.",
            )
            continue
        order = each.get("sequenceNumber")
        known = order if isinstance(order, int) and not isinstance(order, bool) else None
        ties.append(Tie(kind, origin, destination, known, each))
    return tuple(ties)


def _text(written: Any, member: str) -> str | None:
    value = written.get(member) if isinstance(written, dict) else None
    return value if isinstance(value, str) else None


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME]}…"
