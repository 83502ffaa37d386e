"""Une réponse JSON du registre aux formes inattendues : ce qui en est lu, et ce qui en est dit."""

import json
from typing import Any

import pytest

from parchemin.domain.referentiel import CodeLabel
from parchemin.readers.diagnostics import Severity, UnreadableSource
from parchemin.readers.fiche_api.door import is_answer, read_answer
from parchemin.readers.reading import Reading

FICHE = {"NUMERO_FICHE": "RNCP90001", "INTITULE": "Régleur"}


def read(content: Any) -> Reading:
    data = json.dumps(content, ensure_ascii=False).encode()
    assert is_answer(data)
    return read_answer(data, "reponse.json")


def said(reading: Reading) -> list[tuple[str, str, str]]:
    """What is said beyond a simple information."""
    return [
        (each.code, each.place.sentence, each.found)
        for each in reading.diagnostics
        if each.severity is not Severity.INFORMATION
    ]


BLOCS = [
    ([], []),
    (None, []),
    ([{"CODE": "BC01", "LIBELLE": "Régler"}], [("BC01", "Régler")]),
    ({"BLOC_COMPETENCES": [{"CODE": "BC01", "LIBELLE": "Régler"}]}, [("BC01", "Régler")]),
    ({"BLOC_COMPETENCES": {"CODE": "BC01", "LIBELLE": "Régler"}}, [("BC01", "Régler")]),
    ([{"CODE": 1, "LIBELLE": 2}], [("1", "2")]),
    ([{"CODE": "BC01", "INTITULE": "Régler"}], [("BC01", "Régler")]),
    ([{"CODE": "BC01", "LIBELLE": None}], [("BC01", "")]),
    ("aucun bloc", []),
    (12, []),
]


@pytest.mark.parametrize(("written", "blocs"), BLOCS, ids=str)
def test_les_blocs_sous_chaque_forme(written: Any, blocs: list[tuple[str, str]]) -> None:
    """Tableau, objet, nombre ou texte : les blocs écrits sont lus, aucun n'est inventé."""
    (certification,) = read(FICHE | {"BLOCS_COMPETENCES": written}).certifications
    assert [(bloc.code, bloc.title) for bloc in certification.blocs] == blocs


VALUES = [
    ({"ACTIF": True}, "active", True),
    ({"ACTIF": False}, "active", False),
    ({"ACTIF": "Oui"}, "active", True),
    ({"ACTIF": None}, "active", None),
    ({"NOMENCLATURE_EUROPE": {"NIVEAU": "NIV6"}}, "level", 6),
    ({"NOMENCLATURE_EUROPE": None}, "level", None),
    ({"INTITULE": ["Régleur de presse"]}, "title", "Régleur de presse"),
    ({"INTITULE": 2026}, "title", "2026"),
    ({"NUMERO_FICHE": ["RNCP90001"]}, "number", "RNCP90001"),
    ({"CODES_NSF": [{"CODE": 225, "INTITULE": "Plasturgie"}]}, "nsf",
     (CodeLabel(code="225", label="Plasturgie"),)),
]  # fmt: skip


@pytest.mark.parametrize(("member", "name", "value"), VALUES, ids=str)
def test_une_valeur_sous_chaque_forme(member: dict[str, Any], name: str, value: Any) -> None:
    """Booléen, nombre, tableau d'un seul texte : la valeur lue est celle qui est écrite."""
    (certification,) = read(FICHE | member).certifications
    assert getattr(certification, name) == value


@pytest.mark.parametrize(
    ("fiche", "missing"),
    [
        ({"NUMERO_FICHE": None, "INTITULE": "Régleur"}, ("fiche 1", "NUMERO_FICHE")),
        ({"NUMERO_FICHE": "RNCP90001"}, ("RNCP90001", "INTITULE")),
        ({"NUMERO_FICHE": "RNCP90001", "INTITULE": {}}, ("RNCP90001", "INTITULE")),
        ({"NUMERO_FICHE": "RNCP90001", "INTITULE": None}, ("RNCP90001", "INTITULE")),
    ],
    ids=str,
)
def test_ce_qui_manque_est_dit_avec_sa_fiche(fiche: Any, missing: tuple[str, str]) -> None:
    """Un numéro ou un intitulé absent est dit par le nom de la fiche, ou par son rang."""
    name, member = missing
    found = f"une fiche sans élément {member}"
    assert said(read(fiche)) == [("element-absent", f"{name}, {member}", found)]


def test_ce_qui_n_est_pas_une_fiche_est_passe_et_le_chemin_garde_son_rang() -> None:
    """Un nombre parmi les fiches ne décale pas le chemin, dans le JSON, de celles qui suivent."""
    second = {"NUMERO_FICHE": "RNCP90002", "INTITULE": "Conducteur"}
    reading = read({"nombreResultats": 3, "fiches": [FICHE, 3, second]})
    assert [each.number for each in reading.certifications] == ["RNCP90001", "RNCP90002"]
    assert reading.transcript is not None
    assert "fiches[2].INTITULE : Conducteur\n" in reading.transcript
    assert "fiches[1]" not in reading.transcript


def deep(levels: int) -> bytes:
    """A fiche that holds this many objects one inside the other."""
    inside = '{"A":' * levels + '"x"' + "}" * levels
    return f'{{"NUMERO_FICHE": "RNCP90001", "INTITULE": "Régleur", "A": {inside}}}'.encode()


def test_une_fiche_aux_objets_emboites_sans_fin_est_refusee() -> None:
    """Des centaines d'objets emboîtés donnent une phrase, avec le rang de la fiche."""
    with pytest.raises(UnreadableSource) as refused:
        read_answer(deep(900), "reponse.json")
    assert refused.value.code == "json-illisible"
    assert str(refused.value) == (
        "« reponse.json » emboîte trop d'objets JSON (fiche 1) pour être une réponse du registre : "
        "demandez-la de nouveau, et enregistrez-la en entier."
    )


def test_une_fiche_un_peu_profonde_est_lue() -> None:
    """Quelques dizaines de niveaux inconnus ne gênent pas la lecture de ce qui est connu."""
    (certification,) = read_answer(deep(60), "reponse.json").certifications
    assert (certification.number, certification.title) == ("RNCP90001", "Régleur")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('{"fiches": [', " (ligne 1)"),
        ('{"fiches":\n [{"NUMERO_FICHE": "RNCP1",\n', " (ligne 3)"),
        ('{"fiches": [' + "9" * 5000 + "]}", ""),
        ('{"fiches": ' + "[" * 200_000, ""),
    ],
    ids=["coupée", "coupée plus loin", "nombre démesuré", "crochets sans fin"],
)
def test_une_reponse_abimee_nomme_sa_ligne(text: str, where: str) -> None:
    """La ligne de la coupure est donnée quand il y en a une."""
    with pytest.raises(UnreadableSource) as refused:
        read_answer(text.encode(), "reponse.json")
    assert f"abîmée ou coupée{where} : demandez-la" in str(refused.value)
