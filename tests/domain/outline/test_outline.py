"""A certification and its outline say the same thing."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given

from parchemin.domain.outline import (
    COLUMNS,
    KINDS,
    NodeKind,
    certification_of,
    holds_one,
    outline_of,
)
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import (
    Bloc,
    Certification,
    Competency,
    CorrespondenceKind,
    Excerpt,
    RouteAccess,
    Span,
)
from tests.fixtures.certifications import CERTIFICATIONS


@given(CERTIFICATIONS)
def test_back_from_the_outline(certification: Certification) -> None:
    """Any certification is exactly what its outline describes."""
    assert certification_of(outline_of(certification)) == certification


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_field_is_carried(kind: NodeKind) -> None:
    """No field of the domain is forgotten by the outline, its spans apart."""
    carried = {path.partition(".")[0] for path in kind.columns} | set(kind.children.values())
    assert {field.name for field in fields(kind.holds)} - {"spans"} <= carried


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_field_of_an_inner_object_is_carried(kind: NodeKind) -> None:
    """The objects that a part holds for itself (dates, conditions) are carried whole too."""
    hints = get_type_hints(kind.holds)
    for path in kind.columns:
        head, _, rest = path.partition(".")
        if rest:
            wanted = {f"{head}.{each.name}" for each in fields(hints[head])} - {f"{head}.spans"}
            assert wanted <= kind.columns.keys()


def test_every_class_has_its_kind() -> None:
    """Each class that a field lists has a kind of its own, so that no part is left behind."""
    listed: set[Any] = set()
    for kind in KINDS.values():
        for hint in get_type_hints(kind.holds).values():
            listed |= {each for each in get_args(hint) if is_dataclass(each)}
    assert listed - {Span} <= {kind.holds for kind in KINDS.values()}


def test_what_is_silent_has_no_value() -> None:
    """A field that nothing was said of leaves no value in the outline: it stays silent."""
    certification = Certification(
        number=None, register=None, title=None, blocs=(Bloc(code="BC01", title="Accueillir"),)
    )
    root = outline_of(certification)
    assert root.values == {}
    assert [node.kind for node in root.walk()][:2] == ["certification", "bloc"]


def test_a_route_keeps_its_name() -> None:
    """The routes are told apart by their name, and come back as a mapping."""
    routes = {Route.EXPERIENCE: RouteAccess(open=True, jury="Le même jury.")}
    certification = Certification(number="RNCP1", register=None, title="T", routes=routes)
    assert certification_of(outline_of(certification)).routes == routes


def test_places_are_left_out() -> None:
    """The outline says what a text says, wherever it stood."""
    known = {"text": Span(1, 0, 3)}
    one = Competency(text="Lire", details=(Excerpt(text="vite", spans=known),), spans=known)
    certification = Certification(
        number="RNCP1", register=None, title="T", stated_competencies=(one,)
    )
    bare = replace(one, details=(Excerpt(text="vite"),), spans={})
    assert outline_of(certification) == outline_of(
        replace(certification, stated_competencies=(bare,))
    )


def test_only_one_programme() -> None:
    """What a certification has once is known as such; what it lists is not."""
    assert holds_one("certification", "programme")
    assert not holds_one("certification", "bloc")
    assert not holds_one("certification", "voie")


def test_leaves_say_their_type() -> None:
    """The type, the repetition and the obligation of a value come from the domain itself."""
    leaves = {leaf.path: leaf for leaf in KINDS["correspondance"].leaves}
    assert leaves["kind"].holds is CorrespondenceKind
    assert not leaves["kind"].required
    assert leaves["blocs"].many
    assert leaves["certification.number"].required
    assert not leaves["certification.title"].required


def test_columns_are_named_once() -> None:
    """A kind never reads two of its values in one column, and the table has each column once."""
    for kind in KINDS.values():
        assert len(set(kind.columns.values())) == len(kind.columns)
    assert len(set(COLUMNS)) == len(COLUMNS)
