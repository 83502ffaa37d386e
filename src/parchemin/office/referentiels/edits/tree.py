"""A content whose every object bears a name that no edit ever changes.

What was read is named by where it was read (``blocks.1.competencies.0``); what a person adds, by
the edit that added it (``e12``, ``e12-1``). A place is the name of an object followed by one of
its fields: ``e12.text``, ``dates.decision``. Moved, an object keeps its name; removed, nothing
else ever takes it: a place never points at the wrong thing.
"""

import copy
import json
from collections.abc import Iterator
from typing import Any

Content = dict[str, Any]

NAME = "nom"
UNSEEN = ("spans", "span")
BLANK_CONDITIONS: Content = {
    "situations": None,
    "drawn_by_lot": None,
    "individual": None,
    "duration_minutes": None,
    "preparation_minutes": None,
    "interview_minutes": None,
    "assessors": [],
    "place": None,
    "products": [],
    "spans": {},
}
_BLANKS: dict[str, Content] = {
    "blocks": {"leads": [], "associations": []},
    "competencies": {"heading": None, "details": [], "assessments": [], "associations": []},
    "assessments": {"conditions": BLANK_CONDITIONS},
}
"""Fields that older contents do not have; said empty, they change nothing."""


class NoSuchPlace(LookupError):
    """The content has nothing at that place."""


class Tree:
    """The content being laid, and its objects by name."""

    def __init__(self, content: Content) -> None:
        self.content: Content = json.loads(json.dumps(content))
        self.nodes: dict[str, Content] = {}
        self._homes: dict[str, str] = {}
        self.enter(self.content, "")

    def enter(self, value: Any, place: str) -> None:
        """Name every object inside a value that stands at this place."""
        for key, item in list(value.items()):
            inner = f"{place}.{key}" if place else key
            if key in UNSEEN:
                continue
            if isinstance(item, dict):
                self.enter(item, inner)
            elif isinstance(item, list):
                for rank, each in enumerate(item):
                    if isinstance(each, dict):
                        self._name(each, f"{inner}.{rank}", inner)

    def _name(self, node: Content, name: str, home: str) -> None:
        node[NAME] = name
        self.nodes[name], self._homes[name] = node, home
        for key, blank in _BLANKS.get(home.rpartition(".")[2], {}).items():
            node.setdefault(key, copy.deepcopy(blank))
        self.enter(node, name)

    def node(self, name: str) -> Content:
        """The object of that name; raises NoSuchPlace once it is removed."""
        try:
            return self.nodes[name]
        except KeyError:
            raise NoSuchPlace(name) from None

    def home(self, name: str) -> str:
        """The place of the list that holds an object."""
        self.node(name)
        return self._homes[name]

    def items(self, place: str) -> list[Any]:
        """The list of objects at a place."""
        found = self.value(place)
        if not isinstance(found, list):
            raise NoSuchPlace(place)
        return found

    def siblings(self, name: str) -> list[Any]:
        return self.items(self.home(name))

    def rank(self, name: str) -> int:
        """The position of an object in its list, from 0."""
        names = [each[NAME] for each in self.siblings(name)]
        return names.index(name)

    def owner(self, name: str) -> str:
        """The name of the object whose list holds this one; empty for the certification."""
        return self.split(self.home(name))[0]

    def insert(self, node: Content, name: str, into: str, rank: int) -> None:
        """Put a new object, or one that was taken out, in a list."""
        self.items(into).insert(rank, node)
        if node.get(NAME) == name:
            self._homes[name] = into
            self.nodes.update({each[NAME]: each for each in _named_in(node)})
        else:
            self._name(node, name, into)

    def take(self, name: str) -> Content:
        """Take an object and all it holds out of the tree."""
        node = self.node(name)
        self.siblings(name).remove(node)
        for each in _named_in(node):
            self.nodes.pop(each[NAME], None)
        return node

    def below(self, name: str) -> tuple[str, ...]:
        """The names of an object and of everything inside it."""
        return tuple(each[NAME] for each in _named_in(self.node(name)))

    def split(self, place: str) -> tuple[str, list[str]]:
        """The name of the object that a place belongs to, and the fields to follow in it."""
        steps = place.split(".")
        for cut in range(len(steps), 0, -1):
            name = ".".join(steps[:cut])
            if name in self.nodes:
                return name, steps[cut:]
        return "", steps

    def value(self, place: str) -> Any:
        """The value at a place; raises NoSuchPlace."""
        holder, last = self._holder(place)
        return holder[last]

    def put(self, place: str, value: Any, name: str = "") -> None:
        """Write a value at a place that exists; the objects it brings are named after ``name``."""
        holder, last = self._holder(place)
        brought, before = copy.deepcopy(value), holder[last]
        if _holds_objects(brought) or _holds_objects(before):
            for each in list(before):
                self.take(each[NAME])
            for rank, each in enumerate(brought):
                self.insert(each, f"{name}-{rank}", place, rank)
            return
        holder[last] = brought
        if isinstance(brought, dict):
            self.enter(brought, place)

    def _holder(self, place: str) -> tuple[Content, str]:
        name, steps = self.split(place)
        holder: Any = self.nodes[name] if name else self.content
        try:
            *through, last = steps
            for step in through:
                holder = holder[step]
            holder[last]
        except (KeyError, TypeError, ValueError) as error:
            raise NoSuchPlace(place) from error
        return holder, last

    def bare(self) -> Content:
        """The content in the published form, without names."""
        result: Content = _bare(self.content)
        return result


def unnamed(node: Content) -> Content:
    """What an object says, without its own name."""
    return {key: value for key, value in node.items() if key != NAME}


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _named_in(node: Any) -> Iterator[Content]:
    if isinstance(node, dict):
        if NAME in node:
            yield node
        for key, item in node.items():
            if key not in UNSEEN:
                yield from _named_in(item)
    elif isinstance(node, list):
        for item in node:
            yield from _named_in(item)


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items() if key != NAME}
    if isinstance(value, list):
        return [_bare(item) for item in value]
    return value
