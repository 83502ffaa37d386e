"""The gestures of the review: on one click, or on the workbench when there is more to say."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from parchemin.domain.errors import RefusedAct
from parchemin.office.referentiels import access, actions, queries
from parchemin.office.referentiels.bench import Bench, bench_of
from parchemin.office.referentiels.correctable import fields_of
from parchemin.office.referentiels.edits.blanks import kind_of
from parchemin.office.referentiels.edits.items import objects_at
from parchemin.office.referentiels.edits.laying import Laid
from parchemin.office.referentiels.edits.tree import NoSuchPlace
from parchemin.office.referentiels.fields import GIVEN, LIST_NAMES
from parchemin.office.referentiels.forms import AdditionForm, ArrangementForm, GestureForm
from parchemin.office.referentiels.places import identifier
from parchemin.office.referentiels.views.page import done

Act = Callable[..., Any]

ON_ONE_CLICK: dict[str, tuple[Act, str]] = {
    "fusionner": (actions.merge, "Réuni avec le suivant."),
    "monter": (partial(actions.shift, by_ranks=-1), "Monté d'un rang."),
    "descendre": (partial(actions.shift, by_ranks=1), "Descendu d'un rang."),
    "supprimer": (actions.remove, "Supprimé ; « Annuler » le remet."),
    "detailler": (actions.make_detail, "Devenu un détail de la compétence précédente."),
    "hausser": (actions.make_competency, "Devenu une compétence."),
    "cle": (partial(actions.mark_key, key=True), "Marquée comme compétence clé."),
    "noncle": (partial(actions.mark_key, key=False), "Marquée comme non clé."),
}
ON_A_NUMBER: dict[str, tuple[Act, str]] = {
    "annuler": (actions.undo, "Modification annulée."),
    "refaire": (actions.redo, "Modification remise."),
}


@require_POST
def gesture(request: HttpRequest, version_id: int) -> HttpResponse:
    """One click: merge, move by one rank, remove, mark, choose, undo, redo."""
    draft = access.draft_for(request.user, version_id)
    form = GestureForm(request.POST)
    if not form.is_valid():
        raise RefusedAct("Ce geste n'existe pas : rouvrez la page de relecture.")
    name, target, *more = form.words
    state = form.cleaned_data["etat"]
    act, sentence = _gesture(name, target, more)
    return done(
        request,
        draft,
        lambda: act(on=draft, by=request.user, state=state),
        sentence,
        _anchor(name, target),
    )


def _anchor(name: str, target: str) -> str:
    """Where to look afterwards: the findings, the bar of the acts, or the text itself."""
    if name == "choisir":
        return "constats"
    return "barre" if name in ON_A_NUMBER else f"{identifier(target)}-text"


def _gesture(name: str, target: str, more: list[str]) -> tuple[Act, str]:
    if name in ON_ONE_CLICK:
        act, sentence = ON_ONE_CLICK[name]
        return partial(act, node=target), sentence
    if name in ON_A_NUMBER and target.isdecimal():
        act, sentence = ON_A_NUMBER[name]
        return partial(act, number=int(target)), sentence
    if name == "choisir" and target.isdecimal() and more:
        return partial(actions.choose, finding=int(target), choice=int(more[0])), "Choix gardé."
    raise RefusedAct("Ce geste n'existe pas : rouvrez la page de relecture.")


def arrange(request: HttpRequest, version_id: int, place: str) -> HttpResponse:
    """The workbench of one object: cut it, paste under it, move it, attach it."""
    draft = access.draft_for(request.user, version_id)
    result = queries.laid_of(draft)
    try:
        bench = bench_of(result, place)
    except NoSuchPlace as error:
        raise Http404 from error
    form = ArrangementForm(
        request.POST or None, modalities=[each.name for each in bench.modalities]
    )
    if form.is_bound:
        if not form.is_valid():
            raise RefusedAct("Ce geste n'est pas complet : choisissez ce qu'il demande.")
        act = _arrangement(form, bench)
        state = form.cleaned_data["etat"]
        return done(
            request,
            draft,
            lambda: act(on=draft, by=request.user, state=state),
            "C'est fait ; « Annuler » y revient.",
            f"{identifier(place)}-text",
        )
    context = {"version": draft, "bench": bench, "state": result.state}
    folder = "parts/" if getattr(request, "htmx", False) else ""
    return render(request, f"referentiels/{folder}arrange.html", context)


def _arrangement(form: ArrangementForm, bench: Bench) -> Act:
    given = form.cleaned_data
    if given["geste"] == "couper":
        return partial(
            actions.split, node=bench.name, parts=form.cleaned_data["texte"].splitlines()
        )
    if given["geste"] == "coller":
        if given["liste"] not in [each.place for each in bench.lists]:
            raise RefusedAct("Rien ne se colle à cette place : rouvrez la page de relecture.")
        return partial(actions.paste, into=given["liste"], texts=form.lines)
    if given["geste"] == "rattacher":
        return partial(actions.attach, node=bench.name, modalities=given["modalites"])
    if given["geste"] == "titrer":
        return partial(actions.make_heading, node=bench.name, until=given["jusqua"])
    if given["destination"] not in [each.key for each in bench.destinations]:
        raise RefusedAct("Choisissez où déplacer ce texte.")
    into, _, after = given["destination"].partition("|")
    return partial(actions.move, node=bench.name, into=into, after=after or None)


def add(request: HttpRequest, version_id: int, place: str) -> HttpResponse:
    """Add an object to a list: a bloc, a competency, a code, a certifier, a correspondence."""
    draft = access.draft_for(request.user, version_id)
    result = queries.laid_of(draft)
    kinds = _kinds(result, place)
    form = AdditionForm(request.POST or None, kinds=kinds, initial={"etat": result.state})
    called = LIST_NAMES[kind_of(place)]
    if request.method == "POST" and form.is_valid():
        values, state = form.json_values, form.cleaned_data["etat"]
        return done(
            request,
            draft,
            lambda: actions.add(on=draft, into=place, values=values, by=request.user, state=state),
            f"Ajouté : {called}.",
            identifier(f"e{result.state + 1}") + "-text",
        )
    context = {"version": draft, "form": form, "called": called, "place": place}
    folder = "parts/" if getattr(request, "htmx", False) else ""
    return render(request, f"referentiels/{folder}add.html", context)


def _kinds(result: Laid, place: str) -> dict[str, Any]:
    try:
        objects_at(result.tree, place)
    except NoSuchPlace as error:
        raise Http404 from error
    given = GIVEN.get(kind_of(place), ())
    kinds = {name: kind for name, kind in fields_of(place).items() if name not in given}
    if not kinds:
        raise Http404
    return kinds
