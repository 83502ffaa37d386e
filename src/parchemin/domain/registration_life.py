"""What the dates of a registration allow: entering a certification, issuing its certificates."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from parchemin.domain.finding import Finding, error
from parchemin.domain.french import day, listed
from parchemin.domain.referentiel import RegistrationDates
from parchemin.domain.registration_checks import missing
from parchemin.domain.replacement import Chain, ChainLink, beginning
from parchemin.domain.rules.clause import Origin

SINCE = date(2019, 1, 1)
"""When the law that the rules below come from began to apply (loi n° 2018-771, art. 31)."""
ENTRY = Origin(
    "On n'entre dans une certification que pendant son enregistrement",
    "art. L. 6113-9 du code du travail",
    since=SINCE,
)
DELIVERY = Origin(
    "Une certification se délivre depuis son enregistrement et jusqu’à sa dernière délivrance, qui "
    "laisse finir les personnes entrées à temps",
    "art. L. 6113-9 du code du travail",
    since=SINCE,
)
ADVICE = (
    "Saisissez-la d'après la fiche ou la décision reçue, à la page « Dates d'enregistrement » de la "
    "certification, puis recommencez."
)


@dataclass(frozen=True, slots=True)
class DateObstacle:
    """Why a day does not allow an entry; ``missing`` names the date to ask for, empty otherwise."""

    code: str
    sentence: str
    rule: Origin
    missing: str = ""


def entry_obstacles(
    number: str, dates: RegistrationDates, on: date, chain: Callable[[], Chain]
) -> Iterator[DateObstacle]:
    """Why one may not enter a registered certification that day.

    ``chain`` is asked for only after the end of registration, to name what replaces it.
    """
    if not ENTRY.applies(on):
        return
    yield from _before(number, dates, on)
    end = dates.end_of_registration
    if end is None:
        yield _asked("end_of_registration", "fin d'enregistrement", number)
    elif on > end:
        yield DateObstacle(
            "after_registration",
            f"Entrée le {day(on)} refusée : l'enregistrement de {number} prend fin le {day(end)}. "
            f"Saisissez une date d'entrée au plus tard ce jour-là. {successor_sentence(chain(), on)}",
            ENTRY,
        )


def delivery_findings(dates: RegistrationDates, on: date) -> Iterator[Finding]:
    """Why nothing may be issued for a registered certification that day.

    A last delivery that nobody knows is asked for; the decision is asked for as a mention of the
    paper (``registration_checks``).
    """
    if not DELIVERY.applies(on):
        return
    begins, last = beginning(dates), dates.last_delivery
    if begins and on < begins:
        yield error(
            "before_decision",
            "delivered_on",
            f"délivrance le {day(on)}",
            f"au plus tôt le {day(begins)}, jour où l’enregistrement commence",
            f"Choisissez ce jour ou un jour suivant. Règle : {DELIVERY.cite()}.",
        )
    if last is None:
        yield missing(
            "last_delivery",
            "la date de dernière délivrance possible",
            "le dernier jour où un document peut être délivré",
            "La fiche lue ne la donne pas : saisissez-la d’après la fiche de France compétences.",
        )
    elif on > last:
        yield error(
            "after_last_delivery",
            "delivered_on",
            f"délivrance le {day(on)}",
            f"au plus tard le {day(last)}, dernière date de délivrance",
            "Aucun document ne peut plus être délivré pour cette certification. Règle : "
            f"{DELIVERY.cite()}.",
        )


def successor_sentence(chain: Chain, on: date) -> str:
    """Which certification to enter instead, as far as the texts say; a circle is said."""
    if chain.loop:
        return (
            f"Les textes se remplacent en rond ({' → '.join(chain.loop)}) : corrigez celui qui se "
            "trompe avant de choisir."
        )
    if opened := chain.successors_open(on):
        named = listed(_named(link) for link in opened)
        return f"Elle est remplacée par {named} : inscrivez-y la personne."
    if not chain.successors:
        return "Aucun texte connu ne dit quelle certification la remplace."
    return " ".join(_closed(link, on) for link in chain.successors)


def _closed(link: ChainLink, on: date) -> str:
    """Why a successor does not settle the matter by itself."""
    name = _name(link)
    if not link.known:
        return f"Elle est remplacée par {name}, dont l'office n'a pas le texte : déposez sa fiche."
    if link.open_on(on) is None:
        return (
            f"Elle est remplacée par {name}, dont une date d'enregistrement manque : saisissez-la."
        )
    return f"Elle est remplacée par {name}, qui n'est pas enregistrée le {day(on)}."


def _before(number: str, dates: RegistrationDates, on: date) -> Iterator[DateObstacle]:
    begins = beginning(dates)
    if begins is None:
        yield _asked("decision", "la décision d'enregistrement", number)
    elif on < begins:
        what = "la décision d'" if begins == dates.decision else "l'effet de l'"
        yield DateObstacle(
            "before_registration",
            f"Entrée le {day(on)} refusée : {what}enregistrement de {number} est du "
            f"{day(begins)}. Choisissez ce jour ou un jour suivant.",
            ENTRY,
        )


def _asked(name: str, label: str, number: str) -> DateObstacle:
    return DateObstacle(
        f"{name}_missing",
        f"La date de {label} de {number} n'est connue ni du référentiel ni du certificateur. "
        f"{ADVICE}",
        ENTRY,
        missing=name,
    )


def _named(link: ChainLink) -> str:
    end = link.dates.end_of_registration
    return f"{_name(link)}, enregistrée jusqu'au {day(end)}" if end else _name(link)


def _name(link: ChainLink) -> str:
    return f"{link.number}, « {link.title} »" if link.title else link.number
