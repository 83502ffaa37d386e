"""Which options the candidate chose."""

from collections.abc import Iterable
from typing import Any

from django import forms


class OptionsForm(forms.Form):
    """The options of the règlement, to tick."""

    def __init__(self, *args: Any, names: Iterable[str], choose: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["names"] = forms.MultipleChoiceField(
            label="Options choisies",
            choices=[(name, name) for name in names],
            widget=forms.CheckboxSelectMultiple,
            help_text=f"Le règlement en demande {choose}.",
            error_messages={
                "required": f"Cochez {choose} option{'s' if choose > 1 else ''}.",
                "invalid_choice": "Cochez parmi les options proposées.",
            },
        )
