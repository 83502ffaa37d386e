"""What is missing, said in French sentences that follow one another."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from parchemin.domain.deliberation.facts import CandidateFacts, CorrespondenceClaim
from parchemin.domain.deliberation.missing_sentences import MOST_SETS_SAID, say_missing
from parchemin.domain.deliberation.plan import prepare
from parchemin.domain.deliberation.proposal import propose_with
from parchemin.domain.referentiel import Competency
from parchemin.domain.rules.acquisition import Assessments, Competencies, Extent
from parchemin.domain.rules.delivery import Duration, Retake, Unit
from parchemin.domain.rules.marks import Counted, Share
from parchemin.domain.rules.reglement import Reglement
from tests.domain.builders import CERTIFICATION, TODAY, facts, reglement, result
from tests.domain.deliberation.speaking import mark, marked, opinion
from tests.domain.deliberation.test_missing import FAILED, RULES, plan_of
from tests.domain.strategies import candidates, reglements

CLAIM = CorrespondenceClaim(
    certification="RNCP2", blocs=frozenset({"X1", "X2", "X3"}), proof="parchemin", on=TODAY
)
SAID = {
    "toutes": (
        facts(),
        "B1",
        ("Il manque les modalités « épreuve B1ME1 » et « épreuve B1ME2 » acquises.",),
    ),
    "une": (
        facts(),
        "B1",
        (
            (
                "Il manque l'un de ces éléments, au choix : la modalité « épreuve B1ME1 » acquise ; "
                "la modalité « épreuve B1ME2 » acquise."
            ),
        ),
    ),
    "note": (facts(), "B3", ("Il manque au moins 10/20 à « épreuve B3ME1 ».",)),
    "deux": (
        facts(result("B1ME2")),
        "B1",
        ("Il manque les compétences B1C1 et B1C2 acquises.",),
    ),
    "livret": (
        facts(),
        "B3",
        (
            (
                "Aucun résultat de plus ne peut faire acquérir le bloc : le référentiel ne donne "
                "aucune compétence à regarder pour « épreuve B3ME1 »."
            ),
        ),
    ),
    "moyenne": (
        facts(marked("B1ME1", "6")),
        "B1",
        (
            (
                "Il manque l'un de ces éléments, au choix : au moins 14/20 à « épreuve B1ME2 » ; "
                "au moins 20/20 à « épreuve B1ME1 »."
            ),
        ),
    ),
    "comptés": (
        facts(),
        "B3",
        (
            (
                "Il manque 2 de ces éléments, au choix : un avis favorable (tuteur) sur "
                "« épreuve B3ME1 » ; un avis favorable (jury) sur « épreuve B3ME1 » ; "
                "un avis favorable (formateur) sur « épreuve B3ME1 »."
            ),
        ),
    ),
    "concordants": (
        facts(opinions=(opinion("tuteur"), opinion("jury", False))),
        "B3",
        (
            (
                "Il manque une décision favorable du jury sur « épreuve B3ME1 », où les avis sont "
                "partagés."
            ),
        ),
    ),
    "pondérés": (
        facts(opinions=(mark("tuteur", "16"),)),
        "B3",
        ("Il manque au moins 7/20 (jury) sur « épreuve B3ME1 ».",),
    ),
    "du bloc": (
        facts(opinions=(opinion("tuteur", False, subject="B1"),)),
        "B1",
        (
            (
                "Il manque l'un de ces éléments, au choix : un avis favorable (tuteur) sur le bloc B1 ; "
                "un avis favorable (jury) sur le bloc B1."
            ),
        ),
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_each_kind_of_fact_has_its_words(name: str) -> None:
    """A result, a mark, a competency, an opinion, the jury's answer: each in its own words."""
    candidate, code, said = SAID[name]
    assert say_missing(plan_of(name), candidate, code) == said


def test_signatures_are_grouped_by_signer() -> None:
    """Many lines of a logbook make one piece of sentence for each who signs."""
    (said,) = say_missing(prepare(CERTIFICATION, reglement(), on=TODAY), facts(), "B2")
    assert said.startswith("Il manque la modalité « épreuve B2ME1 » acquise")
    assert "l'attestation du tuteur pour C-C « c »" in said


def test_sets_of_other_kinds_are_said_one_after_another() -> None:
    """Two modalities or a correspondence: what is common first, then « ou bien »."""
    found = say_missing(plan_of("toutes"), facts(claims=(CLAIM,)), "B2")
    assert found[0].startswith("Il manque l'un de ces ensembles : l'acceptation de la corr")
    assert "(preuve : parchemin)" in found[0]
    assert found[1].startswith("Ou bien : la modalité « épreuve B2ME1 » acquise")


def test_what_is_common_is_said_first() -> None:
    """A competency and one of two modalities: what is needed in any case comes first."""
    found = say_missing(plan_of("deux"), facts(), "B1")
    assert found[0] == "Il manque les compétences B1C1 et B1C2 acquises."
    assert found[1].startswith("Il manque aussi l'un de ces éléments, au choix : ")


def test_a_share_of_many_is_one_sentence() -> None:
    """Half of two competencies is one of them, at the candidate's choice."""
    rules = reglement(acquisition__bloc=Share(Decimal(50), Counted.COMPETENCIES))
    found = say_missing(prepare(CERTIFICATION, rules, on=TODAY), facts(), "B1")
    assert found == (
        (
            "Il manque l'un de ces éléments, au choix : la compétence B1C1 « a » acquise ; "
            "la compétence B1C2 « b » acquise."
        ),
    )


def test_a_time_to_wait_follows_what_is_missing() -> None:
    """The first day on which the bloc may be taken again is said last."""
    rules = reglement(repasser=Retake(wait=Duration(1, Unit.YEARS)))
    found = say_missing(prepare(CERTIFICATION, rules, on=TODAY), facts(failures=FAILED), "B3")
    assert found[0] == "Il manque la modalité « épreuve B3ME1 » acquise."
    assert "à partir du 02/01/2027" in found[1]


def test_a_long_competency_is_cut_between_two_words() -> None:
    """A competency of many lines is told by its code and its first words."""
    text = "Collecter les informations nécessaires " * 5
    bloc = replace(CERTIFICATION.blocs[0], competencies=(Competency(text=text),))
    rules = reglement(acquisition__bloc=Competencies(Extent.ALL))
    plan = prepare(replace(CERTIFICATION, blocs=(bloc,)), rules, on=TODAY)
    assert say_missing(plan, facts(), "B1") == (
        (
            "Il manque la compétence B1C1 « Collecter les informations nécessaires Collecter les "
            "informations nécessaires… » acquise."
        ),
    )


def test_nothing_is_said_of_a_bloc_that_counts() -> None:
    """A bloc won lacks nothing: no sentence at all."""
    assert say_missing(plan_of("une"), facts(result("B1ME1")), "B1") == ()


@settings(max_examples=40, deadline=None)
@given(rules=reglements, candidate=candidates)
def test_whatever_the_file_something_is_said(rules: Reglement, candidate: CandidateFacts) -> None:
    """Each bloc that does not count has whole sentences, never more than the bound."""
    plan = prepare(CERTIFICATION, rules, on=TODAY)
    for bloc in propose_with(plan, candidate).blocs:
        said = say_missing(plan, candidate, bloc.code)
        assert bool(said) is not bloc.outcome.favourable
        assert len(said) <= MOST_SETS_SAID + 3
        assert all(each[0].isupper() and each.endswith(".") for each in said)
        assert not any("  " in each or ".." in each for each in said)


def test_the_names_of_the_rules_are_those_of_the_sets() -> None:
    """Every case here is one of the rules that the sets are tested with."""
    assert set(SAID) <= set(RULES)
    assert Assessments() == RULES["toutes"]["acquisition__bloc"]
