"""Before the session: create, compose, choose, declare."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.juries import access, queries
from parchemin.office.juries.actions import preparation, room, seating
from parchemin.office.juries.actions.preparation import JurorFile
from parchemin.office.juries.forms import ComposeForm, JurorForm, JuryForm, LinkForm, read_order
from parchemin.office.permissions import may_open


def create(request: SignedInRequest) -> HttpResponse:
    """A new jury: certification, règlement, date and place."""
    form = JuryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        jury = preparation.create_jury(number=chosen["reglement"].number, by=request.user, **chosen)
        messages.success(request, f"Jury {jury.reference} créé. Choisissez ses candidats.")
        return redirect("juries:candidates", jury.pk)
    return render(request, "juries/create.html", {"form": form})


def juror_add(request: SignedInRequest) -> HttpResponse:
    """A new member of the pool."""
    form = JurorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        known = dict(form.cleaned_data)
        account = known.pop("account")
        juror = preparation.add_juror(file=JurorFile(**known), account=account, by=request.user)
        messages.success(request, f"{juror.name} est au vivier.")
        return redirect("juries:jurors")
    return render(request, "juries/juror_add.html", {"form": form})


def link_declare(request: SignedInRequest) -> HttpResponse:
    """A link between a juror and a candidate: the one will not judge the other."""
    jurors = access.visible_jurors(request.user)
    paths = queries.declarable(request.user)
    form = LinkForm(request.POST or None, jurors=jurors, enrolments=paths)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        preparation.declare_link(
            juror=chosen["juror"],
            person=chosen["enrolment"].person,
            kind=chosen["kind"],
            by=request.user,
        )
        messages.success(
            request, f"Lien déclaré : {chosen['juror'].name} ne vote pas sur ce candidat."
        )
        return redirect(
            "juries:jurors" if may_open("juries:jurors", request.user) else "juries:list"
        )
    context = {"form": form, "declared": queries.declared_links(request.user)}
    return render(request, "juries/link_declare.html", context)


def compose(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """Who sits; the checks follow what is ticked."""
    jury = access.jury_for(request.user, jury_id)
    form = ComposeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        seating.require_apart(form.cleaned_data["members"], form.cleaned_data["substitutes"])
        preparation.compose(
            on=jury,
            picks=form.picks(),
            chair_since=form.cleaned_data["chair_since"],
            by=request.user,
        )
        seating.name_substitutes(
            on=jury, jurors=list(form.cleaned_data["substitutes"]), by=request.user
        )
        messages.success(request, "Composition enregistrée.")
        return redirect("juries:detail", jury.pk)
    checks = queries.composition(jury, form.picks() if form.is_bound and form.is_valid() else None)
    context = {
        "jury": jury,
        "form": form,
        "checks": checks,
        "colleges": queries.benches(jury, checks.picks),
        "substitutes": queries.substitutes(jury),
        "steps": queries.steps(jury),
    }
    return render(request, "juries/compose.html", context)


@require_safe
def propose(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """A composition proposed from the pool, to keep or to change; nothing is saved."""
    jury = access.jury_for(request.user, jury_id)
    found = queries.proposal(jury)
    taken = {member.id for member in found.jury.members} if found.jury else set()
    context = {
        "jury": jury,
        "proposal": found,
        "substitutes": [key for key in queries.substitutes(jury) if str(key) not in taken],
        "steps": queries.steps(jury),
    }
    return render(request, "juries/propose.html", context)


@require_POST
def check(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """The checks on what is ticked and not saved yet, as a part of the page."""
    jury = access.jury_for(request.user, jury_id)
    form = ComposeForm(request.POST)
    picks = form.picks() if form.is_valid() else ()
    jury.chair_since = form.cleaned_data.get("chair_since")
    checks = queries.composition(jury, picks)
    return render(request, "juries/_checks.html", {"checks": checks})


def candidates(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """Who is heard, and in which order."""
    jury = access.jury_for(request.user, jury_id)
    if request.method == "POST":
        chosen = queries.paths_in_order(jury, read_order(request.POST))
        preparation.choose_candidates(on=jury, enrolments=chosen, by=request.user)
        count = len(chosen)
        messages.success(
            request,
            f"{count} candidat{'s' if count > 1 else ''} présenté{'s' if count > 1 else ''}.",
        )
        return redirect("juries:compose", jury.pk)
    rows = queries.presentable(jury)
    context = {"jury": jury, "rows": rows, "steps": queries.steps(jury)}
    return render(request, "juries/candidates.html", context)


@require_POST
def presence(request: SignedInRequest, jury_id: UUID, seat_id: int) -> HttpResponse:
    """A member comes in or goes out."""
    jury = access.jury_for(request.user, jury_id)
    seat = get_object_or_404(jury.seats.select_related("juror", "jury"), pk=seat_id)
    said = request.POST.get("present", "")
    if said not in ("oui", "non"):
        raise RefusedAct(
            f"« {said} » ne dit pas si {seat.juror.name} est là : oui ou non étaient attendus. "
            "Rien n'est écrit ; rouvrez la page du jury."
        )
    present = said == "oui"
    preparation.mark_presence(seat=seat, present=present, by=request.user)
    word = "La présence" if present else "L'absence"
    messages.success(request, f"{word} de {seat.juror.name} est notée.")
    return redirect("juries:detail", jury.pk)


@require_POST
def open_jury(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """Open the session."""
    jury = access.jury_for(request.user, jury_id)
    room.open_jury(on=jury, by=request.user)
    messages.success(request, f"Le jury {jury.reference} est ouvert.")
    return redirect("juries:detail", jury.pk)
