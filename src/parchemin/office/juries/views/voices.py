"""In the room: proxies given and taken back, hands counted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.juries import access, queries
from parchemin.office.juries.actions import voices
from parchemin.office.juries.forms_voices import ProxyForm, WithdrawForm, read_choice, read_hands
from parchemin.office.juries.freshness import read_seen


@require_POST
def proxy_give(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """An absent member's voice is given to one who is there."""
    jury = access.jury_for(request.user, jury_id)
    form = ProxyForm(request.POST, seats=jury.seats.select_related("juror"))
    if form.is_valid():
        voices.give_proxy(on=jury, by=request.user, **form.cleaned_data)
        messages.success(request, "Procuration enregistrée.")
    else:
        messages.error(
            request,
            "Procuration incomplète : choisissez un membre absent, un membre présent, et écrivez la "
            "pièce reçue. Rien n'est écrit.",
        )
    return redirect("juries:detail", jury.pk)


@require_POST
def proxy_withdraw(request: SignedInRequest, jury_id: UUID, seat_id: int) -> HttpResponse:
    """A member takes his voice back."""
    jury = access.jury_for(request.user, jury_id)
    form = WithdrawForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    seat = access.seat_in(jury, seat_id)
    voices.withdraw_proxy(on=jury, giver=seat, reason=reason, by=request.user)
    messages.success(request, "Procuration retirée.")
    return redirect("juries:detail", jury.pk)


@require_POST
def hands(request: SignedInRequest, jury_id: UUID, hearing_id: int) -> HttpResponse:
    """Hands counted in each college on one bloc."""
    heard = access.hearing_for(request.user, jury_id, hearing_id)
    code = request.POST.get("bloc", "")
    voices.show_hands(
        on=heard,
        bloc=code,
        counts=read_hands(request.POST, queries.candidate(heard).colleges),
        chair=read_choice(request.POST.get("preside", "")),
        seen=read_seen(request.POST.get("lu", "")),
        by=request.user,
    )
    messages.success(request, f"Main levée enregistrée sur {code}.")
    return redirect("juries:hearing", jury_id, hearing_id)
