"""Closing a session: decisions, ties, departures, absences, minutes, and what comes after."""

import hashlib
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.office.journal.queries import acts_on, verify
from parchemin.office.juries import queries
from parchemin.office.juries.actions import adjusting, closing, preparation, room, voting
from parchemin.office.juries.actions.adjusting import Change
from parchemin.office.juries.models import Decision, Hearing, Jury, Minutes, Note, Seat
from parchemin.office.juries.states import AlreadyClosed
from parchemin.office.sealing import intact
from parchemin.writers import minutes_pdf
from tests.office.juries.conftest import (
    AM,
    IMTD,
    Office,
    assess,
    enrol,
    give,
    juror,
    prepared,
    presiding,
)

pytestmark = pytest.mark.django_db
Voted = Callable[..., Jury]


def close(jury: Jury, office: Office) -> Minutes:
    """The secretariat closes on the word of the chair."""
    return closing.close_jury(on=jury, by=presiding(jury))


def whole(jury: Jury) -> Decision:
    """The decision on the certification of the only candidate."""
    return Decision.objects.get(hearing__jury=jury, bloc_code="")


def bloc(jury: Jury, code: str) -> Decision:
    return Decision.objects.get(hearing__jury=jury, bloc_code=code)


def test_a_session_closes_with_one_decision_per_bloc_and_one_for_the_whole(
    voted: Voted, office: Office
) -> None:
    """Four blocs won give five decisions, a certification won, numbered minutes, a journal entry."""
    jury = voted(office)
    minutes = close(jury, office)
    assert Decision.objects.filter(hearing__jury=jury, won=True).count() == 5
    assert whole(jury).outcome == "validation totale"
    assert minutes.number == "PV-2026-0001"
    assert Jury.objects.get(pk=jury.pk).state == Jury.State.CLOSED
    assert acts_on(jury).filter(act="clore un jury").count() == 1
    assert verify().sound


def test_a_decision_keeps_its_reasons_and_its_ballots(voted: Voted, office: Office) -> None:
    """Each bloc says rule, facts and who voted what."""
    jury = voted(office)
    close(jury, office)
    row = bloc(jury, f"{IMTD}BC01")
    assert "2 pour, 0 contre" in row.votes["phrase"]
    assert [item["voix"] for item in row.votes["bulletins"]] == ["pour", "pour"]
    assert "Règle :" in row.reasons[0]


def test_blocs_do_not_make_up_for_one_another(voted: Voted, office: Office) -> None:
    """Three blocs won and one refused is a partial validation, the certification is not won."""
    jury = voted(office, BC03="non_acquis")
    close(jury, office)
    assert (whole(jury).outcome, whole(jury).won) == ("validation partielle", False)
    assert [bloc(jury, f"{IMTD}BC0{rank}").won for rank in (1, 2, 3, 4)] == [
        True,
        True,
        False,
        True,
    ]


def test_an_unfinished_bloc_adjourns_without_vote(voted: Voted, office: Office) -> None:
    """An excused modality leaves its bloc pending: the certification is adjourned, not refused."""
    jury = voted(office, BC02="excuse")
    close(jury, office)
    assert bloc(jury, f"{IMTD}BC02").outcome == "en attente"
    assert whole(jury).outcome == "ajournement"


def test_an_absent_candidate_is_absent_and_not_refused(voted: Voted, office: Office) -> None:
    """No certification, and the word is « absent »; the minutes do not count him as present."""
    everything = {f"BC0{rank}": "absent" for rank in (1, 2, 3, 4)}
    jury = voted(office, **everything)
    close(jury, office)
    assert (whole(jury).outcome, whole(jury).won) == ("absent", False)
    figures = queries.minutes_of(jury).acts.figures
    assert (figures.registered, figures.present, figures.failed) == (1, 0, 0)


def test_a_tie_is_settled_by_the_casting_vote_of_the_chair(opened: Voted, office: Office) -> None:
    """RNCP40657 gives the chair a casting vote: his voice decides, and the minutes say so."""
    jury = opened(office)
    give(jury, "BC01", "pour", "contre", by=office.by)
    voting.vote_proposals(on=jury, by=office.by)
    close(jury, office)
    row = bloc(jury, f"{IMTD}BC01")
    assert row.won
    assert row.votes["voix_preponderante"] == "Membre employeur 1"
    votes = queries.minutes_of(jury).acts.candidates[0].blocs[0].votes
    assert votes is not None
    assert (votes.favour, votes.against, votes.casting) == (1, 1, "Membre employeur 1")


def test_a_tie_without_rule_names_the_missing_line(opened: Voted, silent_office: Office) -> None:
    """RNCP40913 is silent on a tie: nothing closes, and the line to write is named."""
    jury = opened(silent_office)
    give(jury, "BC01", "pour", "contre", by=silent_office.by)
    voting.vote_proposals(on=jury, by=silent_office.by)
    with pytest.raises(MissingRule) as refusal:
        close(jury, silent_office)
    assert refusal.value.line == "jury.certification.departage"
    assert f"{AM}BC01" in str(refusal.value)
    assert not Decision.objects.exists()
    assert Jury.objects.get(pk=jury.pk).state == Jury.State.OPEN


def test_the_tie_is_shown_in_the_room_before_anybody_closes(
    opened: Voted, silent_office: Office, signed_in: Callable[..., Client]
) -> None:
    """The session screen and the closing page ask the question and lead to the règlement."""
    jury = opened(silent_office)
    give(jury, "BC01", "pour", "contre", by=silent_office.by)
    client = signed_in(silent_office.by)
    for name in ("detail", "close"):
        page = client.get(reverse(f"juries:{name}", args=[jury.pk])).content.decode()
        assert "Que décide le jury quand les voix sont égales" in page, name
        assert "Répondre au règlement" in page, name


def test_a_departure_from_the_proposal_says_its_reason(opened: Voted, office: Office) -> None:
    """Voted down against the proposal: refused without a reason, then kept with it."""
    jury = opened(office)
    give(jury, "BC04", "contre", "contre", by=office.by)
    voting.vote_proposals(on=jury, by=office.by)
    with pytest.raises(RefusedAct, match="motif"):
        close(jury, office)
    room.note(
        on=jury, kind=Note.Kind.DEPARTURE, text="Oral repris, geste dangereux",
        hearing=jury.hearings.get(), bloc=f"{IMTD}BC04", by=office.by,
    )  # fmt: skip
    close(jury, office)
    row = bloc(jury, f"{IMTD}BC04")
    assert (row.proposed, row.outcome, row.won) == ("acquis", "non acquis", False)
    assert "Oral repris, geste dangereux" in row.reasons[0]


def test_missing_voices_are_all_named(opened: Voted, office: Office) -> None:
    """Nobody voted: each bloc and each member who owes a voice is named, once a candidate."""
    jury = opened(office)
    obstacles = queries.closing(jury).obstacles
    assert [item.hearing for item in obstacles] == [jury.hearings.get().pk]
    assert "Membre employeur 1 et Membre salarié 2" in obstacles[0].sentence
    assert all(f"{IMTD}BC0{rank}" in obstacles[0].about for rank in (1, 2, 3, 4))
    with pytest.raises(RefusedAct, match="BC04"):
        close(jury, office)


def test_nothing_changes_after_the_closing(voted: Voted, office: Office) -> None:
    """Vote, adjustment, note, presence, deferral, composition: each is refused with the number."""
    jury = voted(office)
    close(jury, office)
    hearing = Hearing.objects.select_related("jury").get(jury=jury)
    seat = Seat.objects.select_related("juror", "jury").filter(jury=jury)[0]
    code = f"{IMTD}BC01"
    change = Change(bloc=code, assessment="x", outcome="acquis", reason="trop tard")
    late = [
        lambda: voting.vote(on=hearing, seat=seat, choices={code: "contre"}, by=office.by),
        lambda: voting.vote_proposals(on=jury, by=office.by),
        lambda: adjusting.adjust(on=hearing, change=change, by=office.by),
        lambda: room.note(on=jury, kind="incident", text="trop tard", by=office.by),
        lambda: room.defer(on=hearing, reason="trop tard", by=office.by),
        lambda: preparation.mark_presence(seat=seat, present=False, by=office.by),
        lambda: preparation.compose(on=jury, picks=[], by=office.by),
        lambda: preparation.choose_candidates(on=jury, enrolments=[], by=office.by),
        lambda: room.open_jury(on=jury, by=office.by),
        lambda: close(jury, office),
    ]
    before = verify().entries
    for act in late:
        with pytest.raises(AlreadyClosed, match="PV-2026-0001"):
            act()
    assert verify().entries == before


def test_the_database_seals_the_jury_its_decisions_and_its_minutes(
    voted: Voted, office: Office
) -> None:
    """After the closing not even the database lets a row change."""
    jury = voted(office)
    close(jury, office)
    for act in (
        lambda: Jury.objects.filter(pk=jury.pk).update(place="Ailleurs"),
        lambda: Decision.objects.update(won=True),
        lambda: Minutes.objects.update(number="PV-1"),
        lambda: Minutes.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_minutes_are_numbered_one_after_the_other(voted: Voted, office: Office, bench: Any) -> None:
    """Two juries of a year give two numbers that follow."""
    first = close(voted(office), office)
    jury = room.open_jury(on=prepared(office, *bench(office)), by=office.by)
    voting.vote_proposals(on=jury, by=office.by)
    assert (first.number, close(jury, office).number) == ("PV-2026-0001", "PV-2026-0002")


def test_the_pdf_is_kept_and_can_be_made_again_byte_for_byte(voted: Voted, office: Office) -> None:
    """The PDF kept at the closing begins with what the acts, read back, give again; then its seal."""
    jury = voted(office, candidates=2, BC03="non_acquis")
    minutes = close(jury, office)
    page = queries.minutes_of(Jury.objects.get(pk=jury.pk))
    pdf, same = queries.minutes_bytes(page)
    assert same
    assert hashlib.sha256(pdf).hexdigest() == minutes.sha256
    assert pdf.startswith(minutes_pdf.render(page.acts))
    assert intact(pdf)


def test_a_later_template_leaves_the_signed_pdf_as_it_was(
    voted: Voted, office: Office, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The download gives the bytes of the closing, whatever the program would compose today."""
    jury = voted(office, candidates=1)
    kept = close(jury, office)
    monkeypatch.setattr(minutes_pdf, "render", lambda _: b"un autre gabarit")
    answer = signed_in(office.by).get(reverse("juries:minutes_pdf", args=[jury.pk]))
    assert hashlib.sha256(answer.content).hexdigest() == kept.sha256


def test_a_candidate_sent_on_is_in_the_minutes_without_decision(
    opened: Voted, office: Office
) -> None:
    """Sent to another session, he is named with the reason and nothing is decided."""
    jury = opened(office, candidates=2)
    hearing = jury.hearings.select_related("jury").get(position=2)
    room.defer(on=hearing, reason="Membre récusé", by=office.by)
    voting.vote_proposals(on=jury, by=office.by)
    close(jury, office)
    assert not hearing.decisions.exists()
    acts = queries.minutes_of(jury).acts
    assert "renvoyé à une autre session (Membre récusé)" in acts.candidates[1].outcome


def test_a_bloc_won_before_an_earlier_jury_is_held(
    voted: Voted, office: Office, bench: Any
) -> None:
    """At the next jury the three blocs won are held, only the missing one is voted."""
    jury = voted(office, BC03="non_acquis")
    close(jury, office)
    enrolment = jury.hearings.select_related("enrolment__version").get().enrolment
    again = prepared(office, *bench(office), candidates=0)
    Jury.objects.filter(pk=again.pk).update(held_on=date(2026, 10, 1))
    preparation.choose_candidates(on=again, enrolments=[enrolment], by=office.by)
    second = room.open_jury(on=Jury.objects.get(pk=again.pk), by=office.by)
    case = queries.candidate(second.hearings.get()).row.case
    assert [item.outcome for item in case.proposal.blocs] == [
        "déjà acquis", "déjà acquis", "non acquis", "déjà acquis",
    ]  # fmt: skip
    assert [item.code for item in case.to_vote] == [f"{IMTD}BC03"]


def test_a_certified_candidate_is_not_presented_again(
    voted: Voted, office: Office, bench: Any
) -> None:
    """A path whose certification is decided is refused by another jury, with its reference."""
    jury = voted(office)
    close(jury, office)
    enrolment = jury.hearings.select_related("enrolment__version").get().enrolment
    other = prepared(office, *bench(office), candidates=0)
    assert not queries.presentable(other)
    with pytest.raises(RefusedAct, match=enrolment.reference):
        preparation.choose_candidates(on=other, enrolments=[enrolment], by=office.by)


def test_a_result_recorded_after_the_closing_changes_nothing_that_was_decided(
    voted: Voted, office: Office
) -> None:
    """The decisions and the proposal shown stay those of the closing."""
    jury = voted(office, BC03="non_acquis")
    close(jury, office)
    hearing = jury.hearings.select_related("enrolment__person__civil_status").get()
    for result in hearing.enrolment.results.filter(outcome="non_acquis"):
        result.pk, result.supersedes_id, result.reason = None, result.pk, "repris"
        result.outcome = "acquis"
        result.save()
    hearing.jury = Jury.objects.get(pk=jury.pk)
    assert queries.candidate(hearing).row.case.proposal.outcome == "validation partielle"


def test_a_vae_tie_is_settled_by_the_law(silent_office: Office) -> None:
    """Where the règlement is silent the law gives the VAE chair a casting vote (D. 6412-6)."""
    candidate = enrol(silent_office, 1, "experience")
    assess(candidate, silent_office)
    members = [
        juror(silent_office, college, sex)
        for college, sex in (
            ("organisme_de_formation", "F"), ("organisme_de_formation", "M"),
            ("professionnel", "F"), ("professionnel", "M"),
        )
    ]  # fmt: skip
    jury = prepared(silent_office, *members, candidates=0)
    preparation.choose_candidates(on=jury, enrolments=[candidate], by=silent_office.by)
    jury = room.open_jury(on=jury, by=silent_office.by)
    give(jury, "BC01", "pour", "pour", "contre", "contre", by=silent_office.by)
    voting.vote_proposals(on=jury, by=silent_office.by)
    row = queries.candidate(jury.hearings.get()).row.blocs[0]
    assert row.tally is not None
    assert row.tally.casting_vote is not None
    assert row.decision == "acquis"
