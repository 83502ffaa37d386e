"""Quelques centaines de documents abîmés à chaque suite ; `python -m outils.fuzz` en lit 20 000."""

import time

import pytest

from outils.fuzz import attempt as attempts
from outils.fuzz.attempt import READERS, attempt
from outils.fuzz.damages import USUAL
from outils.fuzz.sources import sources
from parchemin.readers.diagnostics import UnreadableSource

LOTS, OF_EACH = 6, 60


@pytest.mark.parametrize("lot", range(LOTS))
def test_ni_trace_ni_lenteur(lot: int) -> None:
    """Chaque document abîmé donne une lecture dont tout est placé, ou un refus d'une phrase."""
    numbers = range(1 + lot * OF_EACH, 1 + (lot + 1) * OF_EACH)
    faults = [each for each in (attempt(number, costly=False) for number in numbers) if each.fault]
    assert not faults


def test_chaque_lecteur_et_chaque_format_y_passent() -> None:
    """Aucun lecteur ni aucun dégât ne manque au tirage."""
    tried = [attempt(number, costly=False) for number in range(1, 121)]
    assert {each.reader for each in tried} == set(READERS)
    suffixes = {name.rpartition(".")[2] for name, _ in sources()}
    assert {"docx", "xlsx", "pdf", "html", "md", "tsv", "json", "xml", "toml", "csv"} <= suffixes
    assert len({name for each in tried for name in each.damages}) > len(set(USUAL)) / 2


def test_le_meme_numero_donne_le_meme_document() -> None:
    """Une faute trouvée se retrouve par son numéro."""
    first, again = attempt(7), attempt(7)
    assert (first.source, first.damages, first.size) == (again.source, again.damages, again.size)


def test_une_trace_est_une_faute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Un lecteur qui lève autre chose qu'un refus est dénoncé, avec sa ligne."""

    def broken(_: bytes) -> list:
        raise KeyError("perdu")

    monkeypatch.setattr(attempts, "READERS", dict.fromkeys(READERS, broken))
    assert "KeyError en" in (attempt(1).fault or "")


def test_un_refus_sans_phrase_est_une_faute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Un refus muet ne vaut pas mieux qu'une trace."""

    def silent(_: bytes) -> list:
        raise UnreadableSource("", code="muet")

    monkeypatch.setattr(attempts, "READERS", dict.fromkeys(READERS, silent))
    assert "refus mal dit" in (attempt(1).fault or "")


def test_une_lenteur_est_une_faute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Le temps permis tient à la taille du document."""

    def slow(_: bytes) -> list:
        until = time.process_time() + 0.05
        while time.process_time() < until:
            pass
        return []

    monkeypatch.setattr(attempts, "READERS", dict.fromkeys(READERS, slow))
    monkeypatch.setattr(attempts, "FEWEST_SECONDS", 0.01)
    monkeypatch.setattr(attempts, "SECONDS_PER_MB", 0.0)
    assert "au plus" in (attempt(1).fault or "")
