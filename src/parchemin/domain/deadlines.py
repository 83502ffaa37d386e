"""The days that the rules set around a decision: what has to be done by when, and which rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from parchemin.domain.capitalisation import after
from parchemin.domain.errors import MissingRule
from parchemin.domain.jury.calling import before
from parchemin.domain.rules.clause import Origin
from parchemin.domain.rules.delivery import Duration, NoAppeal, Sending
from parchemin.domain.rules.keys import (
    APPEAL,
    FILES_TO_JURY,
    LEAVE_ASKED,
    MEMBERS_ASKED,
    MINUTES_SENT,
    NAMES_TOLD,
    NOTICE,
    NOTIFICATION,
    RETAKE,
    VALIDITY,
    Key,
)
from parchemin.domain.rules.reglement import Reglement

_BEFORE: tuple[tuple[str, Key[Duration]], ...] = (
    ("Convoquer les membres et les candidats", NOTICE),
    ("Envoyer les dossiers au jury", FILES_TO_JURY),
)
_OWN_TO_SOME: tuple[tuple[str, Key[Duration]], ...] = (
    ("Demander aux organisations de désigner les membres du jury", MEMBERS_ASKED),
    ("Communiquer les noms des membres du jury", NAMES_TOLD),
    ("Prévenir l'employeur de chaque membre salarié", LEAVE_ASKED),
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing and its day; ``due`` is None where the règlement sets none.

    ``subject`` is the line of the règlement that speaks of it. ``missing`` is then the question it
    leaves open and ``line`` the one to write; both are empty when the day is known, or when it waits
    for an event that has not happened (``waits``).
    """

    what: str
    due: date | None
    rule: Origin | None = None
    line: str = ""
    missing: str = ""
    waits: str = ""
    subject: Key[Any] | None = None


def deadlines_around(
    reglement: Reglement, *, held_on: date, decided_on: date, notified_on: date | None = None
) -> tuple[Deadline, ...]:
    """The days set before a jury and after its decision, in the order of a file's life.

    Raises ConflictingRules when two rules apply.
    """
    after_it = deadlines_after(reglement, decided_on=decided_on, notified_on=notified_on)
    return (*_before(reglement, held_on), *after_it)


def deadlines_after(
    reglement: Reglement, *, decided_on: date, notified_on: date | None = None
) -> tuple[Deadline, ...]:
    """The days set after the decision alone. Raises ConflictingRules when two rules apply."""
    return tuple(_after(reglement, decided_on, notified_on))


def _before(reglement: Reglement, held_on: date) -> Iterator[Deadline]:
    for what, key in _BEFORE:
        try:
            ruled = reglement.rule(key, held_on)
        except MissingRule as silent:
            yield _silent(what, key, silent)
        else:
            yield Deadline(what, before(held_on, ruled.value), ruled.origin, subject=key)
    yield from own_deadlines(reglement, held_on)


def own_deadlines(reglement: Reglement, held_on: date) -> Iterator[Deadline]:
    """The days before a jury that some règlements ask and others do not: none is missing."""
    for what, key in _OWN_TO_SOME:
        own = reglement.rule_or_none(key, held_on)
        if own is not None:
            yield Deadline(what, before(held_on, own.value), own.origin, subject=key)


def _after(reglement: Reglement, decided_on: date, notified_on: date | None) -> Iterator[Deadline]:
    what = "Notifier la décision aux candidats"
    try:
        told = reglement.rule(NOTIFICATION, decided_on)
        due = after(decided_on, told.value)
        yield Deadline(what, due, told.origin, subject=NOTIFICATION)
    except MissingRule as silent:
        yield _silent(what, NOTIFICATION, silent)
    yield _minutes(reglement, decided_on)
    yield _appeal(reglement, decided_on, notified_on)
    yield _retake(reglement, decided_on)
    yield _validity(reglement, decided_on)


def _minutes(reglement: Reglement, decided_on: date) -> Deadline:
    try:
        ruled = reglement.rule(MINUTES_SENT, decided_on)
    except MissingRule as silent:
        return _silent("Transmettre le procès-verbal", MINUTES_SENT, silent)
    sending: Sending = ruled.value
    what = f"Transmettre le procès-verbal à {sending.to}"
    due = after(decided_on, sending.within)
    return Deadline(what, due, ruled.origin, subject=MINUTES_SENT)


def _appeal(reglement: Reglement, decided_on: date, notified_on: date | None) -> Deadline:
    try:
        ruled = reglement.rule(APPEAL, decided_on)
    except MissingRule as silent:
        return _silent("Dernier jour pour contester la décision", APPEAL, silent)
    appeal = ruled.value
    if isinstance(appeal, NoAppeal):
        closed = "aucun, le règlement n'ouvre pas de recours"
        what = "Dernier jour pour contester la décision"
        return Deadline(what, None, ruled.origin, waits=closed, subject=APPEAL)
    what = f"Dernier jour pour contester la décision devant {appeal.before}"
    if notified_on is None:
        waits = f"{appeal.within} à compter de la notification"
        return Deadline(what, None, ruled.origin, waits=waits, subject=APPEAL)
    due = after(notified_on, appeal.within)
    return Deadline(what, due, ruled.origin, subject=APPEAL)


def _retake(reglement: Reglement, decided_on: date) -> Deadline:
    what = "Premier jour pour repasser ce qui manque"
    try:
        ruled = reglement.rule(RETAKE, decided_on)
    except MissingRule as silent:
        return _silent(what, RETAKE, silent)
    wait = ruled.value.wait
    due = decided_on if wait is None else after(decided_on, wait)
    return Deadline(what, due, ruled.origin, subject=RETAKE)


def _validity(reglement: Reglement, decided_on: date) -> Deadline:
    what = "Premier jour où un bloc acquis ne compte plus"
    try:
        ruled = reglement.rule(VALIDITY, decided_on)
    except MissingRule as silent:
        return _silent(what, VALIDITY, silent)
    length = ruled.value.duration
    if length is None:
        forever = "jamais : acquis à vie"
        return Deadline(what, None, ruled.origin, waits=forever, subject=VALIDITY)
    return Deadline(what, after(decided_on, length), ruled.origin, subject=VALIDITY)


def _silent(what: str, key: Key[Any], silent: MissingRule) -> Deadline:
    return Deadline(what, None, line=key.path, missing=str(silent), subject=key)
