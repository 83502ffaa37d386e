"""Un export CASE est strict, stable, et dit l'arbre, les liens et l'état du référentiel."""

import copy
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from parchemin.domain.referentiel import (
    Association,
    AssociationKind,
    AssociationScheme,
    Bloc,
    Certification,
    CertificationReference,
    CodeLabel,
    Competency,
    Criterion,
    Register,
)
from parchemin.writers.case import Edition, case_package, framework_case
from tests.fixtures.certifications import CERTIFICATIONS
from tests.fixtures.editions import NOON, edition_of
from tests.readers.samples import EXPORTS, ROOT, TEXTS, reading_of

Json = dict[str, Any]
SCHEMA = json.loads((ROOT / "docs/formats/case.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
SMALL = Certification(
    number="RNCP90001",
    register=Register.RNCP,
    title="Régleur de machines",
    active=True,
    rome=(CodeLabel(code="I1603", label="Maintenance d'engins"),),
    replaces=(CertificationReference(number="RNCP80001", title="L'ancien titre"),),
    replaced_by=(CertificationReference(number="RNCP99001"),),
    blocs=(
        Bloc(
            code="RNCP90001BC01",
            title="Préparer",
            competencies=(
                Competency(
                    text="Contrôler les organes",
                    code="C1",
                    key=True,
                    criteria=(Criterion(text="L'usure est mesurée"),),
                    associations=(
                        Association(
                            scheme=AssociationScheme.ESCO,
                            kind=AssociationKind.EXACT,
                            uri="http://data.europa.eu/esco/skill/x",
                            label="contrôler",
                        ),
                    ),
                ),
                Competency(text="Graisser"),
            ),
        ),
    ),
)


def package(certification: Certification = SMALL, version: str = "1") -> Json:
    written = framework_case(certification, edition_of(certification, version))
    found: Json = json.loads(written)
    return found


def faults(written: Json) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(written)]


def test_le_schema_publie_est_un_schema() -> None:
    """Le schéma publié est lui-même valide."""
    Draft202012Validator.check_schema(SCHEMA)


@settings(max_examples=40)
@given(CERTIFICATIONS)
def test_tout_export_suit_le_schema(certification: Certification) -> None:
    """Toute certification donne un cadre strictement conforme, sans membre inconnu."""
    assert faults(case_package(certification, edition_of(certification))) == []


@pytest.mark.parametrize("path", TEXTS + EXPORTS, ids=lambda path: path.name)
def test_les_fiches_reelles_suivent_le_schema(path: Path) -> None:
    """Chaque document lu donne un cadre conforme, avec un élément et un lien par partie."""
    for certification in reading_of(path).certifications:
        written = package(certification)
        assert faults(written) == []
        children = [each for each in written["CFAssociations"] if _is_child(each)]
        assert len(children) == len(written["CFItems"]) > 0


@pytest.mark.parametrize(
    "change",
    [
        lambda written: written.update(CFOther=[]),
        lambda written: written["CFDocument"].pop("creator"),
        lambda written: written["CFDocument"].update(caseVersion="1.0"),
        lambda written: written["CFItems"][0].update(CFDocumentURI={}),
        lambda written: written["CFItems"][0].update(identifier="un"),
        lambda written: written["CFItems"][0].pop("fullStatement"),
        lambda written: written["CFAssociations"][0].update(associationType="isParentOf"),
        lambda written: written["CFAssociations"][0].update(sequenceNumber="1"),
        lambda written: written["CFAssociations"][0]["originNodeURI"].pop("uri"),
        lambda written: written["CFDefinitions"]["CFItemTypes"][0].pop("hierarchyCode"),
    ],
)
def test_le_schema_refuse_un_cadre_faux(change: Callable[[Json], object]) -> None:
    """Membre inconnu ou absent, version, nature ou identifiant faux : le schéma les refuse."""
    written = copy.deepcopy(package())
    change(written)
    assert faults(written)


def test_les_identifiants_ne_dependent_que_du_numero_et_de_la_version() -> None:
    """Deux exports d'une même version sont les mêmes octets ; une autre version change tout."""
    assert framework_case(SMALL, edition_of(SMALL)) == framework_case(SMALL, edition_of(SMALL))
    one, two = package(), package(version="2")
    assert identifiers(one).isdisjoint(identifiers(two))
    later = Edition(number="RNCP90001", version="1", changed=NOON + timedelta(days=3))
    assert identifiers(case_package(SMALL, later)) == identifiers(one)


def test_les_identifiants_sont_des_uuid_tires_d_un_nom() -> None:
    """Chaque identifiant est un UUID de version 5, unique dans le cadre."""
    written = package()
    named = [each["identifier"] for each in written["CFItems"] + written["CFAssociations"]]
    assert len(set(named)) == len(named)
    assert {UUID(each).version for each in named} == {5}


def test_l_arbre_et_l_ordre() -> None:
    """Le bloc est sous le document, les compétences sous le bloc, chacune à son rang."""
    written = package()
    placed = [
        (
            each["originNodeURI"]["title"],
            each["destinationNodeURI"]["title"],
            each["sequenceNumber"],
        )
        for each in written["CFAssociations"]
        if _is_child(each)
    ]
    assert placed == [
        ("RNCP90001BC01", "Régleur de machines", 1),
        ("C1", "RNCP90001BC01", 1),
        ("L'usure est mesurée", "C1", 1),
        ("Graisser", "RNCP90001BC01", 2),
    ]


def test_les_liens_vers_le_dehors() -> None:
    """Le ROME et ESCO, la certification remplacée et la remplaçante, chacune dans son sens."""
    found = {
        (each["associationType"], each["originNodeURI"]["identifier"], target["identifier"])
        for each in package()["CFAssociations"]
        if not _is_child(each)
        for target in [each["destinationNodeURI"]]
    }
    document, competency = package()["CFDocument"]["identifier"], None
    for item in package()["CFItems"]:
        competency = item["identifier"] if item.get("humanCodingScheme") == "C1" else competency
    assert found == {
        ("isRelatedTo", document, "I1603"),
        ("exactMatchOf", competency, "http://data.europa.eu/esco/skill/x"),
        ("replacedBy", document, "RNCP99001"),
        ("replacedBy", "RNCP80001", document),
    }


def test_les_natures_sont_definies() -> None:
    """Chaque nature employée par un élément est définie, et le lien mène à sa définition."""
    written = package()
    defined = {
        each["identifier"]: each["title"] for each in written["CFDefinitions"]["CFItemTypes"]
    }
    for item in written["CFItems"]:
        assert defined[item["CFItemTypeURI"]["identifier"]] == item["CFItemType"]


@pytest.mark.parametrize(
    ("active", "draft", "status"),
    [
        (True, False, "Adopted"),
        (False, False, "Deprecated"),
        (None, False, None),
        (True, True, "Draft"),
    ],
)
def test_l_etat_du_document(active: bool | None, draft: bool, status: str | None) -> None:
    """Brouillon, en vigueur ou hors d'usage ; rien n'est dit quand rien ne le dit."""
    certification = Certification(number="RNCP1", register=None, title="T", active=active)
    written = case_package(certification, edition_of(certification, draft=draft))
    assert written["CFDocument"].get("adoptionStatus") == status


def _is_child(association: Json) -> bool:
    return bool(association["associationType"] == "isChildOf")


def identifiers(written: Json) -> set[str]:
    return {each["identifier"] for each in written["CFItems"] + written["CFAssociations"]}
