"""What is typed in to set a rule of correspondence, to end one, or to compare two texts."""

import re
from typing import Any

from django import forms

from parchemin.domain.correspondences.rule import BlocSet
from parchemin.domain.referentiel import Certification
from parchemin.office.correspondences.actions import chosen, rule_faults
from parchemin.office.correspondences.models import Rule
from parchemin.office.correspondences.texts import known_text

_SEPARATORS = re.compile(r"[\s,;]+")
_REGISTERED = re.compile(r"(rncp|rs)\s*(\d+(?:bc\d+)?)", re.IGNORECASE)


class DayInput(forms.DateInput):
    """A date picked the browser's way."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day_field(label: str, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(), **options)


def as_registered(typed: str) -> str:
    """« rncp 39868 » as the register writes it; an identifier of another kind stays as typed."""
    found = _REGISTERED.fullmatch(typed.strip())
    return "".join(found.groups()).upper() if found else typed.strip()


class RuleForm(forms.Form):
    """One rule towards ``here``: what must be held there, what it gives here, by which decision."""

    kind = forms.ChoiceField(label="Nature", choices=Rule.Kind.choices)
    held_number = forms.CharField(
        label="Certification tenue",
        max_length=60,
        help_text="Son numéro, par exemple RNCP39868 ou RS6626.",
    )
    held_blocs = forms.CharField(
        label="Blocs tenus, tous ensemble",
        required=False,
        help_text="Leurs codes, séparés par une espace ; rien pour la certification entière.",
    )
    given_blocs = forms.MultipleChoiceField(
        label="Blocs accordés, tous ensemble",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Aucun : la certification entière.",
    )
    decision = forms.CharField(
        label="Décision qui la fonde",
        max_length=255,
        help_text="L'acte et sa référence : délibération de la CPNEFP, convention, décision…",
    )
    decided_on = day_field("Décidée le")
    since = day_field("Applicable depuis le")
    until = day_field("Applicable jusqu'au", required=False)

    def __init__(self, *args: Any, here: Certification, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.number = here.number or ""
        blocs: Any = self.fields["given_blocs"]
        blocs.choices = [(bloc.code, f"{bloc.code}, {bloc.title}") for bloc in here.blocs]

    @property
    def held(self) -> BlocSet:
        written = self.cleaned_data["held_blocs"]
        codes = [as_registered(code) for code in _SEPARATORS.split(written) if code]
        return chosen(as_registered(self.cleaned_data["held_number"]), codes)

    @property
    def given(self) -> BlocSet:
        return chosen(self.number, self.cleaned_data["given_blocs"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors:
            decided = (data["decision"], data["decided_on"])
            period = (data["since"], data["until"])
            for fault in rule_faults(self.given, self.held, data["kind"], decided, period):
                self.add_error(None, fault)
        return data


class EndForm(forms.Form):
    """The last day of a rule, and why."""

    last_day = day_field("Dernier jour")
    reason = forms.CharField(label="Motif", max_length=255)


class CompareForm(forms.Form):
    """The other certification to read beside this one."""

    avec = forms.CharField(
        label="Comparer avec",
        max_length=60,
        help_text="Son numéro : une certification de l'office, ou toute fiche du catalogue.",
    )

    def clean_avec(self) -> str:
        number = as_registered(self.cleaned_data["avec"])
        if known_text(number) is None:
            raise forms.ValidationError(
                f"Ni l'office ni son catalogue n'ont de texte pour {number} : déposez la fiche, ou "
                "importez l'export du registre."
            )
        return number
