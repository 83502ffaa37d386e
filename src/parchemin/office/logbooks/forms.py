"""Signing a logbook on a phone; appointing who signs."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from parchemin.office.candidates.fields import DayField
from parchemin.office.logbooks.actions import Statement
from parchemin.office.logbooks.models import Mentor
from parchemin.office.logbooks.queries import BlocLines, CompetencyLine, Followed

CHOICES = [("oui", "J'atteste"), ("non", "Pas encore"), ("", "Sans avis")]


class AttestationForm(forms.Form):
    """Every competency of the logbook with the last statement of the mentor, to be changed."""

    stated_on = DayField(label="Constaté le")

    def __init__(self, *args: Any, logbook: Followed, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stated_on"].initial = timezone.localdate
        self.logbook = logbook
        for bloc, line in self._lines():
            said = line.mine
            self.fields[_name(bloc, line, "avis")] = forms.ChoiceField(
                label=line.text,
                choices=CHOICES if said is None else CHOICES[:2],
                required=False,
                initial="" if said is None else "oui" if said.mastered else "non",
                widget=forms.RadioSelect,
            )
            self.fields[_name(bloc, line, "motif")] = forms.CharField(
                label="Commentaire, ou ce qui manque encore",
                max_length=1000,
                required=False,
                initial=said.comment if said else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def _lines(self) -> list[tuple[BlocLines, CompetencyLine]]:
        return [(bloc, line) for bloc in self.logbook.blocs for line in bloc.lines]

    def rows(self) -> list[dict[str, Any]]:
        """The blocs and their competencies, each with its two fields, for the page."""
        return [
            {
                "bloc": bloc,
                "lines": [
                    {
                        "line": line,
                        "avis": self[_name(bloc, line, "avis")],
                        "motif": self[_name(bloc, line, "motif")],
                    }
                    for line in bloc.lines
                ],
            }
            for bloc in self.logbook.blocs
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for bloc, line in self._lines():
            motif = _name(bloc, line, "motif")
            said = data.get(_name(bloc, line, "avis"))
            if not said and data.get(motif):
                self.add_error(motif, "Ce commentaire n'a pas d'avis : attestez, ou pas encore.")
            if said == "non" and not data.get(motif):
                self.add_error(motif, "Dites ce qui manque encore : le candidat le lira.")
        return data

    def statements(self) -> list[Statement]:
        """What the form says, where it says something."""
        return [
            Statement(
                bloc_code=bloc.code,
                competency_rank=line.rank,
                mastered=self.cleaned_data[_name(bloc, line, "avis")] == "oui",
                comment=self.cleaned_data[_name(bloc, line, "motif")],
            )
            for bloc, line in self._lines()
            if self.cleaned_data[_name(bloc, line, "avis")]
        ]


class StageForm(forms.Form):
    """The tutor's assessment at one stage."""

    stage = forms.ChoiceField(label="Étape")
    happened_on = DayField(label="Évaluation du")
    comment = forms.CharField(
        label="Observations",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, stages: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choisir"), *((each, each) for each in stages)]
        self.fields["stage"].choices = choices  # type: ignore[attr-defined]
        self.fields["happened_on"].initial = timezone.localdate


class MentorForm(forms.Form):
    """Who may attest for a candidate, in which function."""

    username = forms.CharField(
        label="Identifiant du compte",
        max_length=150,
        help_text="Celui que le tuteur ou le manager utilise pour se connecter.",
    )
    function = forms.ChoiceField(label="Fonction", choices=Mentor.Function.choices)
    same_person = forms.BooleanField(
        label="Le certificateur permet qu'une même personne tienne les deux fonctions",
        required=False,
    )


def _name(bloc: BlocLines, line: CompetencyLine, what: str) -> str:
    return f"{bloc.code}-{line.rank}-{what}"
