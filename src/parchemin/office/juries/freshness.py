"""What a page had read of a candidate, and whether somebody has changed it since."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Max

from parchemin.domain.errors import RefusedAct
from parchemin.office.juries.models import Adjustment, Hearing, Seat, ShownHands, Vote

_WRITTEN = re.compile(r"\A(\d{1,18})\.(\d{1,18})\.(\d{1,18})\Z")
Voices = Mapping[Seat, Mapping[str, str]]
RULE = "Un vote porte sur ce que la page montrait."


@dataclass(frozen=True)
class Seen:
    """The last vote, adjustment and show of hands of a candidate that a page showed, by id."""

    vote: int
    adjustment: int
    hands: int = 0

    def __str__(self) -> str:
        return f"{self.vote}.{self.adjustment}.{self.hands}"


def seen_now(hearing: Hearing) -> Seen:
    """What a page made now shows."""
    vote = Vote.objects.filter(hearing=hearing).aggregate(last=Max("id"))["last"]
    adjusted = Adjustment.objects.filter(hearing=hearing).aggregate(last=Max("id"))["last"]
    shown = ShownHands.objects.filter(hearing=hearing).aggregate(last=Max("id"))["last"]
    return Seen(vote or 0, adjusted or 0, shown or 0)


def read_seen(text: str) -> Seen:
    """What a posted page says it showed; raises RefusedAct for one that says nothing readable."""
    found = _WRITTEN.match(text)
    if found is None:
        raise RefusedAct(
            "Ce vote est arrivé sans dire ce que sa page montrait : rien n'est écrit. Rouvrez la "
            "page du candidat, relisez la proposition et les voix, puis votez depuis cette page.",
            rule=RULE,
        )
    return Seen(*(int(part) for part in found.groups()))


def meant(hearing: Hearing, voices: Voices, seen: Seen | None) -> dict[Seat, dict[str, str]]:
    """The voices that the author of a page changed himself, without those he only left as shown.

    Raises RefusedAct when a result was changed since, or when one of the voices he changes was
    given otherwise since: nothing is written then.
    """
    if seen is None:
        return {seat: dict(choices) for seat, choices in voices.items()}
    _same_results(hearing, seen)
    shown, since = _given(hearing, seen)
    changed = {
        seat: {code: one for code, one in choices.items() if shown.get((seat.pk, code)) != one}
        for seat, choices in voices.items()
    }
    said = [
        f"{seat.juror.name} a voté « {since[seat.pk, code]} » sur {code}"
        for seat, choices in changed.items()
        for code, one in choices.items()
        if since.get((seat.pk, code), one) != one
    ]
    if said:
        raise RefusedAct(
            f"Entre-temps, {', '.join(said)} : cette page ne le montrait pas encore. Relisez les "
            "voix ci-dessous, puis votez de nouveau si besoin.",
            rule=RULE,
        )
    return {seat: choices for seat, choices in changed.items() if choices}


def refuse_changed(hearing: Hearing, seen: Seen | None) -> None:
    """Raise RefusedAct when a result or a voice of that candidate came after what the page showed."""
    if seen is None:
        return
    _same_results(hearing, seen)
    if Vote.objects.filter(hearing=hearing, pk__gt=seen.vote).exists():
        raise RefusedAct(
            "Entre-temps, un membre a voté sur ce candidat : cette page ne le montrait pas encore. "
            "Relisez les voix, puis reprenez.",
            rule=RULE,
        )


def _same_results(hearing: Hearing, seen: Seen) -> None:
    later = Adjustment.objects.filter(hearing=hearing, pk__gt=seen.adjustment).last()
    if later is not None:
        raise RefusedAct(
            f"Entre-temps, le jury a retenu « {later.outcome} » pour {later.assessment_code} "
            f"({later.reason}) : la proposition que cette page montrait a pu changer. Relisez-la, "
            "puis votez.",
            rule=RULE,
        )


def _given(
    hearing: Hearing, seen: Seen
) -> tuple[dict[tuple[int, str], str], dict[tuple[int, str], str]]:
    """The last voices by seat and bloc: those the page showed, those given since."""
    shown: dict[tuple[int, str], str] = {}
    since: dict[tuple[int, str], str] = {}
    rows = Vote.objects.filter(hearing=hearing).order_by("id")
    for pk, seat, bloc, choice in rows.values_list("pk", "seat_id", "bloc_code", "choice"):
        (shown if pk <= seen.vote else since)[seat, bloc] = choice
    return shown, since
