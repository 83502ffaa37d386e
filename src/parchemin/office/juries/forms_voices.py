"""What people fill in to give a proxy, take it back, count hands."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from parchemin.domain.errors import RefusedAct
from parchemin.domain.jury.tally import Choice
from parchemin.office.juries.models import Seat

MOST = 999


class ProxyForm(forms.Form):
    """Who gives his voice to whom, and the paper that shows it."""

    giver = forms.ModelChoiceField(label="Membre absent", queryset=Seat.objects.none())
    holder = forms.ModelChoiceField(label="Porte sa voix", queryset=Seat.objects.none())
    document = forms.CharField(label="Pièce reçue", max_length=200)

    def __init__(self, *args: Any, seats: QuerySet[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, present in (("giver", False), ("holder", True)):
            field = self.fields[name]
            field.empty_label = "à choisir"  # type: ignore[attr-defined]
            field.queryset = seats.filter(present=present)  # type: ignore[attr-defined]
            field.label_from_instance = (  # type: ignore[attr-defined]
                lambda seat: f"{seat.juror.name} ({seat.juror.college_label})"
            )


class WithdrawForm(forms.Form):
    reason = forms.CharField(label="Motif du retrait", max_length=200)


def read_hands(data: Any, colleges: Iterable[str]) -> dict[str, tuple[int, int, int]]:
    """The hands of a posted form, by college; fields are ``mains.RANK.CHOICE``, empty for none.

    Raises RefusedAct for what is not a number of hands.
    """
    return {
        name: (
            _number(data, rank, Choice.FOR, name),
            _number(data, rank, Choice.AGAINST, name),
            _number(data, rank, Choice.ABSTAIN, name),
        )
        for rank, name in enumerate(colleges)
    }


def _number(data: Any, rank: int, choice: Choice, college: str) -> int:
    written = data.get(f"mains.{rank}.{choice.value}", "").strip() or "0"
    if not (written.isascii() and written.isdecimal()) or len(written) > len(str(MOST)):
        raise RefusedAct(
            f"Collège « {college} », {choice.value} : « {written[:20]} » n'est pas un nombre de "
            "mains. Rien n'est écrit ; comptez-les en chiffres."
        )
    return int(written)


def read_choice(text: str) -> Choice | None:
    """The voice of whoever presides, None when nothing is said; raises RefusedAct otherwise."""
    if not text:
        return None
    if text not in list(Choice):
        raise RefusedAct(f"« {text[:20]} » n'est pas une voix : pour, contre ou abstention.")
    return Choice(text)
