"""The acts on référentiels and règlements; one function each."""

from parchemin.office.referentiels.actions.arranging import (
    add,
    attach,
    make_competency,
    make_detail,
    make_heading,
    mark_key,
    merge,
    move,
    paste,
    remove,
    shift,
    split,
)
from parchemin.office.referentiels.actions.catalogue import start_from_catalogue
from parchemin.office.referentiels.actions.publication import publish
from parchemin.office.referentiels.actions.reglements import RefusedReglement, publish_reglement
from parchemin.office.referentiels.actions.review import (
    abandon,
    acknowledge,
    choose,
    correct,
    restore,
)
from parchemin.office.referentiels.actions.sources import Received, receive_source, start_draft
from parchemin.office.referentiels.actions.undoing import redo, undo

__all__ = [
    "Received",
    "RefusedReglement",
    "abandon",
    "acknowledge",
    "add",
    "attach",
    "choose",
    "correct",
    "make_competency",
    "make_detail",
    "make_heading",
    "mark_key",
    "merge",
    "move",
    "paste",
    "publish",
    "publish_reglement",
    "receive_source",
    "redo",
    "remove",
    "restore",
    "shift",
    "split",
    "start_draft",
    "start_from_catalogue",
    "undo",
]
