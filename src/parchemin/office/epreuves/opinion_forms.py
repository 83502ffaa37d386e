"""Giving one's opinion of the modalities of a bloc, or of the bloc itself."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils import timezone

from parchemin.domain.deliberation.plan import BlocPlan
from parchemin.office.accounts.models import User
from parchemin.office.candidates.fields import DayField
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves.forms import mark_field
from parchemin.office.epreuves.opinion_sheets import Judged, OpinionEntry, judged_in

VIEWS = (("oui", "Favorable"), ("non", "Défavorable"), ("", "Pas d'avis"))
SAID = {"oui": True, "non": False}


class OpinionForm(forms.Form):
    """The opinions of one assessor, in one role, on one bloc."""

    role = forms.ChoiceField(label="En tant que", widget=forms.RadioSelect)
    given_on = DayField(label="Épreuve du")
    reason = forms.CharField(
        label="Motif, si vous corrigez un avis",
        max_length=255,
        required=False,
        help_text="L'avis d'avant reste au dossier, avec ce motif à côté.",
    )

    def __init__(
        self, *args: Any, enrolment: Enrolment, bloc: BlocPlan, assessors: Iterable[User],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.enrolment, self.bloc = enrolment, bloc
        self.judged = judged_in(bloc)
        self.people: Mapping[str, User] = {str(each.pk): each for each in assessors}
        role: Any = self.fields["role"]
        roles = dict.fromkeys(role for each in self.judged for role in each.roles)
        role.choices = [(each, each[:1].upper() + each[1:]) for each in roles]
        self.fields["given_on"].initial = timezone.localdate
        if len(self.people) != 1:
            self._add_assessor()
        for rank, judged in enumerate(self.judged):
            self._add(f"j{rank}", judged)

    def _add_assessor(self) -> None:
        """The secretariat says whose opinion it writes down."""
        people = [(key, each.get_full_name() or str(each)) for key, each in self.people.items()]
        self.fields["assessor"] = forms.ChoiceField(
            label="Avis de", choices=[("", "Choisir un évaluateur"), *people]
        )
        self.order_fields(["assessor"])

    def _add(self, name: str, judged: Judged) -> None:
        if judged.marked:
            self.fields[f"{name}-mark"] = mark_field("Note")
            scale = getattr(judged.rule, "out_of", None)
            self.fields[f"{name}-out_of"] = mark_field("sur", initial=scale)
        else:
            self.fields[f"{name}-view"] = forms.ChoiceField(
                label=judged.title,
                required=False,
                choices=VIEWS,
                initial="",
                widget=forms.RadioSelect,
            )
        self.fields[f"{name}-comment"] = forms.CharField(
            label="Observations", max_length=1000, required=False
        )

    def rows(self) -> list[dict[str, Any]]:
        """What is judged, each with its fields, for the page."""
        return [
            {
                "judged": judged,
                "view": None if judged.marked else self[f"j{rank}-view"],
                "mark": self[f"j{rank}-mark"] if judged.marked else None,
                "out_of": self[f"j{rank}-out_of"] if judged.marked else None,
                "comment": self[f"j{rank}-comment"],
            }
            for rank, judged in enumerate(self.judged)
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not self.entries():
            self.add_error(None, "Aucun avis n'est donné : rien n'a été enregistré.")
        return data

    def entries(self) -> list[OpinionEntry]:
        """The opinions that the form gives."""
        given = [self._entry(f"j{rank}", judged) for rank, judged in enumerate(self.judged)]
        return [entry for entry in given if entry is not None]

    def _entry(self, name: str, judged: Judged) -> OpinionEntry | None:
        data = self.cleaned_data
        view, mark = data.get(f"{name}-view"), data.get(f"{name}-mark")
        comment = data.get(f"{name}-comment", "")
        if not view and mark is None and not comment:
            return None
        return OpinionEntry(
            enrolment=self.enrolment,
            bloc_code=self.bloc.code,
            assessment_code=judged.code,
            role=data["role"],
            assessor=self._assessor(),
            given_on=data["given_on"],
            favourable=SAID.get(view or ""),
            mark=mark,
            out_of=data.get(f"{name}-out_of") if mark is not None else None,
            comment=comment,
        )

    def _assessor(self) -> User:
        alone = next(iter(self.people), "")
        return self.people[self.cleaned_data.get("assessor", alone)]
