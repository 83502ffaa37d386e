"""The lines of a jury in TOML: each word read, each impossible one refused at its line."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from parchemin.domain.rules.jury_rules import (
    Advisory,
    Chairing,
    Experience,
    Independence,
    Majority,
    Outsiders,
    Permission,
    Proxies,
    Quorum,
    QuorumKind,
    Seats,
    TieBreak,
    VoteForm,
)
from parchemin.readers.reglement import ReglementReading, read_reglement

ABOUT = 'libelle = "L"\nsource = "S"\n'
SEATS = 'sieges = { employeur = 3, "salarié" = 3 }'
SHARE = 'regle = "part des sièges"\n'
BY_COLLEGE = 'regle = "nombre de membres par collège"\n'
ALLOWED = 'regle = "permises"\n'


def reading(**lines: str) -> ReglementReading:
    """A règlement with three seats by college and these lines of its jury, in order."""
    text = 'certification = "CQP"\nintitule = "CQP"\n'
    for name, body in {"colleges": SEATS, **lines}.items():
        path = name.replace("__", ".") if "__" in name else f"jury.un.{name}"
        text += f"[{path}]\n{ABOUT}{body}\n"
    return read_reglement(text)


def value(name: str, body: str, **more: str) -> Any:
    """What one line says."""
    made = reading(**{name: body, **more})
    assert made.reglement is not None, made.errors
    return made.reglement.clauses[f"jury.un.{name}"][0].value


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("colleges", SEATS, Seats((("employeur", 3), ("salarié", 3)))),
        ("colleges", "sieges = { a = 1 }\nau_moins = true", Seats((("a", 1),), at_least=True)),
        ("quorum", f"{SHARE}part = 50", Quorum(QuorumKind.SHARE, share=Fraction(1, 2))),
        (
            "quorum",
            f"{SHARE}part = 2\nsur = 3\nplus_de = true",
            Quorum(QuorumKind.SHARE, share=Fraction(2, 3), more=True),
        ),
        ("quorum", f"{SHARE}part = 100", Quorum(QuorumKind.SHARE, share=Fraction(1))),
        ("quorum", f'{SHARE}part = "12,5"', Quorum(QuorumKind.SHARE, share=Fraction(1, 8))),
        (
            "quorum",
            f'{BY_COLLEGE}par_college = {{ employeur = 3, "salarié" = 1 }}',
            Quorum(QuorumKind.PER_COLLEGE, by_college=(("employeur", 3), ("salarié", 1))),
        ),
        ("procurations", 'regle = "interdites"', Proxies(Permission.FORBIDDEN)),
        ("procurations", ALLOWED, Proxies(Permission.ALLOWED)),
        (
            "procurations",
            f'{ALLOWED}par_membre = 2\ncollege = "le même"\nquorum = "les représentés comptent"',
            Proxies(Permission.ALLOWED, 2, same_college=True, in_quorum=True),
        ),
        (
            "procurations",
            f'{ALLOWED}college = "indifférent"\nquorum = "seuls les présents comptent"',
            Proxies(Permission.ALLOWED, None, same_college=False, in_quorum=False),
        ),
        ("scrutin", 'regle = "nominal"', VoteForm.NAMED),
        ("scrutin", 'regle = "à main levée"', VoteForm.HANDS),
        ("sans_voix", 'colleges = ["formateurs"]', Advisory(("formateurs",))),
        ("exterieurs", "part = 50", Outsiders(Decimal(50))),
        ("experience", 'college = "employeur"\nans = 2', Experience("employeur", 2)),
        (
            "experience",
            'college = "employeur"\nautres_colleges = ["salarié"]\nans = 3\nhors_metier_ans = 5',
            Experience("employeur", 3, 5, ("salarié",)),
        ),
        (
            "presidence",
            'regle = "alternance annuelle"\ncolleges = ["employeur"]',
            Chairing(("employeur",), alternates=True, mandate_years=1),
        ),
        (
            "presidence",
            (
                'regle = "alternance"\ncolleges = ["employeur", "salarié"]\nmandat_ans = 2\n'
                'vice_presidence = "l\'autre collège"'
            ),
            Chairing(("employeur", "salarié"), alternates=True, mandate_years=2, vice=True),
        ),
        (
            "presidence",
            'regle = "au choix du jury"\ncolleges = ["employeur"]\nvice_presidence = "aucune"',
            Chairing(("employeur",)),
        ),
        ("majorite", 'regle = "membres présents ou représentés"', Majority.PRESENT_OR_REPRESENTED),
        ("departage", 'regle = "renvoi à l\'autorité qui délivre"', TieBreak.REFERRED),
        ("independance", 'regle = "ni formé ni accompagné le candidat"', Independence.NO_TRAINING),
    ],
)
def test_each_line_is_read(name: str, body: str, expected: object) -> None:
    """Every word a line of a jury may hold gives its rule."""
    assert value(name, body) == expected


@pytest.mark.parametrize(
    ("name", "body", "code", "found"),
    [
        ("colleges", "sieges = { a = 0 }", "valeur-impossible", "« { a = 0 } »"),
        ("colleges", "sieges = { a = true }", "valeur-impossible", "« { a = true } »"),
        ("colleges", "au_moins = true", "valeur-impossible", "pas de « sieges »"),
        ("quorum", f"{SHARE}part = 0", "quorum-impossible", "0 sur 100"),
        ("quorum", f"{SHARE}part = 0.5", "quorum-impossible", "0.5 sur 100"),
        ("quorum", f"{SHARE}part = 101", "quorum-impossible", "101 sur 100"),
        ("quorum", f"{SHARE}part = 4\nsur = 3", "quorum-impossible", "4 sur 3"),
        ("quorum", f"{SHARE}part = 3\nsur = 3\nplus_de = true", "quorum-impossible", "3 sur 3"),
        ("quorum", f"{SHARE}part = nan", "valeur-impossible", "« nan »"),
        ("quorum", SHARE, "champ-absent", "pas de « part »"),
        (
            "quorum",
            f"{BY_COLLEGE}par_college = {{ employeur = 4 }}",
            "quorum-impossible",
            "4 membres du collège « employeur »",
        ),
        ("quorum", f"{BY_COLLEGE}par_college = {{ x = 1 }}", "college-inconnu", "« x »"),
        ("quorum", f"{BY_COLLEGE}par_college = 2", "valeur-impossible", "« 2 »"),
        ("quorum", 'regle = "nombre de membres"\nmembres = 7', "quorum-impossible", "7 membres"),
        ("procurations", 'regle = "interdites"\npar_membre = 1', "mot-inconnu", "« par_membre »"),
        ("procurations", f"{ALLOWED}par_membre = 0", "valeur-impossible", "« 0 »"),
        ("procurations", f'{ALLOWED}college = "autre"', "valeur-inconnue", "« autre »"),
        ("scrutin", 'regle = "secret"', "valeur-inconnue", "« secret »"),
        ("sans_voix", 'colleges = ["salarié"]', "siege-sans-voix", "« salarié », qui a des sièges"),
        ("exterieurs", "part = 0", "valeur-impossible", "« 0 »"),
        ("exterieurs", "part = 0.5", "valeur-impossible", "« 0.5 »"),
        ("exterieurs", "part = 101", "valeur-impossible", "« 101 »"),
        ("experience", 'college = "x"\nans = 2', "college-inconnu", "« x »"),
        (
            "experience",
            'college = "employeur"\nautres_colleges = ["y"]\nans = 2',
            "college-inconnu",
            "« y »",
        ),
        (
            "presidence",
            'regle = "alternance annuelle"\ncolleges = ["employeur"]\nmandat_ans = 2',
            "mot-inconnu",
            "« mandat_ans »",
        ),
        ("parite", 'colleges = ["employeur", "z"]', "college-inconnu", "« z »"),
    ],
)
def test_each_impossible_line_is_refused(name: str, body: str, code: str, found: str) -> None:
    """One fault, one finding, in the words of the file, at the line of the jury."""
    made = reading(**{name: body})
    assert made.reglement is None
    (only,) = made.errors
    assert (only.code, only.found) == (code, found)
    assert only.place.line is not None
    assert f"jury.un.{name}" in only.place.sentence


def test_seats_without_bound_bound_no_quorum() -> None:
    """Where seats are only a least number, a larger quorum may be reached."""
    open_seats = f"{SEATS}\nau_moins = true"
    asked = value("quorum", 'regle = "nombre de membres"\nmembres = 7', colleges=open_seats)
    assert asked == Quorum(QuorumKind.AT_LEAST, 7)


def test_proxies_need_a_majority_that_counts_them() -> None:
    """Proxies allowed under a majority of those present are refused; forbidden ones are not."""
    present = 'regle = "membres présents"'
    (fault,) = reading(procurations=ALLOWED, majorite=present).errors
    assert fault.code == "procurations-hors-majorite"
    assert "membres présents ou représentés" in fault.advice
    assert not reading(procurations='regle = "interdites"', majorite=present).errors
    assert not reading(procurations=ALLOWED, majorite='regle = "suffrages exprimés"').errors


def test_a_tie_is_sent_to_somebody_else() -> None:
    """A tie sent to the authority needs one that is not the jury."""
    tie = 'regle = "renvoi à l\'autorité qui délivre"'
    one = 'regle = "une étape"\nautorite = "le jury"'
    two = 'regle = "deux étapes"\nautorite = "la CPNEFP"'
    (fault,) = reading(departage=tie, delivrance__etapes=one).errors
    assert fault.code == "departage-sans-autorite"
    assert not reading(departage=tie, delivrance__etapes=two).errors


def test_two_values_of_one_line_are_each_looked_at() -> None:
    """A line that changes with time is checked in each of its periods."""
    text = (
        'certification = "CQP"\nintitule = "CQP"\n'
        f"[jury.un.colleges]\n{ABOUT}{SEATS}\n"
        f'[[jury.un.quorum]]\n{ABOUT}regle = "nombre de membres"\nmembres = 6\n'
        "jusqu_au = 2025-12-31\n"
        f'[[jury.un.quorum]]\n{ABOUT}regle = "nombre de membres"\nmembres = 8\n'
        "depuis = 2026-01-01\n"
    )
    (fault,) = read_reglement(text).errors
    assert fault.found == "8 membres"


def test_what_changes_with_time_is_held_against_its_own_period() -> None:
    """A jury that grows and its quorum with it, on the same day, contradict each other nowhere."""
    halves = {
        "colleges": ("sieges = { employeur = 1 }", "sieges = { employeur = 4 }"),
        "quorum": ("membres = 1", "membres = 3"),
    }
    kind = {"colleges": "", "quorum": 'regle = "nombre de membres"\n'}
    text = 'certification = "CQP"\nintitule = "CQP"\n'
    for name, bodies in halves.items():
        for body, dates in zip(
            bodies, ("jusqu_au = 2025-12-31", "depuis = 2026-01-01"), strict=True
        ):
            text += f"[[jury.un.{name}]]\n{ABOUT}{kind[name]}{body}\n{dates}\n"
    assert not read_reglement(text).errors
    (fault,) = read_reglement(text.replace("membres = 1", "membres = 2")).errors
    assert (fault.found, fault.expected) == ("2 membres", "au plus le seul siège du jury")


@pytest.mark.parametrize(("more", "faults"), [("", ["parite-impossible"]), ("au_moins = true", [])])
def test_parity_needs_seats_that_can_be_equal(more: str, faults: list[str]) -> None:
    """Two employers and one employee are never equal, unless these numbers are least ones."""
    seats = f'sieges = {{ employeur = 2, "salarié" = 1 }}\n{more}'
    made = reading(colleges=seats, parite='colleges = ["employeur", "salarié"]')
    assert [item.code for item in made.errors] == faults
