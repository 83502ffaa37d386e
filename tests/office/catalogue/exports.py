"""Small exports for the tests of the catalogue: the six real fiches, and invented ones."""

import re
import zipfile
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples/rncp"
_FICHE = re.compile(r"<FICHE>.*?</FICHE>", re.DOTALL)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<FICHES>\n<VERSION_FLUX>4.1</VERSION_FLUX>\n'


def real_fiches() -> list[str]:
    """The six real fiches, as they stand in their exports."""
    return [
        fiche
        for path in sorted(SAMPLES.glob("*.xml"))
        for fiche in _FICHE.findall(path.read_text("utf-8"))
    ]


def invented(rank: int, *, title: str = "", competency: str = "", active: str = "Oui") -> str:
    """A short invented fiche of the RNCP with one bloc."""
    number = f"RNCP{90_000 + rank}"
    return (
        f"<FICHE><ID_FICHE>{rank}</ID_FICHE><NUMERO_FICHE>{number}</NUMERO_FICHE>"
        f"<INTITULE>{title or f'Veilleur de nuit numéro {rank}'}</INTITULE>"
        "<ETAT_FICHE>Publiée</ETAT_FICHE>"
        "<NOMENCLATURE_EUROPE><NIVEAU>NIV4</NIVEAU></NOMENCLATURE_EUROPE>"
        "<CODES_NSF><NSF><CODE>334t</CODE><LIBELLE>Accueil</LIBELLE></NSF></CODES_NSF>"
        "<CERTIFICATEURS><CERTIFICATEUR><NOM_CERTIFICATEUR>Maison Élan</NOM_CERTIFICATEUR>"
        "</CERTIFICATEUR></CERTIFICATEURS>"
        "<ACTIVITES_VISEES>Veille la nuit, accueille les arrivées tardives.</ACTIVITES_VISEES>"
        f"<BLOCS_COMPETENCES><BLOC_COMPETENCES><CODE>{number}BC01</CODE>"
        "<LIBELLE>Assurer la sécurité nocturne</LIBELLE>"
        f"<LISTE_COMPETENCES>{competency or f'Faire la ronde numéro {rank}.'}</LISTE_COMPETENCES>"
        "<MODALITES_EVALUATION>Mise en situation.</MODALITES_EVALUATION>"
        f"</BLOC_COMPETENCES></BLOCS_COMPETENCES><ACTIF>{active}</ACTIF></FICHE>"
    )


def xml(folder: Path, day: str, fiches: list[str], *, closed: bool = True) -> Path:
    """A bare XML export of that day."""
    path = folder / f"export_fiches_RNCP_V4_1_{day}.xml"
    path.write_text(HEAD + "\n".join(fiches) + ("\n</FICHES>\n" if closed else ""), "utf-8")
    return path


def zipped(folder: Path, day: str, fiches: list[str]) -> Path:
    """The same, in its zip."""
    inner = xml(folder, day, fiches)
    path = folder / f"export-fiches-rncp-v4-1-{day}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(inner.name), inner.read_bytes(), zipfile.ZIP_DEFLATED)
    inner.unlink()
    return path
