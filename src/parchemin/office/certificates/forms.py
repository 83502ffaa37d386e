"""What the office types in this stage; every fault is said at once, beside its field."""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

DAY = {"type": "date"}


def helper(label: str, tone: str = "btn-primary") -> FormHelper:
    """The look of a form that ends with one button."""
    found = FormHelper()
    found.add_input(Submit("envoyer", label, css_class=tone))
    return found


class IssueForm(forms.Form):
    """The day of delivery of a whole batch, from the decision to today."""

    delivered_on = forms.DateField(
        label="Date de délivrance",
        widget=forms.DateInput(attrs={**DAY, "class": "form-control"}, format="%Y-%m-%d"),
        help_text="Elle figure sur chaque document et ouvre le délai légal de déclaration.",
    )

    def __init__(self, *args: object, earliest: date, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.earliest, self.today = earliest, today

    def clean_delivered_on(self) -> date:
        day: date = self.cleaned_data["delivered_on"]
        if not self.earliest <= day <= self.today:
            raise forms.ValidationError(
                f"Trouvé : {day:%d/%m/%Y}. Attendu : du {self.earliest:%d/%m/%Y}, jour de la "
                f"décision, au {self.today:%d/%m/%Y}, aujourd'hui."
            )
        return day


class RevokeForm(forms.Form):
    """Why and since when a document no longer holds."""

    revoked_on = forms.DateField(
        label="Date du retrait", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    reason = forms.CharField(
        label="Motif",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Gardé au registre ; la page publique dit le retrait et sa date, jamais le motif.",
    )
    helper = helper("Retirer ce document", "btn-danger")

    def __init__(self, *args: object, delivered_on: date, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.delivered_on, self.today = delivered_on, today

    def clean_revoked_on(self) -> date:
        day: date = self.cleaned_data["revoked_on"]
        if not self.delivered_on <= day <= self.today:
            raise forms.ValidationError(
                f"Trouvé : {day:%d/%m/%Y}. Attendu : du {self.delivered_on:%d/%m/%Y}, jour de la "
                f"délivrance, au {self.today:%d/%m/%Y}, aujourd'hui."
            )
        return day


class AcknowledgementForm(forms.Form):
    """The report downloaded from the certifier's space."""

    file = forms.FileField(
        label="Accusé de traitement (.xml)",
        help_text="Le fichier « Accusé de traitement_… .xml » de l'espace certificateur.",
    )
    helper = helper("Enregistrer les réponses")

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > settings.LARGEST_UPLOAD:
            raise forms.ValidationError(
                f"« {file.name} » pèse {(file.size or 0) // 2**20} Mo, "
                f"{settings.LARGEST_UPLOAD // 2**20} Mo au plus sont lus."
            )
        return file


class VerifyForm(forms.Form):
    """A document checked by hand: its number and its code, as printed."""

    number = forms.CharField(label="Numéro du document", max_length=60)
    code = forms.CharField(label="Code de vérification", max_length=60)
    helper = helper("Vérifier")
