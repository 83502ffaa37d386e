"""Entering one person, or a file of them."""

from typing import Any

from django import forms
from django.conf import settings

from parchemin.domain.errors import RefusedAct
from parchemin.domain.pathway import Route
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates import queries
from parchemin.office.candidates.admission import admission
from parchemin.office.candidates.entries import Entry
from parchemin.office.candidates.fields import DayField
from parchemin.office.candidates.forms.civil_status import CivilStatusForm
from parchemin.office.candidates.models import Enrolment, Person

HOMONYM = "homonyme"


class DestinationForm(forms.Form):
    """Into which version, through which body."""

    version: Any = forms.ModelChoiceField(
        label="Certification", queryset=None, empty_label="Choisir un référentiel publié"
    )
    body: Any = forms.ModelChoiceField(
        label="Organisme", queryset=None, required=False, empty_label="Le certificateur lui-même"
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        version: Any = self.fields["version"]
        body: Any = self.fields["body"]
        version.queryset = queries.enterable_versions()
        version.label_from_instance = lambda each: f"{each.number} v{each.rank}, {each.title}"
        body.queryset = queries.bodies(user)
        if user.role == Role.BODY:
            body.required = True
            body.empty_label = None
            body.initial = body.queryset.first()

    def admit(self, data: dict[str, Any]) -> Any:
        """What decides of entries there; None when the version cannot be entered, which is said."""
        try:
            return admission(data["version"], data.get("body"))
        except RefusedAct as refusal:
            self.add_error("version", str(refusal))
            return None


class EntryForm(DestinationForm, CivilStatusForm):
    """One person enters one certification."""

    route = forms.ChoiceField(
        label="Voie d'accès", choices=[("", "Choisir"), *Enrolment.RouteChoice.choices]
    )
    entered_on = DayField(label="Date d'entrée")
    blocs_only = forms.BooleanField(
        label="Dossier de VAE qui ne vise que des blocs",
        required=False,
        help_text="La loi ne le compte pas parmi les dossiers de VAE de l'année.",
    )
    same = forms.CharField(
        label="Cette personne a déjà un dossier", required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.known: list[Person] = []

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "version" in data and "entered_on" in data and data.get("route"):
            admitted = self.admit(data)
            faults = (
                admitted.faults(route=Route(data["route"]), entered_on=data["entered_on"])
                if admitted
                else ()
            )
            for fault in faults:
                self.add_error(fault.field, str(fault.error))
        if "status" in data:
            self._ask_who(data)
        return data

    def _ask_who(self, data: dict[str, Any]) -> None:
        """Ask whether a known civil status is the same person, unless it has been answered."""
        self.known = queries.namesakes(data["status"])
        if not self.known:
            return
        answers = [str(person.pk) for person in self.known]
        field: Any = self.fields["same"]
        field.widget = forms.RadioSelect(
            choices=[
                *(
                    (str(person.pk), f"C'est la même personne : son dossier est {_named(person)}")
                    for person in self.known
                ),
                (HOMONYM, "C'est quelqu'un d'autre, un homonyme : ouvrir un autre dossier"),
            ]
        )
        if data.get("same") not in (*answers, HOMONYM):
            self.add_error(
                "same",
                "Le nom de naissance, le premier prénom et la date de naissance sont ceux d'un "
                "dossier connu. Une personne n'a qu'un dossier : dites si c'est elle.",
            )

    def entry(self) -> Entry:
        """What the form says, for the act."""
        data = self.cleaned_data
        same = data.get("same", "")
        return Entry(
            status=data["status"],
            route=Route(data["route"]),
            entered_on=data["entered_on"],
            email=data["email"],
            phone=data["phone"],
            homonym=same == HOMONYM,
            blocs_only=data["blocs_only"],
            person=next((each for each in self.known if str(each.pk) == same), None),
        )


class UploadForm(DestinationForm):
    """A file of candidates for one certification."""

    entered_on = DayField(
        label="Date d'entrée commune",
        required=False,
        help_text="Pour les lignes dont la colonne date_entree est vide ou absente.",
    )
    file = forms.FileField(
        label="Fichier CSV",
        allow_empty_file=True,
        help_text="UTF-8 ou Windows ; séparateur point-virgule, virgule ou tabulation.",
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.LARGEST_UPLOAD:
            raise forms.ValidationError(
                f"« {file.name} » pèse {file.size // 1_000_000} Mo ; attendu : "
                f"{settings.LARGEST_UPLOAD // 1_000_000} Mo au plus. Coupez le fichier."
            )
        return file


def _named(person: Person) -> str:
    status = person.civil_status
    place = status and (status.birth_commune_label or status.birth_country_label)
    return f"celui de {person}" + (f", lieu de naissance : {place}" if place else "")
