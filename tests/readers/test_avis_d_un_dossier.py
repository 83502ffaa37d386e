"""Les avis, l'effectif et les notes qu'un dossier écrit, et ce qui n'y va pas."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from parchemin.domain.deliberation.facts import Opinion
from parchemin.readers.dossier import read_dossier

HERE = Path(__file__).parent
HEAD = """
titre = "t"
certification = "RNCP40657"
reglement = "RNCP40657"
date = 2026-06-15
"""
CANDIDATE = """
[candidat]
nom = "Sam"
voie = "formation_continue"
effectif = 12
"""
RULE = """
[a_la_place.acquisition.modalite]
regle = "avis concordants"
avis_de = ["métier", "pédagogie"]
libelle = "l"
source = "s"
"""


def read(body: str, rule: str = RULE) -> Any:
    """Le dossier lu, avec ses fautes."""
    return read_dossier(HEAD + CANDIDATE + rule + body, HERE)


def test_un_avis_et_une_note() -> None:
    """Un avis se lit d'un mot, ou d'une table qui porte aussi une note et ce qu'elle corrige."""
    reading = read("""
[[avis]]
role = "métier"
nom = "M. Métier"
le = 2026-06-02
rang = 3
BC01ME1 = "défavorable"
BC02 = { avis = "favorable", note = "12,5", sur = 20, id = "a", corrige = "b" }
BC02ME1 = { note = 8, sur = 10 }
""")
    assert reading.diagnostics == ()
    first, second, third = reading.dossier.facts.opinions
    common: dict[str, Any] = {
        "role": "métier",
        "author": "M. Métier",
        "on": date(2026, 6, 2),
        "rank": 3,
    }
    assert first == Opinion(subject="RNCP40657BC01ME1", favourable=False, **common)
    assert second == Opinion(
        subject="RNCP40657BC02",
        favourable=True,
        mark=Decimal("12.5"),
        out_of=Decimal(20),
        id="a",
        supersedes="b",
        **common,
    )
    assert third == Opinion(
        subject="RNCP40657BC02ME1", mark=Decimal(8), out_of=Decimal(10), **common
    )


def test_l_effectif_de_l_entreprise() -> None:
    """L'effectif se lit avec le candidat."""
    assert read("").dossier.facts.workforce == 12


SAID = '[[avis]]\nrole = "métier"\nle = 2026-06-02\n'


@pytest.mark.parametrize(
    ("body", "code", "word"),
    [
        ('[[avis]]\nrole = "metier"\nle = 2026-06-02\n', "role-inconnu", "« métier »"),
        ("[[avis]]\nle = 2026-06-02\n", "champ-absent", "role"),
        (f'{SAID}BC09ME1 = "favorable"\n', "code-inconnu", "BC0"),
        (f'{SAID}BC01ME1 = "favorabl"\n', "valeur-inconnue", "« favorable »"),
        (f"{SAID}BC01ME1 = {{ note = 12 }}\n", "champ-absent", "sur"),
        (f"{SAID}BC01ME1 = {{ note = 21, sur = 20 }}\n", "note-impossible", "« note »"),
        (f"{SAID}BC01ME1 = {{ note = -1, sur = 20 }}\n", "note-impossible", "« note »"),
        (f"{SAID}BC01ME1 = {{ id = 'a' }}\n", "champ-absent", "avis"),
        (f"{SAID}BC01ME1 = {{ avis = 'favorable', notes = 2 }}\n", "mot-inconnu", "« note »"),
        (
            '[resultats]\nle = 2026-06-02\nBC01ME1 = { resultat = "acquis", note = 5, sur = 0 }\n',
            "note-impossible",
            "« sur »",
        ),
        (
            (
                '[[ajustements]]\nle = 2026-06-02\nbloc = "BC1"\nresultat = "acquis"\npar = "j"\n'
                'motif = "m"\n'
            ),
            "valeur-inconnue",
            "« BC01 »",
        ),
    ],
)
def test_une_faute_refuse_le_dossier(body: str, code: str, word: str) -> None:
    """Un avis mal écrit refuse le dossier, à sa ligne, avec le mot juste."""
    reading = read(body)
    assert reading.dossier is None
    (fault,) = [item for item in reading.diagnostics if item.code == code]
    assert word in fault.advice
    assert fault.place.line


def test_un_reglement_qui_ne_lit_pas_d_avis() -> None:
    """Un avis que nulle règle ne lirait n'est pas perdu en silence."""
    reading = read(f'{SAID}BC01ME1 = "favorable"\n', rule="")
    (fault,) = reading.diagnostics
    assert (fault.code, fault.place.line) == ("role-inconnu", 12)
    assert "Retirez ces avis" in fault.advice


def test_un_ajustement_de_bloc_avec_sa_note() -> None:
    """Un ajustement nomme une modalité ou un bloc, et porte au besoin une note."""
    reading = read("""
[[ajustements]]
le = 2026-06-15
bloc = "BC01"
resultat = "acquis"
par = "le jury"
motif = "m"
note = 12
sur = 20
""")
    (made,) = reading.dossier.facts.adjustments
    assert (made.subject, made.mark, made.out_of) == ("RNCP40657BC01", Decimal(12), Decimal(20))


@pytest.mark.parametrize(
    ("line", "idle"),
    [
        ("par_bloc.BC01", False),
        ("par_bloc.RNCP40657BC01", False),
        ("par_bloc.BC10", True),
        ("par_bloc.BC01ME1", True),
        ("par_modalite.BC01ME1", False),
        ("par_modalite.BC01ME9", True),
    ],
)
def test_une_ligne_qui_ne_parle_de_rien(line: str, *, idle: bool) -> None:
    """Une ligne propre à un bloc que le référentiel n'a pas est signalée, le dossier se lit."""
    rule = RULE.replace("acquisition.modalite", f"acquisition.{line}")
    reading = read("", rule)
    assert reading.dossier is not None
    assert [item.code for item in reading.diagnostics] == ["ligne-sans-objet"] * idle
    assert all(f"[acquisition.{line}]" in item.found for item in reading.diagnostics)
