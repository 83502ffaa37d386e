"""One clause of a draft règlement, by form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from parchemin.domain.errors import RefusedAct
from parchemin.office.referentiels import access, actions, queries
from parchemin.office.referentiels.clause_forms import ClauseForm
from parchemin.office.referentiels.clause_values import check_clause, names_known
from parchemin.office.referentiels.line_choice import LineForm, lines_to_add
from parchemin.office.referentiels.reglement_draft_view import draft_view
from parchemin.office.referentiels.reglement_view import Answer, bare_question, title_of
from parchemin.office.referentiels.views.reglement_files import REFUSED
from parchemin.readers.reglement_forms import line_form
from parchemin.writers.reglement_text import values_at

Act = Callable[..., Any]


def reglement_line(request: HttpRequest, draft_id: int, line: str, rank: int) -> HttpResponse:
    """Answer a question of the règlement, or change its answer."""
    return _clause(request, draft_id, (line, rank), actions.write_line)


def reglement_line_from(request: HttpRequest, draft_id: int, line: str, rank: int) -> HttpResponse:
    """A rule that changes from a day on: the one in place is closed the day before."""
    return _clause(request, draft_id, (line, rank), actions.change_line_from, from_a_day=True)


@require_POST
def reglement_line_withdraw(
    request: HttpRequest, draft_id: int, line: str, rank: int
) -> HttpResponse:
    """Take a clause out of the draft."""
    draft = access.reglement_draft_for(request.user, draft_id)
    given = request.POST.get("etat", "")
    actions.withdraw_line(
        on=draft, path=_path(line), rank=rank, by=request.user,
        state=int(given) if given.isdecimal() else None,
    )  # fmt: skip
    messages.success(request, "La règle est retirée du brouillon ; l'historique permet de revenir.")
    return redirect("referentiels:reglement_draft", draft.pk)


def reglement_line_add(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Choose a question that the règlement does not raise yet."""
    draft = access.reglement_draft_for(request.user, draft_id)
    text = queries.current_edit(draft).text
    form = LineForm(request.POST or None, lines=lines_to_add(draft_view(text).rules))
    if request.method == "POST" and form.is_valid():
        path = form.path
        rank = len(values_at(text, tuple(path.split("."))))
        return redirect("referentiels:reglement_line", draft.pk, path, rank)
    status = REFUSED if form.is_bound and form.errors else 200
    context = {"draft": draft, "form": form}
    return render(request, "referentiels/reglement_line_add.html", context, status=status)


def _path(line: str) -> tuple[str, ...]:
    path = tuple(line.split("."))
    if line_form(path) is None or not all(path):
        raise Http404
    return path


def _clause(
    request: HttpRequest,
    draft_id: int,
    place: tuple[str, int],
    act: Act,
    *,
    from_a_day: bool = False,
) -> HttpResponse:
    draft = access.reglement_draft_for(request.user, draft_id)
    line, rank = place
    path = _path(line)
    edit = queries.current_edit(draft)
    tables = values_at(edit.text, path)
    if rank > len(tables) - from_a_day:
        raise Http404
    form = _form(request, path, (edit.text, rank), from_a_day=from_a_day)
    form.initial["etat"] = edit.rank
    looks = "voir" in request.POST
    if getattr(request, "htmx", False) and form.is_bound:
        return render(request, "referentiels/parts/clause_preview.html", _preview(form))
    if form.is_bound and not looks and form.is_valid():
        done = _done(request, draft, form, place, act)
        if done is not None:
            return done
    context = {"draft": draft, "from_a_day": from_a_day, **_shown(form, place, tables)}
    status = REFUSED if form.is_bound and form.errors and not looks else 200
    return render(request, "referentiels/reglement_line.html", context, status=status)


def _shown(
    form: ClauseForm, place: tuple[str, int], tables: tuple[dict[str, Any], ...]
) -> dict[str, Any]:
    """The form of a clause, what is written there now, and the other clauses of its line."""
    line, rank = place
    answers = [check_clause(form.path, values, form.text).answer for values in tables]
    return {
        "line": line,
        "title": title_of(line),
        "question": bare_question(line),
        "written": answers[rank] if rank < len(answers) else None,
        "others": [(index, each) for index, each in enumerate(answers) if index != rank],
        **(_preview(form) if form.is_bound else {"form": form}),
    }


def _form(
    request: HttpRequest, path: tuple[str, ...], where: tuple[str, int], *, from_a_day: bool
) -> ClauseForm:
    line = line_form(path)
    assert line is not None
    text, rank = where
    clause = next(iter(values_at(text, path)[rank : rank + 1]), {})
    if from_a_day:
        clause = {name: value for name, value in clause.items() if name != "depuis"}
    return ClauseForm(
        request.POST or None,
        path=path,
        line=line,
        clause=clause,
        from_a_day=from_a_day,
        known=names_known(text, path),
        text=text,
    )


def _done(
    request: HttpRequest, draft: Any, form: ClauseForm, place: tuple[str, int], act: Act
) -> HttpResponse | None:
    """Do the act, or say in the form why not, with what is written now as its new state."""
    line, rank = place
    try:
        act(
            on=draft, path=form.path, rank=rank, values=form.values, by=request.user,
            state=form.cleaned_data["etat"],
        )  # fmt: skip
    except RefusedAct as refusal:
        form.add_error(None, str(refusal))
        form.show_state(queries.current_edit(draft).rank)
        return None
    messages.success(request, f"Enregistré dans le brouillon : {bare_question(line)}")
    anchor = Answer.anchor_of(line, rank)
    return redirect(f"{reverse('referentiels:reglement_draft', args=[draft.pk])}#{anchor}")


def _preview(form: ClauseForm) -> dict[str, Any]:
    form.is_valid()
    return {"form": form, "preview": form.values and _answer(form)}


def _answer(form: ClauseForm) -> Answer | None:
    return check_clause(form.path, form.values, form.text).answer
