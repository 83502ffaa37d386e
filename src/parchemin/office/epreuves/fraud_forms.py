"""What is typed in about a fraud."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from parchemin.office.candidates.fields import DayField
from parchemin.office.epreuves.models import FraudStep


class FraudForm(forms.Form):
    """One step about one modality of a bloc."""

    assessment_code = forms.ChoiceField(label="Modalité")
    kind = forms.ChoiceField(label="Étape", choices=[("", "Choisir"), *FraudStep.Kind.choices])
    happened_on = DayField(label="Le")
    text = forms.CharField(
        label="Ce qui a été constaté, dit ou décidé",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Lu par le secrétariat et les évaluateurs du candidat ; jamais copié au journal.",
    )

    def __init__(
        self, *args: Any, modalities: Iterable[tuple[str, str]], notes_only: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_on"].initial = timezone.localdate
        self.fields["assessment_code"].choices = list(modalities)  # type: ignore[attr-defined]
        if notes_only:
            self.fields["kind"].choices = FraudStep.Kind.choices[:1]  # type: ignore[attr-defined]
