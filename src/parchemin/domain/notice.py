"""The letter that tells a candidate what a jury decided, with the ways to contest it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parchemin.domain.capitalisation import BlocValidity, after
from parchemin.domain.deliberation.reasons import BlocOutcome, CertificationOutcome
from parchemin.domain.minutes import CandidateDecision, MinutesBloc
from parchemin.domain.rules.clause import Ruled
from parchemin.domain.rules.delivery import Appeal, AppealRule, Motives, NoAppeal
from parchemin.domain.rules.keys import MOTIVES
from parchemin.domain.rules.reglement import Reglement

_WON = frozenset(outcome.value for outcome in BlocOutcome if outcome.favourable)


class NoticeKind(StrEnum):
    """What the letter tells; each has its own wording."""

    FULL = "certification acquise"
    PARTIAL = "validation partielle"
    REFUSAL = "refus"
    PENDING = "décision reportée"
    NOT_DELIVERED = "délivrance refusée"


@dataclass(frozen=True, kw_only=True)
class NoticeBloc:
    """One bloc as the letter tells it; ``won`` when it counts for the certification.

    ``motives`` tells every reason that decided the bloc and each rule, empty in the letters written
    before they told it.
    """

    code: str
    title: str
    decision: str
    won: bool
    reasons: tuple[str, ...] = ()
    recommendations: str | None = None
    motives: str = ""


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A letter of notification, ready to be written.

    ``delivery`` is what the authority of a second step answered, None when the jury delivers.
    ``validity`` says how long the blocs stay won, ``appeal`` before whom and within what time the
    decision may be contested; both are None where the règlement is silent.
    """

    number: str
    kind: NoticeKind
    body: str
    addressee: str
    certification: str
    session: str
    minutes: str
    decided_on: date
    written_on: date
    place: str
    outcome: str
    blocs: tuple[NoticeBloc, ...]
    recommendations: str | None = None
    delivery: str | None = None
    validity: str | None = None
    appeal: str | None = None

    @property
    def won(self) -> tuple[NoticeBloc, ...]:
        return tuple(bloc for bloc in self.blocs if bloc.won)

    @property
    def missing(self) -> tuple[NoticeBloc, ...]:
        return tuple(bloc for bloc in self.blocs if not bloc.won)


def kind_of(decision: CandidateDecision, *, delivered: bool) -> NoticeKind:
    """The kind of letter a decision calls for; ``delivered`` False when the authority refused."""
    won = sum(bloc.decision in _WON for bloc in decision.blocs)
    if decision.outcome == CertificationOutcome.FULL.value:
        return NoticeKind.FULL if delivered else NoticeKind.NOT_DELIVERED
    if won and not delivered:
        return NoticeKind.NOT_DELIVERED
    if won and decision.outcome != CertificationOutcome.ADJOURNED.value:
        return NoticeKind.PARTIAL
    if decision.outcome == CertificationOutcome.REFUSED.value:
        return NoticeKind.REFUSAL
    return NoticeKind.PENDING


def blocs_of(
    decision: CandidateDecision, paragraphs: Mapping[str, str] | None = None
) -> tuple[NoticeBloc, ...]:
    """The blocs of a decision as the letter tells them; ``paragraphs`` are their reasons by code."""
    known = paragraphs or {}
    return tuple(
        NoticeBloc(
            code=bloc.code,
            title=bloc.title,
            decision=bloc.decision,
            won=bloc.decision in _WON,
            reasons=bloc.reasons,
            recommendations=bloc.recommendations,
            motives=_motives(bloc, known.get(bloc.code, "")),
        )
        for bloc in decision.blocs
    )


def _motives(bloc: MinutesBloc, paragraph: str) -> str:
    """The paragraph of reasons, which is that of the proposal where the jury decided otherwise.

    The letter says the bloc and its decision above: they are not repeated.
    """
    if not paragraph or bloc.proposal == bloc.decision:
        return paragraph.removeprefix(f"Bloc {bloc.code} « {bloc.title} » : {bloc.decision}. ")
    return f"Ce que les règles proposaient, et dont le jury s'est écarté : {paragraph}"


def appeal_sentence(rule: Ruled[AppealRule]) -> str:
    """How to contest the decision, as the letter prints it, with the rule that says so."""
    appeal = rule.value
    if isinstance(appeal, NoAppeal):
        return (
            "Le règlement n'ouvre pas de recours contre cette décision devant le certificateur. "
            f"Règle : {rule.origin.cite()}."
        )
    return (
        f"Vous pouvez contester cette décision devant {appeal.before}, dans un délai de "
        f"{appeal.within} à compter de la réception de cette lettre. Règle : "
        f"{rule.origin.cite()}."
    )


def motives_told(reglement: Reglement, on: date) -> bool:
    """Whether the candidate is given the reasons; a règlement that says nothing gives them."""
    ruled = reglement.rule_or_none(MOTIVES, on)
    return ruled is None or ruled.value is Motives.TOLD


def validity_sentence(validity: BlocValidity) -> str:
    """How long the blocs stay won, as the letter prints it, with the rule that says so."""
    until = validity.expires_on
    lasting = "sans limite de durée" if until is None else f"jusqu'au {until:%d/%m/%Y} exclu"
    return f"Les blocs acquis le restent {lasting}. Règle : {validity.origin.cite()}."


def last_day_to_appeal(appeal: Appeal, notified_on: date) -> date:
    """The last day, included, on which an appeal is in time."""
    return after(notified_on, appeal.within)
