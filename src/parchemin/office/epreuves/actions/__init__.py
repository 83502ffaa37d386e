"""The acts of this stage, each checked, done and written to the journal in one transaction."""

from parchemin.office.epreuves.actions.assigning import assign, unassign
from parchemin.office.epreuves.actions.correcting import correct_result
from parchemin.office.epreuves.actions.frauds import add_fraud_step
from parchemin.office.epreuves.actions.opining import record_opinions
from parchemin.office.epreuves.actions.recording import Recorded, record_results

__all__ = [
    "Recorded",
    "add_fraud_step",
    "assign",
    "correct_result",
    "record_opinions",
    "record_results",
    "unassign",
]
