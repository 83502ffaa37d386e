"""The minutes as data: what they gather, and that they come back the same from the base."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.minutes import (
    CandidateDecision,
    Minutes,
    MinutesBloc,
    MinutesFigures,
    MinutesMember,
    Votes,
)
from parchemin.office.juries import queries
from parchemin.office.juries.actions import closing, room, voting
from parchemin.office.juries.minutes_content import from_json, to_json
from parchemin.office.juries.models import Jury, Note
from parchemin.office.partners.models import Certifier
from tests.office.juries.conftest import IMTD, Office, presiding

WORDS = st.text(max_size=20)
MAYBE = st.none() | WORDS
FEW = st.integers(0, 9)
VOTES = st.builds(Votes, favour=FEW, against=FEW, abstention=FEW, casting=MAYBE)
BLOCS = st.builds(
    MinutesBloc,
    code=WORDS,
    title=WORDS,
    proposal=WORDS,
    decision=WORDS,
    votes=st.none() | VOTES,
    reasons=st.lists(WORDS, max_size=3).map(tuple),
    recommendations=MAYBE,
)
CANDIDATES = st.builds(
    CandidateDecision,
    name=WORDS,
    reference=WORDS,
    blocs=st.lists(BLOCS, max_size=3).map(tuple),
    outcome=WORDS,
    recommendations=MAYBE,
)
MEMBERS = st.builds(
    MinutesMember,
    name=WORDS,
    college=WORDS,
    role=WORDS,
    present=st.booleans(),
    chair=st.booleans(),
    represented_by=MAYBE,
    absence=MAYBE,
)
MOMENTS = st.datetimes(timezones=st.just(UTC))
MINUTES = st.builds(
    Minutes,
    number=WORDS,
    certification=WORDS,
    version=WORDS,
    session=WORDS,
    body=WORDS,
    place=WORDS,
    opened_at=MOMENTS,
    closed_at=MOMENTS,
    members=st.lists(MEMBERS, max_size=3).map(tuple),
    candidates=st.lists(CANDIDATES, max_size=3).map(tuple),
    figures=st.builds(
        MinutesFigures, registered=FEW, present=FEW, won=FEW, partial=FEW, failed=FEW
    ),
    incidents=st.lists(WORDS, max_size=2).map(tuple),
    observations=MAYBE,
    rules=st.lists(WORDS, max_size=2).map(tuple),
    rectifies=MAYBE,
)


@given(MINUTES)
def test_minutes_come_back_the_same_from_json(minutes: Minutes) -> None:
    """Whatever they hold, minutes kept as JSON are read back equal, so that the PDF is the same."""
    assert from_json(json.loads(json.dumps(to_json(minutes)))) == minutes


@pytest.fixture
def acts(opened: Callable[..., Jury], office: Office) -> Minutes:
    """The minutes of a session of two candidates, with notes of every kind."""
    jury = opened(office, candidates=2, BC03="non_acquis")
    Certifier.objects.create(
        legal_name="Association inventée", place="Paris", signatory_name="C. Inventée",
        signatory_title="présidente", recorded_by=office.by,
    )  # fmt: skip
    first = jury.hearings.get(position=1)
    voting.vote_proposals(on=jury, by=office.by)
    for kind, text, hearing, bloc in (
        (Note.Kind.INCIDENT, "Coupure de courant à 10 h", None, ""),
        (Note.Kind.OBSERVATION, "Séance reprise à 10 h 15", None, ""),
        (Note.Kind.RECOMMENDATION, "Revoir la traçabilité", first, ""),
        (Note.Kind.RECOMMENDATION, "Un accompagnement de plus", first, f"{IMTD}BC03"),
    ):
        room.note(on=jury, kind=kind, text=text, hearing=hearing, bloc=bloc, by=office.by)
    closing.close_jury(on=jury, by=presiding(jury))
    return queries.minutes_of(jury).acts


@pytest.mark.django_db
def test_minutes_say_who_where_and_what(acts: Minutes) -> None:
    """Certifier, certification, versions, place, date, members, and the route of each candidate."""
    assert acts.body == "Association inventée"
    assert acts.certification.startswith(f"{IMTD} : CQP Intervenant médico-technique")
    assert acts.version == "version 1 ; règlement version 1"
    assert (acts.place, acts.session) == ("Lyon", "JURY-2026-0001 du 12/06/2026")
    assert all(item.reference.endswith(", voie : Formation continue") for item in acts.candidates)
    assert [(member.college, member.chair, member.present) for member in acts.members] == [
        ("employeur", True, True),
        ("salarié", False, True),
    ]


@pytest.mark.django_db
def test_minutes_keep_the_notes_of_the_session(acts: Minutes) -> None:
    """Incident, observation, recommendation for the candidate and for one bloc."""
    assert acts.incidents == ("Coupure de courant à 10 h",)
    assert "Séance reprise à 10 h 15" in (acts.observations or "")
    assert acts.candidates[0].recommendations == "Revoir la traçabilité"
    assert acts.candidates[0].blocs[2].recommendations == "Un accompagnement de plus"
    assert acts.candidates[1].recommendations is None


@pytest.mark.django_db
def test_minutes_cite_each_rule_once(acts: Minutes) -> None:
    """The rules applied are quoted with their source, without repetition."""
    assert len(acts.rules) == len(set(acts.rules))
    assert any("majorité" in rule for rule in acts.rules)
    assert any("Pour valider un bloc" in rule for rule in acts.rules)
    assert any("Pour valider le CQP" in rule for rule in acts.rules)
    assert any("délivre" in rule for rule in acts.rules)


@pytest.mark.django_db
def test_minutes_count_their_candidates(acts: Minutes) -> None:
    """Two registered, two present, none certified, two partial validations."""
    assert acts.figures == MinutesFigures(registered=2, present=2, won=0, partial=2, failed=0)


@pytest.mark.django_db
def test_minutes_give_the_votes_of_each_bloc(acts: Minutes) -> None:
    """Two voices against on the bloc not acquired, two for on the others."""
    votes = [bloc.votes for bloc in acts.candidates[0].blocs]
    assert votes[2] == Votes(favour=0, against=2)
    assert votes[0] == Votes(favour=2, against=0)
    assert (
        "toutes les modalités d'évaluation sont acquises" in acts.candidates[0].blocs[0].reasons[0]
    )


def test_a_moment_keeps_its_zone() -> None:
    """An hour of Paris is the same instant once read back."""
    moment = datetime(2026, 6, 12, 16, 30, tzinfo=UTC)
    minutes = Minutes(
        number="1", certification="c", version="v", session="s", body="b", place="p",
        opened_at=moment, closed_at=moment, members=(), candidates=(),
        figures=MinutesFigures(registered=0, present=0, won=0, partial=0, failed=0),
    )  # fmt: skip
    assert from_json(to_json(minutes)).closed_at == moment
