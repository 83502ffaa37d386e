from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """The first page of each role."""
    return render(request, "portal/home.html")


def health(request: HttpRequest) -> HttpResponse:
    """Says that the office answers; nothing else."""
    return HttpResponse("parchemin\n", content_type="text/plain; charset=utf-8")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "portal/forbidden.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "portal/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/broken.html", status=500)
