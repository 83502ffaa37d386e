"""The rules towards one certification: of its text, and decided."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from parchemin.domain.correspondences.rule import rules_stated
from parchemin.domain.errors import RefusedAct
from parchemin.office.correspondences import access, actions, queries
from parchemin.office.correspondences.forms import EndForm, RuleForm
from parchemin.office.correspondences.texts import certification_named
from parchemin.office.permissions import may_open


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every certification of the office, with how many rules lead to it."""
    return render(request, "correspondences/overview.html", {"rows": queries.followed()})


@require_safe
def rules(request: HttpRequest, number: str) -> HttpResponse:
    """What may be granted here, against what is held elsewhere."""
    here = certification_named(number)
    today = timezone.localdate()
    decided = queries.recorded_rules([number])[number]
    shown = {
        "here": here,
        "stated": list(rules_stated(here)),
        "decided": [(each, each.rule.in_force(today)) for each in decided],
        "acts": may_open("correspondences:add", request.user),
    }
    return render(request, "correspondences/rules.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, number: str) -> HttpResponse:
    """Set a rule; blocs chosen among the proposals come filled in."""
    here = certification_named(number)
    initial = {
        "held_number": request.GET.get("avec", ""),
        "held_blocs": " ".join(request.GET.getlist("tenu")),
        "given_blocs": request.GET.getlist("accorde"),
    }
    form = RuleForm(request.POST or None, here=here, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.set_rule(
            given=form.given,
            held=form.held,
            kind=data["kind"],
            decision=data["decision"],
            decided_on=data["decided_on"],
            since=data["since"],
            until=data["until"],
            by=request.user,
        )
        messages.success(request, "La correspondance est posée ; elle ne change plus, elle finira.")
        return redirect("correspondences:rules", number)
    status = 422 if form.is_bound else 200
    shown = {"form": form, "here": here}
    return render(request, "correspondences/add.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, number: str, rule_id: int) -> HttpResponse:
    """Say the last day of a rule."""
    rule = access.rule_for(number, rule_id)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_rule(on=rule, by=request.user, **form.cleaned_data)
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La fin est écrite ; ce qui a été accordé le reste.")
            return redirect("correspondences:rules", number)
    status = 422 if form.is_bound else 200
    return render(request, "correspondences/end.html", {"form": form, "rule": rule}, status=status)
