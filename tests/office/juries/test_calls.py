"""« Convoquer un jury » : letters in time or late with a reason, sendings, answers, files."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role
from parchemin.office.journal.queries import acts_on
from parchemin.office.juries import queries
from parchemin.office.juries.actions import (
    calling,
    closing,
    preparation,
    room,
    seating,
    sending,
    voting,
)
from parchemin.office.juries.models import Call, CallAnswer, Juror, Jury
from parchemin.office.referentiels.models import ReglementVersion
from tests.office.juries.conftest import HELD, Office, juror, prepared, presiding

pytestmark = pytest.mark.django_db
Bench = Callable[..., tuple[Juror, Juror]]
IN_TIME, LATE = "2026-05-20 09:00", "2026-06-05 09:00"


@pytest.fixture
def jury(office: Office, bench: Bench) -> Jury:
    """A jury of two members and two candidates, to be held on 12/06/2026."""
    return prepared(office, *bench(office), candidates=2)


@time_machine.travel(IN_TIME)
def test_each_member_gets_one_letter_kept_byte_for_byte(jury: Jury, office: Office) -> None:
    """Letters are numbered, cite the rule of notice, and are not written twice."""
    first, second = calling.write_calls(on=jury, by=office.by)
    assert (first.number, second.number) == ("CONV-2026-0001", "CONV-2026-0002")
    assert bytes(first.pdf).startswith(b"%PDF")
    assert first.latest_on == date(2026, 5, 28)
    assert "convoqués 15 jours avant" in first.rule
    assert not calling.write_calls(on=jury, by=office.by)
    assert [entry.act for entry in acts_on(jury)].count("convoquer au jury") == 1


@time_machine.travel(LATE)
def test_a_late_call_asks_for_its_reason_and_cites_the_rule(jury: Jury, office: Office) -> None:
    """Seven days before, the règlement asks fifteen: nothing is written without a reason."""
    with pytest.raises(RefusedAct, match="15 jours avant le jury du 12/06/2026") as refusal:
        calling.write_calls(on=jury, by=office.by)
    assert "convoqués 15 jours avant" in refusal.value.rule
    assert not Call.objects.exists()
    with pytest.raises(RefusedAct):
        calling.write_calls(on=jury, late_reason="   ", by=office.by)
    kept = calling.write_calls(on=jury, late_reason="membre désigné hier", by=office.by)
    assert {call.late_reason for call in kept} == {"membre désigné hier"}


@pytest.mark.parametrize(("day", "late"), [("2026-05-28 23:00", False), ("2026-05-29 08:00", True)])
def test_the_last_day_is_included(jury: Jury, office: Office, day: str, *, late: bool) -> None:
    """Fifteen days before the 12th of June is the 28th of May: that day is still in time."""
    with time_machine.travel(f"{day} +0200"):
        deadline = calling.deadline_of(jury)
        assert deadline is not None
        if late:
            with pytest.raises(RefusedAct):
                calling.write_calls(on=jury, by=office.by)
        else:
            assert len(calling.write_calls(on=jury, by=office.by)) == 2


@time_machine.travel("2026-06-13 09:00")
def test_nobody_is_called_after_the_day(jury: Jury, office: Office) -> None:
    """A reason does not open the past."""
    with pytest.raises(RefusedAct, match="trop tard"):
        calling.write_calls(on=jury, late_reason="oubli", by=office.by)


@time_machine.travel(LATE)
def test_a_silent_reglement_sets_no_last_day(jury: Jury, office: Office) -> None:
    """Without the line, letters are written and the page names the line to write."""
    text = office.reglement.text.replace("[convocation]", "[muette]")
    cut = text[: text.index("[muette]")] + text[text.index("[conservation]") :]
    silent = ReglementVersion.objects.create(
        number=office.number, rank=2, name="muet.toml", text=cut, sha256="1" * 64,
        published_by=office.by,
    )  # fmt: skip
    Jury.objects.filter(pk=jury.pk).update(reglement=silent)
    jury.refresh_from_db()
    assert len(calling.write_calls(on=jury, by=office.by)) == 2
    due = queries.deadlines(jury, today=date(2026, 6, 5))[0]
    assert (due.due, due.line, due.state) == (None, "convocation", "à faire")


@time_machine.travel(IN_TIME)
def test_candidates_are_called_apart(jury: Jury, office: Office) -> None:
    """Each candidate who is heard gets a letter with the reference of his path."""
    letters = calling.write_calls(on=jury, candidates=True, by=office.by)
    assert [call.enrolment.reference for call in letters if call.enrolment] == [
        "RNCP40657-0001", "RNCP40657-0002",
    ]  # fmt: skip
    assert {call.content["role"] for call in letters} == {"candidat"}


@time_machine.travel(IN_TIME)
def test_sendings_are_noted_once_each_and_the_second_is_a_reminder(
    jury: Jury, office: Office
) -> None:
    """The same sending noted again changes nothing; another day is a reminder."""
    numbers = [call.number for call in calling.write_calls(on=jury, by=office.by)]
    day = date(2026, 5, 20)
    told = {"on": jury, "numbers": numbers, "means": "courriel", "by": office.by}
    assert sending.note_call_sending(sent_on=day, **told) == 2
    assert sending.note_call_sending(sent_on=day, **told) == 0
    with time_machine.travel("2026-05-25 09:00"):
        assert sending.note_call_sending(sent_on=date(2026, 5, 25), **told) == 2
    line = queries.calls_of(jury).members[0]
    assert (line.state, len(line.sendings), line.late) == ("sans réponse", 2, False)


@pytest.mark.parametrize(
    ("numbers", "sent_on", "said"),
    [
        (["CONV-2026-0001"], date(2026, 5, 19), "avant l'écriture"),
        (["CONV-2026-0001"], date(2026, 5, 21), "dans l'avenir"),
        (["CONV-2025-0009"], date(2026, 5, 20), "inconnues du jury"),
        ([], date(2026, 5, 20), "Cochez"),
    ],
)
@time_machine.travel(IN_TIME)
def test_a_wrong_sending_is_refused(
    jury: Jury, office: Office, numbers: list[str], sent_on: date, said: str
) -> None:
    """A date before the letter, in the future, or an unknown letter: one sentence, no fact."""
    calling.write_calls(on=jury, by=office.by)
    with pytest.raises(RefusedAct, match=said):
        sending.note_call_sending(
            on=jury, numbers=numbers, means="courriel", sent_on=sent_on, by=office.by
        )
    assert not queries.calls_of(jury).members[0].sendings


@time_machine.travel(IN_TIME)
def test_a_letter_sent_after_the_last_day_is_said_late(jury: Jury, office: Office) -> None:
    """Written in time but sent after: the fact is kept, and the deadline says it."""
    numbers = [call.number for call in calling.write_calls(on=jury, by=office.by)]
    with time_machine.travel("2026-06-01 09:00"):
        sending.note_call_sending(
            on=jury, numbers=numbers, means="courrier", sent_on=date(2026, 6, 1), by=office.by
        )
        due = queries.deadlines(jury, today=date(2026, 6, 1))[0]
    assert due.state == "fait en retard"
    assert "convoqués 15 jours avant" in due.rule


@time_machine.travel(IN_TIME)
def test_a_member_answers_for_himself_and_may_change_his_mind(jury: Jury, office: Office) -> None:
    """Both answers stay; the last one counts."""
    call = calling.write_calls(on=jury, by=office.by)[0]
    assert call.juror is not None
    assert call.juror.account is not None
    calling.answer_call(on=call, choice="accepte", by=call.juror.account)
    calling.answer_call(on=call, choice="refuse", reason="hospitalisé", by=call.juror.account)
    line = next(item for item in queries.calls_of(jury).members if item.call == call)
    assert line.state == "refuse"
    assert CallAnswer.objects.filter(call=call).count() == 2


@time_machine.travel(IN_TIME)
def test_nobody_answers_for_another_but_the_secretariat(
    jury: Jury, office: Office, account: Any
) -> None:
    """Another member is refused; an unknown word is said; the secretariat may write an answer."""
    first, second = calling.write_calls(on=jury, by=office.by)
    assert second.juror is not None
    assert second.juror.account is not None
    for other in (second.juror.account, account(Role.AUDITOR)):
        with pytest.raises(PermissionDenied):
            calling.answer_call(on=first, choice="accepte", by=other)
    with pytest.raises(RefusedAct, match="peut-être"):
        calling.answer_call(on=first, choice="peut-être", by=office.by)
    assert not CallAnswer.objects.exists()
    answer = calling.answer_call(on=first, choice="accepte", by=office.by)
    assert [entry.act for entry in acts_on(answer)] == ["répondre à une convocation"]


def test_a_closed_jury_calls_nobody(office: Office, voted: Any) -> None:
    """After the closing neither letters nor answers nor files change anything."""
    jury = voted(office)
    closing.close_jury(on=jury, by=presiding(jury))
    with pytest.raises(RefusedAct, match="a été clos"):
        calling.write_calls(on=jury, by=office.by)


@time_machine.travel(IN_TIME)
def test_the_page_leads_from_writing_to_sending_to_answering(
    jury: Jury, office: Office, signed_in: Callable[..., Client]
) -> None:
    """The secretariat writes, notes the sending; the member answers from his own page."""
    client = signed_in(office.by)
    page = reverse("juries:calls", args=[jury.pk])
    assert "Convoquer 2 membres" in client.get(page).content.decode()
    client.post(reverse("juries:call_write", args=[jury.pk]), {"qui": "membres"})
    numbers = queries.calls_of(jury).numbers
    sent = {"numbers": numbers, "means": "courriel", "sent_on": "2026-05-20"}
    assert client.post(reverse("juries:call_send", args=[jury.pk]), sent).status_code == 302
    assert client.get(reverse("juries:call_pdfs", args=[jury.pk])).content.startswith(b"%PDF")
    call = Call.objects.select_related("juror__account")[0]
    assert call.juror is not None
    member = signed_in(call.juror.account)
    assert "accepte" in member.get(reverse("juries:mine")).content.decode()
    answer = reverse("juries:call_answer", args=[call.number])
    assert member.post(answer, {"choice": "accepte"}).status_code == 302
    assert member.post(answer, {"choice": "demain"}).status_code == 409
    assert "accepte" in client.get(page).content.decode()
    letter = reverse("juries:call_letter", args=[call.number])
    assert member.get(letter).content == bytes(call.pdf)


@time_machine.travel(IN_TIME)
def test_a_letter_is_read_by_the_office_and_by_its_addressee(
    jury: Jury, office: Office, signed_in: Callable[..., Client], account: Any
) -> None:
    """Another member, another candidate: the letter does not exist."""
    first, second = calling.write_calls(on=jury, by=office.by)
    letter = calling.write_calls(on=jury, candidates=True, by=office.by)[0]
    assert second.juror is not None
    assert letter.enrolment is not None
    own, other = account(Role.CANDIDATE), account(Role.CANDIDATE)
    person = letter.enrolment.person
    person.account = own
    person.save()
    address = reverse("juries:call_letter", args=[letter.number])
    assert signed_in(own).get(address).status_code == 200
    assert signed_in(other).get(address).status_code == 404
    first_address = reverse("juries:call_letter", args=[first.number])
    assert signed_in(second.juror.account).get(first_address).status_code == 404


@time_machine.travel(IN_TIME)
def test_the_calls_page_asks_as_much_for_two_as_for_twenty(
    office: Office,
    bench: Bench,
    signed_in: Callable[..., Client],
    django_assert_max_num_queries: Any,
) -> None:
    """Twenty candidates called cost no more questions to the base than two."""
    client, costs = signed_in(office.by), []
    for count in (2, 20):
        jury = prepared(office, *bench(office), candidates=count)
        calling.write_calls(on=jury, by=office.by)
        calling.write_calls(on=jury, candidates=True, by=office.by)
        with django_assert_max_num_queries(30) as asked:
            assert client.get(reverse("juries:calls", args=[jury.pk])).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]


@time_machine.travel(IN_TIME)
def test_a_substitute_is_called_as_such(jury: Jury, office: Office) -> None:
    """A substitute gets his own words, and cannot also sit."""
    third = juror(office, "employeur", "M")
    seating.name_substitutes(on=jury, jurors=[third], by=office.by)
    letters = calling.write_calls(on=jury, by=office.by)
    assert {call.content["role"] for call in letters} == {
        "président du jury", "membre du jury", "suppléant",
    }  # fmt: skip
    seated = jury.seats.select_related("juror")[0].juror
    with pytest.raises(RefusedAct, match="Gardez l'un ou l'autre"):
        seating.name_substitutes(on=jury, jurors=[seated], by=office.by)


@time_machine.travel(IN_TIME)
def test_a_member_is_replaced_before_the_opening(jury: Jury, office: Office) -> None:
    """The seat passes with its chair; the fact says who, by whom, why; the newcomer is to call."""
    calling.write_calls(on=jury, by=office.by)
    seat = jury.seats.select_related("juror", "jury").get(chair=True)
    newcomer = juror(office, "employeur", "M")
    done = seating.replace_member(seat=seat, joining=newcomer, reason="hospitalisé", by=office.by)
    assert (done.left, done.joined) == (seat.juror, newcomer)
    assert jury.seats.get(chair=True).juror == newcomer
    known = queries.calls_of(jury)
    assert [line.name for line in known.members if line.call is None] == [newcomer.name]
    assert [line.name for line in known.gone] == [seat.juror.name]


@pytest.mark.parametrize("fault", ["motif", "college", "siege"])
def test_a_wrong_replacement_is_refused(jury: Jury, office: Office, fault: str) -> None:
    """No reason, another college, somebody who sits already: a sentence each, nothing changed."""
    seat = jury.seats.select_related("juror", "jury").get(chair=True)
    joining = {
        "motif": juror(office, "employeur"),
        "college": juror(office, "salarié"),
        "siege": jury.seats.select_related("juror").get(chair=False).juror,
    }[fault]
    said = {"motif": "dit son motif", "college": "reste à son", "siege": "siège déjà"}[fault]
    reason = "" if fault == "motif" else "absent"
    with pytest.raises(RefusedAct, match=said):
        seating.replace_member(seat=seat, joining=joining, reason=reason, by=office.by)
    assert jury.seats.get(chair=True).juror == seat.juror


def test_after_the_opening_the_minutes_say_who_replaced_whom(jury: Jury, office: Office) -> None:
    """The incident is written for the minutes; a member who has voted keeps his seat."""
    room.open_jury(on=jury, by=office.by)
    seat = jury.seats.select_related("juror", "jury").get(chair=False)
    newcomer = juror(office, "salarié", "M")
    seating.replace_member(seat=seat, joining=newcomer, reason="malaise", by=office.by)
    assert newcomer.name in jury.notes.get(kind="incident").text
    voting.vote_proposals(on=jury, by=office.by)
    seat = jury.seats.select_related("juror", "jury").get(juror=newcomer)
    with pytest.raises(RefusedAct, match="a déjà voté"):
        seating.replace_member(
            seat=seat, joining=juror(office, "salarié"), reason="malaise", by=office.by
        )


def test_only_the_secretariat_calls_and_replaces(jury: Jury, office: Office, account: Any) -> None:
    """Every act refuses whoever is not of the secretariat, and changes nothing."""
    seat = jury.seats.select_related("juror", "jury").get(chair=True)
    by = account(Role.AUDITOR)
    acts: list[Callable[[], object]] = [
        lambda: calling.write_calls(on=jury, by=by),
        lambda: sending.note_call_sending(
            on=jury, numbers=["X"], means="courriel", sent_on=HELD, by=by
        ),
        lambda: sending.note_files_sent(on=jury, sent_on=HELD, means="courriel", by=by),
        lambda: seating.name_substitutes(on=jury, jurors=[], by=by),
        lambda: seating.replace_member(seat=seat, joining=seat.juror, reason="x", by=by),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert not Call.objects.exists()


def test_recomposing_keeps_the_calls(jury: Jury, office: Office) -> None:
    """Seats are replaced when the jury is composed again; what was sent stays."""
    with time_machine.travel(IN_TIME):
        calling.write_calls(on=jury, by=office.by)
    preparation.compose(on=jury, picks=[], by=office.by)
    assert len(queries.calls_of(jury).gone) == 2
