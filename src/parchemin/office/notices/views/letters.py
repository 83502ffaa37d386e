"""The letters of a closed jury: written, printed, sent."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.candidates.access import enrolment_for
from parchemin.office.juries import queries as juries
from parchemin.office.notices import access, queries
from parchemin.office.notices.actions import letters as acts
from parchemin.office.notices.forms import SendingForm
from parchemin.office.permissions import may_open
from parchemin.writers import bloc_request_pdf, notice_pdf
from parchemin.writers.french import counted


@require_safe
def letters(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """The candidates of a jury, the letter of each, and its sendings."""
    jury = access.closed_jury_for(request.user, jury_id)
    lines = queries.lines_of(jury)
    numbers = [line.letter.number for line in lines if line.letter]
    context = {
        "jury": jury,
        "lines": lines,
        "unwritten": sum(line.letter is None for line in lines),
        "unsent": sum(bool(line.letter) and not line.sendings for line in lines),
        "awaits": juries.awaited(jury) if juries.ratification(jury) is None else "",
        "form": SendingForm(numbers=numbers, initial={"sent_on": timezone.localdate()}),
        "acts": may_open("notices:write", request.user),
        "deadlines": queries.deadlines_of(jury),
    }
    return render(request, "notices/letters.html", context)


@require_POST
def write(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """Write the letters that are not written yet."""
    jury = access.closed_jury_for(request.user, jury_id)
    written = acts.write_letters(on=jury, by=request.user)
    if written:
        left = sum(line.letter is None for line in queries.lines_of(jury))
        more = f" Il en reste {left} : continuez." if left else ""
        messages.success(
            request, f"{counted(len(written), 'lettre écrite', 'lettres écrites')}.{more}"
        )
    else:
        messages.info(request, "Toutes les lettres de ce jury étaient déjà écrites.")
    return redirect("notices:letters", jury.pk)


@require_POST
def send(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """Note which letters were sent."""
    jury = access.closed_jury_for(request.user, jury_id)
    numbers = [letter.number for letter in queries.letters_of(jury).only("number")]
    form = SendingForm(request.POST, numbers=numbers)
    if not form.is_valid():
        raise RefusedAct(
            "L'envoi n'est pas noté : cochez au moins une lettre de ce jury, dites par quel moyen et "
            "à quelle date elle est partie."
        )
    noted = acts.note_sending(on=jury, by=request.user, **form.cleaned_data)
    messages.success(request, f"{counted(noted, 'envoi noté', 'envois notés')}.")
    return redirect("notices:letters", jury.pk)


@require_safe
def all_letters(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """The letters of a jury in one file, to print at once."""
    jury = access.closed_jury_for(request.user, jury_id)
    notices = queries.notices_of(list(queries.letters_of(jury).defer("pdf")))
    if not notices:
        raise Http404
    return _pdf(notice_pdf.render_all(notices), f"notifications-{jury.reference}.pdf")


@require_safe
def letter(request: SignedInRequest, number: str) -> HttpResponse:
    """One letter, byte for byte as it was written."""
    kept = access.letter_for(request.user, number)
    return _pdf(bytes(kept.pdf), f"{kept.number}.pdf")


@require_safe
def bloc_request(request: SignedInRequest, number: str) -> HttpResponse:
    """The request for the attestations of the blocs won, filled for the candidate to sign."""
    kept = access.letter_for(request.user, number)
    (notice,) = queries.notices_of([kept])
    return _pdf(bloc_request_pdf.render(notice), f"demande-{kept.number}.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_safe
def person_fragment(request: SignedInRequest, enrolment_id: UUID) -> HttpResponse:
    """The letters and appeals of one path, as a part of the person's page."""
    enrolment = enrolment_for(request.user, enrolment_id)
    context = {
        "letters": queries.letters_of_path(enrolment.pk),
        "appeals": queries.appeals_of_path(enrolment.pk),
        "files": may_open("notices:file", request.user),
        "decided": queries.deadlines_of_path(
            enrolment.pk, notified_only=access.reads_what_was_sent(request.user)
        ),
    }
    return render(request, "notices/_person.html", context)
