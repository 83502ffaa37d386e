"""The menu of each role, computed from the permission table so that no link leads to a refusal."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from parchemin.office.permissions import may_open


@dataclass(frozen=True)
class MenuEntry:
    view: str
    label: str
    active: bool


MENU = (
    ("portal:home", "Accueil"),
    ("catalogue:list", "Catalogue"),
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
    here = match.view_name if match else ""
    views = [view for view, _ in MENU]
    current = here if here in views else sheltering(here, request.path, views)
    menu = [
        MenuEntry(view, label, active=view == current)
        for view, label in MENU
        if user is not None and user.is_authenticated and may_open(view, user)
    ]
    return {"menu": menu, "demo": settings.DEMO}


HOSTED = {"quality": "referentiels", "correspondences": "referentiels", "notices": "juries"}
"""Stages without an entry of their own, reached from another one's pages."""


def sheltering(here: str, path: str, views: list[str]) -> str:
    """The entry whose address begins this page's, else the first of the same stage; or nothing."""
    stage = here.partition(":")[0]
    room = HOSTED.get(stage, stage)
    same = [view for view in views if view.partition(":")[0] == room]
    above = [view for view in same if len(reverse(view)) > 1 and path.startswith(reverse(view))]
    return next(iter(above or same), "")
