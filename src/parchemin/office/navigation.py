"""The menu of each role, computed from the permission table so that no link leads to a refusal."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from parchemin.office.permissions import may_open


@dataclass(frozen=True)
class MenuEntry:
    view: str
    label: str
    active: bool


MENU = (
    ("portal:home", "Accueil"),
    ("referentiels:list", "Référentiels"),
    ("partners:certifier", "Certificateur"),
    ("candidates:list", "Candidats"),
    ("logbooks:list", "Carnets"),
    ("epreuves:list", "Épreuves"),
    ("juries:list", "Jurys"),
    ("certificates:list", "Parchemins"),
    ("certificates:declarations", "Déclarations"),
    ("accounts:list", "Comptes"),
    ("journal:list", "Journal"),
)


def navigation(request: HttpRequest) -> dict[str, object]:
    """The menu entries this user may open, and whether the office runs on demonstration data."""
    user = getattr(request, "user", None)
    match = getattr(request, "resolver_match", None)
    room = match.namespace if match else ""
    menu = [
        MenuEntry(view, label, active=view.split(":")[0] == room)
        for view, label in MENU
        if user is not None and user.is_authenticated and may_open(view, user) and exists(view)
    ]
    return {"menu": menu, "demo": settings.DEMO}


def exists(view: str) -> bool:
    try:
        return bool(reverse(view))
    except NoReverseMatch:
        return False
