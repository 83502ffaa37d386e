"""Following a certification of the register: its fiche becomes a source under review."""

from django.http import Http404

from parchemin.office.catalogue.queries import source_of
from parchemin.office.referentiels.actions.sources import Received, receive_source


def start_from_catalogue(*, number: str, by: object) -> Received:
    """Receive the XML that the catalogue keeps of that fiche, and open its review.

    The same text asked for twice leads to the source already received. Http404 when the catalogue
    has no such fiche.
    """
    found = source_of(number)
    if found is None:
        raise Http404
    name, data = found
    return receive_source(name=name, data=data, by=by)
