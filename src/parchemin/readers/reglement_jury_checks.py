"""What contradicts itself in the lines of one jury: colleges, quorum, proxies."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from parchemin.domain.rules.clause import Clause, Origin
from parchemin.domain.rules.delivery import Delivery, Steps
from parchemin.domain.rules.jury_rules import (
    Advisory,
    Majority,
    Parity,
    Permission,
    Proxies,
    Quorum,
    QuorumKind,
    Seats,
    TieBreak,
)
from parchemin.domain.rules.keys import (
    ADVISORY,
    CHAIRING,
    DELIVERY,
    EXPERIENCE,
    MAJORITY,
    PARITY,
    PROXIES,
    QUORUM,
    SEATS,
    TIE,
    Key,
)
from parchemin.domain.rules.reglement import Reglement
from parchemin.readers.diagnostics import Findings
from parchemin.readers.toml_source import TomlSource


@dataclass(frozen=True)
class _Lines:
    """The lines of one jury and where to say what is wrong with them."""

    reglement: Reglement
    name: str
    source: TomlSource
    findings: Findings

    def together(self, first: Key[Any], second: Key[Any]) -> Iterator[tuple[Any, Any]]:
        """The values of two lines that are in force on a same day, the silent ones left out."""
        for left, right in product(self._said(first), self._said(second)):
            if overlap(left.origin, right.origin):
                yield left.value, right.value

    def _said(self, key: Key[Any]) -> list[Clause[Any]]:
        clauses = self.reglement.clauses.get(key.at(self.name).path, ())
        return [clause for clause in clauses if clause.value is not None]

    def fault(self, key: Key[Any], code: str, found: str, expected: str, advice: str) -> None:
        place = self.source.place(tuple(key.at(self.name).path.split(".")))
        self.findings.error(code, place, found=found, expected=expected, advice=advice)


def check_jury(reglement: Reglement, name: str, source: TomlSource, findings: Findings) -> None:
    """Add the errors between the lines of the jury of that name."""
    lines = _Lines(reglement, name, source, findings)
    for key in (CHAIRING, PARITY, EXPERIENCE):
        for rule, seats in lines.together(key, SEATS):
            _known(lines, key, rule.colleges, seats)
    for advisory, seats in lines.together(ADVISORY, SEATS):
        _advisory(lines, advisory, seats)
    for parity, seats in lines.together(PARITY, SEATS):
        _parity(lines, parity, seats)
    for quorum, seats in lines.together(QUORUM, SEATS):
        _quorum(lines, quorum, seats)
    for tie, delivery in lines.together(TIE, DELIVERY):
        _referred(lines, tie, delivery)
    for proxies, majority in lines.together(PROXIES, MAJORITY):
        _proxies(lines, proxies, majority)


def overlap(first: Origin, second: Origin) -> bool:
    """Whether some day has both in force."""
    ends_before = first.until and second.since and first.until < second.since
    begins_after = second.until and first.since and second.until < first.since
    return not (ends_before or begins_after)


def _known(lines: _Lines, key: Key[Any], colleges: tuple[str, ...], seats: Seats) -> None:
    for college in colleges:
        if college not in seats.colleges:
            lines.fault(
                key,
                "college-inconnu",
                f"« {college} »",
                f"un collège de ce jury : {', '.join(seats.colleges)}",
                "Corrigez le nom ou ajoutez ses sièges.",
            )


def _advisory(lines: _Lines, rule: Advisory, seats: Seats) -> None:
    for college in rule.colleges:
        if college in seats.colleges:
            lines.fault(
                ADVISORY,
                "siege-sans-voix",
                f"« {college} », qui a des sièges",
                "un collège sans siège, dont les membres assistent sans voter",
                "Retirez le collège de cette ligne ou de celle des sièges.",
            )


def _quorum(lines: _Lines, rule: Quorum, seats: Seats) -> None:
    if rule.kind is QuorumKind.PER_COLLEGE:
        _known(lines, QUORUM, tuple(college for college, _ in rule.by_college), seats)
    if seats.at_least:
        return
    if rule.members is not None and rule.members > seats.total:
        lines.fault(
            QUORUM,
            "quorum-impossible",
            f"{rule.members} membres",
            f"au plus {_seats(seats.total)} du jury",
            "Baissez le quorum ou ajoutez des sièges.",
        )
    known = dict(seats.by_college)
    for college, asked in rule.by_college:
        if asked > known.get(college, asked):
            lines.fault(
                QUORUM,
                "quorum-impossible",
                f"{asked} membres du collège « {college} »",
                f"au plus {_seats(known[college])} de ce collège",
                "Baissez le quorum ou ajoutez des sièges.",
            )


def _seats(count: int) -> str:
    return "le seul siège" if count == 1 else f"les {count} sièges"


def _parity(lines: _Lines, rule: Parity, seats: Seats) -> None:
    """Seats that can never be equal; their number is a least one where the text says so."""
    known = dict(seats.by_college)
    counts = {known[college] for college in rule.colleges if college in known}
    if seats.at_least or not counts or min(counts) == max(counts):
        return
    told = [f"{known[each]} pour « {each} »" for each in rule.colleges if each in known]
    lines.fault(
        PARITY,
        "parite-impossible",
        f"un jury paritaire, et des sièges inégaux : {', '.join(told)}",
        "autant de sièges à chacun de ces collèges",
        f"Corrigez cette ligne, ou la ligne [{SEATS.at(lines.name).path}].",
    )


def _referred(lines: _Lines, rule: TieBreak, delivery: Delivery) -> None:
    """A tie sent to an authority where the jury itself delivers."""
    if rule is TieBreak.REFERRED and delivery.steps is Steps.ONE:
        lines.fault(
            TIE,
            "departage-sans-autorite",
            f"« {rule.value} », et une délivrance en une étape par {delivery.authority}",
            "une autorité qui délivre après le jury",
            "Écrivez « deux étapes » à la ligne [delivrance.etapes], ou un autre départage.",
        )


def _proxies(lines: _Lines, rule: Proxies, majority: Majority) -> None:
    """Voices by proxy that the majority would not count."""
    if rule.allowed is Permission.ALLOWED and majority is Majority.PRESENT:
        lines.fault(
            PROXIES,
            "procurations-hors-majorite",
            "des procurations permises et une majorité des membres présents",
            "une majorité qui compte les voix représentées",
            "Écrivez « membres présents ou représentés » à la ligne de la majorité, ou interdisez "
            "les procurations.",
        )
