"""May these documents be issued, and on which day: what the jury, its second step and rules say."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from parchemin.domain.errors import RefusedAct
from parchemin.office.certificates.drafting import Lack, lacks
from parchemin.office.certificates.selection import to_deliver
from parchemin.office.certificates.sources import common_mentions
from parchemin.office.juries.models import Decision, Jury, Ratification


@dataclass(frozen=True)
class Preparation:
    """What one delivery would make; ``obstacle`` says why it may not be asked for at all."""

    decisions: list[Decision]
    common: dict[str, Any]
    lacks: tuple[Lack, ...]
    obstacle: str = ""
    blocs: int = field(init=False)
    parchemins: int = field(init=False)

    def __post_init__(self) -> None:
        blocs = sum(1 for decision in self.decisions if decision.bloc_code)
        object.__setattr__(self, "blocs", blocs)
        object.__setattr__(self, "parchemins", len(self.decisions) - blocs)


def prepare(jury: Jury, delivered_on: date) -> Preparation:
    """Everything there is to know before issuing, nothing being written."""
    decisions = to_deliver(jury)
    paths = [item.hearing.enrolment for item in decisions]
    common = common_mentions(paths, delivered_on)
    return Preparation(
        decisions=decisions,
        common=common,
        lacks=lacks(common, decisions, jury.number, delivered_on),
        obstacle=obstacle(decisions, second_step(jury)),
    )


def obstacle(decisions: list[Decision], second: Ratification | None) -> str:
    """Why this jury gives no document yet, or at all; empty when it does."""
    if not decisions:
        return "Aucune décision de ce jury n'ouvre droit à un document."
    awaited = next((decision.awaits for decision in decisions if decision.awaits), "")
    if awaited and second is None:
        return (
            f"Le règlement délivre en deux étapes : {awaited} doit encore se prononcer sur ce jury."
            " Enregistrez sa décision sur la page du jury."
        )
    if second is not None and not second.accepted:
        return f"{second.authority} a refusé la délivrance : {second.reason}"
    return ""


def earliest_delivery(jury: Jury) -> date:
    """The day of the decision: the jury's, or its authority's when delivery takes two steps."""
    second = second_step(jury)
    return second.decided_on if second else jury.held_on


def second_step(jury: Jury) -> Ratification | None:
    return Ratification.objects.filter(jury=jury).first()


def require_ready(jury: Jury, preparation: Preparation, delivered_on: date) -> None:
    """Raise RefusedAct unless every document can be issued that day."""
    if jury.state != Jury.State.CLOSED:
        raise RefusedAct(
            f"Le jury {jury.reference} n'est pas clos : ses décisions ne sont pas définitives."
        )
    if preparation.obstacle:
        raise RefusedAct(preparation.obstacle)
    earliest = earliest_delivery(jury)
    if delivered_on < earliest:
        raise RefusedAct(
            f"Délivrance demandée le {delivered_on:%d/%m/%Y}, avant la décision du "
            f"{earliest:%d/%m/%Y}. Choisissez ce jour ou un jour suivant."
        )
    if preparation.lacks:
        said = " ".join(
            f"({rank}) {lack.finding.sentence}" for rank, lack in enumerate(preparation.lacks, 1)
        )
        raise RefusedAct(
            f"Ces documents ne peuvent pas encore être délivrés : {said}",
            rule="Règles de présentation du parchemin, France compétences",
        )
