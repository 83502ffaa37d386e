"""Facts are added: the last one counts, corrections replace, the closing cuts."""

from datetime import date

from parchemin.domain.deliberation.facts import Closing
from parchemin.domain.deliberation.ledger import counts, latest
from tests.domain.builders import result


def test_the_last_day_counts() -> None:
    """A later result replaces an earlier one, whatever their order."""
    old = result("m", "non acquis", on=date(2026, 1, 5))
    new = result("m", on=date(2026, 6, 1))
    assert latest([new, old]) == latest([old, new]) == {"m": (new,)}


def test_the_rank_orders_one_day() -> None:
    """Within a day the journal's number says which came last."""
    old, new = result("m", "non acquis", rank=4), result("m", rank=5)
    assert latest([new, old]) == latest([old, new]) == {"m": (new,)}


def test_the_same_moment_keeps_both() -> None:
    """When nothing tells which came last, both are kept, a repeated fact once."""
    first, second = result("m", "non acquis"), result("m")
    kept = latest([first, second, first])["m"]
    assert set(kept) == {first, second}
    assert len(kept) == 2


def test_a_correction_replaces_what_it_names() -> None:
    """A result that names another stands for it, even when dated before."""
    wrong = result("m", "non acquis", on=date(2026, 6, 9), id="7")
    right = result("m", on=date(2026, 6, 1), supersedes="7")
    assert latest([wrong, right]) == {"m": (right,)}


def test_a_chain_of_corrections_ends_at_its_last() -> None:
    """A corrected correction leaves only the last."""
    chain = [
        result("m", "acquis", id="1"),
        result("m", "non acquis", id="2", supersedes="1"),
        result("m", "acquis", id="3", supersedes="2"),
    ]
    assert latest(reversed(chain)) == {"m": (chain[2],)}


def test_facts_without_id_are_never_taken_for_corrected() -> None:
    """An empty name corrects nothing."""
    assert latest([result("m"), result("n", supersedes="9")])["m"] == (result("m"),)


def test_the_closing_cuts() -> None:
    """A fact of the closing day counts up to its rank, later ones never."""
    closing = Closing(on=date(2026, 6, 15), rank=10)
    assert counts(date(2026, 6, 14), 99, closing)
    assert counts(date(2026, 6, 15), 10, closing)
    assert not counts(date(2026, 6, 15), 11, closing)
    assert not counts(date(2026, 6, 16), 0, closing)
    assert counts(date(2100, 1, 1), 0, None)


def test_a_correction_after_the_closing_corrects_nothing() -> None:
    """What names an old result after the closing leaves it in place."""
    wrong = result("m", "non acquis", on=date(2026, 6, 1), id="7")
    late = result("m", on=date(2026, 6, 20), supersedes="7")
    assert latest([wrong, late], Closing(on=date(2026, 6, 15))) == {"m": (wrong,)}


def test_a_closing_without_rank_keeps_its_whole_day() -> None:
    """A closing that gives only a day keeps every fact of that day."""
    fact = result("m", on=date(2026, 6, 15), rank=10**12)
    assert latest([fact], Closing(on=date(2026, 6, 15))) == {"m": (fact,)}
