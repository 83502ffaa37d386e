"""What is typed in on the screens of référentiels and règlements."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.conf import settings

from parchemin.domain.referentiel import Register
from parchemin.office.referentiels.correctable import Field
from parchemin.office.referentiels.fields import Kind, Shape
from parchemin.office.referentiels.review import ReviewFinding
from parchemin.office.referentiels.wording import (
    ASSESSOR_LABELS,
    CORRESPONDENCE_LABELS,
    KIND_LABELS,
    SILENT,
)

LEVELS = range(1, 9)
MEGABYTE = 1024 * 1024
NOTHING = ("", f"— {SILENT} —")
CHOICES = {
    Shape.LEVEL: [NOTHING, *((str(level), f"Niveau {level}") for level in LEVELS)],
    Shape.REGISTER: [NOTHING, *((register.value, register.value) for register in Register)],
    Shape.YES_NO: [NOTHING, ("oui", "Oui"), ("non", "Non")],
    Shape.KIND: [NOTHING, *((kind.value, label) for kind, label in KIND_LABELS.items())],
    Shape.CORRESPONDENCE: [
        NOTHING,
        *((kind.value, label) for kind, label in CORRESPONDENCE_LABELS.items() if kind),
    ],
}
ASSESSORS = [(kind.value, label) for kind, label in ASSESSOR_LABELS.items()]
YES_NO_WORDS = {True: "oui", False: "non"}
MOST_MINUTES = 100_000


class DepositForm(forms.Form):
    """A file or a pasted text; one of the two."""

    file = forms.FileField(label="Fichier", required=False, allow_empty_file=True)
    text = forms.CharField(
        label="ou texte collé",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, pasted_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pasted_name = pasted_name

    def clean(self) -> dict[str, Any]:
        """Keep ``name`` and ``data``, the bytes as they were received."""
        given = super().clean() or {}
        file, text = given.get("file"), given.get("text", "")
        if file and text.strip():
            raise forms.ValidationError(
                "Un fichier et un texte collé à la fois : gardez celui qu'il faut lire."
            )
        if file:
            self._refuse_too_large(file.size, file.name)
            return {"name": file.name, "data": file.read()}
        if text.strip():
            data = text.replace("\r\n", "\n").encode()
            self._refuse_too_large(len(data), self.pasted_name)
            return {"name": self.pasted_name, "data": data}
        if not self.errors:
            raise forms.ValidationError("Choisissez un fichier, ou collez le texte à lire.")
        return given

    def _refuse_too_large(self, size: int, name: str) -> None:
        if size > settings.LARGEST_UPLOAD:
            raise forms.ValidationError(
                f"« {name} » pèse {size // MEGABYTE} Mo : l'office reçoit des fichiers de "
                f"{settings.LARGEST_UPLOAD // MEGABYTE} Mo au plus. Vérifiez le fichier choisi."
            )


class ReglementDepositForm(DepositForm):
    """A règlement deposited as a version, with the reason it replaces the one in force."""

    reason = forms.CharField(
        label="Pourquoi ce règlement remplace celui en vigueur",
        required=False,
        max_length=500,
        help_text="La décision, sa date, ou ce qui est corrigé : ce motif reste avec la version. "
        "Une première version n'en demande pas.",
    )

    def clean(self) -> dict[str, Any]:
        """Keep the reason beside the file."""
        reason = self.cleaned_data.get("reason", "")
        return {**super().clean(), "reason": reason}


class ChoiceForm(forms.Form):
    """Which certification of a source to review."""

    position = forms.IntegerField(min_value=0)


class StateForm(forms.Form):
    """What every form of the review carries: how many edits the page had when it was opened."""

    etat = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class CorrectionForm(StateForm):
    """A new value for one field, and where it comes from."""

    reason = forms.CharField(
        label="D'où vient cette correction ?",
        max_length=500,
        help_text="Le document et la page, ou la personne qui l'a confirmée. "
        "Cette phrase reste avec le référentiel.",
    )

    def __init__(self, *args: Any, field: Field, value: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shape = field.shape
        self.fields["value"] = value_field(Kind(field.label, field.shape, field.needed))
        self.initial["value"] = typed_form(field.shape, value)
        self.order_fields(["value", "reason"])

    @property
    def json_value(self) -> Any:
        """The value as the published form writes it; null when left to the silence of the text."""
        return published_form(self.shape, self.cleaned_data["value"])


class AdditionForm(StateForm):
    """A new object of a list: one box for each of its fields."""

    def __init__(self, *args: Any, kinds: dict[str, Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = {name.replace(".", "__"): (name, kind) for name, kind in kinds.items()}
        for key, (_, kind) in self.kinds.items():
            self.fields[key] = value_field(kind)

    @property
    def json_values(self) -> dict[str, Any]:
        """What was typed, by field; the fields left empty are left out."""
        found = {
            name: published_form(kind.shape, self.cleaned_data[key])
            for key, (name, kind) in self.kinds.items()
        }
        return {name: value for name, value in found.items() if value not in (None, [])}


def typed_form(shape: Shape, value: Any) -> Any:
    """A value of the published form as its box shows it."""
    if shape is Shape.YES_NO:
        return YES_NO_WORDS.get(value, "")
    return "\n".join(value or ()) if shape is Shape.LINES else value


PUBLISHED: dict[Shape, Callable[[Any], Any]] = {
    Shape.YES_NO: lambda value: value == "oui",
    Shape.LEVEL: int,
    Shape.DATE: lambda value: value.isoformat(),
    Shape.NUMBER: lambda value: int(value) if value == value.to_integral_value() else float(value),
    Shape.COUNT: int,
}


def published_form(shape: Shape, value: Any) -> Any:
    """A value as typed, in the published form; null, or an empty list, when nothing is said."""
    if shape is Shape.LINES:
        return [line.strip() for line in value.splitlines() if line.strip()]
    if shape is Shape.ASSESSORS:
        return list(value)
    if value in ("", None):
        return None
    return PUBLISHED.get(shape, lambda text: text.replace("\r\n", "\n"))(value)


def value_field(kind: Kind) -> forms.Field:
    """The form field that fits the shape of a value."""
    if kind.shape in CHOICES:
        return forms.ChoiceField(label=kind.label, choices=CHOICES[kind.shape], required=False)
    made, options = BOXES.get(kind.shape, (forms.CharField, {}))
    given = {name: option() if callable(option) else option for name, option in options.items()}
    if kind.shape is Shape.LINE:
        given["max_length"] = SHORT if kind.label.startswith(("Numéro", "Code")) else LONG
    needed = kind.needed and kind.shape not in OPTIONAL
    return made(label=kind.label, required=needed, **given)


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _rows() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 6})


SHORT, LONG = 60, 500
OPTIONAL = (Shape.ASSESSORS, Shape.DATE)
BOXES: dict[Shape, tuple[type[forms.Field], dict[str, Any]]] = {
    Shape.ASSESSORS: (
        forms.MultipleChoiceField,
        {"choices": ASSESSORS, "widget": forms.CheckboxSelectMultiple},
    ),
    Shape.DATE: (forms.DateField, {"widget": _day}),
    Shape.COUNT: (forms.IntegerField, {"min_value": 0, "max_value": MOST_MINUTES}),
    Shape.NUMBER: (
        forms.DecimalField,
        {"min_value": 0, "max_digits": 10, "decimal_places": 2},
    ),
    Shape.TEXT: (forms.CharField, {"widget": _rows}),
    Shape.LINES: (forms.CharField, {"widget": _rows}),
}


class GestureForm(StateForm):
    """A gesture without anything to type: its name, then what it bears on."""

    geste = forms.RegexField(r"^[a-z]+ [\w.-]+( \d+)?$", max_length=200)

    @property
    def words(self) -> list[str]:
        return str(self.cleaned_data["geste"]).split(" ")


class ArrangementForm(StateForm):
    """A gesture on one object that needs lines, ticks or a destination."""

    geste = forms.ChoiceField(
        choices=[(each, each) for each in ("couper", "coller", "rattacher", "deplacer", "titrer")]
    )
    texte = forms.CharField(required=False, max_length=200_000)
    liste = forms.CharField(required=False, max_length=200)
    modalites = forms.MultipleChoiceField(required=False, choices=[])
    destination = forms.CharField(required=False, max_length=200)
    jusqua = forms.CharField(required=False, max_length=200)

    def __init__(self, *args: Any, modalities: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["modalites"].choices = [(each, each) for each in modalities]  # type: ignore[attr-defined]

    @property
    def lines(self) -> list[str]:
        """The lines of the text; what is pasted from a list loses its bullets."""
        return [line.strip(" \t•-–*·") for line in self.cleaned_data["texte"].splitlines()]


class AnswerForm(forms.Form):
    """Which findings were read, and the note that an error asks for."""

    constat = forms.TypedMultipleChoiceField(coerce=int, choices=[])
    note = forms.CharField(required=False, max_length=1000)

    def __init__(self, *args: Any, findings: tuple[ReviewFinding, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ranks = [(finding.rank, finding.place) for finding in findings if finding.asks]
        self.fields["constat"].choices = ranks  # type: ignore[attr-defined]
        self.fields["constat"].error_messages["required"] = (
            "Cochez les constats que vous avez lus, puis confirmez."
        )


class ComparisonForm(forms.Form):
    """Which version to compare with, among those proposed."""

    def __init__(self, *args: Any, versions: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["avec"] = forms.TypedChoiceField(
            label="Comparer avec",
            coerce=int,
            choices=versions,
            error_messages={
                "invalid_choice": "Choisissez une des versions proposées.",
                "required": "Choisissez la version avec laquelle comparer.",
            },
        )
