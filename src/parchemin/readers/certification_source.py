"""The certification a dossier names: an example, a fiche, the JSON of a reading, or a TOML file."""

import json
from pathlib import Path

from parchemin.domain.french import counted
from parchemin.domain.referentiel import Certification
from parchemin.readers.diagnostics import Findings, UnreadableSource
from parchemin.readers.document_door import is_document
from parchemin.readers.document_loading import certification_from_json
from parchemin.readers.examples import example_names, example_text
from parchemin.readers.recognise import read
from parchemin.readers.referentiel_toml import read_referentiel


def certification_named(name: str, folder: Path, findings: Findings) -> Certification | None:
    """The certification of that name or file; None when a TOML file has errors, then said.

    Raises UnreadableSource or UnreadableContent when the file cannot be read at all.
    """
    if name in example_names():
        file, data = example_text(name)
        return only(read(data, file).certifications, file)
    path = folder / name
    if path.suffix == ".toml":
        return read_referentiel(text_of(path), findings)
    data = bytes_of(path)
    if is_document(data):
        return _from_json(text_of(path), path.name)
    return only(read(data, path.name).certifications, path.name)


def only(certifications: tuple[Certification, ...], name: str) -> Certification:
    """The certification of a source that holds exactly one."""
    if len(certifications) != 1:
        raise UnreadableSource(
            f"« {name} » décrit {counted(len(certifications), 'certification')}, et il en faut une "
            "seule : donnez un fichier qui n'en décrit qu'une.",
            code="plusieurs-certifications",
        )
    return certifications[0]


def _from_json(text: str, name: str) -> Certification:
    try:
        form = json.loads(text)
    except ValueError as error:
        raise UnreadableSource(
            f"« {name} » n'est pas un document JSON : donnez la sortie de « parchemin lire --json ».",
            code="json-illisible",
        ) from error
    forms = form.get("certifications") if isinstance(form, dict) else None
    if not isinstance(forms, list) or len(forms) != 1 or not isinstance(forms[0], dict):
        raise UnreadableSource(
            f"« {name} » ne contient pas une certification et une seule sous « certifications » : "
            "donnez la sortie de « parchemin lire --json ».",
            code="json-illisible",
        )
    return certification_from_json(forms[0])


def bytes_of(path: Path) -> bytes:
    """The bytes of a file named by a person."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource(
            f"« {path} » ne peut pas être lu : vérifiez le chemin, ou donnez le nom d'un exemple "
            f"livré ({', '.join(example_names())}).",
            code="fichier-introuvable",
        ) from error


def text_of(path: Path) -> str:
    """The text of a TOML or JSON file, which is always UTF-8."""
    try:
        return bytes_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSource(
            f"« {path} » n'est pas écrit en UTF-8 : enregistrez-le de nouveau en UTF-8.",
            code="encodage-inconnu",
        ) from error
