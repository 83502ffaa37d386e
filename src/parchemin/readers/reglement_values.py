"""How each question of a règlement is written in TOML: French words to rules."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from parchemin.domain.pathway import Route
from parchemin.domain.rules.acquisition import Absence, Compensation
from parchemin.domain.rules.applications import YearlyFiles
from parchemin.domain.rules.delivery import (
    Appeal,
    AppealRule,
    Complement,
    Delivery,
    Duration,
    NoAppeal,
    Retake,
    RetakeScope,
    Sending,
    Steps,
    Unit,
    Validity,
)
from parchemin.domain.rules.fraud import FraudEffect, FraudRule
from parchemin.readers.toml_table import Table

E = TypeVar("E", bound=StrEnum)
_IN_A_THOUSAND_YEARS = {
    Unit.YEARS: 1_000,
    Unit.MONTHS: 12_000,
    Unit.WEEKS: 52_177,
    Unit.DAYS: 365_242,
}
"""Beyond, a date computed from a duration could leave the calendar, which ends in 9999."""

Parser = Callable[[Table], Any]
"""Reads the fields of one table; None when a fault was said."""


def choices(kind: type[E]) -> dict[str, E]:
    """The words of an enumeration."""
    return {member.value: member for member in kind}


def of_enum(kind: type[E]) -> Parser:
    """A rule that is only one word among a few."""
    return lambda table: table.word("regle", choices(kind))


compensation = of_enum(Compensation)
absence = of_enum(Absence)


def fraud(table: Table) -> FraudRule | None:
    effect = table.word("regle", choices(FraudEffect))
    hearing = table.word("audition", {"exigée": True, "non exigée": False})
    return None if effect is None or hearing is None else FraudRule(effect, hearing)


def openness(table: Table) -> bool | None:
    return table.word("regle", {"ouverte": True, "fermée": False})


def routes(table: Table) -> tuple[Route, ...] | None:
    return table.words("voies", choices(Route)) or None


def delivery(table: Table) -> Delivery | None:
    steps, authority = table.word("regle", choices(Steps)), table.text("autorite")
    return Delivery(steps, authority) if steps and authority else None


def validity(table: Table) -> Validity | None:
    known: dict[str, Callable[[], Validity | None]] = {
        "à vie": lambda: Validity(None),
        "durée": lambda: _limited(table),
    }
    make = table.word("regle", known)
    return None if make is None else make()


def _limited(table: Table) -> Validity | None:
    length = duration(table)
    return None if length is None else Validity(length)


def duration(table: Table, many: str = "duree", of: str = "unite") -> Duration | None:
    count, unit = table.integer(many), table.word(of, choices(Unit))
    if count is None or unit is None:
        return None
    if count > _IN_A_THOUSAND_YEARS[unit]:
        table.fault(
            many,
            "duree-impossible",
            f"{count} {unit.value}",
            "une durée d'au plus mille ans, qui reste dans le calendrier",
            f"Corrigez « {many} » ou « {of} ».",
        )
        return None
    return Duration(count, unit)


def retake(table: Table) -> Retake | None:
    known = {"sans limite": False, "limité": True}
    limited = table.word("regle", known)
    if limited is None:
        return None
    tries = table.integer("essais", needed=False) if limited else None
    scope = table.word("reprise", choices(RetakeScope), needed=False)
    ways = table.words("completer_par", choices(Complement), needed=False)
    wait = duration(table) if table.has("duree") else None
    return Retake(tries, wait, scope, tuple(dict.fromkeys(ways)))


def appeal(table: Table) -> AppealRule | None:
    opened = table.word("regle", {"ouvert": True, "aucun": False}, needed=False)
    if opened is False:
        return NoAppeal()
    before, within = table.text("devant"), duration(table)
    return Appeal(before, within) if before and within else None


def sending(table: Table) -> Sending | None:
    to, within = table.text("destinataire"), duration(table)
    return Sending(to, within) if to and within else None


def yearly_files(table: Table) -> YearlyFiles | None:
    same, different = table.integer("par_certification"), table.integer("certifications")
    return YearlyFiles(same, different) if same and different else None


def each_once(table: Table, name: str) -> tuple[str, ...]:
    """Texts in the order of the file, none empty, none twice; nothing, with a fault, otherwise."""
    found = tuple(" ".join(text.split()) for text in table.texts(name))
    wrong = ["un texte vide"] if "" in found else []
    wrong += [f"« {text} » {found.count(text)} fois" for text in dict.fromkeys(found)
              if text and found.count(text) > 1]  # fmt: skip
    for said in wrong:
        table.fault(
            name,
            "valeur-impossible",
            said,
            "des textes différents, chacun écrit une fois",
            f"Retirez-le de « {name} ».",
        )
    return () if wrong else found
