"""A comparison written as a text to read and as JSON."""

import json
from dataclasses import replace

from hypothesis import given

from parchemin.domain.comparison.annex import AnnexComparison
from parchemin.domain.comparison.certifications import (
    compare_certifications,
    compare_list_with_blocs,
)
from parchemin.domain.comparison.changes import ChangeKind
from parchemin.domain.comparison.words import StretchKind, compare_words
from parchemin.domain.referentiel import Certification, Excerpt
from parchemin.writers.comparison_json import (
    KINDS,
    STRETCHES,
    annex_to_json,
    comparison_to_json,
)
from parchemin.writers.comparison_report import comparison_report, marked
from tests.domain.comparison.builders import (
    CERTIFICATIONS,
    TEXTS,
    bloc,
    certification,
    competency,
)

BEFORE = certification(
    bloc(1, competency(TEXTS[0], "Le geste est sûr"), competency(TEXTS[1])),
    bloc(2, competency(TEXTS[2])),
)
AFTER = certification(
    replace(
        bloc(1, competency(TEXTS[0], "Le geste est sûr et vif"), competency(TEXTS[4])),
        leads=(Excerpt(text="Le titulaire sait :"),),
        assessments=(),
    ),
    bloc(3, competency(TEXTS[6])),
)


def test_words_are_marked_on_one_line() -> None:
    """Removed words stand between [- and -], added ones between {+ and +}; lines are joined."""
    shown = marked(compare_words("Vendre\nle pain", "Vendre\nle fromage frais"))
    assert shown == "Vendre le [-pain-] {+fromage frais+}"
    assert marked(compare_words("", "")) == ""


def test_the_report_says_every_difference_at_its_place() -> None:
    """Bloc by bloc: lead-in, competency, criterion, modality, then what is gone."""
    report = comparison_report(compare_certifications(BEFORE, AFTER)).splitlines()
    assert report[0] == "1 bloc modifié, 1 bloc ajouté et 1 bloc retiré."
    assert "  Introduction : {+Le titulaire sait :+}" in report
    assert "    Critère : Le geste est sûr {+et vif+}" in report
    assert "  Modalité « Étude de cas » : retirée" in report
    assert report.index("RNCP1BC03, « Bloc numéro 3 » : ajouté.") < report.index(
        "RNCP1BC02, « Bloc numéro 2 » : retiré."
    )


def test_the_report_of_the_same_text_is_one_sentence() -> None:
    """Nothing to say, nothing more is said."""
    assert comparison_report(compare_certifications(BEFORE, BEFORE)) == (
        "Les deux textes disent la même chose.\n"
    )


def test_the_report_adds_where_the_second_text_contradicts_itself() -> None:
    """The general list and the blocs of the second text come last, under their heading."""
    torn = replace(AFTER, stated_competencies=(competency(TEXTS[7]),))
    report = comparison_report(compare_certifications(BEFORE, torn), compare_list_with_blocs(torn))
    assert "la liste générale et les blocs diffèrent" in report
    assert report.count("Liste générale compétence 1") == 2


@given(CERTIFICATIONS, CERTIFICATIONS)
def test_the_json_says_what_the_comparison_says(one: Certification, other: Certification) -> None:
    """Any comparison is JSON; its flag, its counts and its words agree with the domain's."""
    comparison = compare_certifications(one, other)
    form = json.loads(json.dumps(comparison_to_json(comparison)))
    assert form["identiques"] is comparison.same
    assert form["a_confirmer"] == comparison.uncertain
    assert len(form["blocs"]) == len(comparison.blocs)
    for each in (one for told in form["blocs"] for one in told["competences"]):
        assert each["sort"] in KINDS.values()
        told = "".join(text for kind, text in each["mots"] if kind != "retire")
        assert told == "\n".join(each["apres"])


def test_every_kind_has_its_word() -> None:
    """A fate added without its word fails here rather than at the user's."""
    assert set(KINDS) == set(ChangeKind)
    assert set(STRETCHES) == {kind.value for kind in StretchKind}


def test_the_codes_of_a_reglement_are_json_too() -> None:
    """What each side names alone, with the title where there is one."""
    form = annex_to_json(AnnexComparison(("BC01",), ("BC09",), (("RNCP1BC02", "Vente"),)))
    assert form["identiques"] is False
    assert form["referentiel_seul"] == [{"code": "RNCP1BC02", "intitule": "Vente"}]
    assert form["resume"][1] == "BC09 : nommé par le règlement seul."
