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
from parchemin.office.referentiels.actions.reglement_drafts import (
    abandon_reglement_draft,
    draft_from_file,
    open_reglement_draft,
    put_reglement_in_force,
    replace_draft_text,
    return_to_edit,
)
from parchemin.office.referentiels.actions.reglement_lines import (
    change_line_from,
    rename_reglement,
    withdraw_line,
    write_line,
)
from parchemin.office.referentiels.actions.reglement_states import CrossedDraft
from parchemin.office.referentiels.actions.reglements import (
    RefusedReglement,
    publish_reglement,
    text_of_file,
)
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
    "CrossedDraft",
    "Received",
    "RefusedReglement",
    "abandon",
    "abandon_reglement_draft",
    "acknowledge",
    "add",
    "attach",
    "change_line_from",
    "choose",
    "correct",
    "draft_from_file",
    "make_competency",
    "make_detail",
    "make_heading",
    "mark_key",
    "merge",
    "move",
    "open_reglement_draft",
    "paste",
    "publish",
    "publish_reglement",
    "put_reglement_in_force",
    "receive_source",
    "redo",
    "remove",
    "rename_reglement",
    "replace_draft_text",
    "restore",
    "return_to_edit",
    "shift",
    "split",
    "start_draft",
    "start_from_catalogue",
    "text_of_file",
    "undo",
    "withdraw_line",
    "write_line",
]
