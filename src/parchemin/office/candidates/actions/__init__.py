"""The acts of this stage, each checked, done and written to the journal in one transaction."""

from parchemin.office.candidates.actions.civil_status import correct_civil_status
from parchemin.office.candidates.actions.companies import describe_company
from parchemin.office.candidates.actions.enrolling import enrol
from parchemin.office.candidates.actions.held_blocs import (
    claim_entitlement,
    decide_correspondence,
    hold_bloc,
    withdraw_held_bloc,
)
from parchemin.office.candidates.actions.importing import confirm_import, receive_file
from parchemin.office.candidates.actions.moving import move_to_version
from parchemin.office.candidates.actions.options import choose_options

__all__ = [
    "choose_options",
    "claim_entitlement",
    "confirm_import",
    "correct_civil_status",
    "decide_correspondence",
    "describe_company",
    "enrol",
    "hold_bloc",
    "move_to_version",
    "receive_file",
    "withdraw_held_bloc",
]
