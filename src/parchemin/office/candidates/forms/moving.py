"""Which version to move to, and why."""

from collections.abc import Iterable
from typing import Any

from django import forms

from parchemin.office.referentiels.models import Version


class TargetForm(forms.Form):
    """The version to look at before moving to it."""

    def __init__(self, *args: Any, versions: Iterable[Version], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vers"] = forms.TypedChoiceField(
            label="Vers la version",
            coerce=int,
            choices=[
                (each.pk, f"version {each.rank}, publiée le {each.published_at:%d/%m/%Y}")
                for each in versions
            ],
            error_messages={
                "invalid_choice": "Choisissez une des versions proposées.",
                "required": "Choisissez la version.",
            },
        )


class MoveForm(forms.Form):
    """Why the path moves."""

    reason = forms.CharField(
        label="Motif",
        max_length=255,
        help_text="Qui l'a décidé et pourquoi ; le motif reste au dossier et au journal.",
        error_messages={"required": "Dites le motif du changement de version."},
    )
