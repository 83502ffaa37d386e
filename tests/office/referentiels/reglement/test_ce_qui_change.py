"""Ce qui change d'un règlement à l'autre : ajouté, changé, retiré, en phrases."""

import pytest

from parchemin.domain.rules.reglement import Reglement
from parchemin.office.referentiels.reglement_changes import RuleChange, changes_between
from parchemin.readers.reglement import read_reglement
from tests.office.referentiels.builders import REGLEMENT
from tests.readers.samples import EXAMPLES

TEXT = REGLEMENT.read_text("utf-8")
SPLIT = TEXT.replace(
    '[validite.bloc]\nregle = "à vie"',
    '[[validite.bloc]]\nregle = "durée"\nduree = 5\nunite = "ans"\nlibelle = "Cinq ans"\n'
    'source = "Décision"\ndepuis = 2026-07-01\n\n[[validite.bloc]]\njusqu_au = 2026-06-30\n'
    'regle = "à vie"',
)


def changes(before: str, after: str) -> tuple[RuleChange, ...]:
    read = [read_reglement(text) for text in (before, after)]
    rules = [each.reglement for each in read]
    assert all(rules), [each.errors for each in read]
    return changes_between(*rules)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "path", sorted(EXAMPLES.glob("*/reglement.toml")), ids=lambda p: p.parent.name
)
def test_un_reglement_ne_change_pas_de_lui_meme(path) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """A text compared with itself, or with the same text commented, shows nothing."""
    text = path.read_text("utf-8")
    assert changes(text, f"# relu\n{text}") == ()


def test_une_regle_changee_montre_les_deux_phrases() -> None:
    """Before and after are sentences, under their question and their theme."""
    (change,) = changes(
        TEXT, TEXT.replace('"voix prépondérante du président"', '"la proposition est rejetée"')
    )
    assert change.kind == "changée"
    assert change.before is not None
    assert change.after is not None
    assert change.before.sentence == "Le président a voix prépondérante."
    assert change.after.sentence == "La proposition est rejetée."
    assert (change.theme, change.path) == ("Jury", "jury.certification.departage")


def test_une_regle_fermee_puis_remplacee_montre_les_deux_gestes() -> None:
    """A change from a date closes one rule and adds another, each said with its dates."""
    found = changes(TEXT, SPLIT)
    assert sorted(change.kind for change in found) == ["ajoutée", "changée"]
    dates = {change.after.dates for change in found if change.after}
    assert dates == {"depuis le 01/07/2026", "jusqu'au 30/06/2026"}


def test_l_inverse_de_l_ajout_est_le_retrait() -> None:
    """Compared the other way round, what was added is withdrawn."""
    nothing = Reglement(certification="X", title="X")
    whole = read_reglement(TEXT).reglement
    assert whole is not None
    there, back = changes_between(nothing, whole), changes_between(whole, nothing)
    assert {change.kind for change in there} == {"ajoutée"}
    assert {change.kind for change in back} == {"retirée"}
    assert len(there) == len(back) == len(whole.all_clauses())


def test_le_libelle_la_source_et_la_marque_comptent() -> None:
    """A rule that decides the same but says it differently has changed."""
    for old, new in (
        ('libelle = "Un bloc acquis le reste"', 'libelle = "Un bloc se garde"'),
        ('source = "Fiche muette sur la durée', 'source = "Décision sur la durée'),
    ):
        assert len(changes(TEXT, TEXT.replace(old, new))) == 1
    assert len(changes(TEXT, TEXT.replace("\nchoix_de_demonstration = true", "", 1))) == 1
