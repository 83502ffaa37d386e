"""The parts that later stages add to a person's page, each the answer of one of their own views."""

from uuid import UUID

from django.http import Http404
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.safestring import SafeString, mark_safe

from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.candidates.later import FRAGMENTS
from parchemin.office.permissions import may_open


def parts_of(request: SignedInRequest, enrolment_id: UUID) -> list[SafeString]:
    """The HTML of each part that exists and that this user may open, in the order of the stages."""
    parts = []
    for name in FRAGMENTS:
        try:
            view, args, kwargs = resolve(reverse(name, args=[enrolment_id]))
        except NoReverseMatch:
            continue
        if not may_open(name, request.user):
            continue
        try:
            answer = view(request, *args, **kwargs)
        except Http404:
            continue
        parts.append(mark_safe(answer.content.decode()))  # noqa: S308 - rendered by our own templates
    return parts
