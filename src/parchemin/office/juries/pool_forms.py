"""The forms of a member's page."""

from typing import Any

from django import forms

from parchemin.office.juries.forms import day
from parchemin.office.juries.models import JurorFact


class MandateForm(forms.Form):
    """One more mandate."""

    since = day("Depuis le")
    until = day("Jusqu'au", required=False, help_text="Vide : sans terme.")
    named_by = forms.CharField(label="Désigné par", max_length=160, required=False)


class AvailabilityForm(forms.Form):
    """A day, or a period, on which the member may or may not sit."""

    first_day = day("Du")
    last_day = day("Au", required=False, help_text="Vide : ce seul jour.")
    available = forms.TypedChoiceField(
        label="Disponibilité",
        choices=[("non", "Indisponible"), ("oui", "Disponible")],
        coerce=lambda word: word == "oui",
    )
    comment = forms.CharField(label="Précision", max_length=255, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("first_day") and not values.get("last_day"):
            values["last_day"] = values["first_day"]
        return values


class FactForm(forms.Form):
    """Something learnt of the member."""

    kind = forms.ChoiceField(label="Fait", choices=JurorFact.Kind.choices)
    value = forms.CharField(
        label="Précision",
        max_length=160,
        required=False,
        help_text="Code du bloc ou de la certification, nombre d'années, ou qualité.",
    )
    since = day("Depuis le")


class PoolFileForm(forms.Form):
    """A pool as a CSV file."""

    file = forms.FileField(label="Fichier CSV")
