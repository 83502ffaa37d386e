"""Civil status, checked at the door by the domain, so that the holder can be declared."""

import re
from typing import Any

from django import forms

from parchemin.domain.person import BirthDate, BirthPlace, CivilStatus, Sex, civil_status
from parchemin.domain.person_checks import check_person
from parchemin.office.candidates.fields import BirthDateField

FIELD_OF_FINDING = {
    "insee_code": "birth_commune_code",
    "postal_code": "birth_postal_code",
    "country_code": "birth_country_code",
    "label": "birth_commune_label",
    "country_label": "birth_country_label",
}


class CivilStatusForm(forms.Form):
    """Civil status and contact; a doubt is told once, and passes when it is said checked."""

    birth_name = forms.CharField(
        label="Nom de naissance", max_length=60, help_text="Celui de l'acte de naissance."
    )
    use_name = forms.CharField(
        label="Nom d'usage", max_length=60, required=False, help_text="S'il est différent."
    )
    first_names = forms.CharField(
        label="Prénoms",
        max_length=200,
        help_text="Tous, dans l'ordre de l'acte de naissance, séparés par des virgules.",
    )
    sex = forms.ChoiceField(
        label="Sexe à l'état civil", choices=[("", "Choisir"), ("F", "Féminin"), ("M", "Masculin")]
    )
    birth_date = BirthDateField(label="Date de naissance", help_text="JJ/MM/AAAA")
    birth_commune_code = forms.CharField(
        label="Code INSEE de la commune",
        max_length=5,
        required=False,
        help_text="Cinq caractères ; ce n'est pas le code postal.",
    )
    birth_commune_label = forms.CharField(
        label="Commune de naissance", max_length=60, required=False
    )
    birth_postal_code = forms.CharField(
        label="Code postal", max_length=5, required=False, help_text="À défaut du code INSEE."
    )
    birth_country_code = forms.CharField(
        label="Code INSEE du pays",
        max_length=5,
        required=False,
        help_text="De la forme 99xxx, pour une naissance à l'étranger.",
    )
    birth_country_label = forms.CharField(label="Pays de naissance", max_length=60, required=False)
    email = forms.EmailField(label="Courriel", max_length=254, required=False)
    phone = forms.CharField(label="Téléphone", max_length=30, required=False)
    checked = forms.BooleanField(
        label="J'ai vérifié ces points sur une pièce d'état civil",
        required=False,
        widget=forms.HiddenInput,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors:
            data["status"] = self._status(data)
            self._check(data)
        return data

    def _status(self, data: dict[str, Any]) -> CivilStatus:
        birth: BirthDate = data["birth_date"]
        return civil_status(
            birth_name=data["birth_name"],
            first_names=tuple(re.split(r"[,;]", data["first_names"])),
            birth_date=birth,
            sex=Sex(data["sex"]),
            use_name=data["use_name"],
            birth_place=BirthPlace(
                insee_code=data["birth_commune_code"],
                postal_code=data["birth_postal_code"],
                label=data["birth_commune_label"],
                country_code=data["birth_country_code"],
                country_label=data["birth_country_label"],
            ),
        )

    def _check(self, data: dict[str, Any]) -> None:
        doubts = []
        for finding in check_person(data["status"], on=data.get("entered_on")):
            field = FIELD_OF_FINDING.get(finding.field, finding.field)
            sentence = finding.sentence[:1].upper() + finding.sentence[1:]
            if finding.blocks:
                self.add_error(field, sentence)
            else:
                doubts.append((field, sentence))
        if doubts and not data.get("checked"):
            for field, sentence in doubts:
                self.add_error(field, f"À vérifier : {sentence}")
            self.fields["checked"].widget = forms.CheckboxInput()


class CorrectionForm(CivilStatusForm):
    """A correction says why."""

    reason = forms.CharField(
        label="Motif de la correction",
        max_length=255,
        required=False,
        help_text="Obligatoire si l'état civil change ; l'état civil d'avant reste au dossier.",
    )


def known_values(status: CivilStatus, *, email: str, phone: str) -> dict[str, Any]:
    """What a form shows at first of a civil status on record."""
    place = status.birth_place
    return {
        "birth_name": status.birth_name,
        "use_name": status.use_name or "",
        "first_names": ", ".join(status.first_names),
        "sex": status.sex.value,
        "birth_date": status.birth_date,
        "birth_commune_code": place.insee_code or "",
        "birth_commune_label": place.label or "",
        "birth_postal_code": place.postal_code or "",
        "birth_country_code": place.country_code or "",
        "birth_country_label": place.country_label or "",
        "email": email,
        "phone": phone,
    }
