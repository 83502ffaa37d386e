"""Du formulaire au TOML, du TOML au formulaire : on retrouve ce qu'on avait écrit."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.office.referentiels.clause_values import check_clause
from parchemin.readers.reglement_forms import RULE, Box, FieldForm, LineForm, every_line
from parchemin.writers.reglement_text import values_at, with_one_more
from tests.office.referentiels.reglement.builders import as_posted, form_for
from tests.readers.samples import EXAMPLES

LINES = list(every_line())
WORDS = st.text("abcdéèœ '’-\"#[]=\\", min_size=1, max_size=20).map(str.strip).filter(bool)
TYPED: dict[Box, st.SearchStrategy[Any]] = {
    Box.TEXT: WORDS,
    Box.TEXTS: st.lists(WORDS, min_size=1, max_size=3),
    Box.NUMBER: st.sampled_from([1, 2, 7, 0.5]),
    Box.DAY: st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    Box.FLAG: st.just(True),
    Box.GROUPS: st.dictionaries(
        WORDS,
        st.lists(st.text("abc0123", min_size=1, max_size=5), min_size=1, max_size=3),
        min_size=1,
        max_size=3,
    ),
    Box.PAIRS: st.dictionaries(WORDS, st.integers(1, 9), min_size=1, max_size=4),
}


def value(field: FieldForm) -> st.SearchStrategy[Any]:
    if field.box is Box.WORD:
        return st.sampled_from(field.words)
    if field.box is Box.WORDS:
        return st.lists(st.sampled_from(field.words), min_size=1, unique=True).map(
            lambda chosen: sorted(chosen, key=field.words.index)
        )
    if field.box is Box.WHOLE:
        return st.integers(field.least, max(field.least, 1) + 8)
    return TYPED[field.box]


@st.composite
def clauses(draw: st.DrawFn, line: LineForm) -> dict[str, Any]:
    """A clause that the reader accepts: its words, their fields, what it says of itself."""
    words = draw(st.lists(st.sampled_from(line.words or ("",)), min_size=1, unique=True))
    words = sorted(words, key=(line.words or ("",)).index) if line.several else words[:1]
    made: dict[str, Any] = {RULE: words if len(words) > 1 else words[0]} if line.words else {}
    for field in line.asked(tuple(words) if line.words else ()):
        if field.box is not Box.TOML and (field.needed or draw(st.booleans())):
            made[field.name] = draw(value(field))
    made |= {"libelle": draw(WORDS), "source": draw(WORDS)}
    if draw(st.booleans()):
        made["depuis"] = date(2026, 1, 2)
    if draw(st.booleans()):
        made["choix_de_demonstration"] = True
    return made


@given(st.data())
def test_le_formulaire_rend_la_regle_qu_il_a_recue(data: st.DataObject) -> None:
    """Any clause of the language, shown in its form and sent back, is written the same."""
    pattern, line = data.draw(st.sampled_from(LINES))
    path = tuple("essai" if step == "*" else step for step in pattern)
    clause = data.draw(clauses(line))
    if check_clause(path, clause).faults:
        return
    form = form_for(path, clause, as_posted(form_for(path, clause)))
    assert form.is_valid(), form.errors
    text = with_one_more("", path, form.values)
    assert values_at(text, path) == values_at(with_one_more("", path, clause), path)


@pytest.mark.parametrize(
    "path", sorted(EXAMPLES.glob("*/reglement.toml")), ids=lambda path: path.parent.name
)
def test_chaque_regle_des_exemples_passe_par_son_formulaire(path: Any) -> None:
    """Each clause of the règlements we ship goes through its form and comes back unchanged."""
    text = path.read_text("utf-8")
    seen = 0
    for pattern, _ in LINES:
        names = ("certification", "vae", "professionnel") if "*" in pattern else ("",)
        for name in names:
            steps = tuple(name if step == "*" else step for step in pattern)
            for clause in values_at(text, steps):
                form = form_for(steps, clause, as_posted(form_for(steps, clause)))
                assert form.is_valid(), (steps, form.errors)
                assert values_at(with_one_more("", steps, form.values), steps)[0] == clause
                seen += 1
    assert seen > 15
