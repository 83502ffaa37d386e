"""The screens of référentiels and règlements."""

from parchemin.office.referentiels.views.arranging import add, arrange, gesture
from parchemin.office.referentiels.views.catalogue import follow, register_changes
from parchemin.office.referentiels.views.comparison import chain, compare, compare_choose
from parchemin.office.referentiels.views.deposit import choose, source, upload
from parchemin.office.referentiels.views.exchange import export, model
from parchemin.office.referentiels.views.nomenclatures import codes, untie
from parchemin.office.referentiels.views.published import certifications, version
from parchemin.office.referentiels.views.reglements import (
    reglement,
    reglement_file,
    reglement_upload,
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
    "reglement_file",
    "reglement_upload",
    "restore",
    "review",
    "source",
    "untie",
    "upload",
    "version",
]
