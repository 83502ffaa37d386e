"""Un cadre CASE, le nôtre ou celui d'un autre logiciel, donne un référentiel et ce qu'il faut voir."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parchemin.domain.referentiel import AssociationKind, AssociationScheme, Certification
from parchemin.readers.case.door import CASE
from parchemin.readers.diagnostics import Severity, UnreadableSource
from parchemin.readers.reading import Reading
from parchemin.readers.recognise import read
from parchemin.writers.case import framework_case
from tests.fixtures.certifications import CERTIFICATIONS
from tests.fixtures.editions import edition_of
from tests.readers.samples import EXPORTS, SAMPLES, TEXTS, codes_of, reading_of

Json = dict[str, Any]
OLD = SAMPLES / "case/atelier-velo-1.0.json"
TYPED = SAMPLES / "case/machines-a-vendanger-1.1.json"


def exported(certification: Certification) -> bytes:
    return framework_case(certification, edition_of(certification))


def changed(path: Path, change: Callable[[Json], object]) -> Reading:
    written = json.loads(path.read_text("utf-8"))
    change(written)
    return read(json.dumps(written).encode(), path.name)


@settings(max_examples=60)
@given(CERTIFICATIONS)
def test_notre_export_se_relit_tel_quel(certification: Certification) -> None:
    """Toute certification revient identique d'un cadre CASE."""
    data = exported(certification)
    assert CASE.accepts(data)
    assert CASE.read(data, "cadre.json").certifications == (certification,)


@pytest.mark.parametrize("path", TEXTS + EXPORTS, ids=lambda path: path.name)
def test_les_fiches_reelles_reviennent(path: Path) -> None:
    """Chaque document lu revient identique d'un cadre CASE, par la porte de tous les documents."""
    for certification in reading_of(path).certifications:
        reading = read(exported(certification), "cadre.json")
        assert reading.certifications == (certification,)
        assert reading.source.kind == "case"


def test_un_texte_corrige_par_un_autre_logiciel_est_celui_qui_vaut() -> None:
    """L'énoncé, le code et la place lus sont ceux de CASE, pas une copie cachée."""
    certification = reading_of(EXPORTS[0]).certifications[0]
    written = json.loads(exported(certification))
    first = next(item for item in written["CFItems"] if item["CFItemType"] == "compétence")
    first |= {"fullStatement": "Un énoncé revu", "humanCodingScheme": "Z9"}
    written["CFDocument"]["title"] = "Un titre revu"
    again = read(json.dumps(written).encode(), "revu.json").certifications[0]
    assert again.title == "Un titre revu"
    assert (again.blocs[0].competencies[0].text, again.blocs[0].competencies[0].code) == (
        "Un énoncé revu",
        "Z9",
    )


def test_un_cadre_1_0_sans_natures() -> None:
    """Un cadre 1.0, avec ses CFPackageURI, est lu par niveaux, dans l'ordre de sequenceNumber."""
    reading = reading_of(OLD)
    certification = reading.certifications[0]
    assert certification.title == "Compétences de l'atelier vélo"
    assert [bloc.code for bloc in certification.blocs] == ["AV.2", "AV.1"]
    assert [each.text for each in certification.blocs[1].competencies] == [
        "Écouter la demande du client",
        "Établir un devis clair",
    ]
    assert [each.text for each in certification.blocs[0].competencies[0].details] == [
        "Choisir la bonne tension",
        "Contrôler la tension au peson",
    ]
    assert codes_of(reading) == [
        "niveaux-lus-par-la-place",
        "niveaux-reunis",
        "identite-a-completer",
        "associations-non-reprises",
        "membres-non-repris",
    ]


def test_un_cadre_1_1_aux_natures_francaises() -> None:
    """Les natures dites par les éléments décident ; le ROME et ESCO sont rattachés."""
    reading = reading_of(TYPED)
    certification = reading.certifications[0]
    bloc = certification.blocs[0]
    assert [each.code for each in certification.blocs] == ["BC01", "BC02"]
    assert [each.text for each in bloc.competencies[0].criteria] == ["L'usure est mesurée et notée"]
    assert [each.text for each in bloc.competencies[0].details] == ["Lire un plan de graissage"]
    assert [each.code for each in bloc.assessments] == ["BC01ME1"]
    assert [job.code for job in certification.rome] == ["I1603"]
    tie = bloc.competencies[0].associations[0]
    assert (tie.scheme, tie.kind) == (AssociationScheme.ESCO, AssociationKind.EXACT)
    assert (tie.code, tie.label) == (None, "entretenir des machines agricoles")
    assert codes_of(reading) == ["code-absent", "identite-a-completer"]


def test_un_cadre_plat_donne_une_liste_de_competences() -> None:
    """Sans niveau sous le premier, les éléments sont des compétences annoncées, et on le dit."""

    def flatten(written: Json) -> None:
        written["CFAssociations"] = []

    reading = changed(OLD, flatten)
    assert len(reading.certifications[0].stated_competencies) == 7
    assert {"elements-sans-place", "blocs-absents"} <= set(codes_of(reading))


def test_un_cercle_est_ouvert_et_dit() -> None:
    """Deux éléments chacun sous l'autre ne font ni boucle ni perte."""

    def circle(written: Json) -> None:
        ties = {each["originNodeURI"]["title"]: each for each in written["CFAssociations"]}
        ties["AV.1"]["destinationNodeURI"] = ties["AV.1.1"]["originNodeURI"]

    reading = changed(OLD, circle)
    assert "elements-sans-place" in codes_of(reading)
    texts = json.dumps([str(bloc) for bloc in reading.certifications[0].blocs])
    assert "Accueillir le client" in texts


def test_un_element_a_deux_places_reste_a_la_premiere() -> None:
    """Un élément placé deux fois est lu une fois, et on le dit avec son rang."""

    def doubled(written: Json) -> None:
        second = json.loads(json.dumps(written["CFAssociations"][1]))
        second["destinationNodeURI"] = written["CFAssociations"][4]["destinationNodeURI"]
        written["CFAssociations"].append(second)

    said = changed(OLD, doubled).diagnostics
    found = next(each for each in said if each.code == "element-a-deux-places")
    assert found.place.sentence.startswith("élément 2 ")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda w: w["CFItems"][1].pop("fullStatement"), "enonce-absent"),
        (lambda w: w["CFItems"][1].pop("identifier"), "identifiant-absent"),
        (
            lambda w: w["CFItems"][1].update(identifier=w["CFItems"][0]["identifier"]),
            "identifiant-repete",
        ),
        (lambda w: w["CFAssociations"][1].pop("originNodeURI"), "association-incomplete"),
        (lambda w: w["CFItems"].append("pas un objet"), "identifiant-absent"),
    ],
)
def test_un_objet_abime_est_dit_a_sa_place(change: Callable[[Json], object], code: str) -> None:
    """Chaque objet incomplet est nommé par son rang ; le reste du cadre est lu."""
    reading = changed(OLD, change)
    said = next(each for each in reading.diagnostics if each.code == code)
    assert said.place.element is not None
    assert said.place.element.startswith("CF")
    assert len(reading.certifications[0].blocs) >= 1


def test_une_extension_abimee_est_dite() -> None:
    """Une valeur faussée dans nos extensions est une erreur, et les autres sont reprises."""
    written = json.loads(exported(reading_of(EXPORTS[0]).certifications[0]))
    head = written["CFDocument"]["extensions"]["parchemin"]
    head["values"]["level"] = "cinq"
    head["children"].append({"kind": "licorne"})
    head["children"].append({"kind": "promotion", "values": {}})
    reading = read(json.dumps(written).encode(), "faux.json")
    errors = [each.code for each in reading.diagnostics if each.severity is Severity.ERROR]
    assert errors.count("valeur-illisible") == 1
    assert errors.count("partie-illisible") == 2
    assert reading.certifications[0].level is None
    assert reading.certifications[0].number == "RNCP34762"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"CFDocument": {', "json-illisible"),
        (b'{"CFDocument": 3}', "case-incomplet"),
        (b'{"CFDocument": {}, "CFItems": {}}', "case-incomplet"),
        (b'{"CFDocument": ' + b"[" * 200_000 + b"}", "json-illisible"),
    ],
    ids=["coupé", "document faux", "éléments faux", "trop emboîté"],
)
def test_ce_qui_n_est_pas_un_cadre_est_refuse(data: bytes, code: str) -> None:
    """Un fichier coupé ou sans ses parties est refusé en une phrase qui dit quoi faire."""
    with pytest.raises(UnreadableSource) as refusal:
        read(data, "cadre.json")
    assert refusal.value.code == code
    assert "cadre.json" in str(refusal.value)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "identifier",
                    "fullStatement",
                    "extensions",
                    "parchemin",
                    "kind",
                    "values",
                    "children",
                    "associationType",
                    "originNodeURI",
                    "destinationNodeURI",
                    "uri",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["CFItems", "CFAssociations"]), _JSON), _JSON)
def test_n_importe_quel_json_recoit_une_reponse(package: Json, document: Any) -> None:
    """Quel que soit le contenu, une lecture avec ses constats, ou un refus en une phrase."""
    data = json.dumps({"CFDocument": document, **package}).encode()
    with suppress(UnreadableSource):
        reading = CASE.read(data, "quelconque.json")
        assert all(said.place.sentence and said.advice for said in reading.diagnostics)
