"""The codes a règlement names, against those of a référentiel."""

from dataclasses import replace

from parchemin.domain.comparison.annex import codes_named, compare_with_reglement
from parchemin.domain.comparison.sentences import annex_sentences
from parchemin.domain.rules.clause import Clause, Origin
from parchemin.domain.rules.reglement import Reglement
from tests.domain.comparison.builders import TEXTS, bloc, certification, competency

TEXT = certification(
    bloc(1, competency(TEXTS[0], code="C1")), bloc(2, competency(TEXTS[1], code="C2"))
)


def reglement(*labels: str) -> Reglement:
    """A règlement whose lines say these words."""
    clauses = {
        f"ligne.{rank}": (Clause(f"ligne.{rank}", None, Origin(label, "annexe")),)
        for rank, label in enumerate(labels)
    }
    return Reglement(certification="RNCP1", title="Essai", clauses=clauses)


def test_codes_are_found_in_the_lines() -> None:
    """Whole and short codes of blocs, modalities and competencies, each once, in order."""
    rules = reglement("RNCP1BC01ME1 puis BC02", "la compétence C1.2 et BC02", "le CQP de 2024")
    assert codes_named(rules) == ("RNCP1BC01ME1", "BC02", "C1.2")


def test_each_side_says_what_the_other_ignores() -> None:
    """A bloc of the référentiel left out, and a code nobody knows, are both told."""
    comparison = compare_with_reglement(TEXT, reglement("BC01 et C1", "RNCP1BC03"))
    assert comparison.common == ("BC01", "C1")
    assert comparison.only_reglement == ("RNCP1BC03",)
    assert comparison.only_referentiel == (("RNCP1BC02", "Bloc numéro 2"),)
    assert annex_sentences(comparison)[1:] == (
        "RNCP1BC03 : nommé par le règlement seul.",
        "RNCP1BC02, « Bloc numéro 2 » : au référentiel seul.",
    )


def test_a_reglement_that_names_nothing_is_said_so() -> None:
    """Silence is no difference, and no agreement either: the sentence says there is nothing."""
    comparison = compare_with_reglement(TEXT, reglement("tous les blocs"))
    assert comparison.silent
    assert comparison.same
    assert "ne nomme aucun bloc" in annex_sentences(comparison)[0]


def test_naming_competencies_alone_does_not_ask_for_blocs() -> None:
    """Only a règlement that names blocs is expected to name them all."""
    comparison = compare_with_reglement(replace(TEXT), reglement("C1 et C2"))
    assert comparison.same
    assert not comparison.silent


def test_a_bloc_is_not_named_by_a_longer_code() -> None:
    """« BC10 » names the tenth bloc and not the first, written « BC1 » on some fiches."""
    text = certification(
        replace(bloc(1), code="RNCP1BC1"), replace(bloc(2), code="RNCP1BC10", title="Bloc dix")
    )
    for named in ("RNCP1BC10", "RNCP1BC10ME1"):
        comparison = compare_with_reglement(text, reglement("RNCP1BC10", named))
        assert comparison.only_referentiel == (("RNCP1BC1", "Bloc numéro 1"),)
