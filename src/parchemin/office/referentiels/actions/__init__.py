"""The acts on référentiels and règlements; one function each."""

from parchemin.office.referentiels.actions.catalogue import start_from_catalogue
from parchemin.office.referentiels.actions.publication import publish
from parchemin.office.referentiels.actions.reglements import RefusedReglement, publish_reglement
from parchemin.office.referentiels.actions.review import abandon, acknowledge, correct, restore
from parchemin.office.referentiels.actions.sources import Received, receive_source, start_draft

__all__ = [
    "Received",
    "RefusedReglement",
    "abandon",
    "acknowledge",
    "correct",
    "publish",
    "publish_reglement",
    "receive_source",
    "restore",
    "start_draft",
    "start_from_catalogue",
]
