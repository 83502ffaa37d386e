from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.portal import queries
from parchemin.office.portal.cards import tasks_of
from parchemin.office.portal.first_steps import first_steps

LEADS = {
    "secretariat": "Ce qui vous attend, de la fiche à la déclaration des titulaires.",
    "organisme": "Vos candidats, leurs parcours et ce qui leur manque.",
    "candidat": "Un dossier pour la vie : où vous en êtes, ce qui manque, vos parchemins.",
    "tuteur": "Attestez en deux minutes les compétences vues au travail.",
    "evaluateur": "Les candidats qui vous sont confiés et leurs grilles.",
    "jury": "Vos sessions, les propositions motivées et les votes.",
    "auditeur": "Les preuves d'une certification, en lecture seule.",
}


def home(request: SignedInRequest) -> HttpResponse:
    """The first page of each role: what there is to do, and where."""
    user = request.user
    own = user.role == "candidat"
    context = {
        "greeting": f"Bonjour {user.first_name or user.username}",
        "lead": LEADS[user.role],
        "tasks": tasks_of(user),
        "today": timezone.localdate(),
        "first_steps": first_steps() if user.role == "secretariat" else [],
        "enrolments": queries.own_enrolments(user) if own else None,
        "certificates": queries.own_certificates(user) if own else None,
    }
    return render(request, "portal/home.html", context)


def health(request: HttpRequest) -> HttpResponse:
    """Says that the office answers; nothing else."""
    return HttpResponse("parchemin\n", content_type="text/plain; charset=utf-8")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The role does not open this page."""
    return render(request, "portal/forbidden.html", status=403)


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form sent without its token: an old page, a second session, or another site."""
    return render(request, "portal/expired.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page does not exist, or is somebody else's: both look alike."""
    return render(request, "portal/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """An incident; the transaction was rolled back."""
    return render(request, "portal/broken.html", status=500)
