"""The boxes of a form of the règlement, by what is typed in them."""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from parchemin.office.referentiels.clause_wording import choice_label, field_label
from parchemin.readers.reglement_forms import Box, FieldForm

FEWEST_ROWS, MORE_ROWS = 4, 2
MOST = 1000
LONG = 500
DAY_FORMAT = "%Y-%m-%d"


class PairsWidget(forms.MultiWidget):
    """Rows of two boxes: a name, and what goes with it."""

    use_fieldset = True
    second, mode = "Nombre", "decimal"

    def __init__(self, rows: int) -> None:
        pairs = [
            widget
            for rank in range(1, rows + 1)
            for widget in (
                forms.TextInput(attrs=_control(**{"aria-label": f"Nom, rang {rank}"})),
                forms.TextInput(
                    attrs=_control(
                        inputmode=self.mode, **{"aria-label": f"{self.second}, rang {rank}"}
                    )
                ),
            )
        ]
        super().__init__(pairs, attrs={"autocomplete": "off"})

    def decompress(self, value: Mapping[str, Any] | None) -> list[Any]:
        pairs = [(name, self.shown(held)) for name, held in (value or {}).items()]
        flat = [cell for pair in pairs for cell in pair]
        return [*flat, *([None] * (len(self.widgets) - len(flat)))]

    @staticmethod
    def shown(value: Any) -> str:
        """A number as one types it in French."""
        return str(value).replace(".", ",")


class GroupsWidget(PairsWidget):
    """Rows of two boxes: a name, and the texts that go with it, between commas."""

    second, mode = "Éléments, séparés par des virgules", "text"

    @staticmethod
    def shown(value: Any) -> str:
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


class PairsField(forms.Field):
    """A number for each name, in order; an empty row is left out."""

    def __init__(
        self, *, rows: int, widget: type[PairsWidget] = PairsWidget, **kwargs: Any
    ) -> None:
        super().__init__(widget=widget(rows), **kwargs)

    def clean(self, value: Any) -> dict[str, Any]:
        cells = [str(cell or "").strip() for cell in value or ()]
        found: dict[str, Any] = {}
        for name, number in zip(cells[::2], cells[1::2], strict=True):
            if not name and not number:
                continue
            if not name:
                raise forms.ValidationError(f"Écrivez le nom auquel va « {number} ».")
            if name in found:
                raise forms.ValidationError(f"« {name} » est écrit deux fois.")
            found[name] = self.read(name, number)
        return found

    @staticmethod
    def read(name: str, cell: str) -> Any:
        """The second box of a row: a number above zero."""
        return _figure(name, cell)


class GroupsField(PairsField):
    """One or more texts for each name, in order."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=GroupsWidget, **kwargs)

    @staticmethod
    def read(name: str, cell: str) -> Any:
        """The second box of a row: texts between commas."""
        texts = [text.strip() for text in cell.split(",") if text.strip()]
        if not texts:
            raise forms.ValidationError(f"Écrivez ce qui va avec « {name} », par exemple BC03.")
        return texts


def _figure(name: str, number: str) -> int | Decimal:
    try:
        value = Decimal(number.replace(",", "."))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or not 0 < value <= MOST:
        raise forms.ValidationError(f"Écrivez le nombre de « {name} » : plus de 0, en chiffres.")
    return int(value) if value == value.to_integral_value() else value


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
        choices=[
            ("", "— Choisir —" if field.needed else "— Non précisé —"),
            *((word, choice_label(word)) for word in field.words),
        ],
        widget=forms.Select(attrs={"class": "form-select"}),
    )


def _words(field: FieldForm, _: Any) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=[(word, choice_label(word)) for word in field.words],
        widget=forms.CheckboxSelectMultiple,
    )


def _lines(field: FieldForm, _: Any) -> forms.Field:
    return forms.CharField(widget=forms.Textarea(attrs=_control(rows=3)), help_text="Un par ligne.")


def _toml(field: FieldForm, _: Any) -> forms.Field:
    return forms.CharField(
        widget=forms.Textarea(attrs=_control(rows=3, spellcheck="false")),
        help_text='Une valeur écrite comme dans le fichier : "texte", 12, ["a", "b"], { a = 1 }.',
    )


def _pairs(_: FieldForm, value: Any) -> forms.Field:
    held = len(value) if isinstance(value, dict) else 0
    return PairsField(
        rows=max(FEWEST_ROWS, held + MORE_ROWS),
        help_text="Le nom, puis le nombre ; une ligne vide ne compte pas.",
    )


def _groups(_: FieldForm, value: Any) -> forms.Field:
    held = len(value) if isinstance(value, dict) else 0
    return GroupsField(
        rows=max(FEWEST_ROWS, held + MORE_ROWS),
        help_text="Le nom, puis ce qui va avec, séparé par des virgules : BC03, BC04.",
    )


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
    Box.PAIRS: _pairs,
    Box.GROUPS: _groups,
    Box.TOML: _toml,
}


def box_for(field: FieldForm, value: Any, known: Collection[str] = ()) -> forms.Field:
    """The form field of one field of a clause; whether it must be filled depends on the choice.

    ``known`` are the names that the rest of the règlement gives to what the field asks for: they
    are ticked rather than typed.
    """
    ticked = known and field.box in (Box.TEXT, Box.TEXTS)
    made = _ticked(field, value, known) if ticked else BOXES[field.box](field, value)
    optional = not field.needed and field.box is not Box.FLAG
    made.label = f"{field_label(field.name)} (facultatif)" if optional else field_label(field.name)
    made.required = False
    return made


def _ticked(field: FieldForm, value: Any, known: Collection[str]) -> forms.Field:
    """The names already written elsewhere, and those of the clause itself."""
    held = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    words = tuple(dict.fromkeys([*known, *map(str, held)]))
    asked = FieldForm(field.name, field.box, field.needed, words)
    return _words(asked, value) if field.box is Box.TEXTS else _word(asked, value)
