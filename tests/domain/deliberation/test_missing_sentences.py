"""What is missing, said in French."""

import pytest

from parchemin.domain.deliberation.missing import missing_sets
from parchemin.domain.deliberation.missing_sentences import say_missing
from tests.domain.builders import facts
from tests.domain.deliberation.test_missing import RULES, plan_of

SAID = {
    "toutes": "avec le résultat « acquis »",
    "une": "avec le résultat « acquis »",
    "note": "avec au moins 10 sur 20",
    "deux": "acquise",
    "livret": "attestée par le tuteur",
}


@pytest.mark.parametrize("name", RULES)
def test_each_kind_of_fact_has_its_words(name: str) -> None:
    """A result, a mark, a competency and a signature are each said in their own words."""
    plan = plan_of(name)
    said = say_missing(plan, missing_sets(plan, facts(), "B1")[0])
    assert said.startswith("il manque : ")
    assert SAID[name] in said


def test_a_modality_is_named_by_its_title() -> None:
    """The sentence shows titles, not the codes that facts carry."""
    plan = plan_of("toutes")
    said = say_missing(plan, missing_sets(plan, facts(), "B1")[0])
    assert said == (
        "il manque : « épreuve B1ME1 » avec le résultat « acquis » ; "
        "« épreuve B1ME2 » avec le résultat « acquis »"
    )


def test_nothing_missing_is_said_too() -> None:
    """An empty set has a sentence of its own."""
    assert say_missing(plan_of("toutes"), ()) == "il ne manque rien"
