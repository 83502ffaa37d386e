"""In the room: the session, one candidate, votes, readings of the jury, closing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from parchemin.domain.errors import ParcheminError
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.juries import access, queries
from parchemin.office.juries.actions import adjusting, closing, room, voting
from parchemin.office.juries.forms import (
    VOICES,
    AdjustForm,
    CloseForm,
    DeferForm,
    NoteForm,
    read_voices,
)
from parchemin.office.juries.forms_voices import ProxyForm
from parchemin.office.juries.freshness import read_seen
from parchemin.office.juries.states import AlreadyClosed
from parchemin.office.permissions import may_open

SAID = 40
RANK_DIGITS = 18


def detail(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """The session on one screen; a closed jury is read in its minutes."""
    jury = access.jury_for(request.user, jury_id)
    if jury.state == jury.State.CLOSED:
        return redirect("juries:minutes", jury.pk)
    show = request.GET.get("montrer", "tous")
    session = queries.session(jury, page=request.GET.get("page", "1"), show=show)
    context = {
        "session": session,
        "live": session.live,
        "jury": jury,
        "steps": queries.steps(jury),
        "proxy": ProxyForm(seats=jury.seats.select_related("juror")),
        "shown": queries.SHOWN,
        "show": show,
        "query": f"montrer={show}&" if show != "tous" else "",
        **_rights(request, session.board.seat_of(request.user)),
    }
    return render(request, "juries/detail.html", context)


def _rights(request: SignedInRequest, seat: Any) -> dict[str, object]:
    """What this user, who holds that seat if any, may do on the screen."""
    office = may_open("juries:open", request.user)
    return {
        "my_seat": seat,
        "me": str(seat.juror_id) if seat else "",
        "office": office,
        "votes": office or bool(seat and seat.present),
        "closes": office or bool(seat and seat.chair),
    }


def live(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """The band of a session as it is now; nothing (204) when no act was written since ``vu``."""
    jury = access.jury_for(request.user, jury_id)
    if request.GET.get("vu", "") == queries.stamp():
        return HttpResponse(status=204)
    written = request.GET.get("candidat", "")
    heard = access.hearing_for(request.user, jury_id, int(written)) if _rank(written) else None
    context = {"jury": jury, "live": queries.live(jury, heard), "shown": request.GET.get("lu", "")}
    return render(request, "juries/_live.html", context)


def _rank(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < RANK_DIGITS


def hearing(request: SignedInRequest, jury_id: UUID, hearing_id: int) -> HttpResponse:
    """One candidate alone: to project, to vote, to read the evidence."""
    heard = access.hearing_for(request.user, jury_id, hearing_id)
    return render(request, "juries/hearing.html", _hearing_context(request, heard))


def _hearing_context(request: SignedInRequest, heard: object, **more: object) -> dict[str, object]:
    shown = queries.candidate(heard)  # type: ignore[arg-type]
    jury = shown.row.board.jury
    return {
        "candidate": shown,
        "live": shown.live,
        "shown": str(shown.seen),
        "row": shown.row,
        "jury": jury,
        "open": jury.state == jury.State.OPEN,
        "adjust": AdjustForm(case=shown.row.case),
        "choices": VOICES,
        **_rights(request, shown.row.board.seat_of(request.user)),
        **more,
    }


def reasons(request: SignedInRequest, jury_id: UUID, hearing_id: int) -> HttpResponse:
    """The whole reasoning and the evidence of one candidate, as a part of the page."""
    heard = access.hearing_for(request.user, jury_id, hearing_id)
    return render(request, "juries/_reasons.html", {"row": queries.candidate(heard).row})


@require_POST
def vote(request: SignedInRequest, jury_id: UUID, hearing_id: int) -> HttpResponse:
    """A member's own voice, or a show of hands written by the secretariat."""
    heard = access.hearing_for(request.user, jury_id, hearing_id)
    seats = {str(seat.juror_id): seat for seat in heard.jury.seats.select_related("juror")}
    try:
        given = read_voices(request.POST, list(seats))
        voting.vote_all(
            on=heard, voices={seats[juror]: voices for juror, voices in given.items()},
            seen=read_seen(request.POST.get("lu", "")), by=request.user,
        )  # fmt: skip
    except ParcheminError as error:
        if not request.htmx:
            raise
        return _part(request, heard, error)
    return _part(request, heard) if request.htmx else _back(request, heard)


def _part(
    request: SignedInRequest, heard: object, error: ParcheminError | None = None
) -> HttpResponse:
    """The candidate again, in place, with the refusal when there is one."""
    name = "juries/_candidate.html"
    return render(request, name, _hearing_context(request, heard, refused=error))


def _back(request: SignedInRequest, heard: object) -> HttpResponse:
    """Back to the page the act came from."""
    jury_id, hearing_id = heard.jury_id, heard.pk  # type: ignore[attr-defined]
    if request.POST.get("retour") == "liste":
        page = request.POST.get("page", "")
        address = redirect("juries:detail", jury_id)["Location"]
        number = f"?page={page}" if page.isdecimal() else ""
        return redirect(f"{address}{number}#candidat-{hearing_id}")
    return redirect("juries:hearing", jury_id, hearing_id)


@require_POST
def vote_proposals(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """Every silent voice follows the proposals, for one candidate or for the whole session."""
    jury = access.jury_for(request.user, jury_id)
    written = request.POST.get("candidat", "")
    heard = get_object_or_404(jury.hearings, pk=written) if written.isdecimal() else None
    count = voting.vote_proposals(on=jury, hearing=heard, by=request.user)
    plural = "s" if count > 1 else ""
    messages.success(
        request,
        f"{count} voix enregistrée{plural} selon les propositions."
        if count
        else "Chaque voix était déjà donnée : rien de plus n'est écrit.",
    )
    return _back(request, heard) if heard else redirect("juries:detail", jury.pk)


@require_POST
def adjust(request: SignedInRequest, jury_id: UUID, hearing_id: int) -> HttpResponse:
    """The jury reads a result otherwise; the assessor's result stays."""
    heard = access.hearing_for(request.user, jury_id, hearing_id)
    form = AdjustForm(request.POST, case=queries.candidate(heard).row.case)
    if not form.is_valid():
        context = {**_hearing_context(request, heard), "adjust": form}
        return render(request, "juries/hearing.html", context, status=422)
    adjusting.adjust(on=heard, change=form.change(), by=request.user)
    messages.success(request, "Le jury a changé ce résultat ; celui de l'évaluateur reste visible.")
    return redirect("juries:hearing", jury_id, hearing_id)


@require_POST
def note(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """Words for the minutes: reason of a departure, recommendation, incident, observation."""
    jury = access.jury_for(request.user, jury_id)
    written = request.POST.get("candidat", "")
    heard = get_object_or_404(jury.hearings, pk=written) if written.isdecimal() else None
    form = NoteForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, "Cette note est vide, ou trop longue (1000 caractères) : reprenez-la."
        )
    else:
        words = form.cleaned_data
        room.note(
            on=jury, kind=words["kind"], text=words["text"], hearing=heard, bloc=words["bloc"],
            by=request.user,
        )  # fmt: skip
        messages.success(request, "Noté pour le procès-verbal.")
    if heard is None:
        return redirect("juries:detail", jury.pk)
    return redirect("juries:hearing", jury.pk, heard.pk)


@require_POST
def defer(request: SignedInRequest, jury_id: UUID, hearing_id: int) -> HttpResponse:
    """Send a candidate to another session."""
    heard = access.hearing_for(request.user, jury_id, hearing_id)
    form = DeferForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    room.defer(on=heard, reason=reason, by=request.user)
    messages.success(request, "Candidat renvoyé à une autre session.")
    return redirect("juries:hearing", jury_id, hearing_id)


def close(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """What the closing would decide and what prevents it; then the closing itself."""
    jury = access.jury_for(request.user, jury_id)
    if request.method == "POST":
        return _close(request, jury)
    if jury.state == jury.State.CLOSED:
        return redirect("juries:minutes", jury.pk)
    would = queries.closing(jury)
    context = {
        "jury": jury,
        "figures": would.figures,
        "obstacles": would.obstacles[:SAID],
        "others": max(0, len(would.obstacles) - SAID),
        "chair": queries.chair_of(jury),
        **_rights(request, access.seat_of(request.user, jury)),
    }
    return render(request, "juries/close.html", context)


def _close(request: SignedInRequest, jury: object) -> HttpResponse:
    form = CloseForm(request.POST)
    word = form.cleaned_data["word"] if form.is_valid() else ""
    try:
        minutes = closing.close_jury(on=jury, word=word, by=request.user)  # type: ignore[arg-type]
    except AlreadyClosed as late:
        if late.minutes.closed_by_id != request.user.pk:
            raise
        messages.info(request, f"Le jury est déjà clos : procès-verbal {late.minutes.number}.")
        return redirect("juries:minutes", late.minutes.jury_id)
    messages.success(request, f"Jury clos. Procès-verbal {minutes.number}.")
    return redirect("juries:minutes", minutes.jury_id)
