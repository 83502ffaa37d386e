"""Any passage that the format can hold, for the tests that must hold for all of them."""

from datetime import date

from hypothesis import strategies as st

from parchemin.domain.declaration import (
    Attainment,
    DigitalLevel,
    DigitalResult,
    Enrolment,
    Examination,
    ExamMode,
    Initiative,
    LanguageLevel,
    Mention,
    Passage,
    TrainingFile,
    VaePath,
)
from parchemin.domain.pathway import Route
from parchemin.domain.person import BirthDate, BirthPlace, Sex, civil_status, clean_text
from parchemin.domain.referentiel import Register

DATES = st.dates(date(1990, 1, 1), date(2099, 12, 31))


def texts(longest: int) -> st.SearchStrategy[str]:
    """Clean texts of one character at least, markup characters among them."""
    raw = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("<>&\"' é")), min_size=1)
    return raw.map(clean_text).map(lambda text: text[:longest].strip()).filter(bool)


def maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.one_of(st.none(), values)


PLACES = st.builds(
    BirthPlace,
    insee_code=maybe(st.sampled_from(["69383", "2A004", "01053", "99109"])),
    postal_code=maybe(st.sampled_from(["75002", "01000"])),
    label=maybe(texts(60)),
    country_code=maybe(st.just("99109")),
    country_label=maybe(texts(60)),
)
PEOPLE = st.builds(
    civil_status,
    birth_name=texts(60),
    first_names=st.lists(texts(60), min_size=1, max_size=5).map(tuple),
    birth_date=st.builds(
        BirthDate, st.integers(1900, 2099), maybe(st.integers(1, 12)), maybe(st.integers(1, 31))
    ),
    sex=st.sampled_from(Sex),
    birth_place=PLACES,
    use_name=maybe(texts(60)),
)
FILES = st.builds(TrainingFile, number=texts(13), name=texts(30), first_name=texts(20))
DIGITAL = st.builds(
    DigitalLevel,
    score=maybe(st.integers(1, 1000)),
    results=st.lists(
        st.builds(
            DigitalResult,
            level=maybe(st.integers(1, 8)),
            domain=maybe(st.sampled_from("12345")),
            competency=maybe(st.sampled_from("12345")),
        ),
        max_size=3,
    ).map(tuple),
)
ENROLMENTS = st.builds(
    Enrolment,
    route=maybe(st.sampled_from(Route)),
    vae_path=maybe(st.sampled_from(VaePath)),
    initiative=maybe(st.sampled_from(Initiative)),
    enrolled_on=maybe(DATES),
)
EXAMINATIONS = st.builds(
    Examination,
    started_on=maybe(DATES),
    ended_on=maybe(DATES),
    mode=maybe(st.sampled_from(ExamMode)),
    postal_code=maybe(texts(9)),
)
PASSAGES = st.builds(
    Passage,
    technical_id=st.uuids().map(str),
    register=st.sampled_from(Register),
    code=st.sampled_from(["RNCP40657", "RNCP40913", "RS5875"]),
    delivered_on=DATES,
    holder=st.one_of(PEOPLE, FILES),
    definitive=st.booleans(),
    attainment=st.sampled_from(Attainment),
    valid_until=maybe(DATES),
    enrolment=ENROLMENTS,
    examination=EXAMINATIONS,
    score=maybe(texts(255)),
    mention=maybe(st.sampled_from(Mention)),
    language_level=maybe(st.sampled_from(LanguageLevel)),
    digital_level=maybe(DIGITAL),
    proof_url=maybe(texts(255)),
    option=maybe(texts(255)),
    remark=maybe(texts(255)),
)
