"""What is written of a sending, of an appeal, of its steps."""

from collections.abc import Sequence

from django import forms

from parchemin.domain.appeal import AppealOutcome
from parchemin.domain.rectification import RectifiableText
from parchemin.office.notices.models import Sending

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
LONG = forms.Textarea(attrs={"rows": 5})


class RectificationForm(forms.Form):
    """The texts of closed minutes, to correct, and why."""

    reason = forms.CharField(label="Pourquoi ce procès-verbal est corrigé", max_length=500)
    read_rank = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: object, texts: Sequence[RectifiableText], rank: int, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["read_rank"].initial = rank
        for text in texts:
            self.fields[text.key] = forms.CharField(
                label=text.label,
                initial=text.text,
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 2}) if text.long else forms.TextInput(),
            )

    def said(self) -> dict[str, str]:
        """The words typed, by the key of their text."""
        asked = ("reason", "read_rank")
        return {key: value for key, value in self.cleaned_data.items() if key not in asked}


class SendingForm(forms.Form):
    """Which letters were sent, how and when."""

    numbers = forms.MultipleChoiceField(label="Lettres envoyées")
    means = forms.ChoiceField(label="Moyen", choices=Sending.Means.choices)
    sent_on = forms.DateField(label="Envoyées le", widget=DAY)

    def __init__(self, *args: object, numbers: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["numbers"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(number, number) for number in numbers]


class AppealForm(forms.Form):
    """What a candidate contests."""

    filed_on = forms.DateField(label="Déposé le", widget=DAY)
    grounds = forms.CharField(
        label="Ce qui est contesté, et pourquoi", max_length=4000, widget=LONG
    )


class HearingForm(forms.Form):
    """Who heard the candidate, when, and what was said."""

    happened_on = forms.DateField(label="Entendu le", widget=DAY)
    authority = forms.CharField(label="Devant", max_length=160)
    text = forms.CharField(label="Compte rendu", max_length=4000, widget=LONG)


class AppealDecisionForm(forms.Form):
    """What the authority decided of an appeal."""

    outcome = forms.ChoiceField(
        label="Décision",
        choices=[("", "à choisir"), *((item.value, item.value) for item in AppealOutcome)],
    )
    happened_on = forms.DateField(label="Décidé le", widget=DAY)
    authority = forms.CharField(label="Par", max_length=160)
    text = forms.CharField(label="Motif", max_length=4000, widget=LONG)
