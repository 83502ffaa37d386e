"""In the room: what the jury reads otherwise than the assessors, over a result that stays."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from parchemin.domain.deliberation.divergences import sent_to_jury
from parchemin.domain.deliberation.facts import ResultOutcome
from parchemin.domain.deliberation.plan import BlocPlan, ModalityPlan
from parchemin.domain.errors import RefusedAct
from parchemin.domain.rules.acquisition import ByMark
from parchemin.domain.rules.assessors import AssessorsRule
from parchemin.domain.rules.jury_rules import Permission
from parchemin.domain.rules.keys import DEPARTURE
from parchemin.domain.rules.reglement import Reglement
from parchemin.office.accounts.models import User
from parchemin.office.journal.actions import record
from parchemin.office.juries.actions.room import OPEN, sits
from parchemin.office.juries.board import Case
from parchemin.office.juries.models import Adjustment, Hearing, Jury
from parchemin.office.juries.obstacles import require_free
from parchemin.office.juries.reading import heard, read
from parchemin.office.juries.states import locked

SETTLED = {ResultOutcome.ACQUIRED, ResultOutcome.NOT_ACQUIRED}
LARGEST = 1000


@dataclass(frozen=True, kw_only=True)
class Change:
    """A result that the jury reads otherwise, and why.

    ``assessment`` is empty for a whole bloc; ``mark`` and ``out_of`` are given together or not.
    """

    bloc: str
    assessment: str
    outcome: str
    reason: str
    mark: Decimal | None = None
    out_of: Decimal | None = None


@transaction.atomic
def adjust(*, on: Hearing, change: Change, by: User) -> Adjustment:
    """Lay the jury's reading over an assessor's result; the assessor's result stays."""
    jury = locked(on.jury, "changer un résultat", OPEN)
    seat = sits(jury, by)
    board = read(jury, [heard(jury, on)])
    case = board.cases[0]
    if seat is not None:
        require_free(seat, case.hearing, case.recused)
    if (change.assessment or change.bloc) not in sent_to_jury(case.proposal):
        _require_departure(board.reglement, case, jury)
    _known(case, change)
    row = Adjustment.objects.create(
        hearing=on,
        bloc_code=change.bloc,
        assessment_code=change.assessment,
        outcome=change.outcome,
        mark=change.mark,
        out_of=change.out_of,
        reason=change.reason.strip(),
        recorded_by=by,
    )
    mark = None if change.mark is None else f"{change.mark}/{change.out_of}"
    subject = change.assessment or change.bloc
    record("ajuster un résultat", by=by, on=row, modalite=subject, resultat=row.outcome, note=mark)
    return row


def _require_departure(reglement: Reglement, case: Case, jury: Jury) -> None:
    name = reglement.jury_for(case.route, jury.held_on)
    rule = reglement.rule(DEPARTURE.at(name), jury.held_on)
    if rule.value is Permission.FORBIDDEN:
        raise RefusedAct(
            "Le règlement interdit au jury de s'écarter des résultats des évaluateurs.",
            rule=rule.origin.cite(),
        )


def _known(case: Case, change: Change) -> None:
    bloc = next((each for each in case.plan.blocs if each.code == change.bloc), None)
    modality = _modality(bloc, change)
    if change.outcome not in SETTLED:
        raise RefusedAct("Le jury dit « acquis » ou « non acquis » : choisissez l'un des deux.")
    if not change.reason.strip():
        raise RefusedAct("Un résultat changé par le jury dit son motif : écrivez-le.")
    _mark(modality, change)


def _modality(bloc: BlocPlan | None, change: Change) -> ModalityPlan | None:
    """The modality changed, None for a bloc that its assessors judge as a whole."""
    if bloc is not None and not change.assessment:
        if isinstance(bloc.rule.value, AssessorsRule):
            return None
        raise RefusedAct(
            f"Les évaluateurs ne donnent pas d'avis sur {change.bloc} entier : le règlement le juge "
            "sur ses modalités. Changez le résultat d'une modalité, ou votez le bloc autrement, avec "
            "le motif du jury."
        )
    modalities = bloc.modalities if bloc is not None else ()
    found = next((each for each in modalities if each.code == change.assessment), None)
    if found is None:
        raise RefusedAct(f"« {change.assessment} » n'est pas une modalité du bloc {change.bloc}.")
    return found


def _mark(modality: ModalityPlan | None, change: Change) -> None:
    mark, out_of = change.mark, change.out_of
    if (mark is None) != (out_of is None):
        raise RefusedAct("Une note se donne avec son échelle, par exemple 14 sur 20.")
    if mark is None or out_of is None:
        return
    if modality is None or not modality.marked:
        subject = modality.title if modality else change.bloc
        raise RefusedAct(
            f"Le règlement ne lit pas de note pour « {subject} » : laissez la note vide et dites "
            "seulement acquis ou non acquis."
        )
    if not 0 <= mark <= out_of <= LARGEST or not out_of:
        raise RefusedAct(f"La note {_said(mark)} n'est pas entre 0 et {_said(out_of)}.")
    rule = modality.rule.value
    if isinstance(rule, ByMark):
        _require_agreement(rule, mark, out_of, change.outcome)


def _require_agreement(rule: ByMark, mark: Decimal, out_of: Decimal, outcome: str) -> None:
    """Refuse a mark that says the contrary of the outcome."""
    reached = mark * rule.out_of >= rule.minimum * out_of
    if reached == (outcome == ResultOutcome.ACQUIRED):
        return
    verb = "atteint" if reached else "n'atteint pas"
    raise RefusedAct(
        f"La note {_said(mark)} sur {_said(out_of)} {verb} le seuil de {_said(rule.minimum)} sur "
        f"{_said(rule.out_of)}, et le jury retient « {outcome} » : corrigez l'un des deux."
    )


def _said(figure: Decimal) -> str:
    return f"{figure.normalize():f}".replace(".", ",")
