"""Entering and correcting results; charging assessors."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from parchemin.office.candidates.fields import DayField
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves import queries
from parchemin.office.epreuves.models import Outcome, Result
from parchemin.office.epreuves.sheets import ResultEntry, faults
from parchemin.office.epreuves.standing import BlocStanding, ModalityStanding

NOTHING = ("", "Pas de résultat")
ABSENCES = Outcome.choices[2:]
"""What is recorded of a modality that the opinions of several assessors decide."""


def mark_field(label: str, **options: Any) -> forms.DecimalField:
    """A mark, or its scale, with a comma or a point."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 5, "class": "form-control"})
    return forms.DecimalField(
        label=label, max_digits=5, decimal_places=2, required=False, localize=True, widget=widget,
        **options,
    )  # fmt: skip


class SheetForm(forms.Form):
    """The results of one bloc for one candidate, in one submission."""

    obtained_on = DayField(label="Épreuve du")

    def __init__(self, *args: Any, enrolment: Enrolment, bloc: BlocStanding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.enrolment, self.bloc = enrolment, bloc
        self.fields["obtained_on"].initial = timezone.localdate
        self.assessed = [each for each in bloc.modalities if not each.by_logbook]
        for rank, modality in enumerate(self.assessed):
            self._add_modality(f"m{rank}", modality)
        for competency in bloc.competencies:
            self.fields[f"c{competency.rank}"] = forms.ChoiceField(
                label=competency.text,
                required=False,
                choices=[NOTHING, *Outcome.choices[:2]],
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def _add_modality(self, name: str, modality: ModalityStanding) -> None:
        self.fields[f"{name}-outcome"] = forms.ChoiceField(
            label=modality.title,
            required=False,
            choices=[*(ABSENCES if modality.awaited else Outcome.choices), NOTHING],
            initial="",
            widget=forms.RadioSelect,
        )
        rule = modality.mark_rule
        self.fields[f"{name}-mark"] = mark_field("Note")
        self.fields[f"{name}-out_of"] = mark_field("sur", initial=rule.out_of if rule else None)
        self.fields[f"{name}-comment"] = forms.CharField(
            label="Observations", max_length=1000, required=False
        )

    def rows(self) -> list[dict[str, Any]]:
        """The modalities, each with its fields, for the page."""
        names = ("outcome", "mark", "out_of", "comment")
        return [
            {"modality": modality, **{name: self[f"m{rank}-{name}"] for name in names}}
            for rank, modality in enumerate(self.assessed)
        ]

    def competency_rows(self) -> list[dict[str, Any]]:
        """The competencies, each with its field."""
        return [{"line": each, "field": self[f"c{each.rank}"]} for each in self.bloc.competencies]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for rank in range(len(self.assessed)):
            marked = data.get(f"m{rank}-mark") is not None or data.get(f"m{rank}-comment")
            if marked and not data.get(f"m{rank}-outcome"):
                self.add_error(f"m{rank}-outcome", "Dites aussi le résultat de cette modalité.")
        if not self.errors and not self.entries():
            self.add_error(None, "Aucun résultat n'est coché : rien n'a été enregistré.")
        if not self.errors:
            self._check()
        return data

    def _check(self) -> None:
        certifications = queries.certifications([self.enrolment])
        for entry in self.entries():
            for sentence in faults(entry, certifications, today=timezone.localdate()):
                self.add_error("obtained_on" if "la date" in sentence else None, sentence)

    def entries(self) -> list[ResultEntry]:
        """The results that the form gives."""
        data = self.cleaned_data
        common = {
            "enrolment": self.enrolment,
            "bloc_code": self.bloc.code,
            "obtained_on": data["obtained_on"],
        }
        found = []
        for rank, modality in enumerate(self.assessed):
            if outcome := data.get(f"m{rank}-outcome"):
                mark: Decimal | None = data.get(f"m{rank}-mark")
                found.append(
                    ResultEntry(
                        **common,
                        assessment_code=modality.code,
                        outcome=outcome,
                        mark=mark,
                        out_of=data.get(f"m{rank}-out_of") if mark is not None else None,
                        comment=data.get(f"m{rank}-comment", ""),
                    )
                )
        found.extend(
            ResultEntry(**common, competency_rank=each.rank, outcome=outcome)
            for each in self.bloc.competencies
            if (outcome := data.get(f"c{each.rank}"))
        )
        return found


class CorrectionForm(forms.Form):
    """A corrected result, with its reason."""

    outcome = forms.ChoiceField(
        label="Résultat corrigé", choices=Outcome.choices, widget=forms.RadioSelect
    )
    obtained_on = DayField(label="Épreuve du")
    mark = mark_field("Note")
    out_of = mark_field("sur")
    comment = forms.CharField(label="Observations", max_length=1000, required=False)
    reason = forms.CharField(
        label="Motif de la correction",
        max_length=255,
        help_text="Le résultat d'avant reste au dossier, avec ce motif à côté.",
    )

    def __init__(self, *args: Any, result: Result, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("outcome", "obtained_on", "mark", "out_of", "comment"):
            self.fields[name].initial = getattr(result, name)


class AssignForm(forms.Form):
    """An assessor and the candidates to charge him with."""

    assessor: Any = forms.ModelChoiceField(
        label="Évaluateur", queryset=None, empty_label="Choisir un évaluateur"
    )
    candidates: Any = forms.ModelMultipleChoiceField(
        label="Candidats",
        queryset=None,
        error_messages={"required": "Cochez au moins un candidat."},
    )

    def __init__(self, *args: Any, paths: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assessor: Any = self.fields["assessor"]
        candidates: Any = self.fields["candidates"]
        assessor.queryset = queries.assessors()
        assessor.label_from_instance = lambda each: each.get_full_name() or str(each)
        candidates.queryset = paths
