"""Between the catalogue of the register and the certifications the office follows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from parchemin.office.catalogue.queries import changes_of, gone_among, state
from parchemin.office.referentiels import access, actions, queries
from parchemin.office.referentiels.views.deposit import after_receipt

SHOWN = 200


@require_POST
def follow(request: HttpRequest, number: str) -> HttpResponse:
    """Open the review of a fiche of the catalogue."""
    received = actions.start_from_catalogue(number=number, by=request.user)
    return after_receipt(request, received)


@require_safe
def register_changes(request: HttpRequest) -> HttpResponse:
    """What the register's exports changed in the certifications the office follows."""
    numbers = sorted(queries.versions_by_number(access.visible_versions(request.user)))
    context = {
        "numbers": [number for number in numbers if number],
        "changes": changes_of(numbers)[:SHOWN],
        "gone": gone_among(numbers),
        "state": state(),
    }
    return render(request, "referentiels/register_changes.html", context)
