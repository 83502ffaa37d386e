"""Whether a candidate may take again what he failed: tries already made, time to wait, rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parchemin.domain.capitalisation import after
from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import counted, day
from parchemin.domain.rules.clause import Ruled
from parchemin.domain.rules.delivery import Retake
from parchemin.domain.rules.keys import RETAKE
from parchemin.domain.rules.reglement import Reglement


@dataclass(frozen=True, slots=True)
class PastTry:
    """One time that the candidate took the unit: the day of the decision, and whether he won."""

    on: date
    won: bool


@dataclass(frozen=True, slots=True)
class RetakeAnswer:
    """Whether one unit (``subject``: its code) may be taken ``on`` that day, and why.

    ``not_before`` is the first day allowed by the time to wait, None where there is none;
    ``tries_left`` is None where nothing limits them; ``rule`` is None for a first try.
    """

    subject: str
    on: date
    allowed: bool
    failures: int = 0
    not_before: date | None = None
    tries_left: int | None = None
    won_on: date | None = None
    rule: Ruled[Retake] | None = None

    def sentence(self) -> str:
        """The answer in French, with the rule it applies."""
        if self.won_on is not None:
            return f"{self.subject} est acquis depuis le {day(self.won_on)} : rien à repasser."
        if self.rule is None:
            return f"{self.subject} : première présentation, aucune règle ne la limite."
        cited = f" Règle : {self.rule.origin.cite()}."
        if self.tries_left == 0:
            return (
                f"{self.subject} : {counted(self.failures, 'échec')}, le règlement ne permet pas "
                f"plus de {counted(self.rule.value.max_tries or 0, 'présentation')}.{cited}"
            )
        if not self.allowed and self.not_before is not None:
            return (
                f"{self.subject} ne se repasse pas le {day(self.on)} : le règlement demande "
                f"{self.rule.value.wait} après l'échec, soit à partir du {day(self.not_before)}."
                f"{cited}"
            )
        left = (
            ""
            if self.tries_left is None
            else f" ; reste {counted(self.tries_left, 'présentation')}"
        )
        ways = " ou ".join(self.rule.value.completed_by)
        prepared = f" Ce qui manque se complète par : {ways}." if ways else ""
        return f"{self.subject} peut être repassé le {day(self.on)}{left}.{prepared}{cited}"


def may_retake(
    reglement: Reglement, subject: str, tries: Sequence[PastTry], *, on: date
) -> RetakeAnswer:
    """Whether ``subject`` may be taken on that day, by the rule in force that day.

    Tries dated after ``on`` are left out. Raises MissingRule when there is a failure and the
    règlement says nothing of retakes, ConflictingRules when it says two things.
    """
    past = [each for each in tries if each.on <= on]
    won = [each.on for each in past if each.won]
    if won:
        return RetakeAnswer(subject, on, allowed=False, won_on=min(won))
    if not past:
        return RetakeAnswer(subject, on, allowed=True)
    rule = reglement.rule(RETAKE, on)
    wait, most = rule.value.wait, rule.value.max_tries
    not_before = None if wait is None else after(max(each.on for each in past), wait)
    left = None if most is None else max(most - len(past), 0)
    return RetakeAnswer(
        subject,
        on,
        allowed=left != 0 and (not_before is None or not_before <= on),
        failures=len(past),
        not_before=not_before,
        tries_left=left,
        rule=rule,
    )


def check_retake(
    reglement: Reglement, subject: str, tries: Sequence[PastTry], *, on: date
) -> RetakeAnswer:
    """The same answer; raises RefusedAct, with the rule, when the unit may not be taken."""
    answer = may_retake(reglement, subject, tries, on=on)
    if not answer.allowed:
        raise RefusedAct(
            answer.sentence(), rule="" if answer.rule is None else answer.rule.origin.cite()
        )
    return answer
