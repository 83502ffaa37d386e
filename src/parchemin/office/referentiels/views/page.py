"""The page of a review, whole or only the parts that an act has changed."""

from collections.abc import Callable, Collection
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import trigger_client_event

from parchemin.domain.errors import RefusedAct
from parchemin.office.referentiels import queries
from parchemin.office.referentiels.edits.laying import Laid
from parchemin.office.referentiels.edits.tree import NAME, Content
from parchemin.office.referentiels.progress import history_of, progress_of
from parchemin.office.referentiels.review import missing
from parchemin.office.referentiels.review_source import source_view
from parchemin.office.referentiels.structure import blocs_to_open, structure_of
from parchemin.readers.document_loading import certification_from_json

STEPS = (
    {"label": "Déposer", "state": "fait"},
    {"label": "Relire", "state": "en_cours"},
    {"label": "Publier", "state": "a_venir"},
)
LONGEST_REDRAWN = 150_000
"""Characters of source beyond which an act leaves its marks until the page is opened again."""
IDENTITY = (
    *("number", "register", "title", "level", "active", "dates"),
    *("ccn", "nsf", "formacodes", "rome", "certifiers"),
)
LINKS = ("correspondences", "replaces", "replaced_by", "programme", "statistics")


def page_of(
    draft: Any, result: Laid, asked: Collection[str] = (), *, whole: bool = False
) -> dict[str, Any]:
    """Everything the page of a review shows; ``asked`` are the blocs to open in a large one."""
    findings = queries.findings_of(draft)
    view = source_view(draft.source, result, findings)
    structure = structure_of(result, view.targets, blocs_to_open(result, asked))
    anchors = [bloc.identifier for bloc in structure.blocs]
    return {
        "version": draft,
        "state": result.state,
        "structure": structure,
        "view": view,
        "waiting": [finding for finding in findings if finding.waits],
        "answered": [finding for finding in findings if finding.asks and finding.read],
        "informations": [finding for finding in findings if not finding.asks],
        "progress": progress_of(findings),
        "history": history_of(result, whole=whole),
        "missing": missing(certification_from_json(result.content), draft.number, anchors),
        "steps": STEPS,
    }


def done(
    request: HttpRequest, draft: Any, act: Callable[[], Any], sentence: str, anchor: str = ""
) -> HttpResponse:
    """Do an act, then show the page again, or the parts it changed; a refusal is a sentence."""
    before = queries.laid_of(draft)
    if not getattr(request, "htmx", False):
        act()
        messages.success(request, sentence)
        return redirect(f"{reverse('referentiels:review', args=[draft.pk])}#{anchor}")
    try:
        changed = act()
    except RefusedAct as refusal:
        context = {"version": draft, "refusal": str(refusal)}
        return render(request, "referentiels/parts/refused.html", context)
    result = queries.laid_of(changed)
    drawn = _changed(before, result)
    context = page_of(changed, result, drawn["redraw_blocs"])
    context |= {**drawn, "sentence": sentence, "anchor": anchor}
    context["redraw_source"] = len(context["view"].html) <= LONGEST_REDRAWN
    response = render(request, "referentiels/parts/changed.html", context)
    return trigger_client_event(response, "relu", {"value": anchor}, after="settle")


def _changed(before: Laid, after: Laid) -> dict[str, Any]:
    """Which parts of the structure have to be drawn again."""
    one, other = before.tree.content, after.tree.content
    names = [bloc[NAME] for bloc in one["blocks"]]
    return {
        "redraw_all": names != [bloc[NAME] for bloc in other["blocks"]],
        "redraw_blocs": [
            name for name in names if before.tree.nodes[name] != after.tree.nodes.get(name)
        ],
        "redraw_identity": _differ(one, other, IDENTITY),
        "redraw_routes": _differ(one, other, ("routes",)),
        "redraw_links": _differ(one, other, LINKS),
    }


def _differ(one: Content, other: Content, keys: tuple[str, ...]) -> bool:
    return any(one.get(key) != other.get(key) for key in keys)
