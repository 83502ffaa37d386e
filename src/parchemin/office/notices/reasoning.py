"""Why a closed jury decided as it did: read again from the facts it had, for letters and appeals."""

from collections.abc import Sequence

from django.utils import timezone

from parchemin.domain.deliberation.reasons import BlocProposal
from parchemin.domain.deliberation.sentences import explain, paragraph
from parchemin.domain.notice import motives_told
from parchemin.office.accounts.models import Role, User
from parchemin.office.juries.models import Decision, Hearing, Jury
from parchemin.office.juries.reading import read
from parchemin.office.juries.rulebook import reglement_for
from parchemin.office.juries.steps import steps_of
from parchemin.office.notices.models import Appeal
from parchemin.office.notices.standing import latest_minutes
from parchemin.writers.reasons_pdf import BlocReasons, DecisionReasons


def paragraphs_of(jury: Jury, hearings: Sequence[Hearing]) -> dict[int, dict[str, str]]:
    """The paragraph of reasons of each bloc, by hearing; the number of queries is constant."""
    if not hearings:
        return {}
    return {
        case.hearing.pk: {bloc.code: paragraph(bloc) for bloc in case.proposal.blocs}
        for case in read(jury, hearings).cases
    }


def reasons_for(user: User, appeal: Appeal) -> DecisionReasons | None:
    """The same for that reader: None for a candidate to whom the règlement does not give them."""
    jury = appeal.hearing.jury
    if user.role == Role.CANDIDATE and not motives_told(reglement_for(jury), jury.held_on):
        return None
    return reasons_of(appeal)


def reasons_of(appeal: Appeal) -> DecisionReasons:
    """Everything that led to the decision contested."""
    hearing, minutes = appeal.hearing, latest_minutes(appeal.hearing.jury).acts
    jury = hearing.jury
    (case,) = read(jury, [hearing]).cases
    kept = {row.bloc_code: row for row in Decision.objects.filter(hearing=hearing)}
    whole = kept[""]
    told = (
        item
        for item in minutes.candidates
        if item.reference.startswith(f"{hearing.enrolment.reference},")
    )
    departures = {bloc.code: bloc.reasons[1:] for item in told for bloc in item.blocs}
    return DecisionReasons(
        appeal=appeal.number,
        filed_on=appeal.filed_on,
        grounds=appeal.grounds,
        body=minutes.body,
        candidate=case.name,
        reference=hearing.enrolment.reference,
        certification=minutes.certification,
        session=minutes.session,
        minutes=jury.minutes.number,
        outcome=whole.outcome,
        whole=explain(case.proposal),
        decided_on=whole.decided_on,
        closed_at=timezone.localtime(jury.minutes.closed_at),
        blocs=tuple(
            _bloc(bloc, kept[bloc.code].outcome, departures.get(bloc.code, ()))
            for bloc in case.proposal.blocs
        ),
    )


def _bloc(bloc: BlocProposal, decision: str, said: tuple[str, ...]) -> BlocReasons:
    return BlocReasons(
        code=bloc.code,
        title=bloc.title,
        proposal=bloc.outcome.value,
        decision=decision,
        said=said,
        steps=steps_of(bloc),
    )
