"""The screens of référentiels and règlements."""

from parchemin.office.referentiels.views.arranging import add, arrange, gesture
from parchemin.office.referentiels.views.catalogue import follow, register_changes
from parchemin.office.referentiels.views.comparison import chain, compare, compare_choose
from parchemin.office.referentiels.views.deposit import choose, source, upload
from parchemin.office.referentiels.views.exchange import export, model
from parchemin.office.referentiels.views.nomenclatures import codes, untie
from parchemin.office.referentiels.views.published import certifications, version
from parchemin.office.referentiels.views.reglement_drafts import (
    reglement_draft,
    reglement_draft_deposit,
    reglement_draft_file,
    reglement_edit,
    reglement_put_in_force,
)
from parchemin.office.referentiels.views.reglement_edits import (
    reglement_abandon,
    reglement_return,
    reglement_title,
)
from parchemin.office.referentiels.views.reglement_files import reglement_check, reglement_upload
from parchemin.office.referentiels.views.reglement_lines import (
    reglement_line,
    reglement_line_add,
    reglement_line_from,
    reglement_line_withdraw,
)
from parchemin.office.referentiels.views.reglements import (
    reglement,
    reglement_compare,
    reglement_file,
)
from parchemin.office.referentiels.views.review import (
    abandon,
    acknowledge,
    bloc,
    correct,
    publish,
    restore,
    review,
)

__all__ = [
    "abandon",
    "acknowledge",
    "add",
    "arrange",
    "bloc",
    "certifications",
    "chain",
    "choose",
    "codes",
    "compare",
    "compare_choose",
    "correct",
    "export",
    "follow",
    "gesture",
    "model",
    "publish",
    "register_changes",
    "reglement",
    "reglement_abandon",
    "reglement_check",
    "reglement_compare",
    "reglement_draft",
    "reglement_draft_deposit",
    "reglement_draft_file",
    "reglement_edit",
    "reglement_file",
    "reglement_line",
    "reglement_line_add",
    "reglement_line_from",
    "reglement_line_withdraw",
    "reglement_put_in_force",
    "reglement_return",
    "reglement_title",
    "reglement_upload",
    "restore",
    "review",
    "source",
    "untie",
    "upload",
    "version",
]
