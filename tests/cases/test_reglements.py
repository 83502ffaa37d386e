"""Les règlements des branches : lus sans faute, sourcés, muets là où leur texte l'est."""

from pathlib import Path

import pytest

from parchemin.readers.reglement import read_reglement

FOLDER = Path(__file__).parent / "reglements"
BRANCHES = sorted(FOLDER.glob("*.toml"))
EXPECTED = 7


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


def test_les_sept_branches_sont_la() -> None:
    """Aucun règlement n'a disparu, et chacun sert à un cas ou montre une règle de métier."""
    assert len(BRANCHES) >= EXPECTED
    rules = "".join(path.read_text("utf-8") for path in BRANCHES)
    for line in ("procurations", "sans_voix", "exterieurs", "hors_metier_ans", "vice_presidence"):
        assert line in rules
