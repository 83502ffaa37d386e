"""The forms of this stage."""

from parchemin.office.candidates.forms.civil_status import CivilStatusForm, CorrectionForm
from parchemin.office.candidates.forms.companies import CompanyForm
from parchemin.office.candidates.forms.entering import EntryForm, UploadForm
from parchemin.office.candidates.forms.held_blocs import (
    CorrespondenceForm,
    HeldBlocForm,
    WithdrawalForm,
)
from parchemin.office.candidates.forms.moving import MoveForm, TargetForm
from parchemin.office.candidates.forms.options import OptionsForm

__all__ = [
    "CivilStatusForm",
    "CompanyForm",
    "CorrectionForm",
    "CorrespondenceForm",
    "EntryForm",
    "HeldBlocForm",
    "MoveForm",
    "OptionsForm",
    "TargetForm",
    "UploadForm",
    "WithdrawalForm",
]
