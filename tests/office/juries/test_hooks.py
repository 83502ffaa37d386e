"""What juries tell the earlier stages: no result after a certification, whom a juror may open."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role
from parchemin.office.candidates import closure
from parchemin.office.candidates.access import visible_enrolments
from parchemin.office.candidates.later import furthest_step
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves.actions import correct_result
from parchemin.office.epreuves.models import Result
from parchemin.office.epreuves.queries import standing_of
from parchemin.office.juries.actions import closing
from parchemin.office.juries.models import Jury
from tests.office.juries.conftest import IMTD, Office, enrol, presiding

pytestmark = pytest.mark.django_db
Voted = Callable[..., Jury]


def test_a_certified_path_takes_no_more_results(voted: Voted, office: Office) -> None:
    """Once certified the path is closed, with jury, date and minutes in the sentence."""
    jury = voted(office)
    path = jury.hearings.get().enrolment_id
    assert closure.closed([path]) == {}
    minutes = closing.close_jury(on=jury, by=presiding(jury))
    assert minutes.number in closure.closed([path])[path]


def test_a_path_partly_won_stays_open(voted: Voted, office: Office) -> None:
    """What is missing may be sat again: results are still taken."""
    jury = voted(office, BC03="non_acquis")
    closing.close_jury(on=jury, by=presiding(jury))
    assert closure.closed([jury.hearings.get().enrolment_id]) == {}


def test_a_juror_opens_the_candidates_of_his_juries_only(opened: Voted, office: Office) -> None:
    """A candidate nobody presented is unknown to him."""
    jury = opened(office)
    elsewhere = enrol(office, 50)
    seat = jury.seats.select_related("juror__account")[0]
    assert seat.juror.account is not None
    seen = set(visible_enrolments(seat.juror.account))
    assert seen == {jury.hearings.get().enrolment}
    assert elsewhere not in seen


def test_the_page_of_a_person_shows_the_decisions(
    voted: Voted, office: Office, signed_in: Callable[..., Client]
) -> None:
    """The part of the page names each bloc and what was decided."""
    jury = voted(office, BC03="non_acquis")
    closing.close_jury(on=jury, by=presiding(jury))
    path = jury.hearings.get().enrolment_id
    part = signed_in(office.by).get(reverse("juries:person_fragment", args=[path]))
    assert "validation partielle" in part.content.decode()
    assert "<html" not in part.content.decode()


def test_the_page_of_a_person_tells_what_the_jury_decided(
    voted: Voted, office: Office, signed_in: Callable[..., Client]
) -> None:
    """Before the minutes the jury decides; after them the page has the decision and its blocs."""
    jury = voted(office, BC03="non_acquis")
    person = jury.hearings.get().enrolment.person
    client, address = signed_in(office.by), reverse("candidates:detail", args=[person.pk])
    before = client.get(address).content.decode()
    assert "le jury décide" in before
    assert "Aucun bloc d'une décision antérieure" in before
    minutes = closing.close_jury(on=jury, by=presiding(jury))
    after = client.get(address).content.decode()
    assert "le jury décide" not in after
    assert "un jury a déjà décidé de ce parcours" in after
    assert f"décision du jury {jury.reference} : validation partielle ({minutes.number})" in after
    won = jury.hearings.get().decisions.filter(won=True).exclude(bloc_code="")
    assert after.count("accordé par un jury") == won.count() > 0
    assert f"procès-verbal {minutes.number}" in after
    assert "Aucun bloc d'une décision antérieure" not in after


def test_somebody_else_s_path_is_unknown(
    voted: Voted, office: Office, signed_in: Any, account: Any
) -> None:
    """A juror who sits elsewhere gets the same answer as for a path that does not exist."""
    path = voted(office).hearings.get().enrolment_id
    client = signed_in(account(Role.JUROR))
    assert client.get(reverse("juries:person_fragment", args=[path])).status_code == 404


def correct(path: Enrolment, bloc: str, outcome: str, office: Office) -> Result:
    """Correct the first result of that bloc."""
    row = path.results.filter(bloc_code__endswith=bloc).order_by("id")[0]
    return correct_result(
        on=row, outcome=outcome, obtained_on=row.obtained_on, reason="Erreur", by=office.by
    )


def test_a_result_of_a_granted_bloc_is_no_longer_corrected(voted: Voted, office: Office) -> None:
    """It would change nothing: the refusal cites the minutes; a bloc not granted is corrected."""
    jury = voted(office, BC03="non_acquis")
    path = jury.hearings.get().enrolment
    minutes = closing.close_jury(on=jury, by=presiding(jury))
    before = path.results.count()
    with pytest.raises(RefusedAct, match=f"accordé {IMTD}BC01 le .*{minutes.number}"):
        correct(path, "BC01", "non_acquis", office)
    assert path.results.count() == before
    assert correct(path, "BC03", "absent", office).outcome == "absent"


def test_a_bloc_granted_by_a_jury_stays_granted(voted: Voted, office: Office) -> None:
    """A later result takes no bloc away; the page cites the minutes."""
    jury = voted(office, BC03="non_acquis")
    minutes = closing.close_jury(on=jury, by=presiding(jury))
    path = jury.hearings.get().enrolment
    row = path.results.filter(bloc_code__endswith="BC01").order_by("id")[0]
    Result.objects.create(
        enrolment=path, bloc_code=row.bloc_code, assessment_code=row.assessment_code,
        outcome="non_acquis", obtained_on=row.obtained_on, supersedes=row, reason="Erreur",
        recorded_by=office.by,
    )  # fmt: skip
    blocs = {bloc.code[-4:]: bloc for bloc in standing_of(path).blocs}
    assert blocs["BC01"].exempt
    assert minutes.number in blocs["BC01"].reasons
    assert not blocs["BC03"].exempt


def test_another_path_of_the_same_person_asks_only_for_what_is_missing(
    voted: Voted, office: Office
) -> None:
    """Years later the person comes back: what a jury granted is not to be sat again."""
    jury = voted(office, BC03="non_acquis")
    closing.close_jury(on=jury, by=presiding(jury))
    first = jury.hearings.get().enrolment
    version = first.version
    version.pk, version.rank, version.digest = None, version.rank + 1, "autre"
    version.save(force_insert=True)
    again = Enrolment.objects.create(
        reference="RETOUR-1", person=first.person, version=version,
        reglement=first.reglement, route=first.route, entered_on=first.entered_on,
    )  # fmt: skip
    asked = [bloc.code[-4:] for bloc in standing_of(again).blocs if bloc.to_enter]
    assert asked == ["BC03"]


@pytest.mark.parametrize(("results", "step"), [({}, 4), ({"BC03": "non_acquis"}, 3)])
def test_only_a_certified_path_reaches_the_last_step(
    voted: Voted, office: Office, results: dict[str, str], step: int
) -> None:
    """« Certifié » is for those to whom the certification was granted."""
    jury = voted(office, **results)
    closing.close_jury(on=jury, by=presiding(jury))
    path = jury.hearings.get().enrolment_id
    assert Enrolment.objects.annotate(step=furthest_step()).get(pk=path).step == step
