"""The public check of a document: no account, nothing more than its paper shows."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from parchemin.office.certificates import throttle, verification
from parchemin.office.certificates.forms import VerifyForm


@require_safe
def verify_home(request: HttpRequest) -> HttpResponse:
    """Check by hand: number and code as printed."""
    asked = "number" in request.GET or "code" in request.GET
    form = VerifyForm(request.GET if asked else None)
    if not asked or not form.is_valid():
        return _page(request, "certificates/verify_home.html", {"form": form}, 200)
    return _answer(request, form.cleaned_data["code"], form.cleaned_data["number"])


@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR code leads."""
    return _answer(request, code, "")


def _answer(request: HttpRequest, code: str, number: str) -> HttpResponse:
    visitor = request.META.get("REMOTE_ADDR", "")
    if throttle.exceeded(visitor):
        return _page(request, "certificates/verify_later.html", {}, 429)
    shown = verification.verified(code, number)
    if shown is None:
        throttle.count(visitor)
    context = {
        "shown": shown,
        "number": number,
        "mistyped": bool(number) and verification.mistyped(number),
    }
    return _page(request, "certificates/verify.html", context, 200 if shown else 404)


def _page(
    request: HttpRequest, template: str, context: Mapping[str, object], status: int
) -> HttpResponse:
    response = render(request, template, dict(context), status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
