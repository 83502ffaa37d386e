"""The form of the authority's answer."""

from collections.abc import Sequence
from typing import Any

from django import forms

from parchemin.office.juries.forms import day
from parchemin.office.juries.ties import Settled, Tie

WON, NOT_WON = "acquis", "non_acquis"


class RatifyForm(forms.Form):
    """The answer of the authority that delivers, bloc by bloc where the voices were even."""

    accepted = forms.TypedChoiceField(
        label="Réponse",
        choices=[
            ("", "à choisir"),
            ("oui", "Délivre, selon le procès-verbal"),
            ("non", "Refuse de délivrer"),
        ],
        coerce=lambda word: word == "oui",
    )
    decided_on = day("Date de la réponse")
    reason = forms.CharField(label="Référence, ou motif du refus", max_length=500, required=False)

    def __init__(self, *args: Any, ties: Sequence[Tie] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ties = tuple(ties)
        for tie in self.ties:
            self.fields[tie.name] = forms.ChoiceField(
                label=f"{tie.candidate}, {tie.code} · {tie.title}",
                help_text=f"Voix du jury : {tie.tally.sentence()}.",
                choices=[("", "à départager"), (WON, "Acquis"), (NOT_WON, "Non acquis")],
                required=False,
            )

    def answer(self) -> dict[str, Any]:
        """What the act of the second step takes."""
        told = self.cleaned_data
        return {
            "accepted": told["accepted"],
            "decided_on": told["decided_on"],
            "reason": told["reason"],
            "settles": self._settles(),
        }

    def _settles(self) -> Settled:
        said = ((tie.key, self.cleaned_data[tie.name]) for tie in self.ties)
        return {key: word == WON for key, word in said if word}
