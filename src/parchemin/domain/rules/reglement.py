"""A règlement: the clauses of one certifier for one certification, and the law on top."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

from parchemin.domain.errors import ConflictingRules, MissingRule
from parchemin.domain.pathway import Route
from parchemin.domain.rules.clause import Clause, Ruled, in_force
from parchemin.domain.rules.keys import JURY_ROUTES, Key

T = TypeVar("T")

Clauses = Mapping[str, tuple[Clause[object], ...]]
"""Every clause by its path; several under one path when they follow one another in time."""


def no_clauses() -> Clauses:
    """The clauses of a règlement that has none."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Reglement:
    """What the certifier decided; ``law`` holds the clauses of the law, which come on top.

    ``juries`` are the names of the juries the règlement describes, in its order.
    """

    certification: str
    title: str
    clauses: Clauses = field(default_factory=no_clauses)
    law: Clauses = field(default_factory=no_clauses)
    juries: tuple[str, ...] = ()

    def rule(self, key: Key[T], on: date) -> Ruled[T]:
        """The rule in force; raises MissingRule or ConflictingRules."""
        clauses = cast("tuple[Clause[T], ...]", self.clauses.get(key.path, ()))
        return in_force(clauses, path=key.path, question=key.question, on=on)

    def rule_or_none(self, key: Key[T], on: date) -> Ruled[T] | None:
        """The rule in force, None when the règlement is silent; raises ConflictingRules."""
        try:
            return self.rule(key, on)
        except MissingRule:
            return None

    def law_or_none(self, key: Key[T], on: date) -> Ruled[T] | None:
        """The legal rule in force that day, None before it began."""
        clauses = cast("tuple[Clause[T], ...]", self.law.get(key.path, ()))
        if not any(clause.origin.applies(on) for clause in clauses):
            return None
        return in_force(clauses, path=key.path, question=key.question, on=on)

    def jury_for(self, route: Route, on: date) -> str:
        """The name of the jury that judges this route; raises MissingRule or ConflictingRules."""
        found = [name for name in self.juries if self._judges(name, route, on)]
        for name in self.juries if not found else ():
            self.rule(JURY_ROUTES.at(name), on)
        if not found:
            path = JURY_ROUTES.at(self.juries[0] if self.juries else "certification").path
            raise MissingRule(
                f"Quel jury juge la voie « {route.value} » le {on:%d/%m/%Y} ? Aucun jury du "
                f"règlement ne la nomme : ajoutez-la à la ligne [{path}].",
                line=path,
            )
        if len(found) > 1:
            places = tuple(JURY_ROUTES.at(name).path for name in found)
            raise ConflictingRules(
                f"Plusieurs jurys jugent la voie « {route.value} » : {' et '.join(places)}. "
                "Retirez-la de l'un d'eux.",
                places=places,
            )
        return found[0]

    def _judges(self, name: str, route: Route, on: date) -> bool:
        routes = self.rule_or_none(JURY_ROUTES.at(name), on)
        return routes is not None and route in routes.value

    def all_clauses(self) -> tuple[Clause[object], ...]:
        """Every clause, in the order of the file."""
        return tuple(clause for group in self.clauses.values() for clause in group)

    def demo_choices(self) -> tuple[Clause[object], ...]:
        """The clauses chosen for the demonstration, which every display must mark."""
        return tuple(clause for clause in self.all_clauses() if clause.origin.demo_choice)

    def silences(self) -> tuple[Clause[object], ...]:
        """The questions the règlement says its text does not answer."""
        return tuple(clause for clause in self.all_clauses() if clause.value is None)
