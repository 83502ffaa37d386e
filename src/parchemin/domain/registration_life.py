"""What the dates of a registration allow: entering a certification, issuing its certificates."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from parchemin.domain.french import day, listed
from parchemin.domain.referentiel import RegistrationDates
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
    "Une certification se délivre depuis son enregistrement et jusqu'à sa dernière délivrance, qui "
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
    """Why a day does not allow an act; ``missing`` names the date to ask for, empty otherwise."""

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
    yield from _before(number, dates, on, ENTRY, f"Entrée le {day(on)} refusée")
    end = dates.end_of_registration
    if end is None:
        yield _asked("end_of_registration", "fin d'enregistrement", number, ENTRY)
    elif on > end:
        yield DateObstacle(
            "after_registration",
            f"Entrée le {day(on)} refusée : l'enregistrement de {number} prend fin le {day(end)}. "
            f"Saisissez une date d'entrée au plus tard ce jour-là. {successor_sentence(chain(), on)}",
            ENTRY,
        )


def delivery_obstacles(number: str, dates: RegistrationDates, on: date) -> Iterator[DateObstacle]:
    """Why nothing may be issued for a registered certification that day."""
    if not DELIVERY.applies(on):
        return
    yield from _before(number, dates, on, DELIVERY, f"Délivrance le {day(on)} refusée")
    last = dates.last_delivery
    if last is None:
        yield _asked("last_delivery", "dernière délivrance possible", number, DELIVERY)
    elif on > last:
        yield DateObstacle(
            "after_last_delivery",
            f"Délivrance le {day(on)} refusée : la dernière délivrance possible de {number} était "
            f"le {day(last)}. Plus aucun document ne peut être délivré pour cette certification.",
            DELIVERY,
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


def _before(
    number: str, dates: RegistrationDates, on: date, rule: Origin, act: str
) -> Iterator[DateObstacle]:
    begins = beginning(dates)
    if begins is None:
        yield _asked("decision", "la décision d'enregistrement", number, rule)
    elif on < begins:
        what = "la décision" if begins == dates.decision else "l'effet"
        yield DateObstacle(
            "before_registration",
            f"{act} : {what} d'enregistrement de {number} est du {day(begins)}. Choisissez ce jour "
            "ou un jour suivant.",
            rule,
        )


def _asked(name: str, label: str, number: str, rule: Origin) -> DateObstacle:
    return DateObstacle(
        f"{name}_missing",
        f"La date de {label} de {number} n'est connue ni du référentiel ni du certificateur. "
        f"{ADVICE}",
        rule,
        missing=name,
    )


def _named(link: ChainLink) -> str:
    end = link.dates.end_of_registration
    return f"{_name(link)}, enregistrée jusqu'au {day(end)}" if end else _name(link)


def _name(link: ChainLink) -> str:
    return f"{link.number}, « {link.title} »" if link.title else link.number
