"""Votes of a jury of four, from the ballots given in the room to the decision in the minutes.

P pour, C contre, A abstention, S suit la proposition (acquis), - absent, L lien avec le candidat.
E1 préside. Chaque voix « pour » ou « contre » est d'abord donnée à l'envers, puis changée.
"""

from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files

import pytest

from parchemin.domain.errors import MissingRule, ParcheminError, RefusedAct
from parchemin.domain.jury.members import Juror as Member
from parchemin.domain.jury.members import Jury as Members
from parchemin.domain.jury.votes import Ballot, Choice, count_votes
from parchemin.domain.pathway import Route
from parchemin.office.accounts.models import User
from parchemin.office.journal.queries import verify
from parchemin.office.juries.actions import closing, preparation, room, voting
from parchemin.office.juries.members import Pick
from parchemin.office.juries.models import Decision, Hearing, Jury, Link, Minutes, Note
from parchemin.office.juries.rulebook import reglement_of
from parchemin.office.referentiels.models import ReglementVersion
from tests.office.juries.conftest import (
    HELD,
    IMTD,
    Office,
    assess,
    enrol,
    juror,
    presiding,
    publish,
)

pytestmark = pytest.mark.django_db
CODE = f"{IMTD}BC01"
SEATS = {"E1": ("employeur", "F"), "E2": ("employeur", "M"), "S1": ("salarié", "F"),
         "S2": ("salarié", "M")}  # fmt: skip
VOICES = {"P": "pour", "C": "contre", "A": "abstention"}
OTHER = {"P": "contre", "C": "pour"}
CASTING, REJECTED, SILENT = "prépondérante", "rejetée", "muet"
TIES = {CASTING: "voix prépondérante du président", REJECTED: "la proposition est rejetée"}

# décompte    majorité                départage  E1 E2 S1 S2 voie                 issue
TABLE = f"""
par_tête      suffrages_exprimés      {CASTING}  P  P  P  P  formation_continue   adopté
par_tête      suffrages_exprimés      {CASTING}  P  P  C  C  formation_continue   adopté
par_tête      suffrages_exprimés      {CASTING}  C  P  C  P  formation_continue   rejeté
par_tête      suffrages_exprimés      {CASTING}  C  P  P  C  experience           rejeté
par_tête      suffrages_exprimés      {CASTING}  A  P  C  A  formation_continue   refus
par_tête      suffrages_exprimés      {CASTING}  A  A  A  A  formation_continue   refus
par_tête      suffrages_exprimés      {CASTING}  P  A  A  A  formation_continue   adopté
par_tête      suffrages_exprimés      {CASTING}  C  S  S  S  formation_continue   adopté
par_tête      suffrages_exprimés      {CASTING}  C  S  C  S  formation_continue   rejeté
par_tête      membres_présents        {CASTING}  P  A  A  A  formation_continue   rejeté
par_tête      membres_présents        {CASTING}  P  P  A  A  formation_continue   rejeté
par_tête      membres_présents        {CASTING}  P  P  P  A  formation_continue   adopté
par_tête      membres_présents        {CASTING}  P  P  -  C  formation_continue   adopté
par_tête      tous_les_membres        {CASTING}  P  P  -  C  formation_continue   rejeté
par_tête      tous_les_membres        {CASTING}  P  L  -  C  formation_continue   rejeté
par_tête      suffrages_exprimés      {CASTING}  P  -  C  -  formation_continue   adopté
par_tête      suffrages_exprimés      {CASTING}  P  L  C  P  formation_continue   adopté
par_tête      suffrages_exprimés      {CASTING}  C  L  P  L  formation_continue   rejeté
par_tête      suffrages_exprimés      {CASTING}  L  P  C  -  formation_continue   refus
par_tête      suffrages_exprimés      {CASTING}  L  P  C  P  formation_continue   refus
par_tête      suffrages_exprimés      {CASTING}  -  P  P  P  formation_continue   refus
par_tête      suffrages_exprimés      {CASTING}  P  P  L  L  formation_continue   refus
par_tête      suffrages_exprimés      {REJECTED} P  P  C  C  formation_continue   rejeté
par_tête      suffrages_exprimés      {REJECTED} A  P  C  A  formation_continue   rejeté
par_tête      suffrages_exprimés      {SILENT}   P  P  P  C  formation_continue   adopté
par_tête      suffrages_exprimés      {SILENT}   P  P  C  C  formation_continue   refus
par_tête      suffrages_exprimés      {SILENT}   P  P  C  C  experience           adopté
par_tête      suffrages_exprimés      {REJECTED} P  P  C  C  experience           adopté
par_collège   suffrages_exprimés      {CASTING}  P  P  C  -  formation_continue   adopté
par_collège   suffrages_exprimés      {REJECTED} P  P  C  -  formation_continue   rejeté
par_collège   suffrages_exprimés      {CASTING}  C  P  P  P  formation_continue   adopté
par_collège   suffrages_exprimés      {CASTING}  C  A  P  A  formation_continue   rejeté
par_collège   suffrages_exprimés      {CASTING}  C  C  P  L  formation_continue   rejeté
par_collège   tous_les_membres        {CASTING}  P  -  P  P  formation_continue   adopté
par_collège   tous_les_membres        {CASTING}  P  -  P  -  formation_continue   rejeté
"""
ROWS = [tuple(line.split()) for line in TABLE.strip().splitlines()]


def rules(voting_rule: str, majority: str, tie: str) -> str:
    """The example règlement with four seats, these ways of counting, and no parity to keep."""
    text = (files("parchemin.examples") / IMTD / "reglement.toml").read_text("utf-8")
    parts = dict(_sections(text))
    parts.pop("jury.certification.parite")
    changes = {
        "colleges": ('{ employeur = 1, "salarié" = 1 }', '{ employeur = 2, "salarié" = 2 }'),
        "quorum": ("tous les sièges", "un membre par collège"),
        "vote": ("par tête", voting_rule.replace("_", " ")),
        "majorite": ("suffrages exprimés", majority.replace("_", " ")),
        "departage": (TIES[CASTING], TIES.get(tie, "muet")),
    }
    for name, (old, new) in changes.items():
        section = f"jury.certification.{name}"
        assert old in parts[section], section
        parts[section] = parts[section].replace(f'"{old}"', f'"{new}"').replace(old, new)
    return "".join(f"[{name}]{body}" if name else body for name, body in parts.items())


def _sections(text: str) -> list[tuple[str, str]]:
    head, *rest = text.split("\n[")
    return [("", head + "\n"), *((part.partition("]")[0], part.partition("]")[2] + "\n")
            for part in rest)]  # fmt: skip


@pytest.fixture
def four(secretary: User) -> Callable[..., Office]:
    """Build an office whose règlement counts votes that way."""

    def build(*words: str) -> Office:
        office = publish(IMTD, secretary)
        reglement = ReglementVersion.objects.create(
            number=IMTD, rank=2, name="quatre.toml", text=rules(*words), sha256="1" * 64,
            published_by=secretary,
        )  # fmt: skip
        return Office(office.version, reglement, secretary)

    return build


def hold_session(office: Office, marks: dict[str, str], route: str) -> Jury:
    """A session held with these voices on the first bloc, every member following elsewhere."""
    jury = preparation.create_jury(
        number=IMTD, reglement=office.reglement, held_on=HELD, place="Lyon", by=office.by
    )
    enrolment = enrol(office, 1, route)
    assess(enrolment, office)
    jurors = {name: juror(office, college, sex) for name, (college, sex) in SEATS.items()}
    for name, mark in marks.items():
        if mark == "L":
            preparation.declare_link(
                juror=jurors[name], person=enrolment.person, kind=Link.Kind.WORK, by=office.by
            )
    picks = [Pick(jurors[name], marks[name] != "-", name == "E1") for name in SEATS]
    preparation.choose_candidates(on=jury, enrolments=[enrolment], by=office.by)
    preparation.compose(on=jury, picks=picks, chair_since=HELD.replace(month=1), by=office.by)
    room.open_jury(on=jury, by=office.by)
    hearing = jury.hearings.get()
    for name, mark in marks.items():
        _speak(office, hearing, jurors[name].pk, mark)
    voting.vote_proposals(on=jury, by=office.by)
    for bloc in office.certification.blocs:
        room.note(
            on=jury, hearing=hearing, bloc=bloc.code or "", kind=Note.Kind.DEPARTURE,
            text="Lu autrement.", by=office.by,
        )  # fmt: skip
    return jury


def _speak(office: Office, hearing: Hearing, juror_id: int, mark: str) -> None:
    seat = hearing.jury.seats.select_related("juror").get(juror=juror_id)
    if mark in "-L":
        with pytest.raises(RefusedAct, match=r"présent|lien déclaré"):
            voting.vote(on=hearing, seat=seat, choices={CODE: "pour"}, by=office.by)
        return
    for choice in (OTHER.get(mark), VOICES.get(mark)):
        if choice:
            voting.vote(on=hearing, seat=seat, choices={CODE: choice}, by=office.by)


def counted(office: Office, marks: dict[str, str], route: str) -> str:
    """The same vote as the domain alone counts it, members built by hand."""
    members = tuple(
        Member(id=name, name=name, college=SEATS[name][0], present=mark not in "-L")
        for name, mark in marks.items()
    )
    ballots = [
        Ballot(name, Choice(VOICES.get(mark, "pour")))
        for name, mark in marks.items()
        if mark not in "-L"
    ]
    tally = count_votes(
        reglement_of(office.reglement), Members(members=members, chair="E1"), ballots,
        route=Route(route), on=HELD,
    )  # fmt: skip
    return tally.sentence()


@pytest.mark.parametrize("row", ROWS, ids=["-".join(row) for row in ROWS])
def test_the_voices_of_the_room_decide_as_the_rules_count_them(
    row: tuple[str, ...], four: Callable[..., Office]
) -> None:
    """The decision is the one of the table and of the count alone; a refusal writes nothing."""
    *words, issue = row
    office, marks, route = four(*words[:3]), dict(zip(SEATS, words[3:7], strict=True)), words[7]
    said = "refus"
    with suppress(RefusedAct, MissingRule):
        jury = hold_session(office, marks, route)
        closing.close_jury(on=jury, by=presiding(jury))
        decision = Decision.objects.get(bloc_code=CODE)
        said = "adopté" if decision.won else "rejeté"
        named = {f"Membre {SEATS[name][0]} {rank}": name for rank, name in enumerate(SEATS, 1)}
        phrase = decision.votes["phrase"]
        for long, short in named.items():
            phrase = phrase.replace(long, short)
        assert phrase == counted(office, marks, route)
        voters = [name for name in SEATS if marks[name] not in "-L"]
        assert {named[item["membre"]] for item in decision.votes["bulletins"]} == set(voters)
    assert said == issue
    assert Minutes.objects.count() == (issue != "refus")
    assert Decision.objects.exists() is (issue != "refus")
    assert verify().sound


@pytest.mark.parametrize("row", [row for row in ROWS if row[-1] == "refus"])
def test_a_refused_count_is_refused_by_the_domain_or_by_the_composition(
    row: tuple[str, ...], four: Callable[..., Office]
) -> None:
    """Where the room cannot close, the count alone raises too, but for a jury ill composed."""
    *words, _ = row
    office, marks = four(*words[:3]), dict(zip(SEATS, words[3:7], strict=True))
    colleges = [{marks["E1"], marks["E2"]}, {marks["S1"], marks["S2"]}]
    if marks["E1"] in "-L" or any(college <= set("-L") for college in colleges):
        with pytest.raises(RefusedAct, match="ne peut pas s'ouvrir"):
            hold_session(office, marks, words[7])
    else:
        with pytest.raises(ParcheminError, match="partag"):
            counted(office, marks, words[7])
