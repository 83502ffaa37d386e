"""Chaque partie d'un texte coupé garde sa place dans la source."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from parchemin.office.referentiels.edits.pieces import spans_of_parts

WORDS = st.lists(st.text("abcdé", min_size=1, max_size=6), min_size=2, max_size=8)


def cut(source: str, parts: list[str], *spans: tuple[int, int]) -> list[dict[str, Any]]:
    held = {
        f"text.{rank}": {"line": 1 + source.count("\n", 0, start), "start": start, "end": end}
        for rank, (start, end) in enumerate(spans)
    }
    return spans_of_parts(parts, held, lambda span: source[span["start"] : span["end"]])


@given(WORDS, st.integers(1, 7), st.sampled_from([" ", "\n", " \n- ", "  * "]))
def test_les_mots_de_chaque_partie_sont_a_sa_place(words: list[str], at: int, space: str) -> None:
    """However the source spaces its words, the span of a part holds the words of that part."""
    source = space.join(words)
    parts = [part for part in (" ".join(words[:at]), " ".join(words[at:])) if part]
    for part, spans in zip(parts, cut(source, parts, (0, len(source))), strict=True):
        span = spans["text"]
        held = "".join(sign for sign in source[span["start"] : span["end"]] if sign.isalnum())
        assert held == part.replace(" ", "")
        assert span["line"] == 1 + source.count("\n", 0, span["start"])


def test_une_partie_a_cheval_sur_deux_morceaux_en_a_deux() -> None:
    """A text broken by a page keeps its pieces when a part runs over both."""
    source = "Planter un\narbre --page-- et tailler"
    first, second = cut(source, ["Planter un arbre et", "tailler"], (0, 16), (26, 36))
    assert [first[f"text.{rank}"]["start"] for rank in (0, 1)] == [0, 26]
    assert second["text"]["start"] == 29


def test_une_partie_reecrite_garde_la_place_du_tout() -> None:
    """Words that are not in the source stand where the whole stood."""
    first, second = cut("Planter et tailler", ["Semer", "tailler"], (0, 18))
    assert first["text"]["end"] == 18
    assert second["text"]["start"] == 11
