"""What is typed in on the screens of référentiels and règlements."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings

from parchemin.domain.referentiel import Register
from parchemin.office.referentiels.correctable import Field, Shape
from parchemin.office.referentiels.review import ReviewFinding
from parchemin.office.referentiels.wording import KIND_LABELS, SILENT

LEVELS = range(1, 9)
MEGABYTE = 1024 * 1024
NOTHING = ("", f"— {SILENT} —")
CHOICES = {
    Shape.LEVEL: [NOTHING, *((str(level), f"Niveau {level}") for level in LEVELS)],
    Shape.REGISTER: [NOTHING, *((register.value, register.value) for register in Register)],
    Shape.YES_NO: [NOTHING, ("oui", "Oui"), ("non", "Non")],
    Shape.KIND: [NOTHING, *((kind.value, label) for kind, label in KIND_LABELS.items())],
}
SILENT_TEXTS = ("jury", "activity")


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


class ChoiceForm(forms.Form):
    """Which certification of a source to review."""

    position = forms.IntegerField(min_value=0)


class CorrectionForm(forms.Form):
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
        self.fields["value"] = value_field(field)
        self.initial["value"] = YES_NO_WORDS.get(value, "") if self._is_yes_no else value
        self.order_fields(["value", "reason"])

    @property
    def _is_yes_no(self) -> bool:
        return self.shape is Shape.YES_NO

    @property
    def json_value(self) -> Any:
        """The value as the published form writes it; null when left to the silence of the text."""
        value = self.cleaned_data["value"]
        if value in ("", None):
            return None
        if self._is_yes_no:
            return value == "oui"
        if self.shape is Shape.LEVEL:
            return int(value)
        if self.shape is Shape.DATE:
            return value.isoformat()
        return value.replace("\r\n", "\n") if isinstance(value, str) else value


YES_NO_WORDS = {True: "oui", False: "non"}


def value_field(field: Field) -> forms.Field:
    """The form field that fits the shape of a value."""
    if field.shape in CHOICES:
        return forms.ChoiceField(label=field.label, choices=CHOICES[field.shape], required=False)
    if field.shape is Shape.DATE:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        return forms.DateField(label=field.label, required=False, widget=widget)
    if field.shape is Shape.LINE:
        return forms.CharField(label=field.label, max_length=60)
    needed = field.path.rpartition(".")[2] not in SILENT_TEXTS
    widget_text = forms.Textarea(attrs={"rows": 6})
    return forms.CharField(label=field.label, required=needed, widget=widget_text)


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
