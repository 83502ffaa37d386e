"""Chaque format sur la ligne de commande : lu, relu, comparé, converti, avec son état de sortie."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from parchemin.cli import main
from parchemin.readers.recognise import read_file
from tests.readers.each_format import DOCUMENTS, EVERY, Document
from tests.readers.samples import PAGE_A, REFUSED, ROOT

KINDS = {
    "table": "référentiel en tableau",
    "fiche_page": "fiche du registre (page du site)",
    "fiche_xml": "export XML du registre",
    "fiche_api": "réponse JSON du registre",
    "fiche_csv": "export CSV du registre",
    "programme": "programme de formation",
    "case": "cadre de compétences CASE",
    "cadre_tableau": "référentiel, une ligne par partie",
}
ALONE = tuple(document for document in DOCUMENTS if document.count == 1)
REFUSALS = sorted(path for path in REFUSED.iterdir() if path.suffix != ".attendu")
HEAVY = ("docx", "openpyxl", "pypdfium2", "pdfplumber", "markdown_it", "django")
MOST_SECONDS = 1.5
"""Processor time of a cold start on a slow machine; half a second is usual."""


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads((ROOT / "docs/formats/lecture.schema.json").read_text("utf-8"))
    return Draft202012Validator(schema)


def put(document: Document, folder: Path, name: str = "") -> str:
    """The path of a document written in a folder."""
    path = folder / (name or document.name)
    path.write_bytes(document.data())
    return str(path)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: each.name)
def test_lire_dit_sa_nature_et_ses_blocs(
    document: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """La première ligne nomme le fichier et sa nature ; rien ne va sur la sortie d'erreur."""
    assert main(["lire", put(document, tmp_path)]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert shown.out.splitlines()[0].startswith(f"{document.name} : {KINDS[document.kind]}, ")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: each.name)
def test_le_nom_ne_decide_rien(
    document: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sous un nom sans terminaison, le document est lu de même."""
    assert main(["lire", put(document, tmp_path, "document")]) == 0
    assert f"document : {KINDS[document.kind]}, " in capsys.readouterr().out


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: each.name)
def test_le_json_suit_le_schema_publie(
    document: Document,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    validator: Draft202012Validator,
) -> None:
    """La sortie de --json est valide, et dit autant de certifications que le document en décrit."""
    assert main(["lire", put(document, tmp_path), "--json"]) == 0
    written: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert [each.message for each in validator.iter_errors(written)] == []
    assert len(written["certifications"]) == document.count
    assert len(written["certifications"][0]["blocks"]) == document.blocs


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: each.name)
def test_qualite_relit_chaque_certification(
    document: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Chaque certification a sa liste de constats, et chaque constat sa règle et son texte."""
    status = main(["qualite", put(document, tmp_path), "--le", "2026-11-22", "--json"])
    reviews = json.loads(capsys.readouterr().out)
    assert len(reviews) == document.count
    found = [finding for review in reviews for finding in review["findings"]]
    assert status == (1 if found else 0)
    assert all(each["reason"] and each["source"] and each["place"] for each in found)


@pytest.mark.parametrize("form", ["case", "xlsx", "csv", "json"])
@pytest.mark.parametrize("document", ALONE, ids=lambda each: each.name)
def test_convertir_garde_les_blocs(document: Document, form: str, tmp_path: Path) -> None:
    """Converti puis relu, un document d'où qu'il vienne garde ses blocs et ses compétences."""
    source, written = put(document, tmp_path), tmp_path / "sortie"
    asked = ["convertir", source, "--vers", form, "--date", "2026-11-22", "-o", str(written)]
    assert main(asked) == 0
    (before,) = read_file(Path(source)).certifications
    (after,) = read_file(written).certifications
    assert [bloc.title for bloc in after.blocs] == [bloc.title for bloc in before.blocs]
    assert [[each.text for each in bloc.competencies] for bloc in after.blocs] == [
        [each.text for each in bloc.competencies] for bloc in before.blocs
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("refuge.docx", "refuge.pdf"),
        ("refuge.docx", "refuge.html"),
        ("refuge.xlsx", "refuge.docx"),
        ("fiche.html", "fiche.mhtml"),
        ("cadre.json", "cadre.xlsx"),
        ("cadre.csv", "cadre.json"),
    ],
)
def test_deux_formats_disent_la_meme_chose(
    before: str, after: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Le même référentiel dans deux formats ne montre aucune différence."""
    paths = [put(EVERY[name], tmp_path) for name in (before, after)]
    assert main(["comparer", *paths]) == 0
    assert "Les deux textes disent la même chose." in capsys.readouterr().out


def test_une_reponse_json_se_compare_a_une_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Un fichier JSON est reconnu par son contenu, pas pris pour une lecture d'après son nom."""
    answer = put(EVERY["reponse.json"], tmp_path)
    assert main(["comparer", answer, str(PAGE_A)]) in (0, 1)
    assert "4 blocs ajoutés et 2 blocs retirés" in capsys.readouterr().out


@pytest.mark.parametrize("name", [each.name for each in DOCUMENTS if each.count > 1])
def test_comparer_demande_une_seule_certification(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Un document qui en décrit deux est refusé d'une phrase qui dit combien."""
    assert main(["comparer", put(EVERY[name], tmp_path), str(PAGE_A)]) == 2
    assert "décrit 2 certifications, et il en faut une seule" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["lire", "qualite", "convertir"])
@pytest.mark.parametrize("path", REFUSALS, ids=lambda path: str(path.name))
def test_un_refus_est_le_meme_partout(
    command: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """État 2, la phrase écrite à côté de l'échantillon, rien sur la sortie."""
    more = ["--vers", "csv"] if command == "convertir" else []
    assert main([command, str(path), *more]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    expected = path.with_name(f"{path.name}.attendu").read_text("utf-8").strip()
    assert shown.err.strip() == expected


def test_le_programme_ne_charge_que_ce_qu_il_lui_faut() -> None:
    """Dans un Python neuf, la commande entière est là, sans aucune bibliothèque lourde."""
    program = f"import sys, parchemin.cli; print([n for n in {HEAVY} if n in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_lire_un_texte_demarre_vite() -> None:
    """Une commande froide lit un petit texte en bien moins que la patience d'une personne."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "parchemin.cli", "lire", str(PAGE_A)],
        capture_output=True, cwd=ROOT, check=True,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < MOST_SECONDS
