"""The forms of juries."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from parchemin.domain.deliberation.plan import BlocPlan
from parchemin.domain.errors import RefusedAct
from parchemin.domain.rules.assessors import AssessorsRule
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves.forms import mark_field
from parchemin.office.juries.actions.adjusting import Change
from parchemin.office.juries.board import Case
from parchemin.office.juries.members import Pick
from parchemin.office.juries.models import Adjustment, Juror, Link, Note, Vote
from parchemin.office.juries.rulebook import colleges_in_use
from parchemin.office.referentiels.models import ReglementVersion, Version

VOICES = [("pour", "Pour"), ("contre", "Contre"), ("abstention", "Abstention")]
DATE = {"type": "date"}


def day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """A date, typed or picked."""
    widget = forms.DateInput(attrs=DATE, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)


class JuryForm(forms.Form):
    """A new jury; the reference is given by the office."""

    reglement = forms.ModelChoiceField(
        label="Certification et règlement", queryset=ReglementVersion.objects.none()
    )
    held_on = day("Date du jury")
    place = forms.CharField(label="Lieu", max_length=160)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        published = Version.objects.filter(published_at__isnull=False)
        titles = dict(published.order_by("rank").values_list("number", "title"))
        field = self.fields["reglement"]
        field.queryset = ReglementVersion.objects.filter(  # type: ignore[attr-defined]
            number__in=titles
        )
        field.label_from_instance = lambda row: (  # type: ignore[attr-defined]
            f"{row.number} · {titles[row.number]} · règlement version {row.rank}"
        )


class JurorForm(forms.Form):
    """A member of the pool; the colleges are those of the published règlements."""

    name = forms.CharField(label="Nom et prénom", max_length=120)
    college = forms.ChoiceField(label="Collège")
    quality = forms.CharField(label="Qualité", max_length=160, required=False)
    sex = forms.ChoiceField(
        label="Sexe",
        choices=Juror.Sex.choices,
        help_text="La loi veut des femmes et des hommes dans un jury de VAE.",
    )
    qualified = forms.BooleanField(label="Qualifié pour la certification", required=False)
    years_in_trade = forms.IntegerField(
        label="Années d'expérience du métier", min_value=0, max_value=70, required=False
    )
    mandate_since = day("Mandat depuis le", required=False)
    mandate_until = day("Mandat jusqu'au", required=False)
    account = forms.ModelChoiceField(
        label="Compte pour voter",
        queryset=User.objects.none(),
        required=False,
        empty_label="Aucun : ses voix seront saisies à main levée",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = colleges_in_use()
        self.fields["college"].choices = [  # type: ignore[attr-defined]
            (name, name.replace("_", " ")) for name in self.known
        ]
        free = User.objects.filter(role=Role.JUROR, juror=None, is_active=True)
        self.fields["account"].queryset = free.order_by("username")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        since, until = values.get("mandate_since"), values.get("mandate_until")
        if since and until and until < since:
            self.add_error(
                "mandate_until", f"Le mandat finit le {until:%d/%m/%Y}, avant d'avoir commencé."
            )
        return values


class LinkForm(forms.Form):
    """What ties a juror to a candidate."""

    juror = forms.ModelChoiceField(label="Membre", queryset=Juror.objects.none())
    enrolment = forms.ModelChoiceField(label="Candidat", queryset=Enrolment.objects.none())
    kind = forms.ChoiceField(label="Nature du lien", choices=Link.Kind.choices)

    def __init__(
        self,
        *args: Any,
        jurors: QuerySet[Juror],
        enrolments: QuerySet[Enrolment],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["juror"].queryset = jurors  # type: ignore[attr-defined]
        paths = self.fields["enrolment"]
        paths.queryset = enrolments  # type: ignore[attr-defined]
        paths.label_from_instance = (  # type: ignore[attr-defined]
            lambda path: f"{path.person} · {path.reference}"
        )


class ComposeForm(forms.Form):
    """Who sits, who is present, who presides."""

    members = forms.ModelMultipleChoiceField(queryset=Juror.objects.all(), required=False)
    present = forms.ModelMultipleChoiceField(queryset=Juror.objects.all(), required=False)
    substitutes = forms.ModelMultipleChoiceField(queryset=Juror.objects.all(), required=False)
    chair = forms.ModelChoiceField(queryset=Juror.objects.all(), required=False)
    chair_since = day(
        "Présidence depuis le",
        required=False,
        help_text="Premier jour du mandat de présidence, quand le règlement lui donne une durée.",
    )

    def picks(self) -> tuple[Pick, ...]:
        """The members chosen, by name."""
        here, chair = set(self.cleaned_data["present"]), self.cleaned_data["chair"]
        chosen = sorted(self.cleaned_data["members"], key=lambda juror: juror.name)
        return tuple(Pick(juror, juror in here, juror == chair) for juror in chosen)


class AdjustForm(forms.Form):
    """A result that the jury reads otherwise: of a modality, or of a bloc judged as a whole."""

    assessment = forms.ChoiceField(label="Modalité ou bloc")
    outcome = forms.ChoiceField(
        label="Résultat retenu par le jury",
        choices=[("acquis", "Acquis"), ("non acquis", "Non acquis")],
    )
    mark = mark_field("Note retenue, s'il y en a une")
    out_of = mark_field("sur")
    reason = forms.CharField(
        label="Motif", max_length=Adjustment._meta.get_field("reason").max_length
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assessment"].choices = [  # type: ignore[attr-defined]
            choice for bloc in case.plan.blocs for choice in _adjustable(bloc)
        ]

    def change(self) -> Change:
        """What the act takes."""
        told = self.cleaned_data
        bloc, _, assessment = told["assessment"].partition(" ")
        return Change(
            bloc=bloc,
            assessment=assessment,
            outcome=told["outcome"],
            mark=told["mark"],
            out_of=told["out_of"],
            reason=told["reason"],
        )


def _adjustable(bloc: BlocPlan) -> Iterator[tuple[str, str]]:
    """The whole bloc where its assessors speak of it, then its modalities."""
    if isinstance(bloc.rule.value, AssessorsRule):
        yield f"{bloc.code} ", f"{bloc.code} · le bloc entier, sur avis des évaluateurs"
    for item in bloc.modalities:
        yield f"{bloc.code} {item.code}", f"{bloc.code} · {item.title}"


class NoteForm(forms.Form):
    """Words for the minutes."""

    kind = forms.ChoiceField(choices=Note.Kind.choices)
    bloc = forms.CharField(required=False, max_length=40)
    text = forms.CharField(label="Texte", max_length=1000)


class DeferForm(forms.Form):
    reason = forms.CharField(label="Motif du renvoi", max_length=255)


class CloseForm(forms.Form):
    """On whose word the secretariat closes, for a chair who has no account."""

    word = forms.CharField(max_length=200, required=False)


def read_voices(data: Any, jurors: Sequence[str]) -> dict[str, dict[str, str]]:
    """The voices of a posted form, by juror then bloc; fields are ``voix.JUROR.BLOC``.

    An empty choice is no voice yet. Raises RefusedAct on an unknown word or an unknown member.
    """
    given: dict[str, dict[str, str]] = {}
    for name in data:
        head, _, rest = name.partition(".")
        juror, _, bloc = rest.partition(".")
        choice = data[name]
        if head == "voix" and choice:
            _require_voice(choice, juror, bloc, jurors)
            given.setdefault(juror, {})[bloc] = choice
    return given


def _require_voice(choice: str, juror: str, bloc: str, jurors: Sequence[str]) -> None:
    if juror not in jurors:
        raise RefusedAct(
            f"La voix reçue sur « {bloc} » n'est celle d'aucun membre de ce jury : rien n'est "
            "écrit. Rouvrez la page du candidat et votez de nouveau."
        )
    if choice not in Vote.Choice.values:
        raise RefusedAct(
            f"« {choice} » n'est pas une voix sur {bloc} : pour, contre ou abstention étaient "
            "attendus. Rien n'est écrit ; choisissez l'un de ces mots."
        )


def read_order(data: Any) -> list[str]:
    """The paths ticked in a posted form, by the rank written beside each."""
    ticked = data.getlist("parcours")

    def rank(key: str) -> int:
        written = data.get(f"ordre.{key}", "")
        return int(written) if written.isdecimal() else len(ticked) + 1_000_000

    return sorted(ticked, key=rank)
