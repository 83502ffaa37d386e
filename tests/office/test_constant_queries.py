"""A page asks the database as many questions for twenty objects as for two."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.actions import hold_bloc
from parchemin.office.candidates.models import HeldBloc
from parchemin.office.epreuves.actions import assign, correct_result, record_results
from parchemin.office.logbooks.actions import Statement, add_mentor, attest
from parchemin.office.partners import actions as partners
from parchemin.office.referentiels.actions import rename_reglement
from tests.office.promotion import NUMBER, Accounts, Published, SignIn, enter, publish_invented
from tests.office.referentiels.builders import PAGE, answered
from tests.office.world import ASSESSED, BLOC, World, holding, result_of, waiting_file, world

Grow = Callable[[World, Accounts], None]
COUNT = 18


def more_holdings(seen: World, account: Accounts) -> None:
    """Twenty bodies, each with its candidate, mentor, assessor, result and held bloc."""
    for rank in range(3, 3 + COUNT):
        holding(rank, published=seen.published, by=seen.secretary, account=account)


def more_followed(seen: World, account: Accounts) -> None:
    """Our tutor follows, our assessor assesses and our body enrols twenty candidates."""
    tutor, assessor = seen.ours.users[Role.TUTOR], seen.ours.users[Role.ASSESSOR]
    for rank in range(3, 3 + COUNT):
        path = enter(rank, version=seen.published.version, body=seen.ours.body, by=seen.secretary)
        add_mentor(on=path, username=tutor.username, function="tuteur", by=seen.secretary)
        assign(assessor=assessor, on=[path], by=seen.secretary)
        record_results([result_of(path)], by=assessor)


def a_long_file(seen: World, account: Accounts) -> None:
    """Our candidate has twenty statements, results, corrections, held blocs and mentors."""
    ours, by = seen.ours, seen.secretary
    result = ours.result
    for rank in range(COUNT):
        said = Statement(
            bloc_code=BLOC, competency_rank=1 + rank % 2, mastered=False, comment=f"jour {rank}"
        )
        attest([said], on=ours.mentor, stated_on=ASSESSED, by=ours.users[Role.TUTOR])
        result = correct_result(
            on=result, outcome="non_acquis", obtained_on=ASSESSED, comment=f"copie {rank}",
            reason="erreur", by=by,
        )  # fmt: skip
        hold_bloc(
            on=ours.path.person, number=f"RNCP{rank}", bloc_code="B1", proof="procès-verbal",
            how=HeldBloc.How.CORRESPONDENCE, acquired_on=date(2025, 6, 1), by=by,
        )  # fmt: skip
        tutor = account(Role.TUTOR)
        add_mentor(on=ours.path, username=tutor.username, function="manager", by=by)
        partners.accredit(
            on=ours.body, number=f"RNCP{rank}", scope="former", since=date(2025, 1, 1), by=by
        )
        partners.record_certifier(
            legal_name=f"Certificateur {rank}", place="Lyon", signatory_name="A",
            signatory_title="P", by=by,
        )  # fmt: skip


def more_texts(seen: World, account: Accounts) -> None:
    """Twenty drafts and twenty published versions with their règlements."""
    for rank in range(COUNT):
        answered(seen.secretary, PAGE + b"\n" * (rank + 1))
        publish_invented(seen.secretary)


def more_rules(seen: World, account: Accounts) -> None:
    """The draft règlement has twenty states, its version twenty candidates."""
    by = seen.secretary
    for rank in range(3, 3 + COUNT):
        rename_reglement(on=seen.reglement_draft, title=f"Intitulé {rank}", by=by)
        enter(rank, version=seen.published.version, body=seen.ours.body, by=by)


PAGES: tuple[tuple[str, Callable[[World], tuple[Any, ...]], Role, Grow], ...] = (
    ("candidates:list", lambda _: (), Role.SECRETARIAT, more_holdings),
    ("candidates:list", lambda _: (), Role.BODY, more_followed),
    ("candidates:add", lambda _: (), Role.SECRETARIAT, more_texts),
    ("candidates:import", lambda _: (), Role.SECRETARIAT, more_holdings),
    ("candidates:detail", lambda w: (w.ours.path.person_id,), Role.SECRETARIAT, a_long_file),
    ("candidates:detail", lambda w: (w.ours.path.person_id,), Role.CANDIDATE, a_long_file),
    ("candidates:hold_bloc", lambda w: (w.ours.path.person_id,), Role.SECRETARIAT, a_long_file),
    ("partners:bodies", lambda _: (), Role.AUDITOR, more_holdings),
    ("partners:body", lambda w: (w.ours.body.pk,), Role.AUDITOR, a_long_file),
    ("partners:certifier", lambda _: (), Role.AUDITOR, a_long_file),
    ("partners:certifier", lambda _: (), Role.AUDITOR, more_texts),
    ("partners:registration", lambda _: (NUMBER,), Role.AUDITOR, more_texts),
    ("partners:accredit", lambda w: (w.ours.body.pk,), Role.SECRETARIAT, more_texts),
    ("referentiels:list", lambda _: (), Role.SECRETARIAT, more_texts),
    ("referentiels:list", lambda _: (), Role.BODY, more_texts),
    ("referentiels:version", lambda w: (w.published.version.pk,), Role.BODY, more_texts),
    ("referentiels:review", lambda w: (w.draft.pk,), Role.SECRETARIAT, more_texts),
    ("referentiels:choose", lambda w: (w.draft.source_id,), Role.SECRETARIAT, more_texts),
    ("referentiels:reglement", lambda w: (w.published.reglement.pk,), Role.AUDITOR, more_texts),
    ("referentiels:reglement", lambda w: (w.published.reglement.pk,), Role.AUDITOR, more_rules),
    (
        "referentiels:reglement_draft",
        lambda w: (w.reglement_draft.pk,),
        Role.SECRETARIAT,
        more_rules,
    ),
    (
        "referentiels:reglement_line",
        lambda w: (w.reglement_draft.pk, "validite.bloc", 0),
        Role.SECRETARIAT,
        more_rules,
    ),
    ("logbooks:list", lambda _: (), Role.TUTOR, more_followed),
    ("logbooks:attest", lambda w: (w.ours.mentor.pk,), Role.TUTOR, a_long_file),
    ("logbooks:mentor_add", lambda w: (w.ours.path.pk,), Role.BODY, a_long_file),
    ("epreuves:list", lambda _: (), Role.SECRETARIAT, more_holdings),
    ("epreuves:list", lambda _: (), Role.ASSESSOR, more_followed),
    ("epreuves:assign", lambda _: (), Role.SECRETARIAT, more_holdings),
    ("epreuves:person_fragment", lambda w: (w.ours.path.pk,), Role.AUDITOR, a_long_file),
    ("epreuves:enter", lambda w: (w.ours.path.pk, BLOC), Role.ASSESSOR, a_long_file),
    ("epreuves:correct", lambda w: (w.theirs.result.pk,), Role.SECRETARIAT, more_followed),
)


def questions(client: Any, address: str) -> list[str]:
    """The queries of a page that is opened a second time, so that caches are warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [each["sql"] for each in asked.captured_queries]


@pytest.mark.parametrize(
    "grow", [more_holdings, more_followed, a_long_file, more_texts, more_rules]
)
def test_the_number_of_questions_does_not_follow_the_number_of_objects(
    grow: Grow, published: Published, secretary: User, account: Accounts, signed_in: SignIn
) -> None:
    """Every page of the first stages, before and after its objects became twenty."""
    with time_machine.travel("2026-06-01T10:00:00+02:00", tick=True):
        seen = world(published, secretary, account)
        waiting_file(published, seen.ours.body, by=secretary)
        users = {Role.SECRETARIAT: secretary, Role.AUDITOR: seen.auditor, **seen.ours.users}
        pages = [
            (f"{name} {role}", signed_in(users[role]), reverse(name, args=arguments(seen)))
            for name, arguments, role, growth in PAGES
            if growth is grow
        ]
        few = {name: questions(client, address) for name, client, address in pages}
        grow(seen, account)
        many = {name: questions(client, address) for name, client, address in pages}
        assert {name: len(asked) for name, asked in many.items()} == {
            name: len(asked) for name, asked in few.items()
        }
