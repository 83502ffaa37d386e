"""After the session: the minutes, the second step, what a path went through."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.candidates.access import enrolment_for
from parchemin.office.juries import access, queries
from parchemin.office.juries.actions import second_step
from parchemin.office.juries.forms_second_step import RatifyForm
from parchemin.office.juries.ties import with_answer
from parchemin.office.permissions import may_open


def minutes(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """The minutes, from the same data as their PDF."""
    jury = access.jury_for(request.user, jury_id)
    if jury.state != jury.State.CLOSED:
        raise Http404
    page, answer = queries.minutes_of(jury), queries.ratification(jury)
    awaits = queries.awaited(jury)
    ties = queries.ties_left(jury) if awaits and answer is None else ()
    context = {
        "jury": jury,
        "steps": queries.steps(jury),
        "page": page,
        "acts": with_answer(page.acts, jury, answer),
        "awaits": awaits,
        "answer": answer,
        "ties": ties,
        "settled": queries.ties_settled(jury, answer),
        "sheets": queries.signed_sheets(jury),
        "ratify": RatifyForm(ties=ties) if may_open("juries:ratify", request.user) else None,
    }
    return render(request, "juries/minutes.html", context)


def minutes_pdf(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """The same minutes as a PDF, refused when they are no longer those that were sealed."""
    jury = access.jury_for(request.user, jury_id)
    if jury.state != jury.State.CLOSED:
        raise Http404
    page = queries.minutes_of(jury)
    pdf, same = queries.minutes_bytes(page)
    if not same:
        raise RefusedAct(
            f"Le PDF du procès-verbal {page.row.number} n'a plus l'empreinte gardée à la clôture "
            f"({page.row.sha256[:16]}…) : ses actes restent lisibles à l'écran. Prévenez "
            "l'administrateur : la base a été modifiée hors de l'office.",
        )
    name = f"{page.row.number}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@require_POST
def ratify(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """The answer of the authority that delivers."""
    jury = access.jury_for(request.user, jury_id)
    form = RatifyForm(request.POST, ties=queries.ties_left(jury))
    if not form.is_valid():
        said = " ".join(f"{field.label} : {error}" for field in form for error in field.errors)
        raise RefusedAct(f"La réponse n'est pas enregistrée. {said}")
    answer = second_step.ratify(on=jury, by=request.user, **form.answer())
    messages.success(request, f"Réponse enregistrée : {answer}.")
    return redirect("juries:minutes", jury.pk)


def person_fragment(request: SignedInRequest, enrolment_id: UUID) -> HttpResponse:
    """The juries of one path and their decisions, as a part of the person's page."""
    enrolment = enrolment_for(request.user, enrolment_id)
    context = {
        "hearings": queries.hearings_of(enrolment),
        "opens": queries.opens_juries(request.user),
    }
    return render(request, "juries/_person.html", context)
