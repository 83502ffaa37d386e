"""What a document holds that a text has not: gathered place by place, said once."""

from dataclasses import dataclass, field

from parchemin.domain.french import counted
from parchemin.readers.diagnostics import Findings, Place, Severity

_NAMED = 6


@dataclass(frozen=True)
class Remark:
    """A remark to make: its code, what is counted, what was expected, what to do."""

    code: str
    one: str
    several: str
    expected: str
    advice: str
    severity: Severity = Severity.INFORMATION


@dataclass
class Remarks:
    """The places of each remark, in the order of the document."""

    places: dict[Remark, list[str]] = field(default_factory=dict)

    def add(self, remark: Remark, place: str) -> None:
        self.places.setdefault(remark, []).append(place)

    def say(self, findings: Findings) -> None:
        for remark, places in self.places.items():
            say = findings.warn if remark.severity == Severity.WARNING else findings.inform
            say(
                remark.code,
                Place(sentence=_listed(list(dict.fromkeys(places)))),
                found=counted(len(places), remark.one, remark.several),
                expected=remark.expected,
                advice=remark.advice,
            )


def _listed(places: list[str]) -> str:
    more = len(places) - _NAMED
    named = " ; ".join(places[:_NAMED])
    if more > 0:
        return f"{named} ; et {counted(more, 'autre endroit', 'autres endroits')}"
    return named
