"""The list of candidates: search, filters, sort, export, and its number of queries."""

import csv
import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.domain.pathway import Route
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.actions import enrol
from parchemin.office.candidates.entries import Entry
from parchemin.writers.spreadsheet import inert
from tests.office.promotion import NUMBER, Published, Queries, SignIn, accredited, enter, invented

LIST = "/candidats/"


def shown(client: Client, **query: str) -> str:
    return client.get(LIST, query).content.decode()


@pytest.mark.parametrize("words", ["bouleau", "BOULÉAU", "modele bouleau", "2026-0001", "02/1981"])
def test_a_person_is_found_by_name_birth_or_reference(
    published: Published, secretary: User, signed_in: SignIn, words: str
) -> None:
    """Case and accents do not matter, words may come in any order."""
    for rank in (1, 2):
        enter(rank, version=published.version, by=secretary)
    page = shown(signed_in(secretary), q=words)
    assert "BOULEAU" in page
    assert "CHARME" not in page


def test_filters_narrow_the_list(published: Published, secretary: User, signed_in: SignIn) -> None:
    """Route, body and state each leave out whoever does not answer."""
    body = accredited(NUMBER)
    enter(1, version=published.version, by=secretary, body=body)
    enter(2, version=published.version, by=secretary, route=Route.EXPERIENCE)
    client = signed_in(secretary)
    assert "CHARME" not in shown(client, organisme=str(body.pk))
    assert "BOULEAU" not in shown(client, voie="experience")
    assert "Aucun candidat ne répond" in shown(client, etat="1")
    assert "BOULEAU" in shown(client, etat="0", certification=NUMBER)


@pytest.mark.parametrize("junk", ["voie=inconnue", "page=x", "sort=nimporte", "etat=99", "sort="])
def test_a_meddled_address_breaks_nothing(
    published: Published, secretary: User, signed_in: SignIn, junk: str
) -> None:
    """Unknown filters, pages and columns still answer the list."""
    enter(1, version=published.version, by=secretary)
    assert signed_in(secretary).get(f"{LIST}?{junk}").status_code == 200


def test_columns_sort_both_ways(published: Published, secretary: User, signed_in: SignIn) -> None:
    """Sorting by person follows the birth name, and turns round."""
    for rank in (2, 1):
        enter(rank, version=published.version, by=secretary)
    page = shown(signed_in(secretary), sort="person")
    assert page.index("BOULEAU") < page.index("CHARME")
    page = shown(signed_in(secretary), sort="-person")
    assert page.index("CHARME") < page.index("BOULEAU")


@pytest.mark.parametrize("count", [2, 20])
def test_queries_do_not_follow_the_number_of_candidates(
    published: Published,
    secretary: User,
    signed_in: SignIn,
    django_assert_num_queries: Queries,
    count: int,
) -> None:
    """Two candidates or twenty: the same number of queries."""
    client = signed_in(secretary)
    for rank in range(count):
        enter(rank, version=published.version, by=secretary)
    with django_assert_num_queries(6):
        client.get(LIST)


def test_the_export_is_what_the_filters_show(
    published: Published, secretary: User, signed_in: SignIn
) -> None:
    """The CSV holds the filtered paths, with a byte-order mark, dates the French way."""
    enter(1, version=published.version, by=secretary)
    enter(2, version=published.version, by=secretary, route=Route.EXPERIENCE)
    answer = signed_in(secretary).get(reverse("candidates:export"), {"voie": "experience"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["Nom de naissance"] for row in rows] == ["Fictif-Charme"]
    assert rows[0]["Entrée le"] == "02/03/2026"
    assert rows[0]["État"] == "Entré"


def test_a_name_is_never_a_formula(
    published: Published, secretary: User, signed_in: SignIn
) -> None:
    """A name that a spreadsheet would compute is neutralised in the export."""
    formula = invented(1, birth_name="=cmd|' /C calc'!A")
    entry = Entry(status=formula, route=Route.CONTINUING, entered_on=date(2026, 3, 2))
    enrol(entry, version=published.version, by=secretary)
    answer = signed_in(secretary).get(reverse("candidates:export"))
    assert "'=cmd|" in b"".join(answer.streaming_content).decode()


@pytest.mark.parametrize("cell", ["=1+1", "+33 6", "-2", "@SUM(A1)", "\t=1", "  =1", "＝1"])
def test_doubtful_cells_are_made_inert(cell: str) -> None:
    """Whatever begins like a formula, spaces apart, is preceded by an apostrophe."""
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Fictif-Orme", "2026-03", "a=b"])
def test_other_cells_are_left_alone(cell: str) -> None:
    """Names, dates and empty cells stay as they are."""
    assert inert(cell) == cell


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.BODY, Role.AUDITOR])
def test_an_empty_list_says_what_to_do(signed_in: SignIn, role: Role) -> None:
    """Whoever may import is told to; the auditor is told to wait."""
    page = shown(signed_in(role))
    assert ("Importer un fichier" in page) is (role != Role.AUDITOR)
    assert "Aucun candidat" in page
