"""Searching the register, and reading one fiche."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.catalogue import access, queries
from parchemin.office.catalogue.documents import xml_of
from parchemin.office.catalogue.export import lines
from parchemin.office.catalogue.filters import CatalogueFilter
from parchemin.office.catalogue.reading_page import linked_numbers, page_of
from parchemin.office.catalogue.tables import CatalogueTable, counted_pages, state_of
from parchemin.office.catalogue.wording import LICENCE
from parchemin.office.permissions import may_open

PAGE = 25


def _filtered(request: SignedInRequest) -> CatalogueFilter:
    return CatalogueFilter(request.GET, queryset=access.visible_fiches(request.user))


@require_safe
def fiches(request: SignedInRequest) -> HttpResponse:
    """The fiches that answer the search."""
    filtered = _filtered(request)
    table, found = CatalogueTable(filtered.qs), filtered.count()
    paginate = {"per_page": PAGE, "silent": True, "paginator_class": counted_pages(found)}
    RequestConfig(request, paginate=paginate).configure(table)
    context = {
        "filter": filtered,
        "table": table,
        "found": found,
        "state": queries.state(),
        "licence": LICENCE,
        "query": request.GET.urlencode(),
        "sees_imports": may_open("catalogue:imports", request.user),
        "acts": may_open("catalogue:deposit", request.user),
    }
    return render(request, "catalogue/list.html", context)


@require_safe
def export(request: SignedInRequest) -> StreamingHttpResponse:
    """The fiches that answer the search, as a file that a spreadsheet opens."""
    name = f"catalogue-{timezone.localdate():%Y-%m-%d}.csv"
    return StreamingHttpResponse(
        lines(_filtered(request).qs),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_safe
def fiche(request: SignedInRequest, number: str) -> HttpResponse:
    """All that a fiche says, and what changed in it."""
    shown = access.fiche_for(request.user, number)
    document = access.found(queries.latest_document(shown))
    sheet = queries.sheet_of(document)
    word, tone = state_of(shown)
    context = {
        "fiche": shown,
        "document": document,
        "sheet": sheet,
        "page": page_of(sheet) if sheet else None,
        "known": queries.known_among(linked_numbers(sheet)) if sheet else set(),
        "changes": queries.changes_of([number]),
        "state_word": word,
        "state_tone": tone,
        "licence": LICENCE,
        "acts": may_open("referentiels:follow", request.user),
    }
    return render(request, "catalogue/fiche.html", context)


@require_safe
def document(request: SignedInRequest, document_id: int) -> HttpResponse:
    """The XML of a fiche as one export gave it, to save."""
    kept = access.document_for(request.user, document_id)
    name = f"{kept.fiche.number}-{kept.export.dated:%Y-%m-%d}.xml"
    return HttpResponse(
        xml_of(kept),
        headers={
            "Content-Type": "application/xml",
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
