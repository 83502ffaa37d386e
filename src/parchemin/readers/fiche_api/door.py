"""The door of the register's JSON interface: an answer, or one fiche taken out of it."""

import json
import re
from typing import Any

from parchemin.domain.referentiel import Certification
from parchemin.readers.decoding import decode
from parchemin.readers.diagnostics import Diagnostic, Findings, Place, UnreadableSource
from parchemin.readers.fiche_api.element import FicheElement, Leaves
from parchemin.readers.fiche_api.places import said_of_json, with_places
from parchemin.readers.fiche_xml.node import Node
from parchemin.readers.fiche_xml.reader import read_fiche
from parchemin.readers.reading import Door, Reading, source_of

_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_NAMED = re.compile(rb'"(?:NUMERO_FICHE|nombreResultats|fiches)"\s*:')


def is_answer(data: bytes) -> bool:
    """Whether the content is an answer of the register's interface, or a fiche of one."""
    return bool(_JSON.match(data)) and bool(_NAMED.search(data))


def read_answer(data: bytes, name: str) -> Reading:
    """Every fiche of the answer, in its order; the transcript writes each text after its JSON path.

    Raises ``UnreadableSource`` on broken JSON, and when the answer holds no fiche.
    """
    findings = Findings()
    decoded, encoding = decode(data, name, findings)
    leaves = Leaves()
    certifications: list[Certification] = []
    said: list[Diagnostic] = list(findings)
    for rank, (json_path, fiche) in enumerate(_fiches(_parsed(decoded, name), name), start=1):
        element = FicheElement(f"FICHES/FICHE[{rank}]", json_path, leaves)
        try:
            certification, diagnostics = _read(fiche, element, rank)
        except RecursionError:
            raise UnreadableSource(
                f"« {name} » emboîte trop d'objets JSON (fiche {rank}) pour être une réponse du "
                "registre : demandez-la de nouveau, et enregistrez-la en entier.",
                code="json-illisible",
            ) from None
        certifications += [certification] if certification else []
        said += diagnostics
    return Reading(
        source=source_of("fiche_api", name, data, encoding=encoding, characters=leaves.length),
        certifications=tuple(certifications),
        diagnostics=tuple(said),
        transcript=leaves.text,
    )


ANSWER = Door(is_answer, read_answer)


def _parsed(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" (ligne {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableSource(
            f"« {name} » est une réponse JSON du registre abîmée ou coupée{where} : demandez-la de "
            "nouveau, et enregistrez-la en entier.",
            code="json-illisible",
        ) from None


def _fiches(answer: Any, name: str) -> list[tuple[str, dict[str, Any]]]:
    """Each fiche with its JSON path: under « fiches », in an array, or alone."""
    listed, path = answer, ""
    if isinstance(answer, dict):
        if "NUMERO_FICHE" in answer:
            return [("", answer)]
        listed, path = answer.get("fiches"), "fiches"
    items = listed if isinstance(listed, list) else []
    found = [(f"{path}[{rank}]", item) for rank, item in enumerate(items) if isinstance(item, dict)]
    if not found:
        raise UnreadableSource(
            f"« {name} » est une réponse du registre sans aucune fiche : vérifiez le numéro demandé, "
            "ou donnez la page de la fiche ou l'export XML du registre.",
            code="reponse-sans-fiche",
        )
    return found


def _read(
    fiche: dict[str, Any], element: FicheElement, rank: int
) -> tuple[Certification | None, list[Diagnostic]]:
    node = Node(element.built(fiche), element.path)
    reading = read_fiche(node, rank)
    certification: Certification | None = with_places(reading.certification, element)
    number = (certification and certification.number) or f"fiche {rank}"
    said = [said_of_json(each, number, element) for each in reading.diagnostics]
    if certification:
        said += _say_of_codes(certification, f"{element.json_path}.BLOCS_COMPETENCES".lstrip("."))
    return certification, said


def _say_of_codes(certification: Certification, path: str) -> list[Diagnostic]:
    findings = Findings()
    codes = [bloc.code for bloc in certification.blocs]
    if codes != sorted(codes):
        findings.inform(
            "blocs-non-tries",
            Place(element=path, sentence=f"{certification.number}, {path}"),
            found=f"les blocs dans l'ordre {', '.join(codes)}",
            expected="les blocs dans l'ordre de leurs codes",
            advice="L'ordre de la réponse est gardé ; rangez les blocs à la relecture.",
        )
    for code in (code for code in codes if code.isdigit()):
        findings.inform(
            "code-de-bloc-court",
            Place(element=path, sentence=f"{certification.number}, {path}"),
            found=f"un bloc dont le code est « {code} », sans le numéro de la fiche",
            expected="un code tel que RNCP12345BC01",
            advice="Le code est gardé tel quel ; il ne désigne ce bloc qu'avec le numéro de la "
            "fiche.",
        )
    return findings.found
