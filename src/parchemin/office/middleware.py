"""What every request goes through: closed by default, strict headers, refusals as sentences."""

from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from parchemin.domain.errors import MissingRule, ParcheminError, RefusedAct
from parchemin.office.permissions import may_open

Handler = Callable[[HttpRequest], HttpResponse]
NOT_BY_READING = 405
READ_ONLY_AN_ACT = (
    "Cette adresse enregistre un acte, elle ne se lit pas : revenez à la page d'où il part, et "
    "recommencez-le par son bouton."
)


class VisitorAddress:
    """Behind the https proxy, the visitor's address is the last one that the proxy wrote.

    Without it every visitor has the proxy's address: a stranger's wrong passwords would lock the
    secretariat out, and wrong codes would close the public verification to everybody.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if settings.ENVIRONMENT.https and _is_address(forwarded):
            request.META["REMOTE_ADDR"] = forwarded
        return self.get_response(request)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


class StrictHeaders:
    """Headers that Django does not set itself; personal pages stay out of shared caches."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("Cache-Control", "no-store")
        return response


class ClosedByDefault:
    """Refuse any URL that the permission table does not open to this user's role.

    An address with a null character, which no page writes and PostgreSQL does not take, is nowhere.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or "%00" in request.META["QUERY_STRING"]:
            raise Http404
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Handler, args: list[object], kwargs: dict[str, object]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is not None and may_open(match.view_name, request.user):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise PermissionDenied


class RefusalsAsSentences:
    """Show an act refused by a rule as a page with its sentence; nothing was changed.

    The address of an act alone, read again after a refusal or kept as a bookmark, says so too.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != NOT_BY_READING or request.method != "GET" or response.content:
            return response
        context = {"sentence": READ_ONLY_AN_ACT, "rule": "", "line": "", "back": way_back(request)}
        page = render(request, "refusal.html", context, status=NOT_BY_READING)
        page["Allow"] = response["Allow"]
        return page

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, ParcheminError):
            return None
        context = {
            "sentence": str(error),
            "rule": error.rule if isinstance(error, RefusedAct) else "",
            "line": error.line if isinstance(error, MissingRule) else "",
            "back": way_back(request),
        }
        return render(request, "refusal.html", context, status=409)


def way_back(request: HttpRequest) -> str:
    """The path of the page that asked, empty when it is not a page of this office."""
    asked = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, require_https=request.is_secure()
    ):
        return ""
    parts = urlsplit(asked)
    path = urlunsplit(("", "", parts.path, parts.query, ""))
    return path if path.startswith("/") and url_has_allowed_host_and_scheme(path, None) else ""
