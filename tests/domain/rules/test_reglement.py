"""A règlement finds its rules, its juries and its silences."""

from dataclasses import replace
from datetime import date

import pytest

from parchemin.domain.errors import ConflictingRules, MissingRule
from parchemin.domain.pathway import Route
from parchemin.domain.rules.keys import BLOC, LAW_SIZE, TIE, VALIDITY
from tests.domain.builders import LAW_DAY, TODAY, clause, reglement


def test_the_jury_of_a_route() -> None:
    """Each route is judged by the jury that names it."""
    assert reglement().jury_for(Route.EXPERIENCE, TODAY) == "certification"


def test_a_route_without_jury_asks_for_the_line() -> None:
    """A route no jury names is refused with the line to complete."""
    with pytest.raises(MissingRule, match="apprentissage") as error:
        reglement().jury_for(Route.APPRENTICESHIP, TODAY)
    assert error.value.line == "jury.certification.voies"


def test_a_reglement_without_jury_asks_for_one() -> None:
    """Without any jury, the line of a first one is named."""
    with pytest.raises(MissingRule) as error:
        replace(reglement(), juries=()).jury_for(Route.CONTINUING, TODAY)
    assert error.value.line == "jury.certification.voies"


def test_two_juries_for_one_route_conflict() -> None:
    """Two juries that name one route are an error showing both lines."""
    rules = reglement(jury__autre__voies=(Route.CONTINUING,))
    both = replace(rules, juries=("certification", "autre"))
    with pytest.raises(ConflictingRules) as error:
        both.jury_for(Route.CONTINUING, TODAY)
    assert error.value.places == ("jury.certification.voies", "jury.autre.voies")
    assert both.jury_for(Route.EXPERIENCE, TODAY) == "certification"


def test_a_jury_silent_about_its_routes_quotes_its_text() -> None:
    """A jury whose routes are silent gives the reason of the silence."""
    with pytest.raises(MissingRule, match="Le texte est muet"):
        reglement(jury__certification__voies=None).jury_for(Route.CONTINUING, TODAY)


def test_silent_is_none_and_conflict_still_raises() -> None:
    """rule_or_none turns a silence into None, never a conflict."""
    path = TIE.at("certification").path
    assert (
        reglement(jury__certification__departage=None).rule_or_none(TIE.at("certification"), TODAY)
        is None
    )
    rules = reglement()
    doubled = replace(rules, clauses={**rules.clauses, path: (clause(path, 1), clause(path, 2))})
    with pytest.raises(ConflictingRules):
        doubled.rule_or_none(TIE.at("certification"), TODAY)


def test_the_law_applies_from_its_day() -> None:
    """The law says nothing of a jury held before it."""
    assert reglement().law_or_none(LAW_SIZE, date(2024, 4, 9)) is None
    ruled = reglement().law_or_none(LAW_SIZE, LAW_DAY)
    assert ruled is not None
    assert ruled.value == 2


def test_silences_and_demo_choices_are_listed() -> None:
    """What a text leaves unsaid and what a demonstration chose can be shown."""
    rules = reglement(validite__bloc=None)
    assert [item.path for item in rules.silences()] == [VALIDITY.path]
    chosen = clause(BLOC.path, 1, demo_choice=True)
    marked = replace(rules, clauses={**rules.clauses, BLOC.path: (chosen,)})
    assert marked.demo_choices() == (chosen,)
