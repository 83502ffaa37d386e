"""The declaration of holders to the Caisse des Dépôts (``accrochage``), as its public XML.

Only creations are written: the content of a suppression is not published with schema 1.1.2.
"""

from parchemin.writers.declaration.files import WrittenFile, render, write_files
from parchemin.writers.declaration.profile import Profile, profile_1_1_2, profile_of
from parchemin.writers.declaration.validation import validate

IDENTIFIER = "declaration_cdc"
NAME = "Déclaration à la Caisse des Dépôts (XML)"

__all__ = [
    "IDENTIFIER",
    "NAME",
    "Profile",
    "WrittenFile",
    "profile_1_1_2",
    "profile_of",
    "render",
    "validate",
    "write_files",
]
