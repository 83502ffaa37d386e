"""Blocs perdus et blocs répétés : un texte abîmé le dit, il ne passe pas pour lu."""

import re
from pathlib import Path

import pytest

from parchemin.readers.diagnostics import Diagnostic, Severity
from parchemin.readers.recognise import read
from tests.readers.samples import PAGE_A, PAGE_B, TABLE, TEXTS, reading_of


def said(text: str, code: str) -> list[Diagnostic]:
    return [one for one in read(text.encode(), "source").diagnostics if one.code == code]


@pytest.mark.parametrize("path", [PAGE_A, PAGE_B], ids=lambda path: path.parent.name)
def test_une_page_collee_en_une_ligne(path: Path) -> None:
    """Une page sans fins de ligne ne donne aucun bloc : c'est une erreur, pas une information."""
    text = re.sub(r"\n+", " ", path.read_text(encoding="utf-8"))
    (error,) = said(text, "blocs-absents")
    assert error.severity is Severity.ERROR
    assert "fins de ligne" in error.advice


def test_un_tableau_colle_en_une_ligne() -> None:
    """Un référentiel en tableau sans fins de ligne le dit aussi."""
    assert said(re.sub(r"\n+", " ", TABLE.read_text(encoding="utf-8")), "blocs-absents")


def test_une_page_collee_deux_fois() -> None:
    """Chaque bloc d'une page copiée deux fois est nommé avec le nombre de ses copies."""
    errors = said(PAGE_A.read_text(encoding="utf-8") * 2, "bloc-repete")
    assert [error.place.sentence for error in errors] == [
        f"bloc RNCP40657BC0{rank}" for rank in (1, 2, 3, 4)
    ]
    assert errors[0].found == "le code RNCP40657BC01 sur 2 blocs"
    assert {error.severity for error in errors} == {Severity.ERROR}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name)
def test_un_document_entier_ne_dit_rien(path: Path) -> None:
    """Un document entier n'a ni bloc absent ni bloc répété."""
    codes = {one.code for one in reading_of(path).diagnostics}
    assert not codes & {"blocs-absents", "bloc-repete"}
