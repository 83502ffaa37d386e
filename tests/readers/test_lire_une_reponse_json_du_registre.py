"""La réponse JSON du registre : mêmes champs que l'export, en tableaux simples."""

import json
from typing import Any

import pytest

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import CorrespondenceKind
from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.reading import Reading
from parchemin.readers.recognise import read
from tests.readers.samples import codes_of

FICHE: dict[str, Any] = {
    "ID_FICHE": 12,
    "NUMERO_FICHE": "RNCP91300",
    "INTITULE": "CQP Réparateur de manèges",
    "ACTIF": True,
    "NOMENCLATURE_EUROPE": {"NIVEAU": "NIV4", "INTITULE": "Niveau 4"},
    "CODES_NSF": [{"CODE": "250", "INTITULE": "Spécialités pluritechnologiques"}],
    "FORMACODES": [{"CODE": "31624", "LIBELLE": "Maintenance"}],
    "ANCIENNES_CERTIFICATIONS": ["RNCP91299"],
    "NOUVELLES_CERTIFICATIONS": [{"ID_FICHE_NOUVELLE_CERTIFICATION": "RNCP91301"}],
    "CERTIFICATEURS": [{"NOM_CERTIFICATEUR": "Fédération foraine inventée"}],
    "SI_JURY_FC": {"ACTIF": "Oui", "COMPOSITION": "Deux forains"},
    "SI_JURY_CA": {"ACTIF": "Non"},
    "DATE_DECISION": "12/03/2024",
    "STATISTIQUES_PROMOTIONS": [{"ANNEE": 2023, "NOMBRE_CERTIFIES": 17}],
    "CORRESPONDANCES": [
        {
            "SOURCE": {"BLOC_COMPETENCES": [{"CODE": "RNCP91300BC01"}]},
            "DESTINATION": {"NUMERO_FICHE": "RS9000"},
        }
    ],
    "BLOCS_COMPETENCES": [
        {
            "CODE": "RNCP91300BC02",
            "LIBELLE": "Remettre en service (facultatif)",
            "LISTE_COMPETENCES": "- Essayer le manège à vide\r\n\r\n- Rédiger le procès-verbal d'essai",
            "MODALITES_EVALUATION": "Mise en situation professionnelle reconstituée\r\nÉtude de cas",
        },
        {
            "CODE": "RNCP91300BC01",
            "LIBELLE": "Diagnostiquer une panne",
            "LISTE_COMPETENCES": "Localiser une panne électrique\nChiffrer la réparation",
            "MODALITES_EVALUATION": "QCM",
        },
    ],
}


def answer(*fiches: dict[str, Any]) -> bytes:
    form = {"nombreResultats": len(fiches), "fiches": list(fiches)}
    return json.dumps(form, ensure_ascii=False).encode()


@pytest.fixture
def reading() -> Reading:
    return read(answer(FICHE), "reponse.json")


def test_l_identite(reading: Reading) -> None:
    """Numéro, intitulé, niveau, état et codes sont lus, un booléen aussi bien qu'un Oui."""
    (fiche,) = reading.certifications
    assert (fiche.number, fiche.title, fiche.level, fiche.active) == (
        "RNCP91300",
        "CQP Réparateur de manèges",
        4,
        True,
    )
    assert [(each.code, each.label) for each in fiche.nsf] == [
        ("250", "Spécialités pluritechnologiques")
    ]
    assert reading.source.kind == "fiche_api"


def test_les_blocs_gardent_l_ordre_de_la_reponse(reading: Reading) -> None:
    """Les blocs arrivent en désordre : l'ordre est gardé, et c'est dit."""
    (fiche,) = reading.certifications
    assert [bloc.code for bloc in fiche.blocs] == ["RNCP91300BC02", "RNCP91300BC01"]
    assert codes_of(reading).count("blocs-non-tries") == 1


def test_les_fins_de_ligne_separent_les_competences(reading: Reading) -> None:
    """« \\r\\n\\r\\n » et « \\n » coupent les compétences et les modalités."""
    (fiche,) = reading.certifications
    assert [[each.text for each in bloc.competencies] for bloc in fiche.blocs] == [
        ["Essayer le manège à vide", "Rédiger le procès-verbal d'essai"],
        ["Localiser une panne électrique", "Chiffrer la réparation"],
    ]
    assert [len(bloc.assessments) for bloc in fiche.blocs] == [2, 1]


def test_une_place_dans_le_texte_de_la_reponse(reading: Reading) -> None:
    """Chaque place désigne son texte, sur une ligne qui commence par son chemin dans le JSON."""
    text = reading.transcript or ""
    path = "fiches[0].BLOCS_COMPETENCES[0].LISTE_COMPETENCES : "
    for item in reading.certifications[0].blocs[0].competencies:
        span = item.spans["text"]
        assert text[span.start : span.end] == item.text
        assert item.text in text.splitlines()[span.line - 1]
    first = reading.certifications[0].blocs[0].competencies[0].spans["text"]
    assert text.splitlines()[first.line - 1].startswith(path)


def test_les_references_simples_ou_nommees(reading: Reading) -> None:
    """Anciennes et nouvelles certifications sont lues en chaînes comme en objets."""
    (fiche,) = reading.certifications
    assert [each.number for each in fiche.replaces] == ["RNCP91299"]
    assert [each.number for each in fiche.replaced_by] == ["RNCP91301"]
    span = fiche.replaces[0].spans["number"]
    assert (reading.transcript or "")[span.start : span.end] == "RNCP91299"


def test_voies_statistiques_et_correspondances(reading: Reading) -> None:
    """Les voies, les promotions et une correspondance vers le RS sont lues."""
    (fiche,) = reading.certifications
    assert fiche.routes[Route.CONTINUING].jury == "Deux forains"
    assert fiche.routes[Route.APPRENTICESHIP].open is False
    assert [(each.year, each.holders) for each in fiche.statistics] == [(2023, 17)]
    (found,) = fiche.correspondences
    assert (found.kind, found.blocs) == (CorrespondenceKind.TOWARDS_RS, ("RNCP91300BC01",))


@pytest.mark.parametrize("form", [FICHE, [FICHE]])
def test_une_fiche_sortie_de_sa_reponse(form: Any) -> None:
    """Une fiche seule, ou dans un tableau, est lue comme dans sa réponse."""
    (fiche,) = read(json.dumps(form).encode(), "fiche.json").certifications
    assert fiche.number == "RNCP91300"


def test_plusieurs_fiches() -> None:
    """La recherche du registre est par « contient » : chaque fiche trouvée est lue."""
    found = read(answer(FICHE, {**FICHE, "NUMERO_FICHE": "RNCP913001"}), "r.json").certifications
    assert [each.number for each in found] == ["RNCP91300", "RNCP913001"]


def test_un_constat_nomme_sa_place_dans_le_json() -> None:
    """Une date impossible est dite avec son chemin, sans ligne d'un XML qui n'existe pas."""
    (said,) = [
        each
        for each in read(answer({**FICHE, "DATE_DECISION": "45/03/2024"}), "r").diagnostics
        if each.code == "date-impossible"
    ]
    assert said.place.sentence == "RNCP91300, fiches[0].DATE_DECISION"
    assert said.place.element == "fiches[0].DATE_DECISION"


def test_des_caracteres_interdits_en_xml() -> None:
    """Un caractère de contrôle ou un demi-caractère ne font pas échouer la lecture."""
    data = answer({**FICHE, "INTITULE": "CQP\u0001 Réparateur"}).replace(b"foraine", rb"\ud800")
    (fiche,) = read(data, "r.json").certifications
    assert fiche.title == "CQP  Réparateur"


@pytest.mark.parametrize("name", ["a b", "1", "", "balise>", "minuscule"])
def test_une_cle_inconnue_est_ecartee(name: str) -> None:
    """Une clé qui n'est pas un nom de l'export est laissée de côté."""
    assert read(answer({**FICHE, name: "x"}), "r.json").certifications[0].number == "RNCP91300"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"nombreResultats": 0, "fiches": []}', "reponse-sans-fiche"),
        (b'{"fiches": null}', "reponse-sans-fiche"),
        (b'{"fiches": [3, "x"]}', "reponse-sans-fiche"),
        (b'{"NUMERO_FICHE": "RNCP1", ', "json-illisible"),
        (b'{"fiches": ' + b"[" * 100_000, "json-illisible"),
        (b'{"message": "Unauthorized", "http_status_code": 401}', "source-non-reconnue"),
    ],
)
def test_une_reponse_sans_fiche(data: bytes, code: str) -> None:
    """Une réponse vide, coupée ou d'erreur est refusée d'une phrase."""
    with pytest.raises(UnreadableSource) as refusal:
        read(data, "reponse.json")
    assert refusal.value.code == code


def test_un_code_de_bloc_01() -> None:
    """Un bloc codé « 01 » garde son code, et c'est dit."""
    bloc = {**FICHE["BLOCS_COMPETENCES"][0], "CODE": "01"}
    reading = read(answer({**FICHE, "BLOCS_COMPETENCES": [bloc]}), "r.json")
    (fiche,) = reading.certifications
    assert "code-de-bloc-court" in codes_of(reading)
    assert fiche.blocs[0].code == "01"
    assert fiche.blocs[0].assessments[0].code == "01ME1"
