"""What would win a bloc: each set wins, none of its elements is too many, no smaller one wins."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings

from parchemin.domain.deliberation.facts import (
    Adjustment,
    Attestation,
    BlocFailure,
    CandidateFacts,
    Closing,
    CorrespondenceClaim,
    Opinion,
    Result,
    ResultOutcome,
)
from parchemin.domain.deliberation.further import Further, with_further
from parchemin.domain.deliberation.missing import missing_sets, what_is_missing
from parchemin.domain.deliberation.missing_units import units_of
from parchemin.domain.deliberation.plan import Plan, prepare
from parchemin.domain.deliberation.proposal import propose_with
from parchemin.domain.rules.acquisition import (
    Assessments,
    Attester,
    ByAttestations,
    ByMark,
    Competencies,
    Every,
    Extent,
)
from parchemin.domain.rules.assessors import ByConcordance, ByOpinions, ByWeighting
from parchemin.domain.rules.delivery import Duration, Retake, RetakeScope, Unit
from parchemin.domain.rules.marks import InOrder, Mean, Points
from parchemin.domain.rules.options import CommonAndOptions
from parchemin.domain.rules.reglement import Reglement
from tests.domain.builders import CERTIFICATION, TODAY, facts, reglement, result
from tests.domain.deliberation.speaking import adjustment, mark, marked, opinion
from tests.domain.strategies import candidates, reglements

TEN, TWENTY = Decimal(10), Decimal(20)
HUNDREDTH = Decimal("0.01")
LOGBOOK = ByAttestations((Attester.TUTOR, Attester.MANAGER), Extent.KEY, distinct=True)
RULES = {
    "toutes": {"acquisition__bloc": Assessments()},
    "une": {"acquisition__bloc": Assessments(1)},
    "note": {"acquisition__modalite": ByMark(TEN, TWENTY)},
    "deux": {"acquisition__bloc": Every((Competencies(Extent.ALL), Assessments(1)))},
    "livret": {"acquisition__modalite": LOGBOOK},
    "moyenne": {"acquisition__bloc": Mean(TEN, TWENTY)},
    "moyenne pesée": {"acquisition__bloc": Mean(TEN, TWENTY, (("ME1", TEN), ("ME2", TWENTY)))},
    "total": {"acquisition__bloc": Points(TWENTY, Decimal(40))},
    "concordants": {"acquisition__modalite": ByConcordance(("tuteur", "jury"))},
    "comptés": {"acquisition__modalite": ByOpinions(("tuteur", "jury", "formateur"), 2)},
    "pondérés": {
        "acquisition__modalite": ByWeighting((("tuteur", TEN), ("jury", TWENTY)), TEN, TWENTY)
    },
    "du bloc": {"acquisition__bloc": ByOpinions(("tuteur", "jury"), 1)},
    "ordre": {"acquisition__bloc": InOrder()},
    "options": {
        "acquisition__certification": CommonAndOptions(
            ("B1",), (("atelier", ("B2",)), ("bureau", ("B3",))), 1
        )
    },
}


def plan_of(name: str) -> Plan:
    """The rules of that name on the day of the tests."""
    return prepare(CERTIFICATION, reglement(**RULES[name]), on=TODAY)


def wins(plan: Plan, candidate: CandidateFacts, code: str, further: tuple[Further, ...]) -> bool:
    """Whether the bloc counts once those facts are added."""
    bloc = propose_with(plan, with_further(candidate, further)).bloc(code)
    return bloc is not None and bloc.outcome.favourable


def subjects(plan: Plan, candidate: CandidateFacts, code: str) -> list[list[str]]:
    """What each set is about."""
    return [
        [
            "correspondance" if isinstance(each, CorrespondenceClaim) else each.subject
            for each in one
        ]
        for one in missing_sets(plan, candidate, code)
    ]


def without(found: tuple[Further, ...], rank: int) -> tuple[Further, ...]:
    """The same facts less one."""
    return found[:rank] + found[rank + 1 :]


@settings(max_examples=40, deadline=None)
@given(rules=reglements, candidate=candidates)
def test_each_set_wins_and_needs_all_it_holds(rules: Reglement, candidate: CandidateFacts) -> None:
    """Adding a set wins the bloc; adding it less any of its elements does not."""
    plan = prepare(CERTIFICATION, rules, on=TODAY)
    for bloc in plan.blocs:
        for found in missing_sets(plan, candidate, bloc.code):
            assert wins(plan, candidate, bloc.code, found)
            for rank in range(len(found)):
                assert not wins(plan, candidate, bloc.code, without(found, rank))


@settings(max_examples=40, deadline=None)
@given(rules=reglements, candidate=candidates)
def test_no_smaller_set_wins(rules: Reglement, candidate: CandidateFacts) -> None:
    """All choices of the units that may come are tried one by one: none of fewer units wins."""
    plan = prepare(CERTIFICATION, rules, on=TODAY)
    for bloc in plan.blocs:
        found = what_is_missing(plan, candidate, bloc.code)
        if found is None or not found.all_found:
            continue
        units = units_of(plan, candidate, bloc)
        smallest = min((len(one) for one in found.sets), default=len(units) + 1)
        for size in range(min(len(units), 4)):
            for choice in combinations(units, size):
                together = tuple(each for unit in choice for each in unit)
                if len(together) < smallest:
                    assert found.why or not wins(plan, candidate, bloc.code, together)


@settings(max_examples=40, deadline=None)
@given(rules=reglements, candidate=candidates)
def test_no_mark_is_higher_than_it_must(rules: Reglement, candidate: CandidateFacts) -> None:
    """A hundredth of a point less on any mark of a set, and the bloc is no longer won."""
    plan = prepare(CERTIFICATION, rules, on=TODAY)
    for bloc in plan.blocs:
        for found in missing_sets(plan, candidate, bloc.code):
            for rank, each in enumerate(found):
                if isinstance(each, Result) and each.mark:
                    lower = replace(each, mark=each.mark - HUNDREDTH)
                    changed = (*found[:rank], lower, *found[rank + 1 :])
                    assert not wins(plan, candidate, bloc.code, changed)


@settings(max_examples=40, deadline=None)
@given(rules=reglements, candidate=candidates)
def test_a_bloc_that_does_not_count_lacks_something(
    rules: Reglement, candidate: CandidateFacts
) -> None:
    """There are sets, or one sentence says why there are none; nothing at all once it counts."""
    plan = prepare(CERTIFICATION, rules, on=TODAY)
    for bloc in propose_with(plan, candidate).blocs:
        found = what_is_missing(plan, candidate, bloc.code)
        if bloc.outcome.favourable:
            assert found is None
        else:
            assert found is not None
            assert bool(found.sets) is not bool(found.why)


def test_one_of_two_modalities_gives_two_sets() -> None:
    """Where one modality is enough, each of the two is a set of its own."""
    assert subjects(plan_of("une"), facts(), "B1") == [["B1ME1"], ["B1ME2"]]


def test_all_modalities_make_one_set() -> None:
    """Where all modalities are needed, the only set holds both; one won already is left out."""
    assert subjects(plan_of("toutes"), facts(), "B1") == [["B1ME1", "B1ME2"]]
    assert subjects(plan_of("toutes"), facts(result("B1ME1")), "B1") == [["B1ME2"]]


def marks_of(name: str, candidate: CandidateFacts, code: str = "B1") -> list[list[Decimal | None]]:
    """The marks of each set."""
    return [
        [each.mark for each in one if isinstance(each, Result | Opinion)]
        for one in missing_sets(plan_of(name), candidate, code)
    ]


def test_a_mark_is_the_least_that_wins() -> None:
    """A modality won by its mark lacks the threshold, not a point more."""
    assert marks_of("note", facts()) == [[TEN, TEN]]


def test_a_mean_lacks_what_its_known_marks_leave() -> None:
    """With 6 out of 20, a mean of 10 asks for 14 at the other, or for 20 at the first again."""
    known = facts(marked("B1ME1", "6"))
    assert marks_of("moyenne", known) == [[Decimal(14)], [TWENTY]]
    assert subjects(plan_of("moyenne"), known, "B1") == [["B1ME2"], ["B1ME1"]]
    assert marks_of("moyenne", facts()) == [[TEN, TEN]]
    both = facts(marked("B1ME1", "6"), marked("B1ME2", "8"))
    assert marks_of("moyenne", both) == [[Decimal(12)], [Decimal(14)]]


def test_a_weighted_mean_counts_its_weights() -> None:
    """The second mark weighs twice: 6 at the first is made up for by 12."""
    assert marks_of("moyenne pesée", facts(marked("B1ME1", "6"))) == [[Decimal(12)]]


def test_a_total_is_shared_by_the_marks_it_still_counts() -> None:
    """Forty points for two marks, nothing known: ten out of twenty at each."""
    (found,) = missing_sets(plan_of("total"), facts(), "B1")
    assert [(each.mark, each.out_of) for each in found if isinstance(each, Result)] == [
        (TEN, TWENTY)
    ] * 2


def test_the_marks_of_assessors_come_down_by_role() -> None:
    """The tutor gave 16, which weighs one against two: 7 of the jury is enough."""
    heard = facts(opinions=(mark("tuteur", "16"),))
    assert marks_of("pondérés", heard, "B3") == [[Decimal(7)]]


def test_two_marks_of_one_role_are_not_both_asked_again() -> None:
    """Two tutors gave 4 and 16: once one of them is high enough, the other may stay as it is."""
    heard = facts(
        opinions=(
            mark("tuteur", "4", author="A"),
            mark("tuteur", "16", author="B"),
            mark("jury", "7"),
        )
    )
    for found in missing_sets(plan_of("pondérés"), heard, "B3"):
        for rank in range(len(found)):
            assert not wins(plan_of("pondérés"), heard, "B3", without(found, rank))


def test_an_opinion_that_lacks_is_asked_of_its_role() -> None:
    """One of two agreeing assessors spoke: the other's favourable opinion is missing."""
    heard = facts(opinions=(opinion("tuteur"),))
    ((found,),) = missing_sets(plan_of("concordants"), heard, "B3")
    assert isinstance(found, Opinion)
    assert (found.role, found.favourable) == ("jury", True)


def test_assessors_who_differ_wait_for_the_jury() -> None:
    """No assessor is asked to change his mind: the jury's own decision is missing."""
    heard = facts(opinions=(opinion("tuteur"), opinion("jury", False)))
    ((found,),) = missing_sets(plan_of("concordants"), heard, "B3")
    assert isinstance(found, Adjustment)
    assert found.outcome is ResultOutcome.ACQUIRED


def test_two_opinions_among_three_are_chosen_freely() -> None:
    """Two of three opinions give three sets; one already given leaves two sets of one."""
    assert [len(one) for one in missing_sets(plan_of("comptés"), facts(), "B3")] == [2, 2, 2]
    heard = facts(opinions=(opinion("jury"),))
    assert [len(one) for one in missing_sets(plan_of("comptés"), heard, "B3")] == [1, 1]


def test_an_opinion_may_be_of_the_bloc_itself() -> None:
    """Where assessors speak of the bloc, the opinion that lacks names the bloc."""
    assert subjects(plan_of("du bloc"), facts(), "B1") == [["B1"], ["B1"]]


def test_a_modality_taken_too_early_is_taken_again_with_the_one_before() -> None:
    """The second was sat while the first was not won: both are missing."""
    sat = facts(result("B1ME1", "non acquis"), result("B1ME2"))
    assert subjects(plan_of("ordre"), sat, "B1") == [["B1ME1", "B1ME2"]]


def test_a_correspondence_that_waits_is_one_way_to_win() -> None:
    """Its acceptance wins the bloc, as does the modality of the bloc."""
    claim = CorrespondenceClaim(
        certification="RNCP2", blocs=frozenset({"X1", "X2", "X3"}), proof="p", on=TODAY
    )
    found = subjects(plan_of("toutes"), facts(claims=(claim,)), "B3")
    assert found == [["B3ME1"], ["correspondance"]]


def test_a_logbook_lacks_one_signature_by_signer() -> None:
    """A logbook lacks, for one competency, the signature of each signer."""
    (found, *_) = missing_sets(plan_of("livret"), facts(), "B1")
    assert {each.by for each in found if isinstance(each, Attestation)} == set(Attester)


def test_nothing_is_missing_once_won_or_unknown() -> None:
    """No answer for a bloc already won, or for one that does not exist."""
    plan = plan_of("toutes")
    (found,) = missing_sets(plan, facts(), "B1")
    assert what_is_missing(plan, with_further(facts(), found), "B1") is None
    assert what_is_missing(plan, facts(), "B9") is None


def test_never_more_sets_than_asked() -> None:
    """The number of sets is bounded, the first ones being kept, and the bound is told."""
    found = what_is_missing(plan_of("une"), facts(), "B1", most=1)
    assert found is not None
    assert found.sets == missing_sets(plan_of("une"), facts(), "B1")[:1]
    assert not found.all_found


TWICE = {"repasser": Retake(max_tries=2)}
FAILED = tuple(BlocFailure(bloc="B3", on=date(2026, 1, day), proof="pv") for day in (1, 2))
WHY = {
    "close": (facts(closing=Closing(on=date(2026, 1, 1))), {}, "close"),
    "sans règle": (facts(), {"acquisition__bloc": ...}, "acquisition.bloc"),
    "non présenté": (facts(blocs_sought=frozenset({"B1"})), {}, "ne présente pas le bloc B3"),
    "option à dire": (facts(), RULES["options"], "quelle option"),
    "autre option": (facts(options=frozenset({"atelier"})), RULES["options"], "a choisi"),
    "décidé par le jury": (
        facts(adjustments=(adjustment("B3ME1", "non acquis"),)),
        {},
        "ajusté par le jury",
    ),
    "sans compétence": (facts(), {"acquisition__bloc": Competencies(Extent.ALL)}, "aucune compét"),
    "plus de présentation": (facts(failures=FAILED), TWICE, "ne permet pas"),
    "reprise muette": (facts(failures=FAILED), {}, "[repasser]"),
}


@pytest.mark.parametrize("name", WHY)
def test_what_no_result_can_win_says_why(name: str) -> None:
    """Closed, silent rule, other option, decision of the jury, tries used up: each has its words."""
    candidate, changes, words = WHY[name]
    found = what_is_missing(prepare(CERTIFICATION, reglement(**changes), on=TODAY), candidate, "B3")
    assert found is not None
    assert found.sets == ()
    assert words in found.why


def test_a_certification_that_no_longer_delivers_wins_nothing() -> None:
    """After the last day of delivery no result can win a bloc."""
    found = what_is_missing(prepare(CERTIFICATION, reglement(), on=date(2031, 1, 1)), facts(), "B3")
    assert found is not None
    assert "dernière délivrance" in found.why


def test_a_time_to_wait_is_a_caution() -> None:
    """The bloc may be won, only later: the sets are there with the first day."""
    rules = reglement(repasser=Retake(wait=Duration(1, Unit.YEARS)))
    plan = prepare(CERTIFICATION, rules, on=TODAY)
    found = what_is_missing(plan, facts(failures=FAILED), "B3")
    assert found is not None
    assert found.sets
    assert "à partir du 02/01/2027" in found.caution


@pytest.mark.parametrize(
    ("scope", "lacking"),
    [(RetakeScope.WHOLE_BLOC, ["B1ME1", "B1ME2"]), (RetakeScope.MISSING, ["B1ME2"])],
)
def test_a_bloc_taken_again_as_a_whole_lacks_all_of_it(
    scope: RetakeScope, lacking: list[str]
) -> None:
    """After a failure, what was won before it counts only where what lacks alone is retaken."""
    plan = prepare(CERTIFICATION, reglement(repasser=Retake(scope=scope)), on=TODAY)
    failure = BlocFailure(bloc="B1", on=date(2026, 6, 2), proof="pv")
    sat = facts(result("B1ME1"), result("B1ME2", "non acquis"), failures=(failure,))
    assert subjects(plan, sat, "B1") == [lacking]
    again = with_further(sat, (result("B1ME1", on=TODAY),))
    assert subjects(plan, again, "B1") == [["B1ME2"]]
