"""Ce qu'il faut remplir pour chaque ligne : demandé aux lecteurs mêmes, sans liste tenue à côté."""

from datetime import date
from typing import Any

import pytest

from parchemin.domain.rules.reglement import Reglement
from parchemin.readers.diagnostics import Findings
from parchemin.readers.reglement import with_lines
from parchemin.readers.reglement_forms import (
    Box,
    FieldForm,
    LineForm,
    every_line,
    form_of,
    law_lines,
    line_form,
)
from parchemin.readers.toml_source import parse_toml
from parchemin.readers.toml_table import Table
from parchemin.writers.reglement_text import with_one_more

LINES = [pytest.param(path, form, id=".".join(path)) for path, form in every_line()]
ANSWERS: dict[Box, Any] = {
    Box.TEXT: "une réponse",
    Box.TEXTS: ["a", "b"],
    Box.WHOLE: 2,
    Box.NUMBER: 1,
    Box.DAY: date(2026, 6, 1),
    Box.FLAG: True,
    Box.PAIRS: {"a": 2, "b": 1},
    Box.GROUPS: {"x": ["BC8"], "y": ["BC9"]},
}


def answer(field: FieldForm) -> Any:
    """A plausible value for a field."""
    if field.words:
        return field.words[0] if field.box is Box.WORD else [field.words[0]]
    return max(field.least, 2) if field.box is Box.WHOLE else ANSWERS[field.box]


def faults(path: tuple[str, ...], values: dict[str, Any]) -> list[str]:
    """What the reader says of one line alone."""
    name = tuple("essai" if step == "*" else step for step in path)
    findings = Findings()
    source = parse_toml(with_one_more("", name, values), findings)
    assert source is not None
    with_lines(Reglement(certification="X", title="X"), source, findings)
    return [f"{item.code} {item.found}" for item in findings]


def filled(form: LineForm, word: str, *, optional: bool) -> dict[str, Any]:
    """A line whose form was filled in for that word."""
    fields = {
        each.name: answer(each)
        for each in form.asked((word,) if word else ())
        if (each.needed or optional) and each.box is not Box.TOML
    }
    rule = {"regle": word} if word else {}
    return {**rule, **fields, "libelle": "Un libellé", "source": "Art. 1"}


@pytest.mark.parametrize(("path", "form"), LINES)
def test_chaque_mot_de_la_langue_a_son_formulaire(path: tuple[str, ...], form: LineForm) -> None:
    """Each word of each line, with all its fields filled in, is read without a fault."""
    assert form.words or form.fields[""]
    for word in form.words or ("",):
        if not any(each.box is Box.TOML for each in form.asked((word,))):
            assert faults(path, filled(form, word, optional=True)) == []


@pytest.mark.parametrize(("path", "form"), LINES)
def test_ce_que_le_formulaire_exige_suffit(path: tuple[str, ...], form: LineForm) -> None:
    """The needed fields alone are read without a fault; without one of them there is a fault."""
    for word in form.words or ("",):
        if any(each.box is Box.TOML for each in form.asked((word,))):
            continue
        values = filled(form, word, optional=False)
        assert faults(path, values) == []
        for each in form.asked((word,) if word else ()):
            if each.needed:
                assert faults(path, {k: v for k, v in values.items() if k != each.name})


def test_un_mot_montre_les_champs_qu_il_demande() -> None:
    """A mark asks for a threshold and a scale, a duration for a count and a unit."""
    form = line_form(("acquisition", "modalite"))
    assert form is not None
    assert [each.name for each in form.asked(("note",))] == ["seuil", "sur"]
    assert form.asked(("résultat des évaluateurs",)) == ()
    validity = line_form(("validite", "bloc"))
    assert validity is not None
    assert validity.asked(("durée",)) == (
        FieldForm("duree", Box.WHOLE, needed=True),
        FieldForm("unite", Box.WORD, needed=True, words=("ans", "mois", "semaines", "jours")),
    )


def test_une_ligne_qui_prend_plusieurs_mots() -> None:
    """The rule of a bloc may be a list: the fields of all its words, each once."""
    form = line_form(("acquisition", "bloc"))
    assert form is not None
    assert form.several
    both = form.asked(("toutes les modalités", "nombre de modalités"))
    assert [each.name for each in both] == ["nombre"]


def test_un_champ_facultatif_l_est() -> None:
    """What a parser reads only when it is written is not asked for."""
    retake = line_form(("repasser",))
    assert retake is not None
    assert not any(each.needed for each in retake.asked(("limité",)))


def test_une_ligne_de_jury_se_trouve_par_son_nom() -> None:
    """Any name of jury has the form of its line; what is not a line has none."""
    seats = line_form(("jury", "vae", "colleges"))
    assert seats is not None
    assert FieldForm("sieges", Box.PAIRS, needed=True) in seats.asked(())
    assert line_form(("jury", "vae")) is None
    assert line_form(("n_importe", "quoi")) is None


def test_la_loi_a_les_siens() -> None:
    """The lines of the law are described too, for those who read them."""
    assert all(form.words or form.fields[""] for _, form in law_lines())


def test_une_regle_nouvelle_a_son_formulaire_sans_rien_ajouter() -> None:
    """A parser written a minute ago says itself what it asks, by word and by condition."""

    def parse(table: Table) -> object:
        kind = table.word("regle", {"barème": 1, "porte": 2})
        if kind == 1:
            unit = table.word("par", {"domaine": "d", "bloc": "b"})
            return table.text("nom") if unit == "b" else table.raw("poids")
        return table.flag("stricte"), table.integer("rang", least=0, needed=False)

    form = form_of(parse)
    assert form.words == ("barème", "porte")
    assert {each.name: each.needed for each in form.asked(("barème",))} == {
        "par": True,
        "poids": False,
        "nom": False,
    }
    assert form.asked(("porte",)) == (
        FieldForm("stricte", Box.FLAG, needed=False),
        FieldForm("rang", Box.WHOLE, needed=False, least=0),
    )
