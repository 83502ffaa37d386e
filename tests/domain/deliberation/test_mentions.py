"""The mention is readable from the proposal, and only where it was gained."""

from parchemin.domain.deliberation.divergences import sent_to_jury
from parchemin.domain.deliberation.mentions import Distinction, mentions
from parchemin.domain.deliberation.sentences import missing, one_line
from parchemin.domain.rules.assessors import ByConcordance, ByOpinions
from tests.domain.builders import reglement, result
from tests.domain.deliberation.asking import bloc, proposal
from tests.domain.deliberation.speaking import adjustment, opinion

NAMES = ("tuteur", "manager", "jury")
RULE = ByOpinions(NAMES, 2, 3, "avec mention")
OF_MODALITIES = reglement(acquisition__modalite=RULE)


def all_three(subject: str) -> tuple[object, ...]:
    """Three favourable opinions."""
    return tuple(opinion(name, subject=subject) for name in NAMES)


def test_a_mention_on_a_modality() -> None:
    """The mention names its bloc and its modality."""
    made = proposal(rules=OF_MODALITIES, opinions=all_three("B3ME1"))
    assert mentions(made) == (Distinction("B3", "épreuve B3ME1", "avec mention"),)


def test_a_mention_on_a_bloc() -> None:
    """A bloc judged as a whole bears its mention."""
    made = proposal(rules=reglement(acquisition__bloc=RULE), opinions=all_three("B1"))
    assert mentions(made) == (Distinction("B1", "B1", "avec mention"),)


def test_two_opinions_give_no_mention() -> None:
    """A bloc won without the mention has none."""
    said = (*all_three("B3ME1")[:2], opinion("jury", False))
    made = proposal(rules=OF_MODALITIES, opinions=said)
    assert mentions(made) == ()


def test_no_mention_on_a_bloc_that_is_not_won() -> None:
    """One modality with the mention is not enough when the other is missing."""
    assert mentions(proposal(rules=OF_MODALITIES, opinions=all_three("B1ME1"))) == ()


def test_no_mention_by_an_act_of_the_jury() -> None:
    """What the jury grants by itself bears no mention of the assessors."""
    made = proposal(
        rules=OF_MODALITIES, opinions=all_three("B3ME1"), adjustments=(adjustment("B3ME1"),)
    )
    assert mentions(made) == ()
    assert mentions(proposal(result("B3ME1"))) == ()


def test_an_act_of_the_jury_is_the_decisive_reason() -> None:
    """Where the jury refuses what the assessors gave, the line and what is missing say so."""
    made = bloc("B3", result("B3ME1"), adjustments=(adjustment("B3ME1", "non acquis"),))
    assert "non acquis (ajusté par le jury" in one_line(made)
    assert len(missing(made)) == 1
    assert "résultat des évaluateurs conservé" in missing(made)[0]


def test_a_divergence_decided_is_no_longer_sent_to_the_jury() -> None:
    """Once the jury has refused, the line says what it decided, not that it has to decide."""
    rules = reglement(acquisition__modalite=ByConcordance(("tuteur", "jury")))
    said = (opinion("tuteur"), opinion("jury", False))
    acts = (adjustment("B3ME1", "non acquis"),)
    made = bloc("B3", opinions=said, adjustments=acts, rules=rules)
    assert one_line(made).startswith("B3 non acquis : « épreuve B3ME1 » : non acquis (tranché par")
    assert one_line(bloc("B3", opinions=said, rules=rules)).endswith("renvoyé au jury")


def test_what_is_sent_to_the_jury() -> None:
    """A divergence is named by its code, decided or not; concordant opinions are not."""
    rules = reglement(acquisition__modalite=ByConcordance(("tuteur", "jury")))
    said = (
        opinion("tuteur"),
        opinion("jury", False),
        opinion("tuteur", subject="B1ME1"),
        opinion("jury", subject="B1ME1"),
    )
    assert sent_to_jury(proposal(rules=rules, opinions=said)) == {"B3ME1"}
    acts = (adjustment("B3ME1"),)
    assert sent_to_jury(proposal(rules=rules, opinions=said, adjustments=acts)) == {"B3ME1"}
    assert sent_to_jury(proposal(result("B3ME1", "non acquis"))) == frozenset()
