"""Where assessors do not agree the jury decides, even if it may not depart from their results."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from parchemin.domain.deliberation.reasons import BlocOutcome
from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.epreuves.models import Opinion
from parchemin.office.juries.actions import adjusting
from parchemin.office.juries.actions.adjusting import Change
from parchemin.office.juries.models import Jury
from parchemin.office.juries.reading import read
from parchemin.office.referentiels.models import ReglementVersion
from tests.office.juries.conftest import IMTD, Office

pytestmark = pytest.mark.django_db
BLOC = f"{IMTD}BC03"
DIVIDED, ACQUIRED = f"{BLOC}ME1", f"{BLOC}ME2"
RULE = """
[acquisition.par_modalite.BC03ME1]
regle = "avis concordants"
avis_de = ["professionnel", "formateur"]
libelle = "Deux avis concordants ; partagés, le jury tranche"
source = "texte d'essai"
"""


@pytest.fixture
def divided(office: Office, opened: Callable[..., Jury], account: Callable[..., User]) -> Jury:
    """An open jury that may not depart from results, with one modality of divided opinions."""
    head, line, rest = office.reglement.text.partition("[jury.certification.ecart]\n")
    text = head + line + rest.replace('regle = "permis"', 'regle = "interdit"', 1) + RULE
    strict = ReglementVersion.objects.create(
        number=IMTD, rank=2, name="reglement.toml", text=text, sha256="1" * 64,
        published_by=office.by,
    )  # fmt: skip
    jury = opened(replace(office, reglement=strict))
    for role, favourable in (("professionnel", True), ("formateur", False)):
        Opinion.objects.create(
            enrolment=jury.hearings.get().enrolment, bloc_code=BLOC, assessment_code=DIVIDED,
            role=role, assessor=account(Role.ASSESSOR), favourable=favourable,
            given_on="2026-05-06", recorded_by=office.by,
        )  # fmt: skip
    return jury


def outcome(jury: Jury) -> BlocOutcome:
    """What the rules propose for the bloc, the jury's acts included."""
    found = read(jury).cases[0].proposal.bloc(BLOC)
    assert found is not None
    return found.outcome


@pytest.mark.parametrize(
    ("said", "then"),
    [("acquis", BlocOutcome.WON), ("non acquis", BlocOutcome.NOT_WON)],
)
def test_the_jury_decides_between_them(
    divided: Jury, office: Office, said: str, then: BlocOutcome
) -> None:
    """The bloc waits for the jury, whose act with its reason settles it."""
    assert outcome(divided) is BlocOutcome.UNDECIDED
    change = Change(bloc=BLOC, assessment=DIVIDED, outcome=said, reason="dossier relu")
    adjusting.adjust(on=divided.hearings.get(), change=change, by=office.by)
    assert outcome(divided) is then


def test_other_results_stay_out_of_reach(divided: Jury, office: Office) -> None:
    """A modality that nobody disputes is not changed where the règlement forbids it."""
    change = Change(bloc=BLOC, assessment=ACQUIRED, outcome="non acquis", reason="dossier relu")
    with pytest.raises(RefusedAct, match="interdit au jury"):
        adjusting.adjust(on=divided.hearings.get(), change=change, by=office.by)
