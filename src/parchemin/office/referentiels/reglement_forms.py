"""What is typed around a draft règlement: its title, a line to add, the reason of a version."""

from django import forms

from parchemin.office.referentiels.forms import StateForm

LONG = 800
MOST_STATES = 1_000_000


class TitleForm(StateForm):
    """The title of a règlement."""

    intitule = forms.CharField(label="Intitulé de la certification", max_length=LONG)


class ReturnForm(StateForm):
    """Which state of the draft to go back to."""

    rang = forms.IntegerField(min_value=0, max_value=MOST_STATES)


class InForceForm(forms.Form):
    """Why a version is put in force, and what its author was looking at."""

    etat = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    contre = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    motif = forms.CharField(
        label="Pourquoi cette version ?",
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="La décision et sa date : « CPNEFP du 12/03/2026, point 4 ». "
        "Ce motif reste avec la version.",
        error_messages={
            "required": "Dites pourquoi cette version entre en vigueur : le motif reste avec elle."
        },
    )
