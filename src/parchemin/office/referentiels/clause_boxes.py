"""The boxes of a form of the règlement, by what is typed in them."""

from collections.abc import Callable, Collection
from typing import Any

from django import forms

from parchemin.office.referentiels.clause_pairs import GroupsField, PairsField, control
from parchemin.office.referentiels.clause_wording import choice_label, field_label
from parchemin.readers.reglement_forms import Box, FieldForm

FEWEST_ROWS, MORE_ROWS = 4, 2
LONG = 500
DAY_FORMAT = "%Y-%m-%d"


def _whole(field: FieldForm, _: Any) -> forms.Field:
    return forms.IntegerField(
        min_value=field.least, widget=forms.NumberInput(attrs=control(inputmode="numeric"))
    )


def _number(field: FieldForm, _: Any) -> forms.Field:
    return forms.DecimalField(
        localize=True, widget=forms.TextInput(attrs=control(inputmode="decimal"))
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
    return forms.CharField(widget=forms.Textarea(attrs=control(rows=3)), help_text="Un par ligne.")


def _toml(field: FieldForm, _: Any) -> forms.Field:
    return forms.CharField(
        widget=forms.Textarea(attrs=control(rows=3, spellcheck="false")),
        help_text="Une valeur écrite comme dans le fichier : un texte entre guillemets droits, un nombre, "
        "une liste entre crochets, des noms et leurs valeurs entre accolades.",
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
    return forms.CharField(max_length=LONG, widget=forms.TextInput(attrs=control()))


def _flag(field: FieldForm, _: Any) -> forms.Field:
    return forms.BooleanField(widget=forms.CheckboxInput(attrs={"class": "form-check-input"}))


def _day(field: FieldForm, _: Any) -> forms.Field:
    return day_box()


def day_box(**more: Any) -> forms.DateField:
    """A day, typed or chosen."""
    widget = forms.DateInput(attrs=control(type="date"), format=DAY_FORMAT)
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
