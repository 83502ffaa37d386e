"""Where a page contradicts itself: its summary, its list, its blocs."""

from parchemin.readers.diagnostics import Diagnostic
from parchemin.readers.recognise import read

PAGE = """L'essentiel
Activités visées :
Coiffer
Compétences attestées :
{listed}
Modalités d'évaluation :
{summary}
RNCP00001BC01 - Accueillir
| Liste de compétences | Modalités d'évaluation |
|---|---|
|
{bloc} |
Accueil Étude de cas pratique Description : un sujet tiré au sort |
Voie d’accès à la certification
"""
LISTED = "Accueillir le client avec soin\nEncaisser le prix de la prestation"
BLOC = "Accueillir le client avec soin Encaisser le prix de la prestation"
SUMMARY = "Bloc 1\nAccueil\nÉtude de cas pratique\nDescription : un sujet tiré au sort"


def said(listed: str = LISTED, summary: str = SUMMARY, bloc: str = BLOC) -> list[Diagnostic]:
    """The findings on the blocs of a small page."""
    page = PAGE.format(listed=listed, summary=summary, bloc=bloc)
    wanted = ("resume", "competence", "coupe", "bloc-incomplet", "competences")
    found = read(page.encode(), "page").diagnostics
    return [each for each in found if each.code.startswith(wanted)]


def test_a_page_that_agrees_with_itself() -> None:
    """Nothing is said when list, summary and blocs agree."""
    assert said() == []


def test_a_summary_that_differs() -> None:
    """The summary's own words and the table's are given, on their two lines."""
    (only,) = said(summary=SUMMARY.replace("au sort", "au tri"))
    assert only.code == "resume-contredit-le-tableau"
    assert only.found == "« tiré au tri » / « tiré au sort »"
    assert only.place.lines == (9, 10, 11, 17)


def test_a_summary_by_no_bloc() -> None:
    """A summary that names no bloc cannot be compared, and that is said."""
    (only,) = said(summary="Étude de cas pratique")
    assert only.code == "resume-non-compare"


def test_a_summary_of_a_bloc_that_does_not_exist() -> None:
    """« Bloc 7 » of a page of one bloc is not compared with anything."""
    assert said(summary=SUMMARY.replace("Bloc 1", "Bloc 7")) == []


def test_a_competency_only_in_the_list() -> None:
    """A competency that no bloc holds is said once."""
    (only,) = said(listed=LISTED + "\nBalayer entièrement le sol du salon")
    assert only.code == "competence-sans-pendant"
    assert "Balayer" in only.found


def test_a_competency_only_in_the_bloc() -> None:
    """A competency that the list does not hold: the cut is doubtful, then nothing answers it."""
    found = {each.code for each in said(bloc=BLOC + " Zigzaguer librement hors piste")}
    assert "coupe-non-verifiee" in found or "competence-differente" in found


def test_a_final_dot_is_a_difference() -> None:
    """The texts are compared as they are written, final punctuation included."""
    (only,) = said(listed=LISTED + ".")
    assert only.code == "competence-differente"
    assert only.found == "« de la prestation. » / « de la prestation »"


def test_an_apostrophe_is_not_a_difference() -> None:
    """Curly or straight, an apostrophe says the same thing."""
    curly = LISTED.replace("le client", "l’invité")
    straight = BLOC.replace("le client", "l'invité")
    assert said(listed=curly, bloc=straight) == []


def test_an_empty_bloc() -> None:
    """A bloc that holds nothing is an error."""
    found = said(bloc="")
    codes = [each.code for each in found]
    assert codes.count("competence-sans-pendant") == 2
    assert codes.count("bloc-incomplet") == 1
