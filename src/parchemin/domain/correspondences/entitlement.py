"""What a person's certificates give here: by which rule, on which proof, and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parchemin.domain.correspondences.rule import BlocSet, CorrespondenceRule
from parchemin.domain.french import day, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A bloc, or a whole certification when ``bloc`` is None, that a person holds elsewhere.

    ``proof`` names the document; empty when none was shown. ``expires_on`` is the first day it no
    longer counts, None for life.
    """

    number: str
    bloc: str | None
    acquired_on: date
    proof: str = ""
    expires_on: date | None = None

    @property
    def name(self) -> str:
        return self.bloc or self.number

    def counts(self, on: date) -> bool:
        """Whether it was won and still counts that day."""
        return self.acquired_on <= on and (self.expires_on is None or on < self.expires_on)


class EntitlementState(StrEnum):
    """How far a rule carries a person."""

    GIVES = "donne"
    UNPROVEN = "preuve_manquante"
    SHORT = "incomplet"
    EXPIRED = "perime"
    OUT_OF_DATE = "regle_hors_de_ses_dates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitlement:
    """What one rule says to one person; never granted without a decision."""

    rule: CorrespondenceRule
    state: EntitlementState
    used: tuple[Holding, ...]
    missing: tuple[str, ...]
    sentence: str


_ORDER = list(EntitlementState)


def entitlements(
    holdings: Iterable[Holding], rules: Iterable[CorrespondenceRule], *, on: date
) -> tuple[Entitlement, ...]:
    """What each rule gives for these holdings that day, what carries furthest first.

    A rule of which the person holds nothing is left out.
    """
    held = sorted(
        holdings, key=lambda one: (one.acquired_on, one.number, one.bloc or "", one.proof)
    )
    found = [each for rule in rules if (each := _entitlement(rule, held, on)) is not None]
    return tuple(sorted(found, key=lambda each: (_ORDER.index(each.state), str(each.rule.given))))


def _entitlement(rule: CorrespondenceRule, held: list[Holding], on: date) -> Entitlement | None:
    bearing = [one for one in held if _bears(one, rule.held)]
    if not bearing:
        return None
    valid = [one for one in bearing if one.counts(on)]
    missing = _missing(rule.held, valid)
    used = _used(rule.held, valid) if not missing else tuple(bearing)
    state = _state(rule, used, bearing, missing, on)
    return Entitlement(
        rule=rule,
        state=state,
        used=used,
        missing=missing,
        sentence=_said(rule, state, used, missing, on),
    )


def _bears(one: Holding, wanted: BlocSet) -> bool:
    """Whether the holding is part of the set: a whole certificate is part of any of its sets."""
    return one.number == wanted.number and (
        one.bloc is None or wanted.whole or one.bloc in wanted.blocs
    )


def _missing(wanted: BlocSet, valid: list[Holding]) -> tuple[str, ...]:
    if any(one.bloc is None for one in valid):
        return ()
    if wanted.whole:
        return (f"{wanted.number} en entier",)
    return tuple(sorted(wanted.blocs - {one.bloc for one in valid if one.bloc}))


def _used(wanted: BlocSet, valid: list[Holding]) -> tuple[Holding, ...]:
    """The fewest holdings that make the set, those with a proof before the others."""
    proven_first = sorted(valid, key=lambda one: not one.proof)
    whole = [one for one in proven_first if one.bloc is None]
    by_bloc: dict[str | None, Holding] = {}
    for one in proven_first:
        by_bloc.setdefault(one.bloc, one)
    singles = [by_bloc[code] for code in sorted(wanted.blocs) if code in by_bloc]
    complete = not wanted.whole and len(singles) == len(wanted.blocs)
    if complete and (all(one.proof for one in singles) or not whole):
        return tuple(singles)
    return (whole[0],)


def _state(
    rule: CorrespondenceRule,
    used: tuple[Holding, ...],
    bearing: list[Holding],
    missing: tuple[str, ...],
    on: date,
) -> EntitlementState:
    if not rule.in_force(on):
        return EntitlementState.OUT_OF_DATE
    if missing:
        expired = not _missing(rule.held, [one for one in bearing if one.acquired_on <= on])
        return EntitlementState.EXPIRED if expired else EntitlementState.SHORT
    if not all(one.proof for one in used):
        return EntitlementState.UNPROVEN
    return EntitlementState.GIVES


def _said(
    rule: CorrespondenceRule,
    state: EntitlementState,
    used: tuple[Holding, ...],
    missing: tuple[str, ...],
    on: date,
) -> str:
    several = len(rule.given.blocs) > 1
    given, by = str(rule.given), f"({rule.decision}, {rule.period})"
    if state is EntitlementState.GIVES:
        proofs = listed(dict.fromkeys(f"{one.name} ({one.proof})" for one in used))
        opens = "ouvrent" if len(used) > 1 else "ouvre"
        return f"{proofs} {opens} droit à {given} {by} : une décision reste à prendre."
    if state is EntitlementState.UNPROVEN:
        bare = listed(one.name for one in used if not one.proof)
        may = "peuvent être accordés" if several else "peut être accordé"
        return f"{given} {may} {by}, sur présentation d'une preuve de {bare}."
    if state is EntitlementState.EXPIRED:
        gone = [one for one in used if one.expires_on and one.expires_on <= on]
        ended = listed(f"{one.name} (depuis le {day(one.expires_on or on)})" for one in gone)
        may = "ne peuvent pas être accordés" if several else "ne peut pas être accordé"
        no_longer = "ne comptent plus" if len(gone) > 1 else "ne compte plus"
        return f"{given} {may} {by} : {no_longer} {ended}."
    if state is EntitlementState.SHORT:
        asks = "demandent" if several else "demande"
        return f"{given} {asks} encore {listed(missing)} {by} : la correspondance vaut pour l'ensemble."
    return f"{given} : cette correspondance ne s'applique pas ce jour-là {by}."
