"""A value applies on its days, alone, or the case is refused."""

from datetime import date

import pytest

from parchemin.domain.errors import ConflictingRules, MissingRule
from parchemin.domain.rules.clause import Origin, in_force
from tests.domain.builders import TODAY, clause


def pick(*clauses: object) -> object:
    return in_force(clauses, path="a.b", question="Combien ?", on=TODAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("since", "until", "applies"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (date(2026, 6, 16), None, False),
        (None, date(2026, 6, 14), False),
        (date(2026, 6, 14), date(2026, 6, 16), True),
    ],
)
def test_both_ends_are_included(since: date | None, until: date | None, applies: bool) -> None:
    """A rule applies from its first day to its last, both included."""
    assert Origin("règle", "source", since, until).applies(TODAY) is applies


def test_the_only_rule_in_force_is_taken() -> None:
    """A rule that is over does not stand in the way of the one that follows."""
    old = clause("a.b", 1, until=date(2026, 6, 14))
    new = clause("a.b", 2, since=TODAY)
    assert pick(old, new).value == 2  # type: ignore[attr-defined]


def test_no_rule_names_the_line() -> None:
    """Without a rule that day, the error asks the question and names the line to write."""
    with pytest.raises(MissingRule, match=r"Combien \? .* écrivez la ligne \[a\.b\]") as error:
        pick(clause("a.b", 1, until=date(2026, 6, 14)))
    assert error.value.line == "a.b"


def test_a_silent_text_names_its_source() -> None:
    """A text known to be silent is quoted in the error."""
    with pytest.raises(MissingRule, match=r"muet \(règle a\.b, essai\)") as error:
        pick(clause("a.b", None))
    assert error.value.line == "a.b"


def test_two_rules_show_both_places() -> None:
    """Two rules in force the same day are an error that shows where both stand."""
    first = clause("a.b", 1, place="ligne 3")
    second = clause("a.b", 2, place="ligne 9")
    with pytest.raises(ConflictingRules, match="ligne 3 et ligne 9") as error:
        pick(first, second)
    assert error.value.places == ("ligne 3", "ligne 9")


def test_a_citation_carries_the_mark_of_a_demo_choice() -> None:
    """A choice of the demonstration is never cited without its mark."""
    assert Origin("r", "s", demo_choice=True).cite() == "« r » (s ; choix de démonstration)"
    assert Origin("r", "s").cite() == "« r » (s)"
