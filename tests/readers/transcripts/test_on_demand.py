"""Les formats coûteux à importer attendent leur premier document."""

import subprocess
import sys

import pytest

from parchemin.readers.transcripts.on_demand import MODULES, loaded

HEAVY = ("docx", "openpyxl", "pypdfium2", "pdfplumber", "markdown_it")


@pytest.mark.parametrize("module", MODULES)
def test_chaque_format_a_son_lecteur(module: str) -> None:
    """Le nom inscrit dans la table mène à une fonction."""
    assert callable(loaded(module))


def test_lire_un_texte_n_importe_pas_ce_qui_lit_un_pdf() -> None:
    """Dans un Python neuf, les lecteurs sont là et les bibliothèques lourdes ne le sont pas."""
    program = (
        "import sys, parchemin.readers.recognise; "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
