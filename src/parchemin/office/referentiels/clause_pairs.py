"""Boxes by row: a name, and the number or the texts that go with it."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

MOST = 1000


def control(**more: Any) -> dict[str, Any]:
    """The attributes of a box, as the office draws them."""
    return {"class": "form-control", **more}


class PairsWidget(forms.MultiWidget):
    """Rows of two boxes: a name, and what goes with it."""

    use_fieldset = True
    second, mode = "Nombre", "decimal"

    def __init__(self, rows: int) -> None:
        pairs = [
            widget
            for rank in range(1, rows + 1)
            for widget in (
                forms.TextInput(attrs=control(**{"aria-label": f"Nom, rang {rank}"})),
                forms.TextInput(
                    attrs=control(
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
