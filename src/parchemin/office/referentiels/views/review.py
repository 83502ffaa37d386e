"""The review of a draft: source on one side, what was read on the other."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from parchemin.domain.french import counted
from parchemin.office.referentiels import access, actions, queries
from parchemin.office.referentiels.correctable import in_words
from parchemin.office.referentiels.exports import FORMS
from parchemin.office.referentiels.forms import AnswerForm, CorrectionForm
from parchemin.office.referentiels.layers import in_force, value_at
from parchemin.office.referentiels.places import anchor, places_of
from parchemin.office.referentiels.review import missing
from parchemin.office.referentiels.source_view import view_of
from parchemin.office.referentiels.structure import identifier, structure_of
from parchemin.office.referentiels.versions import version_before

STEPS = (
    {"label": "Déposer", "state": "fait"},
    {"label": "Relire", "state": "en_cours"},
    {"label": "Publier", "state": "a_venir"},
)


def review(request: HttpRequest, version_id: int) -> HttpResponse:
    """Everything that was read, beside the place it was read at."""
    draft = access.version_for(request.user, version_id)
    if draft.published_at:
        return redirect("referentiels:version", draft.pk)
    certification = queries.certification_of(draft)
    findings = queries.findings_of(draft)
    lines = {line for finding in findings for line in finding.lines}
    view = view_of(queries.text_of(draft.source), places_of(certification), lines)
    context = {
        "version": draft,
        "structure": structure_of(draft, view.targets),
        "view": view,
        "waiting": [finding for finding in findings if finding.waits],
        "answered": [finding for finding in findings if finding.asks and finding.read],
        "informations": [finding for finding in findings if not finding.asks],
        "missing": missing(certification, draft.number),
        "steps": STEPS,
        "previous": version_before(draft),
        "export_forms": FORMS,
    }
    return render(request, "referentiels/review.html", context)


def correct(request: HttpRequest, version_id: int, place: str) -> HttpResponse:
    """Correct one value, and say where the correction comes from."""
    draft = access.draft_for(request.user, version_id)
    field, value = queries.correctable(draft, place)
    form = CorrectionForm(request.POST or None, field=field, value=value)
    if request.method == "POST" and form.is_valid():
        actions.correct(
            on=draft,
            path=place,
            value=form.json_value,
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
        messages.success(request, f"{field.label} : la correction est gardée, le texte lu aussi.")
        return redirect(f"{reverse('referentiels:review', args=[draft.pk])}#{identifier(place)}")
    context = {
        "version": draft,
        "field": field,
        "form": form,
        "read": in_words(field, value_at(draft.content, place)),
        "correction": in_force(draft.answers).get(place),
        "anchor": anchor(place),
        "row": identifier(place),
    }
    return render(request, "referentiels/correct.html", context)


@require_POST
def restore(request: HttpRequest, version_id: int, place: str) -> HttpResponse:
    """Go back to the value that was read."""
    draft = access.draft_for(request.user, version_id)
    field, _ = queries.correctable(draft, place)
    actions.restore(on=draft, path=place, by=request.user)
    messages.success(request, f"{field.label} : retour au texte lu.")
    return redirect(f"{reverse('referentiels:review', args=[draft.pk])}#{identifier(place)}")


@require_POST
def acknowledge(request: HttpRequest, version_id: int) -> HttpResponse:
    """Say that findings were read."""
    draft = access.draft_for(request.user, version_id)
    form = AnswerForm(request.POST, findings=queries.findings_of(draft))
    if form.is_valid():
        ranks = set(form.cleaned_data["constat"])
        actions.acknowledge(on=draft, ranks=ranks, note=form.cleaned_data["note"], by=request.user)
        messages.success(request, f"{counted(len(ranks), 'constat lu')}.")
    else:
        for error in form.errors.values():
            messages.error(request, " ".join(map(str, error)))
    return redirect(f"{reverse('referentiels:review', args=[draft.pk])}#constats")


@require_POST
def publish(request: HttpRequest, version_id: int) -> HttpResponse:
    """Freeze the draft; from then on it serves."""
    draft = access.version_for(request.user, version_id)
    published = actions.publish(on=draft, by=request.user)
    messages.success(
        request, f"La version {published.rank} de {published.number} est publiée et ne change plus."
    )
    return redirect("referentiels:version", published.pk)


@require_POST
def abandon(request: HttpRequest, version_id: int) -> HttpResponse:
    """Give up a draft; its source stays."""
    draft = access.draft_for(request.user, version_id)
    actions.abandon(on=draft, by=request.user)
    messages.success(request, "La relecture est abandonnée ; le fichier reçu reste à l'office.")
    return redirect("referentiels:list")
