"""One value of a règlement, with where it comes from and when it applies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from parchemin.domain.errors import ConflictingRules, MissingRule

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a rule comes from; ``since`` and ``until`` are both included, None means no bound.

    ``demo_choice`` marks a value chosen for the demonstration because the text is silent: every
    screen and document that shows the rule must show the mark.
    """

    label: str
    source: str
    since: date | None = None
    until: date | None = None
    demo_choice: bool = False
    place: str = ""

    def applies(self, on: date) -> bool:
        """Whether the rule is in force that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)

    def cite(self) -> str:
        """The rule and its source, as they are printed in a reason."""
        mark = " ; choix de démonstration" if self.demo_choice else ""
        return f"« {self.label} » ({self.source}{mark})"


@dataclass(frozen=True, slots=True)
class Clause(Generic[T_co]):
    """A dated value; ``value`` is None where the règlement writes that its text is silent."""

    path: str
    value: T_co | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Ruled(Generic[T_co]):
    """The value that applies on a given day, known not to be silent."""

    value: T_co
    origin: Origin


def in_force(clauses: Sequence[Clause[T_co]], *, path: str, question: str, on: date) -> Ruled[T_co]:
    """The only clause that applies ``on`` that day.

    Raises MissingRule when there is none or it is silent, ConflictingRules when there are several.
    """
    live = [clause for clause in clauses if clause.origin.applies(on)]
    if len(live) > 1:
        places = tuple(clause.origin.place or clause.path for clause in live)
        raise ConflictingRules(
            f"Deux règles s'appliquent le {on:%d/%m/%Y} à « {path} » ({' et '.join(places)}) : "
            "fermez la première par « jusqu_au » ou ouvrez la seconde par « depuis ».",
            places=places,
        )
    if not live:
        raise MissingRule(
            f"{question} Le règlement n'a pas de règle en vigueur le {on:%d/%m/%Y} : "
            f"écrivez la ligne [{path}].",
            line=path,
        )
    value, origin = live[0].value, live[0].origin
    if value is None:
        raise MissingRule(
            f"{question} Le texte est muet ({origin.label}, {origin.source}) : "
            f"le certificateur doit écrire la ligne [{path}].",
            line=path,
        )
    return Ruled(value, origin)
