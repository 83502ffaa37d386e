"""Chaque cas type dit ses motifs mot pour mot : tests/cases/motifs, écrits par outils.motifs."""

from pathlib import Path

import pytest

from outils.motifs import CASES, TOLD, told

REWRITE = "voulu ? « python -m outils.motifs » réécrit les motifs, puis relisez la différence"
PATHS = sorted(CASES.glob("*.toml"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_les_motifs_mot_pour_mot(path: Path) -> None:
    """Motifs, règles citées, décision ou refus sont ceux qui sont écrits."""
    assert told(path) == (TOLD / f"{path.stem}.txt").read_text("utf-8"), REWRITE


def test_aucun_motif_sans_cas() -> None:
    """Chaque fichier de motifs a son cas, chaque cas le sien."""
    assert sorted(path.stem for path in TOLD.glob("*.txt")) == [path.stem for path in PATHS], (
        REWRITE
    )
