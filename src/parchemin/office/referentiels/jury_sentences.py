"""What the program applies of each rule about a jury, as one French sentence."""

from collections.abc import Iterable

from parchemin.domain.french import counted, figure, listed
from parchemin.domain.rules.jury_rules import (
    Advisory,
    Chairing,
    Experience,
    Outsiders,
    Parity,
    Permission,
    Proxies,
    Quorum,
    QuorumKind,
    Seats,
)
from parchemin.office.referentiels.rule_sentences import rule_sentence, spoken

__all__ = ["rule_sentence"]


@rule_sentence.register
def _seats(value: Seats) -> str:
    seats = (f"{count} {spoken(college)}" for college, count in value.by_college)
    if value.at_least:
        return f"Au moins {listed(seats)}."
    return f"{value.total} membres : {listed(seats)}."


@rule_sentence.register
def _parity(value: Parity) -> str:
    return f"Autant de membres présents de chaque collège : {_colleges(value.colleges)}."


@rule_sentence.register
def _chairing(value: Chairing) -> str:
    mandate = f", par mandat de {counted(value.mandate_years, 'an')}" if value.mandate_years else ""
    vice = " Un vice-président d'un autre collège préside en son absence." if value.vice else ""
    if len(value.colleges) == 1:
        return f"La présidence revient au collège {_colleges(value.colleges)}{mandate}.{vice}"
    turn = "alterne entre les" if value.alternates else "revient à un membre de l'un des"
    return f"La présidence {turn} collèges {_colleges(value.colleges)}{mandate}.{vice}"


@rule_sentence.register
def _quorum(value: Quorum) -> str:
    match value.kind:
        case QuorumKind.ALL_SEATS:
            return "Un membre est présent pour chaque siège."
        case QuorumKind.ONE_PER_COLLEGE:
            return "Un membre au moins de chaque collège est présent."
        case QuorumKind.PER_COLLEGE:
            wanted = (f"{count} {spoken(college)}" for college, count in value.by_college)
            return f"Présents au moins : {listed(wanted)}."
        case QuorumKind.SHARE:
            least = "Plus de" if value.more else "Au moins"
            return f"{least} {value.share} des sièges sont occupés par un membre présent."
    return f"{counted(value.members or 0, 'membre présent')} au moins."


@rule_sentence.register
def _proxies(value: Proxies) -> str:
    if value.allowed is Permission.FORBIDDEN:
        return "Les procurations sont interdites."
    limit = f", {value.per_member} au plus par membre" if value.per_member else ""
    college = {True: ", entre membres d'un même collège", False: ", quel que soit le collège"}
    counts = {
        True: " Un membre représenté compte pour le quorum.",
        False: " Seuls les présents comptent pour le quorum.",
        None: "",
    }
    among = college.get(value.same_college, "") if value.same_college is not None else ""
    return f"Les procurations sont permises{limit}{among}.{counts[value.in_quorum]}"


@rule_sentence.register
def _advisory(value: Advisory) -> str:
    which = "du collège" if len(value.colleges) == 1 else "des collèges"
    return f"Les membres {which} {_colleges(value.colleges)} assistent au jury sans voter."


@rule_sentence.register
def _outsiders(value: Outsiders) -> str:
    return (
        f"{figure(value.percent)} % du jury au moins est extérieur au certificateur et à "
        "l'évaluateur."
    )


@rule_sentence.register
def _experience(value: Experience) -> str:
    names = value.colleges
    who = (
        f"le collège {spoken(names[0])}" if len(names) == 1 else f"les collèges {_colleges(names)}"
    )
    out = (
        f", et pas hors du métier depuis plus de {counted(value.years_out, 'an')}"
        if value.years_out
        else ""
    )
    return f"{counted(value.years, 'an')} d'expérience au moins pour {who}{out}."


def _colleges(names: Iterable[str]) -> str:
    return listed(map(spoken, names))
