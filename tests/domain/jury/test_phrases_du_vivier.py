"""Ce que l'on dit de chaque personne du vivier, appelée ou écartée, et des sièges sans personne."""

from datetime import date
from typing import Any

import pytest

from parchemin.domain.jury.members import Link
from parchemin.domain.jury.pool import CompositionProposal, LeftOut, Pooled
from parchemin.domain.jury.proposing import propose_members
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import (
    Advisory,
    Chairing,
    Experience,
    Independence,
    Parity,
    Quorum,
    QuorumKind,
    Seats,
)
from tests.domain.builders import TODAY
from tests.domain.jury.six import COLLEGES, juror, rules

ONE_EACH = Seats((("employeur", 1), ("salarié", 1)))
TWO_EACH = Seats((("employeur", 2), ("salarié", 2)))


def person(identifier: str, sittings: int = 0, **more: Any) -> Pooled:
    """Somebody of the pool who said yes; ``available`` apart, the changes are the juror's."""
    available = more.pop("available", True)
    return Pooled(juror=juror(identifier, **more), available=available, recent_sittings=sittings)


def propose(*pool: Pooled, **more: Any) -> CompositionProposal:
    """The proposal for candidates c1 to c3 of continuing training, one seat by college."""
    asked = {name: more.pop(name) for name in ("also", "route", "chair") if name in more}
    values = {"route": Route.CONTINUING, "candidates": ("c1", "c2", "c3"), **asked}
    written = rules(**{"colleges": ONE_EACH, **more})
    return propose_members(written, pool, on=TODAY, **values)


def out(more: dict[str, Any], **written: Any) -> LeftOut:
    """Why E1, who is so, gives the seat to E2."""
    found = propose(person("e1", **more), person("e2", 9), person("s1"), **written)
    assert found.jury is not None
    assert [member.id for member in found.jury.members] == ["e2", "s1"]
    (left,) = found.left_out
    return left


def rule(name: str) -> str:
    """How a rule of the small règlement is cited."""
    return f"« règle jury.certification.{name} » (essai)"


@pytest.mark.parametrize(
    ("more", "sentence", "cited"),
    [
        ({"available": False}, "E1 n'est pas disponible le 15/06/2026.", ""),
        ({"voting": False}, "E1 assiste au jury sans voix.", ""),
        ({"college": "invités"}, "E1 assiste au jury sans voix.", ""),
        (
            {"college": "formateurs"},
            "E1 : aucun siège pour le collège « formateurs ».",
            rule("colleges"),
        ),
        ({"links": {"c2": Link.TRAINED}}, "E1 l'a formé (c2).", rule("independance")),
        (
            {"links": {"c1": Link.TRAINED, "c3": Link.WORK}},
            "E1 l'a formé (c1) et 1 autre lien.",
            rule("independance"),
        ),
        (
            {"links": dict.fromkeys(("c1", "c2", "c3"), Link.PERSONAL)},
            "E1 a ou a eu un lien personnel avec lui (c1) et 2 autres liens.",
            rule("independance"),
        ),
        (
            {"mandate_until": date(2026, 6, 14)},
            (
                "Le mandat de E1 (au 14/06/2026) ne couvre pas le 15/06/2026 : renouvelez-le ou "
                "remplacez ce membre."
            ),
            "",
        ),
        (
            {"experience_years": 1},
            "E1 : 1 an d'expérience, il en faut au moins 2.",
            rule("experience"),
        ),
    ],
)
def test_pourquoi_une_personne_est_ecartee(more: dict[str, Any], sentence: str, cited: str) -> None:
    """La phrase dit pourquoi ; la règle n'est citée que lorsqu'une règle écarte."""
    left = out(more, experience=Experience("employeur", 2), sans_voix=Advisory(("invités",)))
    assert (left.sentence, left.rule, left.excluded) == (sentence, cited, True)


def test_un_lien_sur_lequel_le_reglement_se_tait() -> None:
    """Le règlement muet n'écarte personne : le programme s'en garde, et dit la ligne à écrire."""
    left = out({"links": {"c1": Link.WORK, "c2": Link.TRAINED}}, independance=None)
    assert (left.sentence, left.rule) == (
        (
            "E1 a ou a eu un lien de travail avec lui (c1) et 1 autre lien : écarté par prudence, le "
            "règlement étant muet à la ligne [jury.certification.independance]."
        ),
        "",
    )


def test_la_loi_sur_les_liens_vaut_pour_un_parcours_mixte() -> None:
    """Dès qu'une voie est la VAE, c'est la loi que l'on cite."""
    silent = {"independance": Independence.NO_TRAINING}
    for changes in ({"also": (Route.EXPERIENCE,)}, {"route": Route.EXPERIENCE}):
        found = propose(
            person("e1", links={"c1": Link.WORK}),
            person("e2", 9),
            person("s1"),
            **changes,
            **silent,
        )
        assert [left.rule for left in found.left_out] == ["« règle vae.independance » (essai)"]


def test_ce_que_chacun_apporte() -> None:
    """Chaque membre appelé : sa charge, ce qu'il apporte, sa place à la table."""
    found = propose(
        person("e1", 1, qualified=True, outside=True, available=None),
        person("e2", 2, qualified=False, outside=False),
        person("s1", 0, gender=None, qualified=None, outside=None),
        person("s2", 3, qualified=True),
        colleges=TWO_EACH,
        presidence=Chairing(COLLEGES, vice=True),
    )
    assert [picked.sentence for picked in found.picked] == [
        (
            "E1, collège « employeur » : 1 jury récent, femme, qualifié pour la certification, "
            "extérieur au certificateur, disponibilité à demander et préside."
        ),
        "E2, collège « employeur » : 2 jurys récents et homme.",
        "S1, collège « salarié » : aucun jury récent et vice-préside.",
        "S2, collège « salarié » : 3 jurys récents, homme et qualifié pour la certification.",
    ]


def test_les_sieges_sans_personne() -> None:
    """Chaque collège qui manque de monde dit combien peuvent siéger et pour combien de sièges."""
    three = Seats((("employeur", 3), ("salarié", 2)))
    found = propose(person("e1"), person("e2"), person("s1"), colleges=three)
    assert found.reasons == (
        "Collège « employeur » : 2 personnes peuvent siéger pour 3 sièges.",
        "Collège « salarié » : 1 personne peut siéger pour 2 sièges.",
    )
    assert found.jury is not None


def test_une_parite_sans_personne_en_face() -> None:
    """Sans personne d'un collège, la parité ne laisse siéger personne de l'autre."""
    found = propose(person("e1"), parite=Parity(COLLEGES))
    assert (found.jury, found.picked) == (None, ())
    assert [left.sentence for left in found.left_out] == [
        "E1 peut siéger, aucun jury récent : les sièges de son collège sont pourvus."
    ]
    assert [left.excluded for left in found.left_out] == [False]


def test_pourquoi_aucun_jury_ne_peut_sieger() -> None:
    """Quand le meilleur choix ne peut pas siéger, ses empêchements suivent les sièges vacants."""
    every = Quorum(QuorumKind.ALL_SEATS)
    found = propose(person("e1"), person("s1"), colleges=TWO_EACH, quorum=every)
    assert (found.jury, found.picked) == (None, ())
    assert found.reasons == (
        "Collège « employeur » : 1 personne peut siéger pour 2 sièges.",
        "Collège « salarié » : 1 personne peut siéger pour 2 sièges.",
        "Le quorum n'est pas atteint : 2 présents, il faut 4 membres ; il manque 2 membres.",
    )


def test_le_president_en_exercice_passe_devant_la_charge() -> None:
    """Le mandat qui court l'emporte sur toute différence de charge, dans son seul collège."""
    pool = [person("e1"), person("e2", 30), person("s1", 4), person("s2", 5)]
    found = propose(*pool, chair="e2")
    assert found.jury is not None
    assert [member.id for member in found.jury.members] == ["e2", "s1"]
    assert found.jury.chair == "e2"
