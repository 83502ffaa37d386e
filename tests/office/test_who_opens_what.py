"""Who opens what in the first stages: every URL, every role, one's own thing and another's."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse

from parchemin.office.accounts.models import Role, User
from tests.office.promotion import NUMBER, Accounts, Published
from tests.office.world import BLOC, Holding, World, world

STAGES = (
    "referentiels",
    "quality",
    "correspondences",
    "partners",
    "candidates",
    "logbooks",
    "epreuves",
)
ROLES = (
    Role.SECRETARIAT,
    Role.AUDITOR,
    Role.BODY,
    Role.CANDIDATE,
    Role.TUTOR,
    Role.ASSESSOR,
    Role.JUROR,
    None,
)
Arguments = Callable[[World, Holding], tuple[Any, ...]]

ARGUMENTS: dict[str, Arguments] = {
    "draft": lambda w, _: (w.draft.pk,),
    "title": lambda w, _: (w.draft.pk, "title"),
    "read_bloc": lambda w, _: (w.draft.pk, "blocks.0"),
    "read_list": lambda w, _: (w.draft.pk, "nsf"),
    "source": lambda w, _: (w.draft.source_id,),
    "version": lambda w, _: (w.published.version.pk,),
    "export": lambda w, _: (w.published.version.pk, "csv"),
    "draft_export": lambda w, _: (w.draft.pk, "case"),
    "tie": lambda w, _: (w.draft.pk, "blocks.0", 0),
    "reglement": lambda w, _: (w.published.reglement.pk,),
    "reglements": lambda w, _: (w.published.reglement.pk, w.published.reglement.pk),
    "next": lambda w, _: (w.reglement_draft.pk,),
    "line": lambda w, _: (w.reglement_draft.pk, "validite.bloc", 0),
    "rule": lambda w, _: (NUMBER, w.rule.pk),
    "number": lambda _, __: (NUMBER,),
    "body": lambda _, h: (h.body.pk,),
    "accreditation": lambda _, h: (h.accreditation.pk,),
    "file": lambda _, h: (h.file.pk,),
    "person": lambda _, h: (h.path.person_id,),
    "held": lambda _, h: (h.path.person_id, h.held.pk),
    "mentor": lambda _, h: (h.mentor.pk,),
    "versions": lambda w, _: (w.published.version.pk, w.published.version.pk),
    "path": lambda _, h: (h.path.pk,),
    "bloc": lambda _, h: (h.path.pk, BLOC),
    "charge": lambda _, h: (h.path.pk, h.users[Role.ASSESSOR].pk),
    "result": lambda _, h: (h.result.pk,),
    "-": lambda _, __: (),
}

TABLE = """
# One line per URL and object. o: opened · x: forbidden to the role (403) · .: nothing there (404)
# L: sent to sign in · p: only by POST (405)
# Columns: secretariat, auditor, body, candidate, tutor, assessor, juror, nobody signed in
# name                            object         whose   GET        POST

referentiels:list                 -              ours    oooxxooL   oooxxooL
referentiels:upload               -              ours    oxxxxxxL   oxxxxxxL
referentiels:follow               number         ours    pxxxxxxL   .xxxxxxL
referentiels:register_changes     -              ours    ooxxxxxL   ppxxxxxL
referentiels:version              version        ours    oooxxooL   oooxxooL
referentiels:version              draft          ours    o..xx..L   o..xx..L
referentiels:export               export         ours    oooxxooL   pppxxppL
referentiels:export               draft_export   ours    o..xx..L   pppxxppL
referentiels:model                -              ours    oxxxxxxL   pxxxxxxL
referentiels:codes                draft          ours    oxxxxxxL   oxxxxxxL
referentiels:untie                tie            ours    pxxxxxxL   oxxxxxxL
referentiels:compare_choose       version        ours    oooxxooL   pppxxppL
referentiels:compare_choose       draft          ours    o..xx..L   pppxxppL
referentiels:compare              versions       ours    oooxxooL   pppxxppL
referentiels:chain                number         ours    oooxxooL   pppxxppL
referentiels:choose               source         ours    oxxxxxxL   oxxxxxxL
referentiels:review               draft          ours    oxxxxxxL   oxxxxxxL
referentiels:correct              title          ours    oxxxxxxL   oxxxxxxL
referentiels:restore              title          ours    pxxxxxxL   oxxxxxxL
referentiels:gesture              draft          ours    pxxxxxxL   oxxxxxxL
referentiels:arrange              read_bloc      ours    oxxxxxxL   oxxxxxxL
referentiels:add                  read_list      ours    oxxxxxxL   oxxxxxxL
referentiels:bloc                 read_bloc      ours    oxxxxxxL   oxxxxxxL
referentiels:acknowledge          draft          ours    pxxxxxxL   oxxxxxxL
referentiels:source               source         ours    o.xxxxxL   o.xxxxxL
referentiels:publish              draft          ours    pxxxxxxL   oxxxxxxL
referentiels:abandon              draft          ours    pxxxxxxL   oxxxxxxL
referentiels:reglement            reglement      ours    ooxxxxxL   ooxxxxxL
referentiels:reglement_file       reglement      ours    ooxxxxxL   ooxxxxxL
referentiels:reglement_upload     -              ours    oxxxxxxL   oxxxxxxL
referentiels:reglement_check      -              ours    ooxxxxxL   ooxxxxxL
referentiels:reglement_compare    reglements     ours    ooxxxxxL   ooxxxxxL
referentiels:reglement_edit       reglement      ours    pxxxxxxL   oxxxxxxL
referentiels:reglement_draft      next           ours    oxxxxxxL   oxxxxxxL
referentiels:reglement_draft_file next           ours    oxxxxxxL   oxxxxxxL
referentiels:reglement_draft_deposit next        ours    oxxxxxxL   oxxxxxxL
referentiels:reglement_title      next           ours    oxxxxxxL   oxxxxxxL
referentiels:reglement_return     next           ours    pxxxxxxL   oxxxxxxL
referentiels:reglement_put_in_force next         ours    oxxxxxxL   oxxxxxxL
referentiels:reglement_abandon    next           ours    pxxxxxxL   oxxxxxxL
referentiels:reglement_line_add   next           ours    oxxxxxxL   oxxxxxxL
referentiels:reglement_line       line           ours    oxxxxxxL   oxxxxxxL
referentiels:reglement_line_from  line           ours    oxxxxxxL   oxxxxxxL
referentiels:reglement_line_withdraw line        ours    pxxxxxxL   oxxxxxxL

quality:findings                  version        ours    ooxxxxxL   ppxxxxxL
quality:answer                    version        ours    pxxxxxxL   oxxxxxxL

correspondences:overview          -              ours    oooxxxxL   pppxxxxL
correspondences:rules             number         ours    oooxxxxL   pppxxxxL
correspondences:proposals         number         ours    ooxxxxxL   ppxxxxxL
correspondences:add               number         ours    oxxxxxxL   oxxxxxxL
correspondences:end               rule           ours    oxxxxxxL   oxxxxxxL

partners:certifier                -              ours    ooxxxxxL   ooxxxxxL
partners:certifier_edit           -              ours    oxxxxxxL   oxxxxxxL
partners:registration             number         ours    ooxxxxxL   ooxxxxxL
partners:registration_edit        number         ours    oxxxxxxL   oxxxxxxL
partners:bodies                   -              ours    ooxxxxxL   ooxxxxxL
partners:body                     body           ours    ooxxxxxL   ooxxxxxL
partners:body_add                 -              ours    oxxxxxxL   oxxxxxxL
partners:accredit                 body           ours    oxxxxxxL   oxxxxxxL
partners:member_add               body           ours    oxxxxxxL   oxxxxxxL
partners:accreditation_end        accreditation  ours    oxxxxxxL   oxxxxxxL

candidates:list                   -              ours    oooxxxxL   pppxxxxL
candidates:export                 -              ours    oooxxxxL   pppxxxxL
candidates:add                    -              ours    oxoxxxxL   oxoxxxxL
candidates:import                 -              ours    oxoxxxxL   oxoxxxxL
candidates:template               -              ours    oxoxxxxL   pxpxxxxL
candidates:import_confirm         file           ours    oxoxxxxL   oxoxxxxL
candidates:import_confirm         file           theirs  ox.xxxxL   ox.xxxxL
candidates:detail                 person         ours    ooooxx.L   ppppxxpL
candidates:detail                 person         theirs  oo..xx.L   ppppxxpL
candidates:correct                person         ours    oxxxxxxL   oxxxxxxL
candidates:move                   path           ours    oxxxxxxL   oxxxxxxL
candidates:options                path           ours    oxxxxxxL   oxxxxxxL
candidates:company                path           ours    oxxxxxxL   oxxxxxxL
candidates:hold_bloc              person         ours    oxxxxxxL   oxxxxxxL
candidates:withdraw_bloc          held           ours    oxxxxxxL   oxxxxxxL
candidates:decide_correspondence  person         ours    pxxxxxxL   oxxxxxxL
candidates:entitlements           person         ours    ooooxxxL   ppppxxxL
candidates:entitlements           person         theirs  oo..xxxL   ppppxxxL
candidates:claim                  person         ours    pxxxxxxL   oxxxxxxL

logbooks:list                     -              ours    xxxxoxxL   xxxxpxxL
logbooks:attest                   mentor         ours    xxxxoxxL   xxxxoxxL
logbooks:attest                   mentor         theirs  xxxx.xxL   xxxx.xxL
logbooks:assess                   mentor         ours    xxxxoxxL   xxxxoxxL
logbooks:assess                   mentor         theirs  xxxx.xxL   xxxx.xxL
logbooks:mentor_add               path           ours    oxoxxxxL   oxoxxxxL
logbooks:mentor_add               path           theirs  ox.xxxxL   ox.xxxxL

epreuves:list                     -              ours    ooxxxoxL   ppxxxpxL
epreuves:person_fragment          path           ours    ooooxx.L   ppppxxpL
epreuves:person_fragment          path           theirs  oo..xx.L   ppppxxpL
epreuves:assign                   -              ours    oxxxxxxL   oxxxxxxL
epreuves:unassign                 charge         ours    pxxxxxxL   oxxxxxxL
epreuves:unassign                 charge         theirs  pxxxxxxL   oxxxxxxL
epreuves:enter                    bloc           ours    oxxxxoxL   oxxxxoxL
epreuves:enter                    bloc           theirs  oxxxx.xL   oxxxx.xL
epreuves:opine                    bloc           ours    oxxxxoxL   oxxxxoxL
epreuves:opine                    bloc           theirs  oxxxx.xL   oxxxx.xL
epreuves:fraud                    bloc           ours    oxxxxoxL   oxxxxoxL
epreuves:fraud                    bloc           theirs  oxxxx.xL   oxxxx.xL
epreuves:correct                  result         ours    oxxxxoxL   oxxxxoxL
epreuves:correct                  result         theirs  oxxxx.xL   oxxxx.xL
"""


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    name: str
    thing: str
    whose: str
    get: str
    post: str

    def address(self, seen: World) -> str:
        return reverse(self.name, args=ARGUMENTS[self.thing](seen, getattr(seen, self.whose)))


def rows() -> list[Row]:
    lines = (line for line in TABLE.splitlines() if line and not line.startswith("#"))
    return [Row(*line.split()) for line in lines]


@pytest.fixture
def seen(published: Published, secretary: User, account: Accounts) -> World:
    """The certifier at work."""
    return world(published, secretary, account)


def visitor(seen: World, role: Role | None) -> Client:
    """A browser signed in as that role of our holding; nobody signed in without a role."""
    client = Client()
    own = {Role.SECRETARIAT: seen.secretary, Role.AUDITOR: seen.auditor, **seen.ours.users}
    if role is not None:
        client.force_login(own[role], backend="django.contrib.auth.backends.ModelBackend")
    return client


def letter(answer: HttpResponse) -> str:
    """What happened, as the table writes it."""
    if answer.status_code == 302 and "/connexion" in answer["Location"]:
        return "L"
    return {200: "o", 302: "o", 409: "o", 422: "o", 403: "x", 404: ".", 405: "p"}[
        answer.status_code
    ]


def counts() -> dict[str, int]:
    """How many rows each table of the office has, sessions aside."""
    models = (model for model in apps.get_models() if model.__module__.startswith("parchemin."))
    return {model._meta.label: model._default_manager.count() for model in models}


@pytest.mark.parametrize("stage", STAGES)
def test_each_role_opens_what_the_table_says(stage: str, seen: World) -> None:
    """GET answers as written, for one's own thing and for somebody else's."""
    visitors = [visitor(seen, role) for role in ROLES]
    asked = [row for row in rows() if row.name.startswith(f"{stage}:")]
    found = {
        row: "".join(letter(client.get(row.address(seen))) for client in visitors) for row in asked
    }
    assert [row for row in asked if found[row] != row.get] == [], found


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.name}-{row.thing}-{row.whose}")
def test_each_role_sends_what_the_table_says(row: Row, seen: World) -> None:
    """POST answers as written; whoever is refused has written nothing."""
    address, found = row.address(seen), ""
    for role in sorted(ROLES, key=lambda role: role is Role.SECRETARIAT):
        before = counts()
        mark = letter(visitor(seen, role).post(address, {"rien": "1"}))
        found += mark
        assert mark == "o" or counts() == before, f"{role} a écrit"
    assert found[-1] + found[:-1] == row.post


def test_the_table_has_every_url_of_the_first_stages() -> None:
    """A URL added without its line here fails."""
    known = {
        f"{stage}:{name}"
        for stage in STAGES
        for name in get_resolver().namespace_dict[stage][1].reverse_dict
        if isinstance(name, str)
    }
    assert {row.name for row in rows()} == known
