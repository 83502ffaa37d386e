"""Une fiche écrite dans chaque rendu de la page, puis relue, se redonne elle-même."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import (
    Assessment,
    Bloc,
    Certification,
    CertificationReference,
    Certifier,
    CodeLabel,
    Competency,
    PromotionStatistics,
    Register,
    RegistrationDates,
    RouteAccess,
)
from parchemin.readers.recognise import read
from tests.readers.fiche_pages import api_answer, older_page, site_page
from tests.readers.fiche_writing import PHRASE

DAY = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
FIGURE = st.none() | st.integers(min_value=0, max_value=9_999)


def labels(code: str) -> st.SearchStrategy[tuple[CodeLabel, ...]]:
    one = st.builds(CodeLabel, code=st.from_regex(code, fullmatch=True), label=PHRASE)
    return st.lists(one, max_size=3, unique_by=lambda each: each.code).map(tuple)


ACCESS = st.one_of(
    st.just(RouteAccess(open=False)),
    st.builds(RouteAccess, open=st.just(True), jury=PHRASE, modified=DAY),
)
LONG = PHRASE.map("{} en respectant les consignes données par le responsable du service".format)
COMPETENCIES = st.lists(st.builds(Competency, text=LONG), min_size=1, max_size=5).map(tuple)
BLOCS = st.lists(
    st.tuples(PHRASE.map("Bloc {}".format), COMPETENCIES, st.lists(PHRASE, min_size=1, max_size=3)),
    min_size=1,
    max_size=3,
)
REFERENCES = st.lists(
    st.builds(
        CertificationReference,
        number=st.integers(1, 99_999).map("RNCP{}".format),
        title=PHRASE,
    ),
    max_size=2,
).map(tuple)


def bloc(
    number: str, rank: int, title: str, items: tuple[Competency, ...], modalities: list[str]
) -> Bloc:
    code = f"{number}BC{rank:02}"
    assessments = tuple(
        Assessment(code=f"{code}ME{each}", title="", kind=None, text=f"Étude de cas {text}")
        for each, text in enumerate(modalities, start=1)
    )
    return Bloc(code=code, title=title, competencies=items, assessments=assessments)


@st.composite
def certifications(draw: st.DrawFn) -> Certification:
    number = f"RNCP{draw(st.integers(1_000, 99_999))}"
    blocs = tuple(bloc(number, rank, *parts) for rank, parts in enumerate(draw(BLOCS), start=1))
    years = draw(st.lists(st.integers(2000, 2050), unique=True, max_size=2))
    return Certification(
        number=number,
        register=Register.RNCP,
        title=draw(PHRASE),
        level=draw(st.integers(3, 8)),
        active=draw(st.none() | st.booleans()),
        nsf=draw(labels("[1-3][0-9]{2}[a-z]?")),
        formacodes=draw(labels("[0-9]{5}")),
        rome=draw(labels("[A-Z][0-9]{4}")),
        certifiers=(Certifier(name=draw(PHRASE), siret="12345678901234"),),
        dates=RegistrationDates(decision=draw(st.none() | DAY), end_of_registration=draw(DAY)),
        routes={route: draw(ACCESS) for route in Route},
        blocs=blocs,
        stated_competencies=tuple(item for each in blocs for item in each.competencies),
        statistics=tuple(
            PromotionStatistics(year=year, holders=draw(FIGURE), insertion_6_months=draw(FIGURE))
            for year in years
        ),
        replaces=draw(REFERENCES),
    )


def bare(one: Certification) -> Certification:
    """The certification without what a reader makes out of the text of a modality."""
    blocs = tuple(
        replace(
            each,
            assessments=tuple(
                Assessment(code=said.code, title="", kind=None, text=said.text)
                for said in each.assessments
            ),
        )
        for each in one.blocs
    )
    return replace(one, blocs=blocs)


@settings(max_examples=25, deadline=None)
@given(certifications())
def test_la_page_du_site(one: Certification) -> None:
    """La page du site redonne tout, y compris les voies ouvertes et fermées par leurs colonnes."""
    (again,) = read(site_page(one).encode(), "page.html").certifications
    assert bare(again) == one


@settings(max_examples=25, deadline=None)
@given(certifications())
def test_l_ancienne_page(one: Certification) -> None:
    """La page à « N° de fiche » et au tableau unique des blocs redonne la même fiche."""
    (again,) = read(older_page(one).encode(), "page.html").certifications
    assert bare(again) == one


@settings(max_examples=25, deadline=None)
@given(certifications())
def test_la_reponse_json(one: Certification) -> None:
    """La réponse JSON redonne ce qu'elle porte : ni certificateurs ni statistiques ici."""
    (again,) = read(api_answer(one), "reponse.json").certifications
    assert bare(again) == replace(one, certifiers=(), statistics=(), replaces=())
