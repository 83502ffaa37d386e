"""Chaque constat sur un jury se dit d'une phrase entière, avec sa règle ou la ligne à écrire."""

import tomllib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from parchemin.domain.jury.attendance import quorum_state
from parchemin.domain.jury.members import Gravity, JuryFinding
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import Quorum, QuorumKind
from tests.domain.builders import TODAY
from tests.domain.jury.constats import LEAST, SITUATIONS, quorum
from tests.domain.jury.six import ALLOWED, SIX, rules

FILES = [
    tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))
    for name in ("constats_du_jury.toml", "constats_des_membres.toml")
]
WRITTEN: dict[str, Any] = FILES[0] | FILES[1]
BY_COLLEGE = Quorum(QuorumKind.PER_COLLEGE, by_college=(("employeur", 2), ("salarié", 1)))


def expected(written: dict[str, Any]) -> JuryFinding:
    """Un constat tel que le fichier l'écrit."""
    return JuryFinding(
        written["constat"],
        Gravity(written["gravite"]),
        written["phrase"],
        rule=written.get("regle", ""),
        line=written.get("ligne", ""),
        juror=written.get("membre", ""),
        candidate=written.get("candidat", ""),
    )


@pytest.mark.parametrize("name", SITUATIONS)
def test_le_constat_entier(name: str) -> None:
    """La situation donne ces constats et eux seuls : phrase, gravité, règle, ligne, personnes."""
    assert list(SITUATIONS[name]()) == [expected(each) for each in WRITTEN[name]]


def test_chaque_phrase_ecrite_a_sa_situation() -> None:
    """Le fichier des phrases et les situations vont ensemble, sans reste."""
    assert list(WRITTEN) == list(SITUATIONS)


@pytest.mark.parametrize(
    ("rule", "there", "sentence"),
    [
        (
            Quorum(QuorumKind.ONE_PER_COLLEGE),
            "e1 s1",
            "Le quorum est atteint : 2 présents, il faut un membre de chaque collège.",
        ),
        (
            BY_COLLEGE,
            "e1 s1",
            (
                "Le quorum n'est pas atteint : 2 présents, il faut 2 membres du collège « employeur » et "
                "1 membre du collège « salarié » ; il manque 1 membre du collège « employeur »."
            ),
        ),
        (
            Quorum(QuorumKind.SHARE, share=Fraction(1, 2), more=True),
            "e1 e2 s1",
            "Le quorum n'est pas atteint : 3 présents, il faut 4 membres ; il manque 1 membre.",
        ),
    ],
)
def test_la_phrase_du_quorum(rule: Quorum, there: str, sentence: str) -> None:
    """Qui est là, ce qu'il faut, ce qui manque : en une phrase."""
    assert quorum(rule, there) == sentence


def test_le_quorum_dit_qui_est_represente() -> None:
    """Les représentés se comptent à part des présents."""
    rule = Quorum(QuorumKind.AT_LEAST, 4)
    assert quorum(rule, "e1 s1", given="e2>e1") == (
        "Le quorum n'est pas atteint : 2 présents et 1 représenté, il faut 4 membres ; "
        "il manque 1 membre."
    )


def test_le_quorum_demande_si_les_representes_comptent() -> None:
    """Quand eux seuls feraient le quorum et que le texte se tait, la ligne à écrire est dite."""
    silent = replace(ALLOWED, in_quorum=None)
    rule = Quorum(QuorumKind.AT_LEAST, 3)
    assert quorum(rule, "e1 s1", given="e2>e1", procurations=silent) == (
        "Le quorum n'est atteint qu'avec les membres représentés et le règlement ne dit pas s'ils "
        "comptent pour le quorum : écrivez « quorum » à la ligne [jury.certification.procurations]."
    )


def test_les_membres_nommes_au_dela_des_sieges() -> None:
    """Sans borne de sièges, tous les membres nommés font le jury entier, suppléants à part."""
    every = Quorum(QuorumKind.ALL_SEATS)
    assert quorum(every, "e1 e2 e3 s1 s2 s3", seats=LEAST).startswith("Le quorum est atteint")
    stand_in = replace(SIX.members[5], id="s9", supplementary=True)
    jury = replace(SIX, members=(*SIX.members, stand_in))
    state = quorum_state(
        rules(quorum=every, colleges=LEAST), jury, route=Route.CONTINUING, on=TODAY
    )
    assert state.needed == "6 membres"
