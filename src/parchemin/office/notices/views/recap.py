"""The recap table of a closed jury, for a spreadsheet or to print."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.juries import queries as juries
from parchemin.office.notices import access
from parchemin.writers import recap as writer


@require_safe
def recap_csv(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """One line per candidate, one column per bloc."""
    jury = access.closed_jury_for(request.user, jury_id)
    lines = writer.csv_of(juries.minutes_of(jury).acts)
    return HttpResponse(
        "".join(lines),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="recapitulatif-{jury.reference}.csv"'
        },
    )


@require_safe
def recap_pdf(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """The same table on paper."""
    jury = access.closed_jury_for(request.user, jury_id)
    return HttpResponse(
        writer.render(juries.minutes_of(jury).acts),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="recapitulatif-{jury.reference}.pdf"'},
    )
