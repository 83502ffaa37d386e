"""Edits that join two texts or cut one; each part keeps where it stands in the source."""

from collections.abc import Mapping
from typing import Any

from parchemin.office.referentiels.edits.blanks import kind_of
from parchemin.office.referentiels.edits.log import Edit
from parchemin.office.referentiels.edits.ties import named, tie_to
from parchemin.office.referentiels.edits.tree import NAME, Content, NoSuchPlace, Tree, unnamed
from parchemin.office.referentiels.edits.values import Touched

JOINTS = {"assessments": "\n"}
SAID_ONCE = ("key", "heading", "code")


def merge(tree: Tree, edit: Edit) -> Touched:
    """Join an object with another of its list; the first one's name, code and place remain.

    A value that only one of them says is kept; one that they say differently is left unsaid.
    """
    first, second = edit.args["node"], edit.args["next"]
    if tree.home(first) != tree.home(second) or first == second:
        raise NoSuchPlace(second)
    touched = {*tree.below(first), *tree.below(second)}
    kind = kind_of(tree.home(first))
    kept, gone = tree.node(first), tree.take(second)
    added = _titled(gone, kept) if "conditions" in kept else gone
    kept["text"] = JOINTS.get(kind, " ").join((kept["text"].rstrip(), added["text"].lstrip()))
    spans = _joined_spans(kept["spans"], added["spans"])
    if "criteria" in kept:
        spans = _said_spans(kept, gone, spans)
        _merge_competency(tree, kept, gone, first)
    if "conditions" in kept:
        kept["kind"] = _agreed(kept["kind"], gone["kind"])
        kept["conditions"] = _conditions(kept["conditions"], gone["conditions"])
        _hand_over(tree.node(tree.owner(first)), second, first)
    kept["spans"] = spans
    return frozenset(touched)


def _merge_competency(tree: Tree, kept: Content, gone: Content, name: str) -> None:
    kept["key"] = _agreed(kept["key"], gone["key"])
    kept["heading"] = kept["heading"] or gone["heading"]
    kept["code"] = kept["code"] or gone["code"]
    kept["assessments"] = list(dict.fromkeys([*kept["assessments"], *gone["assessments"]]))
    for key in ("criteria", "details"):
        for each in gone[key]:
            tree.insert(each, each[NAME], f"{name}.{key}", len(kept[key]))
    said = [unnamed(each) for each in kept["associations"]]
    for each in gone["associations"]:
        if unnamed(each) not in said:
            tree.insert(each, each[NAME], f"{name}.associations", len(kept["associations"]))


def _titled(gone: Content, kept: Content) -> Content:
    """The text of a modality that goes, its title at its head when nothing else says it."""
    title, spans = gone["title"].strip(), gone["spans"]
    if not title or title == kept["title"].strip() or title in gone["text"]:
        return gone
    pieces = [*_pieces(spans, "title"), *_pieces(spans)]
    placed = {f"text.{rank}": span for rank, span in enumerate(pieces)}
    return {"text": f"{title}\n{gone['text'].lstrip()}", "spans": placed}


def _said_spans(kept: Content, gone: Content, spans: Content) -> Content:
    """These places, with those of what only the competency that goes says."""
    taken = [key for key in SAID_ONCE if kept[key] is None and gone[key] is not None]
    other = gone["spans"]
    return {**spans, **{name: other[name] for name in other if name.partition(".")[0] in taken}}


def _hand_over(bloc: Content, gone: str, kept: str) -> None:
    """What the modality that goes assesses is assessed by the one that stays."""
    for each in bloc["competencies"]:
        ties = (tie_to(kept) if named(one) == gone else one for one in each["assessments"])
        each["assessments"] = list(dict.fromkeys(ties))


def _agreed(one: Any, other: Any) -> Any:
    """The value that both say, or the only one said; None when they differ."""
    if one is None or other is None:
        return other if one is None else one
    return one if one == other else None


def _conditions(one: Content, other: Content) -> Content:
    joined = {
        key: list(dict.fromkeys([*value, *other[key]]))
        if isinstance(value, list)
        else _agreed(value, other[key])
        for key, value in one.items()
        if key != "spans"
    }
    spans = {**other.get("spans", {}), **one.get("spans", {})}
    said = {name: span for name, span in spans.items() if joined.get(name.partition(".")[0])}
    return {**joined, "spans": said}


def _joined_spans(one: Mapping[str, Any], other: Mapping[str, Any]) -> Content:
    """The places of both texts, in pieces; those of the other fields as the first had them."""
    pieces = [*_pieces(one), *_pieces(other)]
    rest = {name: span for name, span in one.items() if name.partition(".")[0] != "text"}
    if len(pieces) == 1:
        return {**rest, "text": pieces[0]}
    return {**rest, **{f"text.{rank}": span for rank, span in enumerate(pieces)}}


def _pieces(spans: Mapping[str, Any], field: str = "text") -> list[Any]:
    return [span for name, span in spans.items() if name.partition(".")[0] == field]
