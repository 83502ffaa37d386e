"""Civil status: what is cleaned, what is kept to the letter, what is found wrong."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.person import (
    BirthDate,
    BirthPlace,
    CivilStatus,
    Sex,
    civil_status,
    clean_text,
    identity_key,
)
from parchemin.domain.person_checks import check_person
from tests.fixtures.holders import HOLDER

TODAY = date(2026, 6, 12)


def codes(status: CivilStatus) -> set[str]:
    return {finding.code for finding in check_person(status, on=TODAY)}


def born_at(place: BirthPlace, year: int = 1992) -> CivilStatus:
    return replace(HOLDER, birth_place=place, birth_date=BirthDate(year, 11, 1))


def test_a_right_civil_status_has_no_finding() -> None:
    """The invented holder that the other tests spoil is itself without fault."""
    assert codes(HOLDER) == set()


@given(st.text())
def test_cleaning_is_stable_and_leaves_no_invisible_character(text: str) -> None:
    """Cleaning twice changes nothing more, and no control or format character is left."""
    once = clean_text(text)
    assert clean_text(once) == once
    assert not [c for c in once if unicodedata.category(c) in {"Cc", "Cf"}]


@given(st.text(alphabet="éèçœÆñŁőğışțžÀ'’- ", min_size=1))
def test_cleaning_never_transliterates(text: str) -> None:
    """Letters, accents, apostrophes and hyphens come out as they went in, to their composition."""
    assert clean_text(text) == " ".join(unicodedata.normalize("NFC", text).split())


def test_a_decomposed_accent_is_composed() -> None:
    """An accent typed on a Mac (e + combining acute) becomes the single letter."""
    assert clean_text("Ce\u0301leste\u200b\t Y") == "Céleste Y"


def test_empty_texts_become_unknown() -> None:
    """A blank use name or place is None, never an empty string that would become an element."""
    status = civil_status(
        birth_name=" Exemple ",
        first_names=("Aurore", " "),
        birth_date=BirthDate(1992),
        sex=Sex.FEMALE,
        use_name=" ",
        birth_place=BirthPlace(insee_code="2a004", label=" ", postal_code=""),
    )
    assert (status.birth_name, status.use_name, status.first_names) == (
        "Exemple",
        None,
        ("Aurore",),
    )
    assert status.birth_place == BirthPlace(insee_code="2A004")


@pytest.mark.parametrize(
    ("birth", "code"),
    [
        (BirthDate(1990, 2, 31), "impossible_birth_date"),
        (BirthDate(1990, 13, 1), "impossible_birth_date"),
        (BirthDate(1900, 2, 29), "impossible_birth_date"),
        (BirthDate(1990, 0, 1), "impossible_birth_date"),
        (BirthDate(1899, 5, 1), "birth_year_range"),
        (BirthDate(1990, None, 4), "birth_day_without_month"),
        (BirthDate(2026, 6, 13), "birth_in_future"),
        (BirthDate(1990, 5), "partial_birth_date"),
    ],
)
def test_birth_dates(birth: BirthDate, code: str) -> None:
    """Each kind of faulty or partial date of birth has its own finding."""
    assert codes(replace(HOLDER, birth_date=birth)) == {code}


@pytest.mark.parametrize(
    ("first_names", "code"),
    [
        (("Aurore, Céleste",), "several_first_names"),
        (("Aurore Céleste",), "several_first_names"),
        ((), "first_names_missing"),
        (("4urore",), "first_names_digit"),
        (("A" * 61,), "first_names_too_long"),
        (("Zoé<b>",), "first_names_sign"),
        (("Ana😀",), "first_names_sign"),
    ],
)
def test_first_names(first_names: tuple[str, ...], code: str) -> None:
    """Several first names in one field, none, a digit or too long: each is told."""
    assert codes(replace(HOLDER, first_names=first_names)) == {code}


@pytest.mark.parametrize("name", ["=SOMME(A)", "@Exemple", "+Exemple", "Ex|emple", "Exemple (Ép.)"])
def test_a_birth_name_holds_no_sign_of_a_formula(name: str) -> None:
    """What a spreadsheet would compute is no name of a birth certificate."""
    assert codes(replace(HOLDER, birth_name=name)) == {"birth_name_sign"}


@pytest.mark.parametrize(
    "name", ["O'Brien", "D’Arc", "Da Silva-Núñez", "St. Exemple", "محمد", "Ø", "Vân"]
)
def test_names_of_every_country_are_taken(name: str) -> None:
    """Apostrophes, hyphens, full stops, accents and other alphabets belong to names."""
    assert codes(replace(HOLDER, birth_name=name)) == set()


def test_a_compound_first_name_is_one_first_name() -> None:
    """A hyphenated first name is right as it stands."""
    assert codes(replace(HOLDER, first_names=("Anne-Marie", "D’Arc"))) == set()


@pytest.mark.parametrize(
    ("place", "year", "code"),
    [
        (BirthPlace(insee_code="1053"), 1992, "insee_leading_zero"),
        (BirthPlace(insee_code="69000"), 1992, "postal_for_insee"),
        (BirthPlace(insee_code="75012"), 1992, "postal_for_insee"),
        (BirthPlace(insee_code="20090"), 1992, "postal_for_insee"),
        (BirthPlace(insee_code="97400"), 1992, "postal_for_insee"),
        (BirthPlace(insee_code="69003", label="Lyon"), 1992, "postal_for_insee"),
        (BirthPlace(insee_code="00000"), 1992, "insee_shape"),
        (BirthPlace(insee_code="2C004"), 1992, "insee_shape"),
        (BirthPlace(insee_code="LYON"), 1992, "insee_shape"),
        (BirthPlace(postal_code="1000"), 1992, "postal_code_shape"),
        (BirthPlace(postal_code="00000"), 1992, "postal_code_shape"),
        (BirthPlace(country_code="DE"), 1992, "country_code_shape"),
        (BirthPlace(insee_code="69383", country_code="99109"), 1992, "country_against_commune"),
        (BirthPlace(), 1992, "birth_place_unknown"),
    ],
)
def test_birth_places(place: BirthPlace, year: int, code: str) -> None:
    """A code of the wrong shape, or a postal code in the place of an INSEE code, is told."""
    assert codes(born_at(place, year)) == {code}


@pytest.mark.parametrize(
    ("place", "year"),
    [
        (BirthPlace(insee_code="75056"), 1992),
        (BirthPlace(insee_code="75120"), 1992),
        (BirthPlace(insee_code="2B033"), 1992),
        (BirthPlace(insee_code="20090"), 1970),
        (BirthPlace(insee_code="75012"), 1960),
        (BirthPlace(insee_code="69003", label="Aveize"), 1992),
        (BirthPlace(insee_code="97401"), 1992),
        (BirthPlace(insee_code="99109"), 1992),
        (BirthPlace(insee_code="99109", country_code="99109"), 1992),
    ],
)
def test_right_birth_places(place: BirthPlace, year: int) -> None:
    """Corsica, Paris, overseas, old codes and countries pass: only what is decidable is refused."""
    assert codes(born_at(place, year)) == set()


def test_a_finding_is_a_whole_french_sentence() -> None:
    """A finding says what was found, what was expected and what to do."""
    (finding,) = check_person(replace(HOLDER, first_names=("Aurore, Céleste",)))
    assert finding.sentence == (
        "« Aurore, Céleste » contient plusieurs prénoms ; attendu : un prénom par champ, dans "
        "l’ordre de l’acte de naissance. Séparez les prénoms ; un prénom composé garde son tiret "
        "(Anne-Marie)."
    )


def test_the_same_person_is_recognised_without_case_or_accents() -> None:
    """Two spellings of one person share a key; another birth date makes another person."""
    shouted = replace(HOLDER, birth_name="EXEMPLE TILLEUL", first_names=("AURORE",))
    assert identity_key(shouted) == identity_key(HOLDER)
    assert identity_key(replace(HOLDER, birth_date=BirthDate(1992, 11, 2))) != identity_key(HOLDER)


@pytest.mark.parametrize(
    ("birth", "text"),
    [
        (BirthDate(1992, 11, 5), "05/11/1992"),
        (BirthDate(1992, 11), "11/1992"),
        (BirthDate(1992), "1992"),
    ],
)
def test_a_partial_birth_date_is_written_as_far_as_it_is_known(birth: BirthDate, text: str) -> None:
    """Unknown parts are left out, never filled with zeros."""
    assert birth.in_french() == text


def test_a_use_name_is_shown_only_when_it_differs() -> None:
    """The full name holds the birth name first, and the use name when there is another one."""
    assert HOLDER.full_name == "Aurore Céleste Exemple-Tilleul"
    married = replace(HOLDER, use_name="Fictif")
    assert married.full_name == "Aurore Céleste Exemple-Tilleul, nom d’usage Fictif"
    assert replace(HOLDER, use_name="Exemple-Tilleul").full_name == HOLDER.full_name
