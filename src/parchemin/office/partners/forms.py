"""What is typed in on the screens of the certifier and of the accredited bodies."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from parchemin.domain.siret import siret_fault
from parchemin.office.partners.actions import registration_faults
from parchemin.office.partners.models import Accreditation, Certifier, Registration

SPACES = re.compile(r"\s+")


class SiretField(forms.CharField):
    """A SIRET, optional, typed with or without spaces, kept without."""

    def __init__(self) -> None:
        super().__init__(
            label="SIRET",
            required=False,
            max_length=30,
            help_text="14 chiffres, facultatif ; la clé de contrôle est vérifiée.",
        )

    def clean(self, value: Any) -> str:
        siret = SPACES.sub("", super().clean(value))
        fault = siret_fault(siret) if siret else None
        if fault:
            raise forms.ValidationError(
                f"« {siret} » : {fault}. Recopiez le SIRET de l'avis de situation Sirene, ou "
                "laissez la case vide."
            )
        return siret


def day_field(label: str, *, required: bool = False) -> forms.DateField:
    """A day, chosen in the calendar of the browser."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


class CertifierForm(forms.ModelForm):  # type: ignore[type-arg]
    """The identity that certificates and declarations carry."""

    siret = SiretField()

    class Meta:
        model = Certifier
        fields = [
            "legal_name",
            "trade_name",
            "siret",
            "place",
            "signatory_name",
            "signatory_title",
            "cdc_client",
            "cdc_contract",
        ]
        help_texts = {
            "legal_name": "Telle qu'elle figure dans la décision d'enregistrement.",
            "place": "La ville imprimée après « Fait à ».",
            "signatory_title": "Par exemple « Présidente de la CPNEFP ».",
            "cdc_client": "Donné par la Caisse des Dépôts ; nécessaire pour déclarer.",
            "cdc_contract": "Donné par la Caisse des Dépôts ; nécessaire pour déclarer.",
        }


class RegistrationForm(forms.ModelForm):  # type: ignore[type-arg]
    """The dates a public text leaves out, with their source."""

    decision = day_field("Date de la décision d'enregistrement")
    end_of_registration = day_field("Fin de l'enregistrement")
    last_delivery = day_field("Dernière délivrance possible")

    class Meta:
        model = Registration
        fields = ["decision", "end_of_registration", "last_delivery", "source"]
        help_texts = {
            "source": "Le document et sa date, par exemple la décision publiée et son adresse."
        }

    def __init__(self, *args: Any, number: str, silent: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.number = number
        for name in DATES:
            if name not in silent:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors:
            for fault in registration_faults(
                self.number, {name: given.get(name) for name in DATES}
            ):
                self.add_error(None, fault)
        return given


DATES = ("decision", "end_of_registration", "last_delivery")


class BodyForm(forms.Form):
    """A new body."""

    name = forms.CharField(label="Nom", max_length=255)
    siret = SiretField()


class AccreditationForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a body may do, for which certification, between which days."""

    number = forms.ChoiceField(label="Certification")
    since = day_field("Depuis le", required=True)
    until = day_field("Jusqu'au (compris)")
    criteria_met = forms.BooleanField(
        label="Les critères que demande le règlement ont été vérifiés", required=False
    )

    class Meta:
        model = Accreditation
        fields = ["number", "scope", "since", "until"]

    def __init__(
        self,
        *args: Any,
        numbers: Iterable[tuple[str, str]],
        criteria: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].choices = list(numbers)  # type: ignore[attr-defined]
        if not criteria:
            del self.fields["criteria_met"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", "Cette date précède le début de l'habilitation.")
        return given


class EndForm(forms.Form):
    """The last day of an accreditation, and why."""

    until = day_field("Dernier jour", required=True)
    reason = forms.CharField(label="Motif", max_length=300)
    sanction = forms.ChoiceField(label="Sanction du règlement", required=False)

    def __init__(self, *args: Any, sanctions: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ladder = [(each, each) for each in sanctions]
        if not ladder:
            del self.fields["sanction"]
            return
        choices = [("", "Aucune : ce n'est pas une sanction"), *ladder]
        self.fields["sanction"].choices = choices  # type: ignore[attr-defined]


class MemberForm(forms.Form):
    """An account for somebody of a body."""

    full_name = forms.CharField(label="Prénom et nom", max_length=150)
    email = forms.EmailField(label="Courriel", max_length=254)
    username = forms.CharField(label="Identifiant", max_length=150)
    password = forms.CharField(
        label="Mot de passe provisoire",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="12 caractères au moins, donné à la personne de vive voix.",
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password
