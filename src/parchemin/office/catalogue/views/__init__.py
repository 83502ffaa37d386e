"""The screens of the catalogue."""

from parchemin.office.catalogue.views.fiches import document, export, fiche, fiches
from parchemin.office.catalogue.views.imports import (
    deposit,
    imports,
    one_import,
    progress,
    resume,
)

__all__ = [
    "deposit",
    "document",
    "export",
    "fiche",
    "fiches",
    "imports",
    "one_import",
    "progress",
    "resume",
]
