"""Ouvrir le fichier qu'on a sous la main : l'export, son zip, ou tout autre chose."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from parchemin.domain.errors import RefusedAct
from parchemin.office.catalogue import deposits
from parchemin.office.catalogue.folding import asked_marks, asked_words, words_of
from parchemin.office.catalogue.opening import opened, sha256_of
from parchemin.readers.fiche_xml.cards import Card
from tests.office.catalogue.exports import HEAD, invented

XML = (HEAD + invented(1) + "\n</FICHES>\n").encode()
RS = XML.replace(b"<NUMERO_FICHE>RNCP90001", b"<NUMERO_FICHE> RS90001")

# nom du fichier, nom de son membre → jour de l'export
NOMS = [
    ("export-fiches-rncp-v4-1-2026-08-16.zip", "export_fiches_RNCP_V4_1_2026-08-16.xml", (2026, 8, 16)),
    ("2026_08_16.zip", "fiches.xml", (2026, 8, 16)),
    ("téléchargement (3).zip", "export_2026-08-16.xml", (2026, 8, 16)),
    ("copie du 2026-09-01.zip", "export_2026-08-16.xml", (2026, 8, 16)),
    ("export-2026-13-45.zip", "fiches.xml", None),
    ("export 2026-02-30 puis 2026-03-01.zip", "fiches.xml", (2026, 3, 1)),
    ("export 16-08-2026.zip", "fiches.xml", None),
    ("export.zip", "fiches.xml", None),
]  # fmt: skip


def zip_of(path: Path, *members: tuple[str, bytes]) -> Path:
    """A zip of these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(("name", "member", "day"), NOMS)
def test_le_jour_de_l_export_se_lit_dans_les_noms(
    name: str, member: str, day: tuple[int, int, int] | None, tmp_path: Path
) -> None:
    """Le nom du XML d'abord, celui du zip ensuite ; une date qui n'existe pas n'est pas devinée."""
    export = opened(zip_of(tmp_path / name, (member, XML)))
    assert export.dated == (date(*day) if day else None)


@pytest.mark.parametrize(
    ("data", "register"),
    [(XML, "RNCP"), (RS, "RS"), (HEAD.encode() + b"</FICHES>", "")],
    ids=["RNCP", "RS", "vide"],
)
def test_le_repertoire_est_celui_de_la_premiere_fiche(
    data: bytes, register: str, tmp_path: Path
) -> None:
    """Nu ou dans son zip, l'export dit son répertoire ; sans fiche, aucun n'est inventé."""
    bare = tmp_path / "fiches.xml"
    bare.write_bytes(data)
    zipped = zip_of(tmp_path / "fiches.zip", ("dossier/fiches.xml", data))
    for path in (bare, zipped):
        export = opened(path)
        assert (export.register, export.size, export.name) == (register, len(data), "fiches.xml")
        with export.stream() as file:
            assert file.read() == data


def test_chaque_autre_fichier_a_sa_phrase(tmp_path: Path) -> None:
    """Photo, vide, CSV, zip coupé, zip sans XML ou à deux XML : ce qui a été trouvé est dit."""
    files = {
        "photo.jpg": b"\xff\xd8\xff\xe0",
        "vide.xml": b"",
        "fiches.csv": "Numéro;Intitulé\n".encode(),
        "coupe.zip": zip_of(tmp_path / "z", ("a.xml", XML)).read_bytes()[:200],
        "csv.zip": zip_of(tmp_path / "z", ("fiches.csv", b"a;b")).read_bytes(),
        "deux.zip": zip_of(tmp_path / "z", ("a.xml", XML), ("b.XML", XML)).read_bytes(),
    }
    said = {}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(RefusedAct) as refused:
            opened(tmp_path / name)
        said[name] = str(refused.value).partition(" : ")[0]
    assert said == {
        "photo.jpg": "« photo.jpg » n'est ni un zip ni un XML",
        "vide.xml": "« vide.xml » n'est ni un zip ni un XML",
        "fiches.csv": "« fiches.csv » n'est ni un zip ni un XML",
        "coupe.zip": "« coupe.zip » est un zip abîmé ou coupé",
        "csv.zip": "« csv.zip » contient 0 fichier XML, un seul est attendu",
        "deux.zip": "« deux.zip » contient 2 fichiers XML, un seul est attendu",
    }


@pytest.mark.parametrize("harm", ["octets", "chiffré"])
def test_la_phrase_nomme_le_fichier_tel_qu_il_a_ete_donne(harm: str, tmp_path: Path) -> None:
    """Déposé à l'écran, le fichier vit sous un nom de passage que la personne n'a jamais vu."""
    path = zip_of(tmp_path / "tmp8f2a.upload", ("a.xml", XML))
    data = bytearray(path.read_bytes())
    if harm == "octets":
        data[60:90] = bytes(30)
    else:
        data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(RefusedAct) as refused:
        opened(path, "export du registre.zip")
    assert str(refused.value).startswith("« export du registre.zip » est ")
    assert "tmp8f2a" not in str(refused.value)


def test_un_dossier_n_est_pas_un_fichier(tmp_path: Path) -> None:
    """Le chemin d'un dossier, ou d'un fichier parti, dit de vérifier le chemin."""
    for path in (tmp_path, tmp_path / "parti.zip"):
        with pytest.raises(RefusedAct, match="vérifiez le chemin"):
            opened(path)


def test_un_fichier_depose_est_garde_entier_puis_oublie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gardé sous son empreinte, deux fois sans dommage, il s'efface ; l'oublier deux fois ne fait rien."""
    monkeypatch.setattr(deposits, "folder", lambda: tmp_path / "depots")
    path = tmp_path / "export.xml"
    path.write_bytes(XML)
    names = {deposits.keep(path, sha256_of(path)) for _ in range(2)}
    (name,) = names
    assert deposits.is_kept(name)
    assert [each.read_bytes() for each in (tmp_path / "depots").iterdir()] == [XML]
    for _ in range(2):
        deposits.forget(name)
        assert not deposits.is_kept(name)
    deposits.forget("")
    assert not deposits.is_kept("")
    assert (tmp_path / "depots").is_dir()


CARD = Card(
    number="RS6604", title="Gérer l'énergie d'un site",
    abbreviation="CQP", level=None, active=True, state="Publiée",
    certifiers=("CPNE de l'Œuvre", "Maison Élan"), dates=(None,) * 5,
    codes=(("nsf", "315 p"), ("rome", "K 2503"), ("formacode", "31004"), ("ccn", "1979")),
    texts=("Veiller la nuit",), sentences=(),
)  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("rs6604", True), ("6604", True), ("énergie", True), ("ENERGIE", True), ("oeuvre", True),
        ("nuit", True), ("k2503", True), ("31004", True), ("1979", False), ("315p", False),
        ("cqp", True), ("boulanger", False),
    ],
)  # fmt: skip
def test_les_mots_d_une_fiche_sont_ceux_qu_on_tape(asked: str, there: bool) -> None:
    """Numéro avec ou sans lettres, sans casse ni accent ; NSF et CCN ne passent pas pour des mots."""
    assert set(asked_words(asked)).issubset(words_of(CARD).split()) is there


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("nsf", "315p", ["0n315p"]), ("nsf", " 315 P ", ["0n315p"]), ("nsf", "%", []),
        ("rome", "k2503", ["0rk2503"]), ("formacode", "31 004", ["0f31004"]),
        ("ccn", "1979", ["0k1979"]), ("certifier", "maison élan", ["0cmaison", "0celan"]),
        ("certifier", "L'Œuvre", ["0cl", "0coeuvre"]), ("certifier", " ", []),
    ],
)  # fmt: skip
def test_un_code_tape_retrouve_celui_de_la_fiche(field: str, typed: str, words: list[str]) -> None:
    """Espaces, casse et accents mis à part, le code demandé est celui que la fiche a gardé."""
    assert asked_marks(field, typed) == words
    assert set(words).issubset(words_of(CARD).split())
