"""Les fraudes qu'un dossier écrit, la règle qui en décide, et ce qui n'y va pas."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from parchemin.domain.deliberation.facts import Fraud
from parchemin.domain.rules.fraud import FraudEffect, FraudRule
from parchemin.readers.dossier import read_dossier
from parchemin.readers.reglement import read_reglement

HERE = Path(__file__).parent
HEAD = """
titre = "t"
certification = "RNCP40657"
reglement = "RNCP40657"
date = 2026-06-15

[candidat]
nom = "Sam"
voie = "formation_continue"
"""
VALID = (HERE.parents[0] / "samples" / "reglements" / "valide.toml").read_text("utf-8")
ORIGIN = 'libelle = "Fraude"\nsource = "essai"\n'


def read(body: str) -> Any:
    """Le dossier lu, avec ses fautes."""
    return read_dossier(HEAD + body, HERE)


def test_chaque_etape_est_un_fait() -> None:
    """Noted, heard, upheld: as many facts, on the code of the modality."""
    made = read("""
[[fraudes]]
modalite = "BC01ME1"
le = 2026-06-02
par = "Mme E"

[[fraudes]]
modalite = "BC01ME1"
le = 2026-06-12
entendu_le = 2026-06-10
suite = "retenue"
""")
    assert made.dossier is not None, made.diagnostics
    code = "RNCP40657BC01ME1"
    assert made.dossier.facts.frauds == (
        Fraud(subject=code, on=date(2026, 6, 2), author="Mme E"),
        Fraud(subject=code, on=date(2026, 6, 12), heard_on=date(2026, 6, 10), upheld=True),
    )


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ('modalite = "BC01ME9"\nle = 2026-06-02', "« BC01ME9 »"),
        ('modalite = "BC01ME1"', "pas de « le »"),
        ('modalite = "BC01ME1"\nle = 2026-06-02\nsuite = "gardée"', "« gardée »"),
        ('modalite = "BC01ME1"\nle = 2026-06-02\nentendu = 2026-06-01', "« entendu »"),
        (
            'modalite = "BC01ME1"\nle = 2026-06-02\nentendu_le = 2026-06-03',
            "entendu le 03/06/2026, écrit le 02/06/2026",
        ),
    ],
)
def test_une_fraude_mal_ecrite_dit_sa_faute(lines: str, found: str) -> None:
    """A code nobody has, no day, an unknown word, a hearing after it was written."""
    made = read(f"[[fraudes]]\n{lines}\n")
    assert made.dossier is None
    assert found in [fault.found for fault in made.diagnostics]


@pytest.mark.parametrize("effect", FraudEffect)
@pytest.mark.parametrize(("word", "hearing"), [("exigée", True), ("non exigée", False)])
def test_la_regle_dit_l_effet_et_l_audition(effect: FraudEffect, word: str, hearing: bool) -> None:
    """The two words of the line are read as they are written."""
    text = f'{VALID}\n[fraude]\nregle = "{effect.value}"\naudition = "{word}"\n{ORIGIN}'
    reading = read_reglement(text)
    assert reading.reglement is not None, reading.errors
    assert reading.reglement.clauses["fraude"][0].value == FraudRule(effect, hearing)


def test_l_audition_ne_se_devine_pas() -> None:
    """A rule that says nothing of the hearing is refused: it is never supposed."""
    text = f'{VALID}\n[fraude]\nregle = "le bloc n\'est pas acquis"\n{ORIGIN}'
    (fault,) = read_reglement(text).errors
    assert fault.found == "pas de « audition »"
