"""Which enterprise welcomes the candidate, and how many employees it has."""

from django import forms


class CompanyForm(forms.Form):
    """The enterprise as it is known today."""

    name = forms.CharField(
        label="Entreprise",
        max_length=255,
        error_messages={"required": "Donnez le nom de l'entreprise."},
    )
    workforce = forms.IntegerField(
        label="Effectif (salariés)",
        min_value=1,
        max_value=2_000_000,
        required=False,
        help_text="Nombre de salariés ; laissez vide tant qu'il n'est pas connu.",
    )
    known_on = forms.DateField(
        label="Effectif constaté le",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Le jour de l'attestation ou du document qui donne cet effectif.",
    )
