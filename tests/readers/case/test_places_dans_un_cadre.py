"""Un cadre CASE aux liens de travers : l'arbre qui en est lu, et ce qui en est dit."""

import json
from typing import Any

import pytest

from parchemin.readers.case.package import package_of
from parchemin.readers.case.tree import Tree, tree_of
from parchemin.readers.diagnostics import Findings

Link = tuple[Any, ...]


def tree(names: str, *links: Link) -> tuple[str, list[tuple[str, str, str]]]:
    """The tree as « a(b c) » and what is said; a link is child, holder and perhaps rank."""
    package = {
        "CFDocument": {"identifier": "doc", "title": "Cadre"},
        "CFItems": [{"identifier": name, "fullStatement": name} for name in names],
        "CFAssociations": [_association(*link) for link in links],
    }
    findings = Findings()
    read = package_of(json.dumps(package), "cadre.json", findings)
    drawn = _drawn(tree_of(read, findings))
    return drawn, [(each.code, each.place.sentence, each.found) for each in findings]


def _association(child: str, holder: str | None, rank: Any = None, kind: str = "isChildOf") -> Any:
    return {
        "associationType": kind,
        "originNodeURI": {"identifier": child},
        "destinationNodeURI": {"uri": "urn:x"} if holder is None else {"identifier": holder},
        "sequenceNumber": rank,
    }


def _drawn(read: Tree, item: Any = None) -> str:
    under = (each.identifier + _under(read, each) for each in read.children(item))
    return " ".join(under)


def _under(read: Tree, item: Any) -> str:
    return f"({_drawn(read, item)})" if read.children(item) else ""


IN_ORDER: list[tuple[str, list[Link], str]] = [
    ("abc", [("a", "doc", 1), ("b", "a", 1), ("c", "a", 2)], "a(b c)"),
    ("abc", [("a", "doc", 1), ("b", "a", 2), ("c", "a", 1)], "a(c b)"),
    ("abc", [("a", "doc"), ("b", "a"), ("c", "a", 9)], "a(c b)"),
    ("abc", [("a", "doc"), ("b", "a"), ("c", "a")], "a(b c)"),
    ("ab", [("a", "doc", "2"), ("b", "doc", True)], "a b"),
    ("ab", [("a", "doc", 2), ("b", "doc", -1)], "b a"),
    ("ab", [("b", "a"), ("a", "doc"), ("b", "a")], "a(b)"),
    ("ab", [("a", "doc"), ("b", "a"), ("z", "a"), ("a", "b", 1, "exactMatchOf")], "a(b)"),
    ("", [], ""),
]


@pytest.mark.parametrize(("names", "links", "drawn"), IN_ORDER)
def test_l_arbre_suit_les_liens_et_leurs_rangs(names: str, links: list[Link], drawn: str) -> None:
    """Les rangs ordonnent, ce qui n'en a pas vient après ; un lien répété n'est pas une faute."""
    assert tree(names, *links) == (drawn, [])


LOST: list[tuple[str, list[Link], str, str]] = [
    ("ab", [("a", "doc")], "a b", "élément 2"),
    ("ab", [], "a b", "éléments 1, 2"),
    ("ab", [("a", "doc"), ("b", "ailleurs")], "a b", "élément 2"),
    ("ab", [("a", "doc"), ("b", None)], "a b", "élément 2"),
    ("abc", [("a", "doc"), ("b", "perdu"), ("c", "b")], "a b(c)", "élément 2"),
    ("a", [("a", "a")], "a", "élément 1"),
    ("abc", [("a", "b"), ("b", "c"), ("c", "a")], "a(c(b))", "élément 1"),
    ("abc", [("a", "doc"), ("b", "c"), ("c", "b")], "a b(c)", "élément 2"),
]


@pytest.mark.parametrize(("names", "links", "drawn", "where"), LOST)
def test_un_element_sans_place_est_lu_et_dit(
    names: str, links: list[Link], drawn: str, where: str
) -> None:
    """Lien absent, perdu, sans identifiant ou en cercle : rien n'est perdu, et c'est dit."""
    found, said = tree(names, *links)
    assert found == drawn
    assert [(code, place) for code, place, _ in said] == [("elements-sans-place", where)]
    assert said[0][2].endswith("que rien ne relie au document")


def test_un_element_a_deux_places_puis_un_perdu_dans_l_ordre() -> None:
    """Les fautes d'un cadre sont dites ensemble : les doubles places, puis ce qui n'en a pas."""
    drawn, said = tree("abcd", ("a", "doc"), ("b", "doc"), ("c", "a"), ("c", "b"))
    assert drawn == "a(c) b d"
    assert [(code, place) for code, place, _ in said] == [
        ("element-a-deux-places", "élément 3 (c)"),
        ("elements-sans-place", "élément 4"),
    ]


def test_une_longue_liste_d_elements_perdus_est_abregee() -> None:
    """Dix rangs sont nommés, et le compte dit combien il y en a en tout."""
    _, said = tree("abcdefghijkl")
    assert said == [
        (
            "elements-sans-place",
            "éléments 1, 2, 3, 4, 5, 6, 7, 8, 9, 10…",
            "12 éléments que rien ne relie au document",
        )
    ]
