"""The columns of the ten files of the export, whatever their order and the accents of names."""

import re
from collections.abc import Mapping, Sequence

from parchemin.readers.comparison import fold

NUMBER = "number"
_COLUMNS = {
    "numero_fiche": NUMBER,
    "intitule": "title",
    "nomenclature_europe_niveau": "level",
    "date_decision": "decision",
    "date_effet": "effect",
    "date_fin_enregistrement": "end_of_registration",
    "date_limite_delivrance": "last_delivery",
    "duree_enregistrement": "duration",
    "actif": "active",
    "bloc_competences_code": "bloc_code",
    "bloc_competences_libelle": "bloc_title",
    "nsf_code": "nsf_code",
    "nsf_intitule": "nsf_label",
    "codes_rome_code": "rome_code",
    "codes_rome_libelle": "rome_label",
    "nom_certificateur": "certifier",
    "siret_certificateur": "siret",
    "ancienne_certification": "replaces",
    "nouvelle_certification": "replaced_by",
}
_FORMACODE = re.compile(r"(?:codes?_)?formacodes?(?:_formacode)?_(code|libelle|intitule)")
_CCN = re.compile(r"ccn_([123])_(numero|libelle)")


def named_columns(header: Sequence[str]) -> Mapping[str, int]:
    """The rank of each known column; empty when this is no file of the export."""
    found: dict[str, int] = {}
    for rank, title in enumerate(header):
        label = fold(title).strip(' "')
        name = _COLUMNS.get(label) or _other(label)
        if name:
            found.setdefault(name, rank)
    return found if NUMBER in found and len(header) > 1 else {}


def _other(label: str) -> str | None:
    if formacode := _FORMACODE.fullmatch(label):
        return "formacodes_code" if formacode[1] == "code" else "formacodes_label"
    if agreement := _CCN.fullmatch(label):
        return f"ccn_{agreement[1]}_{'code' if agreement[2] == 'numero' else 'label'}"
    return None
