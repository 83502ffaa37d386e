"""What a person's certificates give on her paths: by which rule, on which proof."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from parchemin.domain.correspondences.entitlement import (
    Entitlement,
    EntitlementState,
    Holding,
    entitlements,
)
from parchemin.office.candidates.later import held_by, titles_of
from parchemin.office.candidates.models import CorrespondenceDecision, Enrolment, Person
from parchemin.office.correspondences.queries import rules_towards
from parchemin.office.referentiels.queries import certification_of


@dataclass(frozen=True, kw_only=True)
class Right:
    """An entitlement, with where the person's file stands: proofs on file, decision taken."""

    entitlement: Entitlement
    on_file: bool
    decision: CorrespondenceDecision | None

    @property
    def gives(self) -> bool:
        return self.entitlement.state is EntitlementState.GIVES

    @property
    def held_number(self) -> str:
        return self.entitlement.rule.held.number


def holdings_of(person: Person) -> list[Holding]:
    """All that the person holds: recorded with a proof, won before a jury here, certified here."""
    paths = {path.pk: path.version.number for path in person.enrolments.select_related("version")}
    recorded = [
        Holding(
            number=row.number,
            bloc=row.bloc_code or None,
            acquired_on=row.acquired_on,
            proof=row.proof,
        )
        for row in person.held_blocs.filter(withdrawal=None).order_by("id")
    ]
    won = [
        Holding(number=paths[path], bloc=bloc.bloc, acquired_on=bloc.acquired_on, proof=bloc.proof)
        for path, blocs in held_by(list(paths)).items()
        for bloc in blocs
    ]
    return list(dict.fromkeys([*recorded, *won, *titles_of(list(paths))]))


def rights_of(
    person: Person, paths: Iterable[Enrolment], on: date
) -> list[tuple[Enrolment, list[Right]]]:
    """For each of these paths, what the person's other certificates say of it that day."""
    holdings = holdings_of(person)
    decisions = {row.number: row for row in person.correspondence_decisions.order_by("id")}
    recorded = set(person.held_blocs.filter(withdrawal=None).values_list("number", "bloc_code"))
    return [
        (
            path,
            [
                Right(
                    entitlement=each,
                    on_file=_on_file(each.used, recorded),
                    decision=decisions.get(each.rule.held.number),
                )
                for each in _entitlements(path, holdings, on)
            ],
        )
        for path in paths
    ]


def _entitlements(path: Enrolment, holdings: list[Holding], on: date) -> tuple[Entitlement, ...]:
    rules = rules_towards(certification_of(path.version))
    others = (each for each in holdings if each.number != path.version.number)
    return entitlements(others, rules, on=on)


def _on_file(used: Iterable[Holding], recorded: set[tuple[str, str]]) -> bool:
    return all((each.number, each.bloc or "") in recorded for each in used)


def to_record(person: Person, rights: Iterable[Right], number: str) -> Iterator[Holding]:
    """The holdings of that certification that a right rests on and that no row records yet."""
    recorded = set(person.held_blocs.filter(withdrawal=None).values_list("number", "bloc_code"))
    for right in rights:
        if right.gives and right.held_number == number:
            for each in right.entitlement.used:
                if (each.number, each.bloc or "") not in recorded:
                    recorded.add((each.number, each.bloc or ""))
                    yield each
