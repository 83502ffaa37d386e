"""Blocs already won, here or elsewhere."""

from collections.abc import Iterable
from typing import Any

from django import forms

from parchemin.office.candidates.fields import DayField
from parchemin.office.candidates.models import HeldBloc


class HeldBlocForm(forms.Form):
    """A bloc of this certification by its code, or of another one named by the référentiel."""

    bloc = forms.ChoiceField(label="Bloc")
    how = forms.ChoiceField(label="Comment il a été acquis", choices=HeldBloc.How.choices)
    acquired_on = DayField(label="Acquis le")
    proof = forms.CharField(
        label="Preuve",
        max_length=255,
        help_text="Le document et sa référence : procès-verbal, attestation de bloc, certificat.",
    )

    def __init__(self, *args: Any, blocs: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bloc: Any = self.fields["bloc"]
        bloc.choices = [("", "Choisir"), *blocs]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("bloc"):
            data["number"], _, data["bloc_code"] = data["bloc"].partition("|")
        return data


class WithdrawalForm(forms.Form):
    """Why a held bloc no longer counts."""

    reason = forms.CharField(label="Motif du retrait", max_length=255)


class CorrespondenceForm(forms.Form):
    """Whether blocs of another certification are accepted."""

    number = forms.CharField(widget=forms.HiddenInput)
    granted = forms.ChoiceField(label="Décision", choices=[("oui", "Accepter"), ("non", "Refuser")])
    reason = forms.CharField(
        label="Motif", max_length=255, required=False, help_text="Obligatoire pour un refus."
    )
