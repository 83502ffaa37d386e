"""The line of one bloc or one modality: its names, its dates, what it may name."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from parchemin.domain.deliberation.plan import BlocPlan, ModalityPlan, prepare
from parchemin.domain.errors import ConflictingRules, MissingRule
from parchemin.domain.rules.acquisition import Assessments, ByMark, ByResult, Every
from parchemin.domain.rules.assessors import ByConcordance, ByOpinions
from parchemin.domain.rules.marks import InOrder, Mean
from parchemin.domain.rules.overrides import names_of
from parchemin.domain.rules.reglement import Reglement
from parchemin.domain.rules.roles import roles_asked
from tests.domain.builders import CERTIFICATION, TODAY, clause, reglement

ONE = Assessments(1)
TEN = ByMark(Decimal(10), Decimal(20))
TWENTY = Decimal(20)


def planned(rules: Reglement, code: str, *, on: date = TODAY) -> BlocPlan:
    """The plan of one bloc."""
    return next(bloc for bloc in prepare(CERTIFICATION, rules, on=on).blocs if bloc.code == code)


def modality(rules: Reglement, code: str) -> ModalityPlan:
    """The plan of one modality."""
    blocs = prepare(CERTIFICATION, rules, on=TODAY).blocs
    return next(each for bloc in blocs for each in bloc.modalities if each.code == code)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("RNCP40657BC01ME1", ("RNCP40657BC01ME1", "BC01ME1")),
        ("RS6789BC02", ("RS6789BC02", "BC02")),
        ("BC02", ("BC02",)),
        ("RNCP1", ("RNCP1",)),
        ("RNCP9BC01ABC2", ("RNCP9BC01ABC2", "BC01ABC2")),
    ],
)
def test_names(code: str, names: tuple[str, ...]) -> None:
    """A bloc or a modality of the register is also named by the end of its code."""
    assert names_of(code) == names


def test_one_bloc_has_its_own_rule() -> None:
    """The line of a bloc stands over the general line, for that bloc alone."""
    rules = reglement(acquisition__par_bloc__B2=ONE)
    assert planned(rules, "B2").rule.value == ONE
    assert planned(rules, "B1").rule.value == Assessments()


def test_the_line_of_a_bloc_replaces_a_silent_general_line() -> None:
    """Where the general line is silent, the bloc that has its own is decided all the same."""
    rules = reglement(acquisition__bloc=None, acquisition__par_bloc__B2=ONE)
    assert planned(rules, "B2").rule.value == ONE
    assert isinstance(planned(rules, "B1").rule.problem, MissingRule)


def test_a_silent_line_of_a_bloc_is_an_answer() -> None:
    """A bloc whose own line is silent waits, and its own line is named."""
    problem = planned(reglement(acquisition__par_bloc__B2=None), "B2").rule.problem
    assert isinstance(problem, MissingRule)
    assert problem.line == "acquisition.par_bloc.B2"


def test_dates_of_an_own_line() -> None:
    """Outside its dates, the line of a bloc leaves the general line alone."""
    rules = reglement()
    line = clause("acquisition.par_bloc.B2", ONE, since=date(2026, 1, 1))
    dated = replace(rules, clauses={**rules.clauses, line.path: (line,)})
    assert planned(dated, "B2").rule.value == ONE
    assert planned(dated, "B2", on=date(2025, 12, 31)).rule.value == Assessments()


def test_one_modality_has_its_own_rule() -> None:
    """The line of a modality stands over that of its kind and over the general one."""
    rules = reglement(acquisition__par_modalite__B2ME2=TEN)
    assert modality(rules, "B2ME2").rule.value == TEN
    assert modality(rules, "B2ME1").rule.value == ByResult()


def test_dates_of_the_line_of_a_kind() -> None:
    """Once the line of a kind has ended, the general line applies."""
    rules = reglement()
    path = "acquisition.carnet_de_suivi"
    ended = clause(path, TEN, until=date(2025, 12, 31))
    dated = replace(rules, clauses={**rules.clauses, path: (ended,)})
    assert modality(dated, "B2ME2").rule.value == ByResult()


def test_named_twice() -> None:
    """A bloc named by its code and by the end of its code is an error that shows both lines."""
    code = "RNCP9BC01"
    one = replace(CERTIFICATION, blocs=(replace(CERTIFICATION.blocs[0], code=code),))
    rules = reglement(acquisition__par_bloc__BC01=ONE, acquisition__par_bloc__RNCP9BC01=ONE)
    problem = prepare(one, rules, on=TODAY).blocs[0].rule.problem
    assert isinstance(problem, ConflictingRules)
    assert problem.places == ("acquisition.par_bloc.RNCP9BC01", "acquisition.par_bloc.BC01")


def mean(**weights: int) -> Mean:
    """A mean with its weights."""
    return Mean(TWENTY, TWENTY, tuple((name, Decimal(each)) for name, each in weights.items()))


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("B2ME1", ["B2ME1"]),
        ("ME1", ["B2ME1"]),
        ("carnet_de_suivi", ["B2ME2"]),
    ],
)
def test_how_a_rule_names_a_modality(name: str, codes: list[str]) -> None:
    """By its code, by the end of it, or by its kind."""
    value = planned(reglement(acquisition__par_bloc__B2=mean(**{name: 1})), "B2").rule.value
    assert isinstance(value, Mean)
    assert [code for code, _ in value.weights] == codes


@pytest.mark.parametrize("name", ["ME9", "E1", "1", "qcm", ""])
def test_a_name_the_bloc_does_not_have(name: str) -> None:
    """A rule that names no modality of the bloc is refused, with the line to write instead."""
    problem = planned(reglement(acquisition__bloc=mean(**{name: 1})), "B2").rule.problem
    assert isinstance(problem, MissingRule)
    assert "[acquisition.par_bloc.B2]" in str(problem)


@pytest.mark.parametrize(
    "rule", [mean(ME1=1, B2ME1=2), InOrder(("ME1", "B2ME1")), Every((ONE, InOrder(("ME1", "ME1"))))]
)
def test_a_modality_named_twice_in_one_rule(rule: Any) -> None:
    """One modality cannot weigh twice, nor come twice in an order."""
    problem = planned(reglement(acquisition__par_bloc__B2=rule), "B2").rule.problem
    assert isinstance(problem, ConflictingRules)


def test_the_order_of_the_referentiel() -> None:
    """Without names, the order is that of the référentiel."""
    value = planned(reglement(acquisition__bloc=Every((InOrder(), ONE))), "B1").rule.value
    assert value == Every((InOrder(("B1ME1", "B1ME2")), ONE))


def test_roles_asked() -> None:
    """The roles of all lines, each once, in the order of the file."""
    rules = reglement(
        acquisition__modalite=ByConcordance(("métier", "pédagogie")),
        acquisition__bloc=Every((ONE, ByOpinions(("tuteur", "métier"), 1))),
    )
    assert roles_asked(rules) == ("métier", "pédagogie", "tuteur")
    assert roles_asked(reglement()) == ()
