"""Letters of notification as a PDF: one letter, or those of a whole jury to print at once."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

from parchemin.domain.deliberation.reasons import BlocOutcome
from parchemin.domain.notice import Notice, NoticeBloc, NoticeKind
from parchemin.writers.french import long_date
from parchemin.writers.typesetting import compose

IDENTIFIER = "notification"
NAME = "Notification de décision (PDF)"

SUBJECTS = {
    NoticeKind.FULL: "Vous obtenez la certification",
    NoticeKind.PARTIAL: "Vous obtenez une partie de la certification",
    NoticeKind.REFUSAL: "La certification ne vous est pas accordée",
    NoticeKind.PENDING: "La décision est reportée",
    NoticeKind.NOT_DELIVERED: "La certification ne vous est pas délivrée",
}
OPENINGS = {
    NoticeKind.FULL: "Le jury a constaté que vous remplissez toutes les conditions de la "
    "certification. Votre parchemin vous sera remis ; cette lettre n’en tient pas lieu.",
    NoticeKind.PARTIAL: "Le jury a constaté que vous maîtrisez une partie des blocs de compétences "
    "de la certification.",
    NoticeKind.REFUSAL: "Le jury n’a retenu aucun des blocs de compétences que vous avez présentés.",
    NoticeKind.PENDING: "Le jury n’a pas pu se prononcer sur toute la certification : il manque "
    "des éléments à votre dossier.",
    NoticeKind.NOT_DELIVERED: "Le jury s’était prononcé sur votre dossier ; l’autorité qui délivre "
    "la certification n’a pas suivi sa proposition.",
}


def render(notice: Notice) -> bytes:
    """One letter; same letter, same bytes."""
    return render_all([notice])


def render_all(notices: Sequence[Notice]) -> bytes:
    """Letters one after the other, each on its own sheet."""
    newest = max(notice.written_on for notice in notices)
    stamped = datetime.combine(newest, time(), UTC)
    return compose("notice.typ", {"letters": [_letter(item) for item in notices]}, stamped=stamped)


def _letter(notice: Notice) -> dict[str, object]:
    return {
        "number": notice.number,
        "body": notice.body,
        "addressee": notice.addressee,
        "subject": SUBJECTS[notice.kind],
        "opening": OPENINGS[notice.kind],
        "certification": notice.certification,
        "session": notice.session,
        "minutes": notice.minutes,
        "decided": long_date(notice.decided_on),
        "written": long_date(notice.written_on),
        "place": notice.place,
        "outcome": notice.outcome,
        "won": [_bloc(bloc) for bloc in notice.won],
        "missing_title": _missing_title(notice),
        "missing": [_bloc(bloc) for bloc in notice.missing],
        "recommendations": notice.recommendations,
        "validity": notice.validity,
        "delivery": notice.delivery,
        "appeal": notice.appeal,
    }


def _missing_title(notice: Notice) -> str:
    """A bloc that waits, or that nobody presented, was not refused."""
    refused = all(bloc.decision == BlocOutcome.NOT_WON.value for bloc in notice.missing)
    return "Blocs non acquis" if refused else "Blocs qui restent à acquérir"


def _bloc(bloc: NoticeBloc) -> dict[str, object]:
    return {
        "code": bloc.code,
        "title": bloc.title,
        "decision": bloc.decision,
        "reasons": _reasons(bloc),
        "recommendations": bloc.recommendations,
    }


def _reasons(bloc: NoticeBloc) -> list[str]:
    """Every reason of the bloc; in a letter that has no paragraph, the line of one not won."""
    if bloc.motives:
        return [bloc.motives, *bloc.reasons[1:]]
    return [] if bloc.won else list(bloc.reasons)
