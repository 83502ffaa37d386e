"""Which question of the language a règlement does not raise yet, to write its line."""

from collections.abc import Mapping
from typing import Any

from django import forms

from parchemin.domain.rules.reglement import Reglement
from parchemin.office.referentiels.reglement_themes import THEMES, theme_of
from parchemin.office.referentiels.reglement_view import question_of
from parchemin.office.referentiels.rule_sentences import spoken
from parchemin.readers.reglement_forms import every_line, line_form


class LineForm(forms.Form):
    """A question that the règlement does not raise yet, for one jury when it is about a jury."""

    ligne = forms.ChoiceField(label="La question")
    nom = forms.RegexField(
        r"^[^.\s\[\]\"'=#/\\]+$",
        label="Pour quel jury ou quel objet",
        required=False,
        max_length=60,
        help_text="Seulement pour une question marquée « … » : le nom du jury en un mot, par "
        "exemple certification ou vae.",
        error_messages={"invalid": "Un mot, sans espace, point ni guillemet."},
    )

    def __init__(self, *args: Any, lines: Mapping[str, Mapping[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(THEMES[theme], list(found.items())) for theme, found in lines.items()]
        self.fields["ligne"].choices = [("", "— Choisir —"), *choices]  # type: ignore[attr-defined]

    @property
    def path(self) -> str:
        """The line to write."""
        return str(self.cleaned_data["ligne"]).replace("*", self.cleaned_data["nom"])

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        line, name = given.get("ligne", ""), given.get("nom", "")
        if "*" in line and not name and "nom" not in self.errors:
            self.add_error("nom", "Dites de quel jury ou de quel objet il s'agit.")
        elif "*" in line and name and line_form(tuple(self.path.split("."))) is None:
            self.add_error("nom", "Ce nom ne convient pas à cette question.")
        return given


def lines_to_add(rules: Reglement) -> dict[str, dict[str, str]]:
    """The lines not written yet, by theme, each with its question; ``*`` for a new name."""
    found: dict[str, dict[str, str]] = {theme: {} for theme in THEMES}
    for pattern, _ in every_line():
        path = ".".join(pattern)
        names = [path.replace("*", name) for name in rules.juries] if pattern[0] == "jury" else []
        for each in [*names, path]:
            if each not in rules.clauses:
                found[theme_of(each)][each] = _asked(each)
    return {theme: lines for theme, lines in found.items() if lines}


def _asked(path: str) -> str:
    question = question_of(path)
    return f"… {question} ({spoken(path.replace('.*', ' …'))})" if "*" in path else question
