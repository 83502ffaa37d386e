"""The boxes of a form of the règlement, by what is typed in them."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from parchemin.office.referentiels.clause_wording import choice_label, field_label
from parchemin.readers.reglement_forms import Box, FieldForm

FEWEST_ROWS, MORE_ROWS = 4, 2
MOST_SEATS = 1000
LONG = 500
DAY_FORMAT = "%Y-%m-%d"


class SeatsWidget(forms.MultiWidget):
    """Rows of two boxes: a name and a number."""

    use_fieldset = True

    def __init__(self, rows: int) -> None:
        pairs = [
            widget
            for rank in range(1, rows + 1)
            for widget in (
                forms.TextInput(attrs={"class": "form-control", "aria-label": f"Collège {rank}"}),
                forms.NumberInput(
                    attrs={
                        "class": "form-control", "min": 0,
                        "aria-label": f"Nombre de sièges du collège {rank}",
                    }
                ),
            )
        ]  # fmt: skip
        super().__init__(pairs, attrs={"autocomplete": "off"})
        self.template_name = "django/forms/widgets/multiwidget.html"

    def decompress(self, value: Mapping[str, int] | None) -> list[Any]:
        pairs = list((value or {}).items())
        flat = [cell for pair in pairs for cell in pair]
        return [*flat, *([None] * (len(self.widgets) - len(flat)))]


class SeatsField(forms.Field):
    """A number for each name, in order; a row without a name is left out."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        super().__init__(widget=SeatsWidget(rows), **kwargs)

    def clean(self, value: Any) -> dict[str, int]:
        cells = [str(cell or "").strip() for cell in value or ()]
        found: dict[str, int] = {}
        for name, number in zip(cells[::2], cells[1::2], strict=True):
            if not name and not number:
                continue
            self._refuse(name, number, found)
            found[name] = int(number)
        return found

    def _refuse(self, name: str, number: str, found: Mapping[str, int]) -> None:
        if not name:
            raise forms.ValidationError(f"Écrivez le nom du collège qui a {number} sièges.")
        if name in found:
            raise forms.ValidationError(f"Le collège « {name} » est écrit deux fois.")
        if not number.isdecimal() or not 0 < int(number) <= MOST_SEATS:
            raise forms.ValidationError(
                f"Écrivez le nombre de sièges du collège « {name} » : un nombre entier à partir "
                "de 1."
            )


def _control(**more: Any) -> dict[str, Any]:
    return {"class": "form-control", **more}


def _whole(field: FieldForm, _: Any) -> forms.Field:
    return forms.IntegerField(
        min_value=field.least, widget=forms.NumberInput(attrs=_control(inputmode="numeric"))
    )


def _number(field: FieldForm, _: Any) -> forms.Field:
    return forms.DecimalField(
        localize=True, widget=forms.TextInput(attrs=_control(inputmode="decimal"))
    )


def _word(field: FieldForm, _: Any) -> forms.Field:
    return forms.ChoiceField(
        choices=[("", "— Choisir —"), *((word, choice_label(word)) for word in field.words)],
        widget=forms.Select(attrs={"class": "form-select"}),
    )


def _words(field: FieldForm, _: Any) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=[(word, choice_label(word)) for word in field.words],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )


def _lines(field: FieldForm, _: Any) -> forms.Field:
    return forms.CharField(widget=forms.Textarea(attrs=_control(rows=3)))


def _toml(field: FieldForm, _: Any) -> forms.Field:
    return forms.CharField(
        widget=forms.Textarea(attrs=_control(rows=3, spellcheck="false")),
        help_text='Une valeur écrite comme dans le fichier : "texte", 12, ["a", "b"], { a = 1 }.',
    )


def _seats(field: FieldForm, value: Any) -> forms.Field:
    held = len(value) if isinstance(value, dict) else 0
    return SeatsField(rows=max(FEWEST_ROWS, held + MORE_ROWS))


def _text(field: FieldForm, _: Any) -> forms.Field:
    return forms.CharField(max_length=LONG, widget=forms.TextInput(attrs=_control()))


def _flag(field: FieldForm, _: Any) -> forms.Field:
    return forms.BooleanField(widget=forms.CheckboxInput(attrs={"class": "form-check-input"}))


def _day(field: FieldForm, _: Any) -> forms.Field:
    return day_box()


def day_box(**more: Any) -> forms.DateField:
    """A day, typed or chosen."""
    widget = forms.DateInput(attrs=_control(type="date"), format=DAY_FORMAT)
    return forms.DateField(widget=widget, **more)


BOXES: dict[Box, Callable[[FieldForm, Any], forms.Field]] = {
    Box.WORD: _word,
    Box.WORDS: _words,
    Box.TEXT: _text,
    Box.TEXTS: _lines,
    Box.WHOLE: _whole,
    Box.NUMBER: _number,
    Box.DAY: _day,
    Box.FLAG: _flag,
    Box.SEATS: _seats,
    Box.TOML: _toml,
}


def box_for(field: FieldForm, value: Any) -> forms.Field:
    """The form field of one field of a clause; whether it must be filled depends on the choice."""
    made = BOXES[field.box](field, value)
    made.label, made.required = field_label(field.name), False
    return made
