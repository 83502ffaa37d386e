"""Les règlements des branches : lus sans faute, sourcés, muets là où leur texte l'est."""

from decimal import Decimal
from pathlib import Path

import pytest

from parchemin.domain.rules.accreditation import AccreditationTerm
from parchemin.domain.rules.acquisition import ByMark
from parchemin.domain.rules.assessors import ByOpinions
from parchemin.domain.rules.delivery import (
    Complement,
    Duration,
    Motives,
    NoAppeal,
    Retake,
    RetakeScope,
    Sending,
    Unit,
)
from parchemin.readers.reglement import read_reglement

FOLDER = Path(__file__).parent / "reglements"
BRANCHES = sorted(FOLDER.glob("*.toml"))
EXPECTED = 13


@pytest.mark.parametrize("path", BRANCHES, ids=lambda path: path.stem)
def test_un_reglement_de_branche_ne_dit_que_son_texte(path: Path) -> None:
    """Il se lit sans faute ni question oubliée, cite son texte partout et n'y ajoute aucun choix."""
    reading = read_reglement(path.read_text("utf-8"))
    assert reading.reglement is not None, reading.errors
    assert [item.found for item in reading.diagnostics if item.code == "regle-absente"] == []
    assert reading.reglement.demo_choices() == ()
    assert reading.reglement.silences() != ()
    sources = {clause.origin.source for clause in reading.reglement.all_clauses()}
    assert len(sources) == 1


SAID = {
    "jury-sur-deux-evaluations": {
        "motifs": Motives.KEPT,
        "recours": NoAppeal(),
        "repasser": Retake(
            scope=RetakeScope.MISSING,
            completed_by=(Complement.TRAINING, Complement.EXPERIENCE),
        ),
    },
    "jury-preside-par-les-employeurs": {"delais.absence_des_salaries": Duration(8, Unit.DAYS)},
    "trois-avis-et-petites-entreprises": {
        "acquisition.bloc": ByOpinions(
            ("tuteur", "formateur", "membre de la commission"), 2, 3, "avec mention"
        ),
    },
    "proces-verbal-sous-trois-mois": {
        "delais.proces_verbal": Sending("le groupe paritaire", Duration(3, Unit.MONTHS)),
    },
    "habilitation-d-un-an": {"habilitation.duree": AccreditationTerm(Duration(1, Unit.YEARS))},
    "theorie-puis-pratique": {
        "acquisition.par_modalite.BC01ME2": ByMark(Decimal(14), Decimal(20)),
    },
    "six-mois-apres-un-echec": {"repasser": Retake(wait=Duration(6, Unit.MONTHS))},
    "labellisation-de-deux-ans": {
        "habilitation.duree": AccreditationTerm(Duration(2, Unit.YEARS), Duration(1, Unit.YEARS)),
    },
}
"""What each text says that others do not, by line."""


@pytest.mark.parametrize("name", SAID)
def test_ce_qu_une_branche_a_de_propre_est_lu(name: str) -> None:
    """The rule that only this text has is read as the rule it is."""
    reglement = read_reglement((FOLDER / f"{name}.toml").read_text("utf-8")).reglement
    assert reglement is not None
    assert {line: reglement.clauses[line][0].value for line in SAID[name]} == SAID[name]


def test_les_branches_sont_toutes_la() -> None:
    """Aucun règlement n'a disparu, et chacun sert à un cas ou montre une règle de métier."""
    assert len(BRANCHES) == EXPECTED
    rules = "".join(path.read_text("utf-8") for path in BRANCHES)
    for line in ("procurations", "sans_voix", "exterieurs", "hors_metier_ans", "vice_presidence"):
        assert line in rules
