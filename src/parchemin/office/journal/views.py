from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from parchemin.office.journal import queries


def entries(request: HttpRequest) -> HttpResponse:
    """The acts of the office, newest first."""
    page = Paginator(queries.all_acts(), 50).get_page(request.GET.get("page"))
    return render(request, "journal/list.html", {"page": page})
