"""A tie sent to the authority that delivers: what the jury leaves, what the answer must settle."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.journal.queries import verify
from parchemin.office.juries import hooks, queries
from parchemin.office.juries.actions import closing, room, second_step
from parchemin.office.juries.actions.pool import state_fact
from parchemin.office.juries.models import Decision, JurorFact, Jury, Minutes, Ratification
from parchemin.office.partners.models import Registration
from parchemin.office.referentiels.models import ReglementVersion
from tests.office.juries.conftest import AM, Office, give, juror, prepared, presiding, publish

pytestmark = pytest.mark.django_db
ANSWER = date(2026, 7, 1)
AUTHORITY = "la CPNEFP des personnels des cabinets médicaux"
TIED = f"{AM}BC02"
BLOCS = tuple(f"{AM}BC0{rank}" for rank in (1, 2, 3, 4))


@pytest.fixture
def referring(secretary: User) -> Office:
    """RNCP40913 whose règlement sends a tie to the CPNEFP."""
    office = publish(AM, secretary)
    text = office.reglement.text.replace(
        '[jury.certification.departage]\nregle = "muet"',
        '[jury.certification.departage]\nregle = "renvoi à l\'autorité qui délivre"',
    )
    assert text != office.reglement.text
    row = ReglementVersion.objects.create(
        number=AM, rank=2, name="reglement.toml", text=text, sha256="2" * 64,
        published_by=secretary,
    )  # fmt: skip
    Registration.objects.create(
        number=AM, last_delivery=date(2034, 6, 25), source="Notification", recorded_by=secretary
    )
    return Office(office.version, row, secretary)


def sat(office: Office, *tied: str, candidates: int = 1) -> Jury:
    """An open jury of two where the voices are even on these blocs, for on the others."""
    members = (juror(office, "employeur", "F"), juror(office, "salarié", "M"))
    jury = room.open_jury(on=prepared(office, *members, candidates=candidates), by=office.by)
    for bloc in BLOCS:
        give(jury, bloc[-4:], "pour", "contre" if bloc in tied else "pour", by=office.by)
    return jury


@pytest.fixture
def proposed(referring: Office) -> Jury:
    """A closed jury of one candidate, voices even on BC02."""
    jury = sat(referring, TIED)
    closing.close_jury(on=jury, by=presiding(jury))
    return Jury.objects.get(pk=jury.pk)


def answer(jury: Jury, by: User, *, accepted: bool = True, **settles: bool) -> Ratification:
    """The authority's answer, with what it settles (BC02=True) for the only candidate."""
    hearing = jury.hearings.get().pk
    return second_step.ratify(
        on=jury, accepted=accepted, decided_on=ANSWER, reason="Relevé n° 7",
        settles={(hearing, AM + code): won for code, won in settles.items()}, by=by,
    )  # fmt: skip


def decisions(jury: Jury) -> dict[str, str]:
    """What is decided, by the last four signs of each bloc; the whole has none."""
    rows = Decision.objects.filter(hearing__jury=jury)
    return {row.bloc_code[-4:]: row.outcome for row in rows}


def test_the_jury_closes_and_leaves_the_tie_undecided(proposed: Jury) -> None:
    """The blocs voted are decided; the tied one and the certification are not."""
    assert decisions(proposed) == {"BC01": "acquis", "BC03": "acquis", "BC04": "acquis"}
    assert queries.awaited(proposed) == AUTHORITY
    assert [(tie.candidate, tie.code) for tie in queries.ties_left(proposed)] == [
        (str(proposed.hearings.get().enrolment.person), TIED)
    ]


def test_the_minutes_say_what_is_left_to_the_authority(proposed: Jury) -> None:
    """The observations name the candidate and the bloc; nobody is counted as failed."""
    acts = queries.minutes_of(proposed).acts
    assert f"partage des voix sur {TIED}, renvoyé à {AUTHORITY}" in (acts.observations or "")
    assert (acts.figures.won, acts.figures.partial, acts.figures.failed) == (0, 0, 0)
    assert acts.candidates[0].outcome.startswith("renvoyé à l'autorité")
    tied = next(bloc for bloc in acts.candidates[0].blocs if bloc.code == TIED)
    assert any("renvoyé à l'autorité qui délivre" in reason for reason in tied.reasons)


@pytest.mark.parametrize(
    ("won", "whole", "held"), [(True, "validation totale", 4), (False, "validation partielle", 3)]
)
def test_the_answer_decides_the_bloc_and_the_certification(
    proposed: Jury, referring: Office, won: bool, whole: str, held: int
) -> None:
    """Won or not, the tied bloc takes the authority's word and its day; the rest follows."""
    row = answer(proposed, referring.by, BC02=won)
    assert row.settles == [[proposed.hearings.get().pk, TIED, won]]
    said = decisions(proposed)
    assert (said["BC02"], said[""]) == ("acquis" if won else "non acquis", whole)
    settled = Decision.objects.get(hearing__jury=proposed, bloc_code=TIED)
    assert settled.decided_on == ANSWER
    assert f"Décidé par {AUTHORITY}" in settled.reasons[0]
    path = proposed.hearings.get().enrolment_id
    assert len(hooks.held([path])[path]) == held
    assert verify().sound


def test_what_is_learnt_of_a_member_after_the_closing_changes_nothing_of_the_answer(
    proposed: Jury, referring: Office
) -> None:
    """A fact dated before the jury but entered after its closing: the jury stays as it sat."""
    seat = proposed.seats.select_related("juror").get(chair=False)
    advisory = JurorFact.Kind.ADVISORY_VOICE
    state_fact(on=seat.juror, kind=advisory, since=date(2026, 1, 1), by=referring.by)
    assert [tie.code for tie in queries.ties_left(proposed)] == [TIED]
    answer(proposed, referring.by, BC02=True)
    assert decisions(proposed)[""] == "validation totale"


def test_the_minutes_keep_their_bytes_and_the_page_tells_the_answer(
    proposed: Jury, referring: Office, signed_in: Callable[..., Client]
) -> None:
    """The sealed PDF does not change; the page and the letters read the answer."""
    before = Minutes.objects.get(jury=proposed).sha256
    answer(proposed, referring.by, BC02=True)
    assert Minutes.objects.get(jury=proposed).sha256 == before
    page = signed_in(referring.by).get(reverse("juries:minutes", args=[proposed.pk]))
    assert "départagées par" in page.content.decode()
    told = queries.minutes_answered(proposed).candidates[0]
    assert told.outcome == "validation totale"
    assert next(bloc for bloc in told.blocs if bloc.code == TIED).decision == "acquis"


@pytest.mark.parametrize(
    ("accepted", "settles", "said"),
    [
        (True, {}, r"Il manque la réponse de la CPNEFP .* \(RNCP40913BC02\)"),
        (True, {"BC02": True, "BC01": True}, "les voix n'étaient pas partagées"),
        (True, {"BC02": True, "BC09": True}, "BC09, les voix n'étaient pas partagées"),
        (False, {"BC02": False}, "l'un exclut l'autre"),
    ],
    ids=["réponse manquante", "bloc décidé par le jury", "bloc inconnu", "refus qui départage"],
)
def test_a_wrong_answer_changes_nothing(
    proposed: Jury, referring: Office, accepted: bool, settles: dict[str, Any], said: str
) -> None:
    """An answer that lacks, or bears on what the jury decided, is refused with its sentence."""
    before = decisions(proposed)
    with pytest.raises(RefusedAct, match=said):
        answer(proposed, referring.by, accepted=accepted, **settles)
    assert not Ratification.objects.exists()
    assert decisions(proposed) == before


def test_a_refusal_to_deliver_settles_nothing(proposed: Jury, referring: Office) -> None:
    """Refused, nothing is decided of the tied bloc and no bloc is held."""
    answer(proposed, referring.by, accepted=False)
    assert "BC02" not in decisions(proposed)
    assert not hooks.held([proposed.hearings.get().enrolment_id])


def test_the_form_asks_each_tied_bloc(
    proposed: Jury, referring: Office, signed_in: Callable[..., Client]
) -> None:
    """The page lists the tied blocs and takes an answer for each; without it, it is refused."""
    client = signed_in(referring.by)
    page = client.get(reverse("juries:minutes", args=[proposed.pk])).content.decode()
    field = f"departage-{proposed.hearings.get().pk}-{TIED}"
    assert f'name="{field}"' in page
    typed = {"accepted": "oui", "decided_on": "2026-07-01", "reason": "Relevé n° 7", field: ""}
    address = reverse("juries:ratify", args=[proposed.pk])
    refused = client.post(address, typed)
    assert (refused.status_code, "Il manque la réponse" in refused.content.decode()) == (409, True)
    assert client.post(address, {**typed, field: "acquis"}).status_code == 302
    assert decisions(proposed)[""] == "validation totale"


def test_everything_tied_still_awaits_the_authority(referring: Office) -> None:
    """Even on every bloc, the jury closes with no decision and the authority is named."""
    jury = sat(referring, *BLOCS)
    closing.close_jury(on=jury, by=presiding(jury))
    jury = Jury.objects.get(pk=jury.pk)
    assert not Decision.objects.filter(hearing__jury=jury).exists()
    assert queries.awaited(jury) == AUTHORITY
    answer(jury, referring.by, BC01=True, BC02=False, BC03=True, BC04=True)
    assert decisions(jury)[""] == "validation partielle"


def test_the_room_says_that_the_voices_are_even(
    referring: Office, signed_in: Callable[..., Client]
) -> None:
    """Before the closing, the candidate's page says where the bloc goes, and closing is foreseen."""
    jury = sat(referring, TIED)
    client = signed_in(referring.by)
    shown = client.get(reverse("juries:hearing", args=[jury.pk, jury.hearings.get().pk]))
    assert "renvoyé à l'autorité qui délivre" in shown.content.decode()
    would = queries.closing(jury)
    assert would.obstacles == ()
    assert list(would.figures.values()) == [1]
    assert next(iter(would.figures)).startswith("renvoyé à l'autorité")


def test_the_queries_do_not_grow_with_the_ties(
    referring: Office, django_assert_max_num_queries: Any
) -> None:
    """Two candidates or six tied, the authority's ties are read in as many queries."""
    for candidates in (2, 6):
        jury = sat(referring, TIED, candidates=candidates)
        closing.close_jury(on=jury, by=presiding(jury))
        closed = Jury.objects.select_related("reglement").get(pk=jury.pk)
        with django_assert_max_num_queries(26):
            assert len(queries.ties_left(closed)) == candidates
