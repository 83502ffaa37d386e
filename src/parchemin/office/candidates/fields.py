"""Form fields that speak French: days, dates of birth known in part."""

import re
from typing import Any

from django import forms

from parchemin.domain.person import BirthDate

BIRTH = re.compile(r"(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})")


class DayField(forms.DateField):
    """A day of the calendar, from the browser's own picker or typed as JJ/MM/AAAA."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        options.setdefault("input_formats", ["%Y-%m-%d", "%d/%m/%Y"])
        options.setdefault(
            "error_messages",
            {
                "invalid": "Cette date n'existe pas ou s'écrit autrement : JJ/MM/AAAA.",
                "required": "Donnez la date, écrite JJ/MM/AAAA.",
            },
        )
        super().__init__(**options)


class BirthDateField(forms.CharField):
    """A date of birth: JJ/MM/AAAA, or MM/AAAA, or AAAA when civil status knows no more."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            text = "/".join(reversed(text.split("-")))
        found = BIRTH.fullmatch(text)
        if found is None:
            raise forms.ValidationError(
                f"« {text} » ne se lit pas comme une date. Écrivez JJ/MM/AAAA ; MM/AAAA ou AAAA "
                "seulement si l'état civil n'en sait pas plus.",
                code="unreadable",
            )
        day, month, year = (int(part) if part else None for part in found.groups())
        return BirthDate(year or 0, month, day)

    def prepare_value(self, value: Any) -> Any:
        return value.in_french() if isinstance(value, BirthDate) else value
