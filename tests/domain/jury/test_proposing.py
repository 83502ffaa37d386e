"""A jury made from a pool: legal, the least loaded first, with the reason of each name."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from parchemin.domain.jury.composition import blocking
from parchemin.domain.jury.members import Gender, Link
from parchemin.domain.jury.pool import CompositionProposal, Pooled
from parchemin.domain.jury.proposing import propose_members
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import (
    Advisory,
    Chairing,
    Experience,
    Outsiders,
    Parity,
    Quorum,
    QuorumKind,
    Seats,
)
from tests.domain.builders import TODAY
from tests.domain.jury.six import COLLEGES, juror, rules

ONE_EACH = Seats((("employeur", 1), ("salarié", 1)))
TWO_EACH = Seats((("employeur", 2), ("salarié", 2)))
BOTH = Parity(COLLEGES)


def person(identifier: str, sittings: int = 0, **more: Any) -> Pooled:
    """Somebody of the pool who is free that day; fields of the juror by their names."""
    pooled = {name: more.pop(name) for name in ("available", "last_sat") if name in more}
    values = {"available": True, "recent_sittings": sittings, **pooled}
    return Pooled(juror=juror(identifier, **more), **values)


def propose(*pool: Pooled, seats: Seats = ONE_EACH, **more: Any) -> CompositionProposal:
    """The proposal for one candidate of continuing training."""
    route = more.pop("route", Route.CONTINUING)
    named = {
        name: more.pop(name)
        for name in ("chair", "chair_since", "previous_chair_college", "also", "candidates")
        if name in more
    }
    asked = {"candidates": ("c1",), **named}
    return propose_members(rules(colleges=seats, **more), pool, route=route, on=TODAY, **asked)


def ids(proposal: CompositionProposal) -> list[str]:
    """The ids of the members proposed, in order."""
    assert proposal.jury is not None, proposal.reasons
    return [member.id for member in proposal.jury.members]


def test_the_fewest_recent_sittings_first() -> None:
    """Of each college, whoever sat the least lately is called."""
    pool = [person("e1", 2), person("e2", 1), person("s1", 3), person("s2", 0)]
    found = propose(*pool)
    assert ids(found) == ["e2", "s2"]
    assert [each.sentence for each in found.picked] == [
        "E2, collège « employeur » : 1 jury récent, homme, qualifié pour la certification et préside.",
        "S2, collège « salarié » : aucun jury récent, homme et qualifié pour la certification.",
    ]
    assert [each.sentence for each in found.left_out] == [
        "E1 peut siéger, 2 jurys récents : les sièges de son collège sont pourvus.",
        "S1 peut siéger, 3 jurys récents : les sièges de son collège sont pourvus.",
    ]
    assert not any(each.excluded for each in found.left_out)


def test_then_the_available_then_who_sat_longest_ago_then_the_name() -> None:
    """At equal load: those who said yes, then the oldest sitting, then the alphabet."""
    asked = person("e1", available=None)
    recent, older = (
        person("e2", last_sat=date(2026, 5, 1)),
        person("e3", last_sat=date(2026, 1, 1)),
    )
    mate = person("s1")
    assert ids(propose(asked, recent, older, mate)) == ["e3", "s1"]
    assert ids(propose(asked, recent, mate)) == ["e2", "s1"]
    found = propose(asked, mate)
    assert "disponibilité à demander" in found.picked[0].sentence
    assert ids(propose(person("e5"), person("e4"), mate)) == ["e4", "s1"]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"available": False}, "E1 n'est pas disponible le 15/06/2026."),
        ({"mandate_until": date(2026, 6, 14)}, "Le mandat de E1 (au 14/06/2026) ne couvre pas"),
        ({"mandate_from": date(2026, 6, 16)}, "Le mandat de E1 (du 16/06/2026) ne couvre pas"),
        ({"links": {"c1": Link.TRAINED}}, "E1 l'a formé (c1)."),
        ({"college": "formateurs"}, "E1 : aucun siège pour le collège « formateurs »."),
        ({"college": "invités"}, "E1 assiste au jury sans voix."),
        ({"voting": False}, "E1 assiste au jury sans voix."),
        ({"experience_years": 1}, "E1 : 1 an d'expérience, il en faut au moins 2."),
    ],
)
def test_each_exclusion_says_why(more: dict[str, Any], reason: str) -> None:
    """Whoever may not sit is left out with the reason, however light the load."""
    rule = {"experience": Experience("employeur", 2), "sans_voix": Advisory(("invités",))}
    found = propose(person("e1", **more), person("e2", 9), person("s1", 9), **rule)
    assert ids(found) == ["e2", "s1"]
    (out,) = found.left_out
    assert out.excluded
    assert out.sentence.startswith(reason)


def test_a_link_no_rule_excludes_is_avoided() -> None:
    """A silent règlement forbids nothing, and the program still proposes nobody tied."""
    linked = person("e1", links={"c1": Link.WORK, "c2": Link.WORK})
    found = propose(
        linked, person("e2", 5), person("s1"), independance=None, candidates=("c1", "c2")
    )
    assert ids(found) == ["e2", "s1"]
    (out,) = found.left_out
    assert "et 1 autre lien" in out.sentence
    assert "[jury.certification.independance]" in out.sentence
    assert out.rule == ""


def test_women_and_men_where_the_law_asks() -> None:
    """For VAE the load gives way to the balance; for training it does not."""
    pool = [person("e1"), person("e2", 1), person("s1"), person("s2", 5)]
    assert ids(propose(*pool)) == ["e1", "s1"]
    found = propose(*pool, route=Route.EXPERIENCE)
    assert ids(found) == ["e2", "s1"]
    assert ids(propose(*pool, also=(Route.EXPERIENCE,))) == ["e2", "s1"]


def test_the_balance_is_the_best_that_can_be() -> None:
    """Four seats: two women and two men rather than one and three, at a higher load."""
    pool = [
        person("e1", 4),
        person("e2"),
        person("e4"),
        person("s1", 4),
        person("s2"),
        person("s4"),
    ]
    found = propose(*pool, seats=TWO_EACH, route=Route.EXPERIENCE)
    assert found.jury is not None
    women = [each for each in found.jury.members if each.gender is Gender.WOMAN]
    assert len(women) == 2


def test_a_qualified_member_for_vae() -> None:
    """Somebody qualified is called even with more sittings."""
    pool = [
        person("e1", qualified=None),
        person("s2", qualified=False),
        person("s4", 6, qualified=True),
    ]
    assert ids(propose(*pool, route=Route.EXPERIENCE)) == ["e1", "s4"]
    assert ids(propose(*pool)) == ["e1", "s2"]


def test_half_from_outside() -> None:
    """The share from outside is reached with the least load that reaches it."""
    pool = [person("e1", outside=False), person("e2", 3, outside=True)]
    pool += [person("s1", outside=None), person("s2", 7, outside=True)]
    rule = {"exterieurs": Outsiders(Decimal(50))}
    found = propose(*pool, **rule)
    assert ids(found) == ["e2", "s1"]
    assert "extérieur au certificateur" in found.picked[0].sentence


def test_the_chair_in_turn_and_the_vice_chair() -> None:
    """The college that chaired before does not chair again; the vice-chair is of the other."""
    turns = Chairing(COLLEGES, alternates=True, vice=True)
    pool = [person("e1"), person("s1")]
    found = propose(*pool, presidence=turns, previous_chair_college="employeur")
    assert found.jury is not None
    assert (found.jury.chair, found.jury.vice_chair) == ("s1", "e1")
    assert found.jury.previous_chair_college == "employeur"
    assert "vice-préside" in found.picked[0].sentence
    assert found.picked[1].sentence.endswith("et préside.")


def test_the_chair_whose_mandate_runs_is_called() -> None:
    """A chair in office is called whatever the load, with the start of the mandate."""
    since = date(2026, 1, 1)
    pool = [person("e1"), person("e2", 8), person("s1")]
    rule = {"presidence": Chairing(COLLEGES, mandate_years=2), "chair": "e2", "chair_since": since}
    found = propose(*pool, **rule)
    assert found.jury is not None
    assert (ids(found), found.jury.chair, found.jury.chair_since) == (["e2", "s1"], "e2", since)
    away = propose(person("e1"), person("e2", available=False), person("s1"), **rule)
    assert away.jury is not None
    assert (away.jury.chair, away.jury.chair_since) == ("e1", None)


def test_seats_the_pool_cannot_fill() -> None:
    """Where the règlement lets the jury sit smaller, equal colleges are proposed and it is said."""
    pool = [person("e1"), person("e2"), person("s1")]
    found = propose(*pool, seats=TWO_EACH, parite=BOTH)
    assert ids(found) == ["e1", "s1"]
    assert found.reasons == ("Collège « salarié » : 1 personne peut siéger pour 2 sièges.",)
    every = propose(*pool, seats=TWO_EACH, quorum=Quorum(QuorumKind.ALL_SEATS))
    assert every.jury is None
    assert "Le quorum n'est pas atteint : 3 présents" in every.reasons[1]


def test_no_jury_without_a_college() -> None:
    """A college with nobody: no jury, and the reasons of each exclusion remain."""
    found = propose(person("e1"), person("s1", available=False), parite=BOTH)
    assert (found.jury, found.picked) == (None, ())
    assert found.reasons == ("Collège « salarié » : 0 personne peut siéger pour 1 siège.",)
    assert [each.juror.id for each in found.left_out] == ["s1", "e1"]


def test_a_silent_rule_is_said() -> None:
    """Where the règlement does not say who sits, nothing is proposed and the line is named."""
    silent = propose_members(rules(colleges=None), [person("e1")], route=Route.CONTINUING, on=TODAY)
    assert silent.jury is None
    assert "[jury.certification.colleges]" in silent.reasons[0]
    nobody = propose_members(rules(), [person("e1")], route=Route.STUDENT, on=TODAY)
    assert "[jury.certification.voies]" in nobody.reasons[0]


def test_a_member_noted_absent_elsewhere_is_proposed_present() -> None:
    """Presence is the day's own business: a proposal names people who will be there."""
    found = propose(person("e1", present=False), person("s1"))
    assert found.jury is not None
    assert all(member.present for member in found.jury.members)
    assert blocking(found.findings) == ()


def test_the_same_pool_in_any_order() -> None:
    """The order of the pool changes nothing."""
    pool = [person("e1", 1), person("e2", 1), person("s1"), person("s2")]
    assert propose(*pool) == propose(*reversed(pool))


def test_another_choice_when_the_best_is_stopped() -> None:
    """The best on paper may not sit, the next one may: it is proposed, with what is to be asked."""
    pool = [
        person("e1", outside=True),
        person("s1", outside=True),
        person("s2", outside=None),
    ]
    whole = {"exterieurs": Outsiders(Decimal(100)), "route": Route.EXPERIENCE}
    found = propose(*pool, **whole)
    assert ids(found) == ["e1", "s2"]
    assert [each.code for each in found.findings] == ["exterieurs"]
