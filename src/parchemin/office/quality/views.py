"""The list of quality findings that a certifier works through."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from parchemin.domain.errors import RefusedAct
from parchemin.office.permissions import may_open
from parchemin.office.quality import access, actions, queries
from parchemin.office.quality.forms import AnswerForm
from parchemin.office.quality.lists import as_csv
from parchemin.office.referentiels.exports import file_stem


@require_safe
def findings(request: HttpRequest, version_id: int) -> HttpResponse:
    """Every finding of a version by rule; ``reste=1`` leaves out those answered."""
    version = access.version_for(request.user, version_id)
    found = queries.findings_of(version, timezone.localdate())
    if request.GET.get("format") == "csv":
        name = f"constats-{file_stem(version)}-v{version.rank}.csv"
        return HttpResponse(
            as_csv(found),
            headers={
                "Content-Type": "text/csv; charset=utf-8",
                "Content-Disposition": f'attachment; filename="{name}"',
            },
        )
    only_waiting = request.GET.get("reste") == "1"
    shown = {
        "version": version,
        "groups": queries.by_rule([each for each in found if not (only_waiting and each.answer)]),
        "total": len(found),
        "answered": sum(each.answer is not None for each in found),
        "only_waiting": only_waiting,
        "verdicts": AnswerForm.base_fields["verdict"].choices,  # type: ignore[attr-defined]
        "acts": may_open("quality:answer", request.user),
    }
    return render(request, "quality/findings.html", shown)


@require_POST
def answer(request: HttpRequest, version_id: int) -> HttpResponse:
    """Answer one finding."""
    version = access.version_for(request.user, version_id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise RefusedAct("Choisissez une réponse et dites pourquoi, en une phrase.")
    said = form.cleaned_data
    found = queries.findings_of(version, timezone.localdate())
    asked = next((each for each in found if each.key == said["key"]), None)
    if asked is None:
        raise Http404
    actions.answer(on=version, finding=asked.finding, by=request.user, **said)
    messages.success(request, "La réponse est gardée avec le référentiel.")
    return redirect(f"{reverse('quality:findings', args=[version.pk])}#constat-{asked.key[:12]}")
