"""Chaque phrase d'un fichier lisible, et ce que la relecture en dit."""

import tomllib
from pathlib import Path

import pytest

from parchemin.domain.quality.wording_checks import said_of
from parchemin.readers.quality.guide import national_guide

FOLDER = Path(__file__).parents[2] / "samples" / "qualite"
GUIDE = national_guide()
PHRASES = [
    pytest.param(each["texte"], each["attendu"], id=f"{path.stem}-{rank}")
    for path in sorted(FOLDER.glob("*.toml"))
    for rank, each in enumerate(tomllib.loads(path.read_text("utf-8"))["phrase"], 1)
]


@pytest.mark.parametrize(("texte", "attendu"), PHRASES)
def test_ce_que_la_relecture_dit_d_une_phrase(texte: str, attendu: list[str]) -> None:
    """La relecture fait les remarques attendues, dans l'ordre, et aucune autre."""
    assert [code for code, _, _ in said_of(texte, GUIDE)] == attendu


def test_les_phrases_sont_bien_lues() -> None:
    """Les fichiers existent et chacun apporte ses phrases."""
    assert len(PHRASES) >= 20
