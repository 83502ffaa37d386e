"""A sentence cut short stays readable: whole words, closed quotes, never too long."""

from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.shortening import ELLIPSIS, shortened

words = st.lists(st.sampled_from(("BC01ME2", "«", "»", "le", "12,5/20", ":", "RNCP40657BC01")))


@given(words.map(" ".join), st.integers(1, 80))
def test_no_word_is_ever_cut(text: str, longest: int) -> None:
    """What is kept is made of the first words, whole, and is never longer than asked."""
    short = shortened(text, longest)
    assert len(short) <= max(longest, 1)
    kept = short.removesuffix("»").rstrip().removesuffix(ELLIPSIS).split() if short != text else []
    assert kept == text.split()[: len(kept)]


def test_a_text_that_fits_is_left_alone() -> None:
    """The very length asked is not cut."""
    assert shortened("bloc acquis", 11) == "bloc acquis"


def test_an_open_quote_is_closed() -> None:
    """A title cut in the middle still has both its quotes."""
    assert shortened("« Intervention au domicile » : acquis", 22) == "« Intervention au… »"
    assert shortened("« Intervention » : non acquis le", 20) == "« Intervention »…"


def test_one_long_word_leaves_the_ellipsis() -> None:
    """A code that does not fit is not cut in two."""
    assert shortened("RNCP40657BC01", 5) == ELLIPSIS
