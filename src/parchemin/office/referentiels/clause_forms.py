"""The form of one clause, made from what the parsers of its line ask."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from django import forms
from django.http import QueryDict

from parchemin.office.referentiels.clause_boxes import LONG, box_for, day_box
from parchemin.office.referentiels.clause_values import (
    ANSWERED,
    REFERS,
    as_typed,
    as_written,
    check_clause,
    chosen_of,
    field_at_fault,
    lines_like,
    shared,
    unknown_fields,
)
from parchemin.office.referentiels.clause_wording import HINTS, choice_label
from parchemin.office.referentiels.forms import StateForm
from parchemin.office.referentiels.reglement_view import bare_question
from parchemin.readers.reglement import SILENT
from parchemin.readers.reglement_forms import RULE, FieldForm, LineForm
from parchemin.readers.reglement_references import AS

MUTED = "Le texte ne le dit pas"
SAME = "La même règle qu'une autre ligne"
SHARED = "c"
NOTHING_KNOWN: Mapping[str, Collection[str]] = MappingProxyType({})
TO_FILL = "À remplir : la règle choisie le demande."


@dataclass(frozen=True)
class Option:
    """One choice of the form, and the boxes it opens."""

    choice: Any
    fields: tuple[forms.BoundField, ...]
    hint: str = ""


class ClauseForm(StateForm):
    """A rule chosen among the words of its line, its fields, and what it says of itself."""

    libelle = forms.CharField(
        label="La règle, dans les mots du certificateur",
        max_length=LONG,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 2}),
        help_text="Cette phrase est citée dans les motifs des décisions.",
    )
    source = forms.CharField(
        label="Où c'est écrit",
        max_length=LONG,
        widget=forms.TextInput(attrs={"class": "form-control"}),
        help_text="L'article, la page ou la décision : « Règlement du 12/03/2026, article 4 ».",
    )
    depuis = day_box(label="En vigueur depuis", required=False)
    jusqu_au = day_box(label="En vigueur jusqu'au", required=False)
    choix_de_demonstration = forms.BooleanField(
        label="Choix de démonstration : il n'engage aucun certificateur",
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )

    def __init__(
        self,
        *args: Any,
        path: tuple[str, ...],
        line: LineForm,
        clause: Mapping[str, Any],
        from_a_day: bool = False,
        known: Mapping[str, Collection[str]] = NOTHING_KNOWN,
        text: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.path, self.line, self.clause, self.text = path, line, clause, text
        self.others = list(dict.fromkeys([*lines_like(text, path), *_referred(clause)]))
        self.shared = shared(line)
        self.unknown = unknown_fields(line, clause)
        self.values: dict[str, Any] = {}
        self.fields["reponse"] = self._choice()
        if self.others:
            self.fields[AS] = forms.ChoiceField(
                label="La ligne dont elle reprend la règle",
                required=False,
                choices=[("", "Choisissez"), *((name, _named(name)) for name in self.others)],
                widget=forms.Select(attrs={"class": "form-select"}),
            )
            self.initial[AS] = clause.get(AS)
        chosen = chosen_of(line, clause)
        self.initial["reponse"] = chosen if line.several else next(iter(chosen), None)
        for name, field in self._boxes():
            value, names = clause.get(field.name), known.get(field.name, ())
            self.fields[name] = box_for(field, value, names)
            self.initial[name] = as_typed(field, value, ticked=bool(names))
        for name in ("libelle", "source", "depuis", "jusqu_au", "choix_de_demonstration"):
            self.initial[name] = clause.get(name)
        self.fields["depuis"].required = from_a_day
        if from_a_day:
            self.fields["depuis"].label = "S'applique à partir du"

    @property
    def words(self) -> tuple[str, ...]:
        return self.line.words or (ANSWERED,)

    def _choice(self) -> forms.Field:
        named = {ANSWERED: "Le règlement répond"}
        choices = [(word, named.get(word) or choice_label(word)) for word in self.words]
        if self.others:
            choices.append((REFERS, SAME))
        choices.append((SILENT, MUTED))
        error = {"required": "Choisissez la règle, ou dites que le texte est muet."}
        if self.line.several:
            return forms.MultipleChoiceField(
                label="La règle",
                choices=choices,
                error_messages=error,
                widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
            )
        return forms.ChoiceField(
            label="La règle",
            choices=choices,
            error_messages=error,
            widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        )

    def _boxes(self) -> Iterator[tuple[str, FieldForm]]:
        for field in self.shared:
            yield f"{SHARED}_{field.name}", field
        for rank, word in enumerate(self.words):
            for field in self._own(word):
                yield f"o{rank}_{field.name}", field

    def _own(self, word: str) -> tuple[FieldForm, ...]:
        fields = self.line.fields["" if word == ANSWERED else word]
        return tuple(field for field in fields if field not in self.shared)

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """Each choice with its own boxes, « muet » last."""
        return tuple(
            Option(choice, self._opened(rank), HINTS.get(self._word(rank), ""))
            for rank, choice in enumerate(self["reponse"])
        )

    def _word(self, rank: int) -> str:
        return self.words[rank] if rank < len(self.words) else ""

    def _opened(self, rank: int) -> tuple[forms.BoundField, ...]:
        if self.others and rank == len(self.words):
            return (self[AS],)
        own = self._own(self.words[rank]) if rank < len(self.words) else ()
        return tuple(self[f"o{rank}_{field.name}"] for field in own)

    @cached_property
    def common(self) -> tuple[forms.BoundField, ...]:
        """The boxes that every choice but « muet » opens."""
        return tuple(self[f"{SHARED}_{field.name}"] for field in self.shared)

    def clean(self) -> dict[str, Any]:
        """Keep the clause as the file writes it, once its own reader finds nothing wrong."""
        given: dict[str, Any] = super().clean() or {}
        chosen = given.get("reponse") or []
        words = [chosen] if isinstance(chosen, str) else list(chosen)
        if not words:
            return given
        if SILENT in words and len(words) > 1:
            raise forms.ValidationError("Le texte est muet, ou il donne une règle : pas les deux.")
        if REFERS in words and len(words) > 1:
            raise forms.ValidationError(
                "La ligne reprend la règle d'une autre, ou elle écrit la sienne : pas les deux."
            )
        values = self._rule(words)
        for name in ("libelle", "source"):
            values[name] = str(given.get(name) or "").replace("\r\n", "\n").strip()
        values |= {name: given[name] for name in ("depuis", "jusqu_au") if given.get(name)}
        if given.get("choix_de_demonstration"):
            values["choix_de_demonstration"] = True
        if not self.errors:
            self.values = values
            self._check()
        return given

    def _rule(self, words: list[str]) -> dict[str, Any]:
        if words == [SILENT]:
            return {RULE: SILENT}
        if words == [REFERS]:
            return self._reference()
        found: dict[str, Any] = {}
        if words != [ANSWERED]:
            found[RULE] = words[0] if len(words) == 1 else words
        for name, field in self._boxes():
            prefix = name.partition("_")[0]
            if prefix == SHARED or self.words[int(prefix[1:])] in words:
                self._take(name, field, found)
        return found

    def _reference(self) -> dict[str, Any]:
        target = self.cleaned_data.get(AS)
        if not target and AS not in self.errors:
            self.add_error(AS, "Choisissez la ligne dont cette ligne reprend la règle.")
        return {AS: target}

    def _take(self, name: str, field: FieldForm, found: dict[str, Any]) -> None:
        try:
            value = as_written(field, self.cleaned_data.get(name))
        except ValueError as error:
            self.add_error(name, str(error))
            return
        if value is not None:
            found[field.name] = value
        elif field.needed and field.empty:
            found[field.name] = []
        elif field.needed and name not in self.errors:
            self.add_error(name, TO_FILL)

    def show_state(self, state: int) -> None:
        """Show the form again as opened on the newest state of the draft."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["etat"] = str(state)
        self.data = data

    def _check(self) -> None:
        """Say the faults of the clause beside the boxes they are about."""
        chosen = self.values.get(RULE)
        for fault in check_clause(self.path, self.values, self.text).faults:
            said = f"{fault.found[:1].upper()}{fault.found[1:]}. Il faut {fault.expected}. {fault.advice}"
            self.add_error(self._box_of(field_at_fault(fault), chosen), said)

    def _box_of(self, name: str, chosen: Any) -> str | None:
        if name == RULE:
            return "reponse"
        words = chosen if isinstance(chosen, list) else [chosen or ANSWERED]
        here = [f"o{rank}_{name}" for rank, word in enumerate(self.words) if word in words]
        known = [each for each in (name, f"{SHARED}_{name}", *here) if each in self.fields]
        return known[0] if known else None


def _referred(clause: Mapping[str, Any]) -> list[str]:
    """The line that a clause refers to already, kept in the list whatever it is."""
    return [str(clause[AS])] if AS in clause else []


def _named(line: str) -> str:
    return f"{bare_question(line)} [{line}]"
