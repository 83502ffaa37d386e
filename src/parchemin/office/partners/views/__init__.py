"""The screens of the certifier and of the accredited bodies."""

from parchemin.office.partners.views.bodies import (
    accredit,
    accreditation_end,
    bodies,
    body,
    body_add,
    member_add,
)
from parchemin.office.partners.views.identity import (
    certifier,
    certifier_edit,
    registration,
    registration_edit,
)

__all__ = [
    "accredit",
    "accreditation_end",
    "bodies",
    "body",
    "body_add",
    "certifier",
    "certifier_edit",
    "member_add",
    "registration",
    "registration_edit",
]
