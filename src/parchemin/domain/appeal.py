"""An appeal against a decision: opened, heard, decided, and in time or not."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parchemin.domain.errors import RefusedAct
from parchemin.domain.notice import last_day_to_appeal
from parchemin.domain.rules.clause import Ruled
from parchemin.domain.rules.delivery import Appeal, AppealRule, NoAppeal


class AppealOutcome(StrEnum):
    """How an appeal ends."""

    NEW_HEARING = "accueilli : nouvel examen par un jury"
    DISMISSED = "rejeté"
    INADMISSIBLE = "irrecevable"
    WITHDRAWN = "retiré par le candidat"


class AppealState(StrEnum):
    """Where an appeal stands."""

    OPEN = "déposé"
    HEARD = "entendu"
    DECIDED = "décidé"


class Timeliness(StrEnum):
    """Whether an appeal came in time; nobody can tell without a rule or without a notification."""

    IN_TIME = "dans le délai"
    LATE = "hors délai"
    UNKNOWN = "délai non vérifiable"
    CLOSED = "non ouvert par le règlement"


@dataclass(frozen=True, kw_only=True, slots=True)
class AppealClock:
    """The time left to appeal: the last day, included, and the rule that sets it.

    ``last_day`` is None when the règlement is silent or opens no appeal, or when nothing was
    notified yet.
    """

    last_day: date | None
    rule: Ruled[AppealRule] | None

    @property
    def authority(self) -> str:
        """Before whom the appeal is brought; empty when no rule says it."""
        appeal = self.rule.value if self.rule else None
        return appeal.before if isinstance(appeal, Appeal) else ""

    def judge(self, filed_on: date) -> Timeliness:
        """Whether an appeal filed that day is in time."""
        if self.rule is not None and isinstance(self.rule.value, NoAppeal):
            return Timeliness.CLOSED
        if self.last_day is None:
            return Timeliness.UNKNOWN
        return Timeliness.IN_TIME if filed_on <= self.last_day else Timeliness.LATE

    def sentence(self, filed_on: date) -> str:
        """The same as a sentence that cites the rule and the dates."""
        if self.rule is None:
            return "Le règlement ne fixe pas de délai de recours : écrivez la ligne [recours]."
        appeal, cited = self.rule.value, self.rule.origin.cite()
        if isinstance(appeal, NoAppeal):
            return (
                "Le règlement n'ouvre pas de recours contre cette décision : celui-ci est gardé, "
                f"et le certificateur y répond. Règle : {cited}."
            )
        if self.last_day is None:
            return (
                "La décision n'a pas encore été notifiée : le délai de "
                f"{appeal.within} n'a pas commencé."
            )
        side = "dans le délai" if filed_on <= self.last_day else "hors délai"
        return (
            f"Déposé le {filed_on:%d/%m/%Y}, {side} : dernier jour le {self.last_day:%d/%m/%Y}. "
            f"Règle : {cited}."
        )


def appeal_clock(rule: Ruled[AppealRule] | None, notified_on: date | None) -> AppealClock:
    """The time to appeal a decision notified that day; None when it was not."""
    appeal = rule.value if rule else None
    if notified_on is None or not isinstance(appeal, Appeal):
        return AppealClock(last_day=None, rule=rule)
    return AppealClock(last_day=last_day_to_appeal(appeal, notified_on), rule=rule)


def check_filing(decided_on: date, filed_on: date, grounds: str, *, today: date) -> None:
    """Refuse an appeal dated before the decision or in the future, or without grounds."""
    if not grounds.strip():
        raise RefusedAct("Un recours dit ce qui est contesté et pourquoi : écrivez-le.")
    if filed_on < decided_on:
        raise RefusedAct(
            f"Le recours est daté du {filed_on:%d/%m/%Y}, avant la décision "
            f"({decided_on:%d/%m/%Y}) : vérifiez la date."
        )
    if filed_on > today:
        raise RefusedAct(
            f"Le recours est daté du {filed_on:%d/%m/%Y}, dans l'avenir : vérifiez la date."
        )


def check_step(state: AppealState, last_on: date, on: date, *, today: date) -> None:
    """Refuse a step on a decided appeal, before the step that precedes it, or in the future."""
    if state is AppealState.DECIDED:
        raise RefusedAct(
            "Ce recours est décidé : rien ne s'y ajoute. Un fait nouveau demande un nouveau recours."
        )
    if on < last_on:
        raise RefusedAct(
            f"La date du {on:%d/%m/%Y} précède l'étape d'avant ({last_on:%d/%m/%Y}) : vérifiez-la."
        )
    if on > today:
        raise RefusedAct(f"La date du {on:%d/%m/%Y} est dans l'avenir : vérifiez-la.")
