"""The request by which a candidate asks for the attestations of the blocs that he won."""

from datetime import UTC, datetime, time

from parchemin.domain.errors import RefusedAct
from parchemin.domain.notice import Notice
from parchemin.writers.french import long_date
from parchemin.writers.typesetting import compose

IDENTIFIER = "demande_attestation_de_bloc"
NAME = "Demande d'attestation de bloc de compétences (PDF)"


def render(notice: Notice) -> bytes:
    """The request, filled from the notification; same notification, same bytes.

    Raises RefusedAct when no bloc was won.
    """
    if not notice.won:
        raise RefusedAct(
            f"La notification {notice.number} ne porte aucun bloc acquis : il n'y a pas "
            "d'attestation à demander."
        )
    document = {
        "body": notice.body,
        "candidate": notice.addressee,
        "certification": notice.certification,
        "session": notice.session,
        "minutes": notice.minutes,
        "notice": notice.number,
        "decided": long_date(notice.decided_on),
        "blocs": [{"code": bloc.code, "title": bloc.title} for bloc in notice.won],
    }
    stamped = datetime.combine(notice.written_on, time(), UTC)
    return compose("bloc_request.typ", document, stamped=stamped)
