"""The answer to one finding."""

from django import forms

from parchemin.office.quality.models import Answer


class AnswerForm(forms.Form):
    """What is decided of a finding, and why."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    verdict = forms.ChoiceField(label="Réponse", choices=Answer.Verdict.choices)
    note = forms.CharField(label="Pourquoi", max_length=500)
