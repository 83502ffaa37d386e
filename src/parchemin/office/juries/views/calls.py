"""The calls of a jury: written, printed, sent, answered; the files sent; a member replaced."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import counted
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.juries import access, queries
from parchemin.office.juries.actions import calling, seating, sending
from parchemin.office.juries.call_content import from_json
from parchemin.office.juries.call_forms import AnswerForm, CallSendingForm, FilesForm, ReplaceForm
from parchemin.office.permissions import may_open
from parchemin.writers import call_pdf

REFUSED = 422


@require_safe
def calls(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """Who is called, what was answered, what remains to do before the jury."""
    jury = access.jury_for(request.user, jury_id)
    known, today = queries.calls_of(jury), timezone.localdate()
    deadline = calling.deadline_of(jury)
    context = {
        "jury": jury,
        "steps": queries.steps(jury),
        "calls": known,
        "dues": queries.deadlines(jury, today=today, calls=known),
        "deadline": deadline,
        "past": jury.held_on < today,
        "late": deadline is not None and deadline.late(today),
        "sentence": deadline.sentence(today) if deadline else "",
        "form": CallSendingForm(numbers=known.numbers, initial={"sent_on": today}),
        "files": FilesForm(initial={"sent_on": today}, prefix="dossiers"),
        "files_sent": list(jury.files_sent.all()),
        "replacements": list(jury.replacements.select_related("left", "joined")),
        "acts": may_open("juries:call_write", request.user) and jury.state != jury.State.CLOSED,
    }
    return render(request, "juries/calls.html", context)


@require_safe
def deadlines(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """What must be done by when, as a part of the jury's page."""
    jury = access.jury_for(request.user, jury_id)
    dues = queries.deadlines(jury, today=timezone.localdate())
    return render(request, "juries/_deadlines.html", {"jury": jury, "dues": dues})


@require_POST
def call_write(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """Write the letters that are not written yet."""
    jury = access.jury_for(request.user, jury_id)
    written = calling.write_calls(
        on=jury,
        candidates=request.POST.get("qui") == "candidats",
        late_reason=request.POST.get("motif", "")[:500],
        by=request.user,
    )
    if written:
        said = counted(len(written), "convocation écrite", "convocations écrites")
        messages.success(request, f"{said}. Envoyez-les, puis notez l'envoi.")
    else:
        messages.info(request, "Toutes les convocations étaient déjà écrites.")
    return redirect("juries:calls", jury.pk)


@require_POST
def call_send(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """Note which letters left."""
    jury = access.jury_for(request.user, jury_id)
    form = CallSendingForm(request.POST, numbers=queries.calls_of(jury).numbers)
    if not form.is_valid():
        raise RefusedAct(
            "L'envoi n'est pas noté : cochez au moins une convocation de ce jury, dites par quel "
            "moyen et à quelle date elle est partie."
        )
    noted = sending.note_call_sending(on=jury, by=request.user, **form.cleaned_data)
    messages.success(request, f"{counted(noted, 'envoi noté', 'envois notés')}.")
    return redirect("juries:calls", jury.pk)


@require_safe
def call_pdfs(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """The letters of a jury in one file, to print at once."""
    jury = access.jury_for(request.user, jury_id)
    letters = [from_json(content) for content in jury.calls.values_list("content", flat=True)]
    if not letters:
        raise Http404
    return _pdf(call_pdf.render_all(letters), f"convocations-{jury.reference}.pdf")


@require_safe
def call_letter(request: SignedInRequest, number: str) -> HttpResponse:
    """One letter, byte for byte as it was written."""
    call = access.call_for(request.user, number)
    return _pdf(bytes(call.pdf), f"{call.number}.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_POST
def call_answer(request: SignedInRequest, number: str) -> HttpResponse:
    """The member accepts or refuses; the secretariat writes down an answer given otherwise."""
    call = access.call_for(request.user, number)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise RefusedAct(
            "La réponse n'est pas enregistrée : j'accepte ou je refuse étaient attendus."
        )
    answer = calling.answer_call(on=call, by=request.user, **form.cleaned_data)
    messages.success(request, f"Réponse enregistrée à {call.number} : {answer}.")
    if may_open("juries:mine", request.user):
        return redirect("juries:mine")
    return redirect("juries:calls", call.jury_id)


@require_POST
def files_sent(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """The files of the candidates went to the members."""
    jury = access.jury_for(request.user, jury_id)
    form = FilesForm(request.POST, prefix="dossiers")
    if not form.is_valid():
        raise RefusedAct(
            "L'envoi des dossiers n'est pas noté : donnez sa date et le moyen employé."
        )
    sending.note_files_sent(on=jury, by=request.user, **form.cleaned_data)
    messages.success(request, "Envoi des dossiers noté.")
    return redirect("juries:calls", jury.pk)


def replace(request: SignedInRequest, jury_id: UUID, seat_id: int) -> HttpResponse:
    """Somebody else takes a seat, with a reason."""
    jury = access.jury_for(request.user, jury_id)
    seat = access.seat_for(request.user, jury, seat_id)
    form = ReplaceForm(request.POST or None, jurors=queries.successors(seat))
    if request.method == "POST" and form.is_valid():
        done = seating.replace_member(seat=seat, by=request.user, **form.cleaned_data)
        messages.success(request, f"{done}. Convoquez-le s'il ne l'est pas encore.")
        return redirect("juries:calls", jury.pk)
    context = {"jury": jury, "seat": seat, "form": form}
    return render(request, "juries/replace.html", context, status=REFUSED if form.errors else 200)
