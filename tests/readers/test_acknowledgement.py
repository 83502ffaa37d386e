"""The report of the Caisse des Dépôts, in the shapes it is known to take."""

import re
from pathlib import Path

import pytest

from parchemin.readers.acknowledgement import read_acknowledgement
from parchemin.readers.acknowledgement_refusals import ADVICE, Refusal, classify
from parchemin.readers.diagnostics import UnreadableSource

SAMPLE = Path(__file__).parents[1] / "samples/accuses/accuse-mixte.xml"


def test_a_report_of_the_real_shape() -> None:
    """Head, refusals with their class and sentence, and acceptances, in the order of the file."""
    report = read_acknowledgement(SAMPLE.read_bytes(), "accuse.xml")
    assert (report.file_name, report.flow_id, report.treatment_id) == (
        "depot-001.xml",
        "flux-1",
        "67598",
    )
    assert [(one.technical_id, one.refusal, one.accepted) for one in report.passages] == [
        ("id-1", Refusal.IDENTITY, False),
        ("id-2", Refusal.IDENTITY_BIRTH_DAY, False),
        ("id-3", Refusal.ALREADY_THERE, True),
        ("id-4", None, True),
        ("id-5", None, True),
    ]
    assert report.passages[0].message == "Aucun titulaire ne correspond aux critères obligatoires"
    assert "nom de naissance" in (report.passages[0].advice or "")
    assert report.passages[3].advice is None


@pytest.mark.parametrize(
    ("message", "refusal"),
    [
        ("Aucun titulaire ne correspond aux critères obligatoires", Refusal.IDENTITY),
        (
            (
                "Aucun titulaire ne correspond aux critères obligatoires enrichis du jour et du mois "
                "de naissance"
            ),
            Refusal.IDENTITY_BIRTH_DAY,
        ),
        (
            "Aucun titulaire ne correspond aux critères obligatoires de réconciliation",
            Refusal.IDENTITY_BIRTH_PLACE,
        ),
        ("Plusieurs titulaires ont été identifiés", Refusal.AMBIGUOUS),
        ("… l'id technique partenaire 1559735 existe déjà en base", Refusal.ALREADY_THERE),
        ("Contrat inconnu", Refusal.UNKNOWN),
        ("", Refusal.UNKNOWN),
    ],
)
def test_sentences_are_classed(message: str, refusal: Refusal) -> None:
    """Each known sentence has its class, anything else is kept as unknown."""
    assert classify(message) is refusal


def test_every_class_has_an_advice() -> None:
    """The office always has something to do to propose."""
    assert set(ADVICE) == set(Refusal)


@pytest.mark.parametrize(
    "content",
    [
        (
            b"<rapport><PassagesKO><passage><idTechnique>a</idTechnique><messageErreur>M"
            b"</messageErreur></passage></PassagesKO><PassagesOK><idTechnique>b</idTechnique>"
            b"</PassagesOK></rapport>"
        ),
        (
            b"<ns2:rapport xmlns:ns2='u'><ns2:passagesKO><ns2:passage><ns2:idTechnique>a"
            b"</ns2:idTechnique><ns2:messageErreur>M</ns2:messageErreur></ns2:passage>"
            b"</ns2:passagesKO><ns2:passagesOK><ns2:passage><ns2:idTechnique>b</ns2:idTechnique>"
            b"</ns2:passage></ns2:passagesOK></ns2:rapport>"
        ),
        (
            b"<Rapport><PASSAGESKO><idTechnique> a </idTechnique><messageErreur>M</messageErreur>"
            b"</PASSAGESKO><PassagesOK><!-- rien --><idTechnique>b</idTechnique></PassagesOK></Rapport>"
        ),
    ],
)
def test_case_namespaces_and_wrappers_do_not_matter(content: bytes) -> None:
    """The shape is not published: the same two answers are read in each of its variants."""
    report = read_acknowledgement(content, "a.xml")
    assert [(one.technical_id, one.message) for one in report.passages] == [("a", "M"), ("b", None)]


def test_two_refusals_without_wrapper_keep_their_own_sentence() -> None:
    """Without wrapper, a sentence belongs to the identifier before it."""
    content = (
        b"<rapport><PassagesKO><idTechnique>a</idTechnique><messageErreur>Plusieurs titulaires"
        b"</messageErreur><idTechnique>b</idTechnique></PassagesKO></rapport>"
    )
    report = read_acknowledgement(content, "a.xml")
    assert [(one.technical_id, one.refusal) for one in report.passages] == [
        ("a", Refusal.AMBIGUOUS),
        ("b", Refusal.UNKNOWN),
    ]


def test_a_report_without_passage_is_read() -> None:
    """An empty section, or none, is a report that answers nothing yet."""
    report = read_acknowledgement(b"<rapport><idFlux>f</idFlux><PassagesKO/></rapport>", "a.xml")
    assert (report.flow_id, report.file_name, report.passages) == ("f", None, ())


def test_a_report_of_fifty_thousand_passages_is_read() -> None:
    """No ceiling on the number of passages: a full file of a large certifier goes through."""
    content = (
        b"<rapport><PassagesOK>"
        + b"".join(b"<idTechnique>%d</idTechnique>" % rank for rank in range(50_000))
        + b"</PassagesOK></rapport>"
    )
    report = read_acknowledgement(content, "a.xml")
    assert len({one.technical_id for one in report.passages}) == 50_000


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "xml-illisible"),
        (b"nom;prenom", "xml-illisible"),
        (b"<rapport><PassagesOK><idTechnique>a</idTechnique>", "xml-illisible"),
        (b"<flux/>", "pas-un-accuse"),
        (
            b"<!DOCTYPE r [<!ENTITY e 'secret'>]><rapport><idFlux>&e;</idFlux></rapport>",
            "pas-un-accuse",
        ),
    ],
)
def test_what_is_not_a_report_is_refused(content: bytes, code: str) -> None:
    """Empty, text, truncated, another XML or one with entities: one French sentence."""
    with pytest.raises(UnreadableSource) as refusal:
        read_acknowledgement(content, "retour.xml")
    assert refusal.value.code == code
    assert "« retour.xml »" in str(refusal.value)
    assert not re.search(r"tag|expected|data|<string>", str(refusal.value))
