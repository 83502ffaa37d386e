"""The forms of calls, replacements and attendance."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from parchemin.office.juries.forms import day
from parchemin.office.juries.models import MEANS, CallAnswer, Juror, Passage


class CallSendingForm(forms.Form):
    """Which letters left, how and when."""

    numbers = forms.MultipleChoiceField()
    means = forms.ChoiceField(label="Moyen", choices=MEANS)
    sent_on = day("Envoyées le")

    def __init__(self, *args: Any, numbers: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["numbers"].choices = [  # type: ignore[attr-defined]
            (number, number) for number in numbers
        ]


class AnswerForm(forms.Form):
    """What the person called answers."""

    choice = forms.ChoiceField(label="Réponse", choices=CallAnswer.Choice.choices)
    reason = forms.CharField(label="Motif", max_length=500, required=False)


class FilesForm(forms.Form):
    """How and when the files went to the members."""

    sent_on = day("Envoyés le")
    means = forms.ChoiceField(label="Moyen", choices=MEANS)
    comment = forms.CharField(label="Précision", max_length=500, required=False)


class ReplaceForm(forms.Form):
    """Who takes the seat, and why."""

    joining = forms.ModelChoiceField(label="Remplaçant", queryset=Juror.objects.none())
    reason = forms.CharField(label="Motif", max_length=500)

    def __init__(self, *args: Any, jurors: QuerySet[Juror], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["joining"].queryset = jurors  # type: ignore[attr-defined]


class PassageForm(forms.Form):
    """Somebody comes in or goes out, on the jury's day."""

    kind = forms.ChoiceField(label="Passage", choices=Passage.Kind.choices)
    at = forms.TimeField(
        label="Heure", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


class SheetForm(forms.Form):
    """The signed sheet."""

    file = forms.FileField(label="Feuille signée (PDF, JPEG ou PNG, 10 Mo au plus)")
