"""Any passage against the official schema, and the lexical traps of the format one by one."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from parchemin.domain.declaration import (
    DigitalLevel,
    DigitalResult,
    Enrolment,
    LanguageLevel,
    Passage,
    TrainingFile,
    VaePath,
)
from parchemin.domain.errors import RefusedAct
from parchemin.domain.pathway import Route
from parchemin.domain.person import BirthDate, BirthPlace
from parchemin.writers.declaration import profile_1_1_2, render, validate
from tests.fixtures.holders import HOLDER, PASSAGE, batch
from tests.writers.declaration.strategies import PASSAGES

NAMES = {"cpf": "urn:cdc:cpf:pc5:schema:1.0.0"}
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


def written(*passages: Passage, at: datetime | None = None) -> bytes:
    ((_, content),) = render(
        batch(*passages, at=at), profile_1_1_2(), stem="essai", mint_flow_id=lambda: "flux-1"
    )
    return content


def found(content: bytes, name: str) -> list[etree._Element]:
    return etree.fromstring(content).findall(f".//cpf:{name}", NAMES)


def texts(content: bytes, name: str) -> list[str | None]:
    return [element.text for element in found(content, name)]


@settings(max_examples=150)
@given(st.lists(PASSAGES, min_size=1, max_size=4))
def test_every_passage_makes_a_valid_file(passages: list[Passage]) -> None:
    """Whatever is known or unknown of a holder, the official schema accepts the file."""
    content = written(*passages)
    assert validate(content, profile_1_1_2()) == ()
    assert sorted(texts(content, "idTechnique")) == sorted(one.technical_id for one in passages)


@given(PASSAGES)
def test_names_come_back_to_the_letter(passage: Passage) -> None:
    """What a parser reads in the file is what the holder is called: nothing cut, nothing padded."""
    content = written(passage)
    if isinstance(passage.holder, TrainingFile):
        assert texts(content, "nomTitulaire") == [passage.holder.name]
    else:
        assert texts(content, "nomNaissance") == [passage.holder.birth_name]
        assert texts(content, "prenom1") == [passage.holder.first_names[0]]


@pytest.mark.parametrize(
    ("moment", "stamp"),
    [
        (datetime(2026, 1, 31, 23, 30, tzinfo=UTC), "2026-02-01T00:30:00+01:00"),
        (datetime(2026, 7, 1, 13, 0, 5, 999, tzinfo=UTC), "2026-07-01T15:00:05+02:00"),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), "2026-10-25T02:59:00+02:00"),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), "2026-10-25T02:00:00+01:00"),
    ],
)
def test_the_timestamp_has_the_offset_of_paris(moment: datetime, stamp: str) -> None:
    """24-hour clock, no fraction, winter and summer offsets, even in the hour that comes twice."""
    assert texts(written(PASSAGE, at=moment), "horodatage") == [stamp]


def test_a_naive_timestamp_is_refused() -> None:
    """A moment without time zone is a programming error, not a guess."""
    with pytest.raises(ValueError, match="fuseau"):
        written(PASSAGE, at=datetime(2026, 7, 1, 12, 0))  # noqa: DTZ001 c'est le défaut éprouvé


def test_unknown_obligatory_elements_are_nil_and_empty() -> None:
    """What must be there without a value is there, nil, and holds nothing."""
    unknown = replace(
        PASSAGE, holder=replace(HOLDER, birth_date=BirthDate(1990), birth_place=BirthPlace())
    )
    content = written(unknown)
    for name in (
        "dateFinValidite",
        "scoring",
        "mentionValidee",
        "modaliteAcces",
        "nomUsage",
        "moisNaissance",
        "jourNaissance",
        "codePostal",
    ):
        (element,) = found(content, name)
        assert (element.get(NIL), element.text, len(element)) == ("true", None, 0), name


def test_unknown_optional_elements_are_left_out() -> None:
    """No empty label, no empty date: an optional element that is unknown does not stand."""
    content = written(replace(PASSAGE, holder=replace(HOLDER, birth_place=BirthPlace())))
    for name in (
        "urlPreuve",
        "libelleOption",
        "dateDebutExamen",
        "codePostalCentreExamen",
        "niveauLangueEuropeen",
        "niveauNumeriqueEuropeen",
        "voieAccessVAE",
        "dateInscription",
        "prenom3",
        "libelleCommuneNaissance",
        "codePaysNaissance",
        "libellePaysNaissance",
        "verbatim",
        "natureDeposant",
        "action",
    ):
        assert found(content, name) == [], name
    assert re.findall(rb"<cpf:\w+(?:></cpf:\w+>|/>)", content) == []


@pytest.mark.parametrize(
    ("route", "access"),
    [
        (Route.STUDENT, "FORMATION_INITIALE_HORS_APPRENTISSAGE"),
        (Route.APPRENTICESHIP, "FORMATION_INITIALE_APPRENTISSAGE"),
        (Route.CONTINUING, "FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION"),
        (Route.PROFESSIONALISATION, "FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION"),
        (Route.INDIVIDUAL, "CANDIDAT_LIBRE"),
        (Route.EXPERIENCE, "VAE"),
    ],
)
def test_the_six_routes(route: Route, access: str) -> None:
    """Each route is written as its mode of access; the path of a VAE is never guessed."""
    content = written(replace(PASSAGE, enrolment=Enrolment(route=route)))
    assert texts(content, "modaliteAcces") == [access]
    assert found(content, "voieAccessVAE") == []


def test_a_known_vae_path_is_written_with_its_double_s() -> None:
    """The element is named voieAccessVAE in the schema."""
    enrolment = Enrolment(route=Route.EXPERIENCE, vae_path=VaePath.LEAVE)
    assert texts(written(replace(PASSAGE, enrolment=enrolment)), "voieAccessVAE") == ["CONGES_VAE"]


def test_levels_follow_their_flags() -> None:
    """The flag of a European level is true exactly when the level is given."""
    digital = DigitalLevel(score=324, results=(DigitalResult(level=4, domain="2", competency="1"),))
    content = written(
        replace(PASSAGE, language_level=LanguageLevel.B2, digital_level=digital),
    )
    assert texts(content, "presenceNiveauLangueEuro") == ["true"]
    assert texts(content, "niveauLangueEuropeen") == ["B2"]
    assert texts(content, "scoreGeneral") == ["324"]
    plain = written(PASSAGE)
    assert texts(plain, "presenceNiveauLangueEuro") == ["false"]
    assert texts(plain, "presenceNiveauNumeriqueEuro") == ["false"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (BirthPlace(insee_code="01053"), {"codeInsee": ["01053"], "codePaysNaissance": []}),
        (
            BirthPlace(country_code="99109"),
            {"codeInsee": ["99109"], "codePaysNaissance": ["109"]},
        ),
        (BirthPlace(insee_code="99109"), {"codeInsee": ["99109"], "codePaysNaissance": ["109"]}),
        (BirthPlace(postal_code="75002"), {"codePostal": ["75002"], "codeInsee": []}),
        (BirthPlace(), {"codePostal": [None], "codeInsee": []}),
    ],
)
def test_the_place_of_birth_takes_one_branch(
    place: BirthPlace, expected: dict[str, list[str | None]]
) -> None:
    """INSEE code, country, postal code or nothing: one wrapper, and leading zeros kept."""
    content = written(replace(PASSAGE, holder=replace(HOLDER, birth_place=place)))
    assert {name: texts(content, name) for name in expected} == expected


def test_markup_in_a_name_is_escaped() -> None:
    """An ampersand or a bracket in a name cannot open an element."""
    name = "D’Arc & <Fils>"
    content = written(replace(PASSAGE, holder=replace(HOLDER, birth_name=name)))
    assert texts(content, "nomNaissance") == [name]


def test_a_control_character_is_refused_with_the_passage() -> None:
    """XML has no place for a control character: the sentence names the passage to correct."""
    with pytest.raises(RefusedAct, match=PASSAGE.technical_id):
        written(replace(PASSAGE, remark="cloche \x07"))


def test_only_the_first_three_first_names_are_sent() -> None:
    """The format holds three first names; the first is always alone in its element."""
    holder = replace(HOLDER, first_names=("Anne-Marie", "Zoé", "Léa", "Ève"))
    content = written(replace(PASSAGE, holder=holder))
    sent = [texts(content, f"prenom{rank}") for rank in (1, 2, 3)]
    assert sent == [["Anne-Marie"], ["Zoé"], ["Léa"]]
    assert found(content, "prenom4") == []
