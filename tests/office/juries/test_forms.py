"""What the posted forms are read as, faults included."""

import pytest
from django.http import QueryDict

from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.juries.forms import (
    ComposeForm,
    DeferForm,
    JurorForm,
    JuryForm,
    read_order,
    read_voices,
)
from parchemin.office.juries.forms_second_step import RatifyForm
from parchemin.office.juries.obstacles import SAID_AT_MOST, Obstacle, require_none
from parchemin.office.juries.screen import set_quotes
from tests.office.juries.conftest import Office, juror


def test_voices_are_read_by_member_and_bloc() -> None:
    """A field is a member, a bloc, a choice; an empty choice is no voice."""
    posted = QueryDict("voix.3.BC01=pour&voix.3.BC02=&voix.4.BC01=abstention&autre=1")
    assert read_voices(posted, ["3", "4"]) == {"3": {"BC01": "pour"}, "4": {"BC01": "abstention"}}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("voix.9.BC01=pour", "aucun membre de ce jury"),
        ("voix=pour", "aucun membre de ce jury"),
        ("voix.3.BC01=peut-être", "« peut-être » n'est pas une voix sur BC01"),
        ("voix.3.BC01=pour&voix.3.BC02=POUR", "« POUR » n'est pas une voix sur BC02"),
    ],
)
def test_a_voice_of_nobody_or_without_sense_is_refused(written: str, said: str) -> None:
    """An unknown member or an unknown word is said, never dropped in silence."""
    with pytest.raises(RefusedAct, match=said):
        read_voices(QueryDict(written), ["3"])


def test_candidates_come_in_the_order_written_beside_them() -> None:
    """Numbers first, then those without one in the order of the list."""
    posted = QueryDict("parcours=a&parcours=b&parcours=c&parcours=d&ordre.c=1&ordre.a=2&ordre.b=x")
    assert read_order(posted) == ["c", "a", "b", "d"]


def test_all_obstacles_are_said_at_once() -> None:
    """Two obstacles make one refusal with both sentences and both rules."""
    found = [Obstacle("Premier.", rule="R1"), Obstacle("Second.", rule="R2", about="Untel")]
    with pytest.raises(RefusedAct, match=r"Non\. Premier\. Untel : Second\.") as refusal:
        require_none(found, "Non.")
    assert refusal.value.rule == "R1 ; R2"


def test_a_line_that_lacks_is_asked_for() -> None:
    """One missing line among the obstacles makes the whole a missing rule."""
    found = [Obstacle("Premier."), Obstacle("Second.", line="jury.certification.departage")]
    with pytest.raises(MissingRule) as refusal:
        require_none(found, "Non.")
    assert refusal.value.line == "jury.certification.departage"


@pytest.mark.parametrize(
    ("beyond", "said"), [(1, "Et 1 autre point à régler"), (3, "Et 3 autres points à régler")]
)
def test_a_long_refusal_says_how_many_remain(beyond: int, said: str) -> None:
    """Beyond a few sentences the others are counted, not listed."""
    found = [Obstacle(f"Point {rank}.") for rank in range(SAID_AT_MOST + beyond)]
    with pytest.raises(RefusedAct, match=said):
        require_none(found, "Non.")


def test_no_obstacle_refuses_nothing() -> None:
    """An empty list lets the act go on."""
    require_none([], "Non.")


def test_quotation_marks_stay_with_their_words() -> None:
    """No line breaks between a mark and its word."""
    assert set_quotes("« a » : b ; c") == "«\u00a0a\u00a0»\u00a0: b\u202f; c"


@pytest.mark.django_db
def test_only_a_published_certification_has_juries(office: Office) -> None:
    """The form offers the règlements whose référentiel is published, named with its title."""
    field = JuryForm().fields["reglement"]
    assert [str(label) for value, label in field.choices if value] == [  # type: ignore[attr-defined]
        "RNCP40657 · CQP Intervenant médico-technique à domicile · règlement version 1"
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"held_on": "31/02/2026", "place": "Lyon"}, "held_on"),
        ({"held_on": "2026-06-12", "place": ""}, "place"),
        ({"held_on": "2026-06-12", "place": "Lyon", "reglement": "999"}, "reglement"),
    ],
    ids=["date impossible", "sans lieu", "règlement inconnu"],
)
def test_a_wrong_jury_is_said_in_its_field(
    office: Office, typed: dict[str, str], field: str
) -> None:
    """Each fault is said beside the field it concerns."""
    form = JuryForm({"reglement": str(office.reglement.pk), **typed})
    assert not form.is_valid()
    assert field in form.errors


@pytest.mark.django_db
def test_an_account_votes_for_one_member_only(office: Office) -> None:
    """The pool offers the accounts of jurors that nobody holds yet."""
    taken = juror(office, "employeur").account
    free = User.objects.create(username="libre", role=Role.JUROR)
    User.objects.create(username="assesseur", role=Role.ASSESSOR)
    offered = JurorForm().fields["account"].queryset  # type: ignore[attr-defined]
    assert list(offered) == [free]
    assert taken not in offered


@pytest.mark.django_db
def test_without_reglement_there_is_no_college(db: None) -> None:
    """No règlement published: the form has no college to offer, none is invented."""
    assert JurorForm().known == ()


@pytest.mark.django_db
def test_a_composition_reads_who_is_present_and_who_presides(office: Office) -> None:
    """Ticked present or chair without a seat counts for nothing."""
    one, two = juror(office, "employeur"), juror(office, "salarié", "M")
    form = ComposeForm({"members": [one.pk], "present": [one.pk, two.pk], "chair": two.pk})
    assert form.is_valid()
    (pick,) = form.picks()
    assert (pick.juror, pick.present, pick.chair) == (one, True, False)


@pytest.mark.django_db
def test_an_unknown_member_is_refused(office: Office) -> None:
    """A number that is nobody's does not compose a jury."""
    assert not ComposeForm({"members": ["999"]}).is_valid()


@pytest.mark.parametrize(("answer", "accepted"), [("oui", True), ("non", False)])
def test_an_answer_is_read_as_yes_or_no(answer: str, accepted: bool) -> None:
    """The authority accepts or refuses; nothing in between."""
    form = RatifyForm({"accepted": answer, "decided_on": "2026-07-01", "reason": "x"})
    assert form.is_valid()
    assert form.cleaned_data["accepted"] is accepted


def test_a_deferral_without_reason_is_not_valid() -> None:
    """The form asks for the reason."""
    assert not DeferForm({"reason": ""}).is_valid()
