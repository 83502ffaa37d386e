"""Setting a rule of correspondence, and ending one."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from parchemin.domain.correspondences.rule import BlocSet, CorrespondenceRule, check_rule
from parchemin.domain.errors import RefusedAct
from parchemin.domain.finding import blocking
from parchemin.domain.referentiel import CorrespondenceKind
from parchemin.office.correspondences.access import require_secretariat
from parchemin.office.correspondences.models import Rule, RuleEnd
from parchemin.office.correspondences.texts import certification_named, known_text
from parchemin.office.journal.actions import record, take_turn


@transaction.atomic
def set_rule(
    *,
    given: BlocSet,
    held: BlocSet,
    kind: str,
    decision: str,
    decided_on: date,
    since: date,
    until: date | None = None,
    by: object,
) -> Rule:
    """Set a rule towards a published certification, by a named decision.

    Raises RefusedAct with every fault at once; the same rule in force twice is refused.
    """
    secretary = require_secretariat(by)
    take_turn()
    faults = rule_faults(given, held, kind, (decision, decided_on), (since, until))
    if faults:
        raise RefusedAct(" ".join(faults))
    rule = Rule.objects.create(
        given_number=given.number,
        given_blocs=sorted(given.blocs),
        held_number=held.number,
        held_blocs=sorted(held.blocs),
        kind=kind,
        decision=decision.strip(),
        decided_on=decided_on,
        since=since,
        until=until,
        recorded_by=secretary,
    )
    record(
        "poser une correspondance",
        by=by,
        on=rule,
        tenu=str(held),
        accorde=str(given),
        decision=rule.decision,
        depuis=since.isoformat(),
    )
    return rule


def rule_faults(
    given: BlocSet,
    held: BlocSet,
    kind: str,
    decided: tuple[str, date],
    period: tuple[date, date | None],
) -> list[str]:
    """Every reason why this rule cannot be set, in French sentences."""
    decision, decided_on = decided
    rule = CorrespondenceRule(
        held=held,
        given=given,
        kind=CorrespondenceKind(kind),
        decision=decision,
        source="",
        since=period[0],
        until=period[1],
    )
    checks = check_rule(rule, certification_named(given.number), known_text(held.number))
    faults = [finding.sentence for finding in blocking(checks)]
    if not decision.strip():
        faults.append("Nommez la décision qui fonde cette correspondance, avec sa référence.")
    if decided_on > timezone.localdate():
        faults.append(f"La décision est datée du {decided_on:%d/%m/%Y}, à venir.")
    for other in Rule.objects.filter(given_number=given.number).select_related("end"):
        same = other.held == held and other.given == given
        if same and _meet(other.as_domain(), rule):
            faults.append(
                f"La même correspondance existe déjà, {other.as_domain().period} "
                f"({other.decision}) : mettez-y fin avant d'en poser une autre."
            )
    return faults


def _meet(one: CorrespondenceRule, other: CorrespondenceRule) -> bool:
    """Whether two rules are in force on a same day."""
    starts = (one.since or date.min, other.since or date.min)
    ends = (one.until or date.max, other.until or date.max)
    return max(starts) <= min(ends)


@transaction.atomic
def end_rule(*, on: Rule, last_day: date, reason: str, by: object) -> RuleEnd:
    """Say the last day of a rule; what was granted by it before stays granted."""
    secretary = require_secretariat(by)
    rule = Rule.objects.select_for_update(of=("self",)).get(pk=on.pk)
    if RuleEnd.objects.filter(rule=rule).exists():
        raise RefusedAct("Cette correspondance a déjà reçu sa fin ; rien n'a été changé.")
    if not reason.strip():
        raise RefusedAct("Dites pourquoi cette correspondance prend fin : le motif restera.")
    if last_day < rule.since:
        raise RefusedAct(
            f"Le dernier jour ({last_day:%d/%m/%Y}) précède le premier ({rule.since:%d/%m/%Y})."
        )
    if rule.until and last_day > rule.until:
        raise RefusedAct(
            f"La règle finit déjà le {rule.until:%d/%m/%Y} : posez-en une nouvelle pour la suite."
        )
    end = RuleEnd.objects.create(
        rule=rule, last_day=last_day, reason=reason.strip(), recorded_by=secretary
    )
    record(
        "finir une correspondance",
        by=by,
        on=rule,
        dernier_jour=last_day.isoformat(),
        motif=end.reason,
    )
    return end


def chosen(number: str, blocs: Collection[str]) -> BlocSet:
    """The set of these blocs of that certification."""
    return BlocSet(number=number.strip(), blocs=frozenset(blocs))
